"""The admin's app: sign in, go from room to room, sign out by hand or by leaving it alone."""

import asyncio
import time
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from admin.screens.help import HelpScreen
from admin.screens.room import AdminScreen, Room
from admin.screens.rooms import DOORS, Door
from kiosk.desk.desk import Desk
from kiosk.desk.people import Person
from kiosk.desk.sessions import Housekeeper
from kiosk.errors import TachiyoriError
from kiosk.language import N_, _
from kiosk.widgets.app import HouseApp, HouseScreen, Scanned, run_at_desk
from kiosk.widgets.passphrase import PassphraseField, WrongTries

_TEND_EVERY = 1.0
_FOLDER = Path(__file__).parent


class AdminApp(HouseApp[int]):
    """The app of one member of staff."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [_FOLDER / "admin.tcss", _FOLDER.parent.parent / "kiosk" / "board" / "sheets.tcss"]
    TAKES_PASTES = True
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(door.key, f"go('{door.key}')", show=False) for door in DOORS),
        Binding("f1", "help", N_("Help"), priority=True),
        Binding("f9", "sign_out", N_("Sign out"), priority=True),
        Binding("ctrl+p", "command_palette", show=False, priority=True),
        Binding("ctrl+q", "quit", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, person: Person | None = None) -> None:
        """`person` is somebody who has signed in already."""
        super().__init__()
        self.desk = desk
        self.person = person
        self.theme = desk.settings.theme
        self.wrong_tries = WrongTries()
        self.trouble = ""
        self.told = ""
        self._housekeeper = Housekeeper(desk)
        self._touched_at = time.monotonic()

    async def on_mount(self) -> None:
        self.lock_signals()
        await self.push_screen(SignInScreen(self.desk, self.wrong_tries))
        if self.person:
            await self.enter(DOORS[0].enter())
        self.set_interval(_TEND_EVERY, self._tend)

    def touched(self) -> None:
        self._touched_at = time.monotonic()

    def go(self, key: str) -> None:
        """Enter the room behind a key, if this person may; forms that lie open are left."""
        if door := self._door(key):
            self.call_later(self.enter, door.enter())

    def _door(self, key: str) -> Door | None:
        return next((door for door in DOORS if door.key == key and self.person and door.opens_for(self.person.role)), None)

    async def enter(self, room: Room) -> None:
        """Show a room, read from the desk before it comes, so that it is drawn once."""
        try:
            await room.load()
            self.trouble = ""
        except TachiyoriError as error:
            self.trouble = str(error)
        if self.person:
            self._show_alone(room)

    def take_told(self) -> str:
        """Return, once, what a form wants the room below to say."""
        told, self.told = self.told, ""
        return told

    async def action_go(self, key: str) -> None:
        """Enter the room behind a key, unless a form is open, which would be lost. Keys that follow are for the new room."""
        if len(self.screen_stack) == 2 and (door := self._door(key)):
            await self.enter(door.enter())

    def action_sign_out(self) -> None:
        """Hide everything at once; the passphrase brings it back."""
        self.person = None
        self._show_alone(SignInScreen(self.desk, self.wrong_tries))

    async def action_help(self) -> None:
        """Say what can be done on the screen that is shown."""
        if isinstance(self.screen, AdminScreen) and not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        if self.person and len(self.screen_stack) == 2:
            self.push_screen(CommandPalette(placeholder=_("What would you like to do?")))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer every room, and every key of the room that is shown."""
        for door in DOORS:
            if self.person and door.opens_for(self.person.role):
                yield SystemCommand(door.name, _("Go to this room"), _going(self, door))
        for each in screen.active_bindings.values():
            if each.binding.description and each.node is screen:
                yield SystemCommand(each.binding.description, _("Here, with the key {key}").format(key=self.get_key_display(each.binding)),
                                    _doing(screen, each.binding.action))  # fmt: skip
        yield SystemCommand(_("Sign out"), _("Hide everything at once"), self.action_sign_out)
        yield SystemCommand(_("End the admin"), _("Close this program"), self.exit)

    async def on_passphrase_field_signed_in(self, message: PassphraseField.SignedIn) -> None:
        if not message.person.role.may_plan_and_look_back:
            if isinstance(self.screen, SignInScreen):
                self.screen.say(_("The board is your screen; the admin is for staff."))
            return
        self.person = message.person
        self.go(DOORS[0].key)

    def on_scanned(self, message: Scanned) -> None:
        """A card held to the office's reader does nothing here."""
        if isinstance(self.screen, AdminScreen):
            self.screen.say(_("That was a card. Cards are for the kiosk."))

    def _show_alone(self, screen: HouseScreen) -> None:
        while len(self.screen_stack) > 2:
            self.pop_screen()
        # Not awaited: the screen that goes is the one whose message asked for this.
        self.switch_screen(screen)

    async def _tend(self) -> None:
        idle = time.monotonic() - self._touched_at > self.desk.settings.blank_minutes * 60
        if idle and self.person is not None:
            self.action_sign_out()
        try:
            await self._housekeeper.work()
            self.theme = self.desk.settings.theme
        except TachiyoriError:
            return  # the room itself says what is wrong when it looks


class SignInScreen(HouseScreen):
    """Nothing but the field for the passphrase."""

    def __init__(self, desk: Desk, tries: WrongTries) -> None:
        super().__init__()
        self._desk = desk
        self._tries = tries

    def compose(self) -> ComposeResult:
        with Vertical(id="blank"):
            yield Static(self._desk.settings.place, id="place", markup=False)
            yield Static(_("The office of Tachiyori"), classes="label", markup=False)
            yield PassphraseField(self._desk, self._tries, names=True)
            yield Static("", id="sentence", markup=False)
            yield Static(_("Ctrl+Q ends the admin."), classes="label", markup=False)

    def say(self, sentence: str) -> None:
        """Show one sentence."""
        self.query_one("#sentence", Static).update(sentence)


def run_admin(folder: Path) -> None:
    """Run an admin on a data folder; raises TachiyoriError where the folder cannot be used."""
    asyncio.run(open_admin(folder))


async def open_admin(folder: Path, person: Person | None = None) -> None:
    """Run an admin to its end; `person` is somebody who need not sign in any more."""
    await run_at_desk(folder, lambda desk: AdminApp(desk, person))


def _going(app: AdminApp, door: Door) -> Any:
    return lambda: app.go(door.key)


def _doing(screen: Screen[Any], action: str) -> Any:
    return lambda: screen.run_action(action)
