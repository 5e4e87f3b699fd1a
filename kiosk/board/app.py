"""The board: sign in, then the live numbers until somebody blanks it."""

import asyncio
import time
from pathlib import Path, PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from kiosk.board.screen import BoardScreen
from kiosk.desk.desk import Desk
from kiosk.desk.people import Person
from kiosk.desk.sessions import Housekeeper
from kiosk.errors import TachiyoriError
from kiosk.language import _
from kiosk.widgets.app import HouseApp, HouseScreen, run_at_desk
from kiosk.widgets.passphrase import PassphraseField, WrongTries

_TEND_EVERY = 1.0


class BoardApp(HouseApp[int]):
    """The app of one board. It blanks by itself when nobody has touched it for as long as staff set."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [Path(__file__).with_name("board.tcss"), Path(__file__).with_name("sheets.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "blank", priority=True),
        Binding("ctrl+q", "quit", show=False),
    ]

    def __init__(self, desk: Desk, person: Person | None = None) -> None:
        """`person` is somebody who has signed in already."""
        super().__init__()
        self.desk = desk
        self.theme = desk.settings.theme
        self._person = person
        self.wrong_tries = WrongTries()
        self._housekeeper = Housekeeper(desk)
        self._touched_at = time.monotonic()

    async def on_mount(self) -> None:
        self.lock_signals()
        first = BoardScreen(self.desk, self._person) if self._person else BlankScreen(self.desk, self.wrong_tries)
        await self.push_screen(first)
        self.set_interval(_TEND_EVERY, self._tend)

    def touched(self) -> None:
        self._touched_at = time.monotonic()

    async def on_passphrase_field_signed_in(self, message: PassphraseField.SignedIn) -> None:
        await self.show_board(message.person)

    async def show_board(self, person: Person) -> None:
        """Show the numbers to somebody who signed in."""
        # Not awaited: the screen that goes is the one whose message asked for this.
        self.switch_screen(BoardScreen(self.desk, person))

    async def action_blank(self) -> None:
        """Hide everything at once; the passphrase brings it back."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        await self.switch_screen(BlankScreen(self.desk, self.wrong_tries))

    async def _tend(self) -> None:
        if time.monotonic() - self._touched_at > self.desk.settings.blank_minutes * 60 and not isinstance(self.screen, BlankScreen):
            await self.action_blank()
        try:
            await self._housekeeper.work()
            self.theme = self.desk.settings.theme
        except TachiyoriError:
            return  # the board itself says what is wrong, with each look at the numbers


class BlankScreen(HouseScreen):
    """Nothing but the field for the passphrase."""

    def __init__(self, desk: Desk, tries: WrongTries) -> None:
        super().__init__()
        self._desk = desk
        self._tries = tries

    def compose(self) -> ComposeResult:
        with Vertical(id="blank"):
            yield Static(self._desk.settings.place, id="place", markup=False)
            yield PassphraseField(self._desk, self._tries, names=True)
            yield Static(_("Ctrl+Q ends the board."), classes="label", markup=False)


def run_board(folder: Path) -> None:
    """Run a board on a data folder; raises TachiyoriError where the folder cannot be used."""

    asyncio.run(open_board(folder))


async def open_board(folder: Path, person: Person | None = None) -> None:
    """Run a board to its end; `person` is somebody who need not sign in any more."""
    await run_at_desk(folder, lambda desk: BoardApp(desk, person))
