"""What every room of the admin shares: the line on top, the list of rooms, the keys at the bottom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from admin.screens.frame import KeyLine, RoomList, TopLine
from kiosk.desk.desk import Desk
from kiosk.errors import TachiyoriError
from kiosk.language import N_, _
from kiosk.language.times import clock
from kiosk.widgets.app import HouseScreen

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from admin.screens.app import AdminApp
    from admin.screens.form import FormScreen


class AdminScreen(HouseScreen):
    """A room, or a form on top of one. The names of its keys are msgids, said in the language spoken now."""

    HELP_TEXT: ClassVar[str] = ""

    @property
    def admin(self) -> AdminApp:
        """The app, by its own type."""
        return cast("AdminApp", self.app)

    @property
    def desk(self) -> Desk:
        """The desk that the app works on."""
        return self.admin.desk

    @property
    def who(self) -> str:
        """The name of the person who signed in, for the audit trail."""
        return self.admin.person.name if self.admin.person else ""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        # The app's own keys come first, so that help is in sight however many keys a room has.
        found = sorted(super().active_bindings.items(), key=lambda each: each[1].node is not self.app)
        return {key: each._replace(binding=replace(each.binding, description=_said(each.binding.description))) for key, each in found}

    def say(self, sentence: str) -> None:
        """Show one sentence above the keys."""
        self.query_one("#sentence", Static).update(sentence)


class Room(AdminScreen):
    """One room. It reads and shows anew whenever it comes to the front."""

    DOOR: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave_field", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._was_left = False

    def compose(self) -> ComposeResult:
        from admin.screens.rooms import DOORS

        person = self.admin.person
        yield TopLine(self.desk.settings.place, person.name if person else "", clock(self.desk.now(), self.desk.zone))
        with Horizontal(id="house"):
            rooms = [(door.key, door.name) for door in DOORS if person and door.opens_for(person.role)]
            yield RoomList(rooms, self.DOOR, apart=2 if self.app.size.height >= 28 else 1)
            with Vertical(id="room"):
                yield from self.furnish()
        yield Static("", id="sentence", markup=False)
        yield KeyLine()

    def furnish(self) -> ComposeResult:
        """Yield what stands in the room."""
        yield Static("", markup=False)

    async def load(self) -> None:
        """Read from the desk what the room shows; may raise TachiyoriError. Done before the room is shown for the first time."""

    def show(self) -> None:
        """Show what was read."""

    async def refresh_room(self) -> None:
        """Read and show anew, or say what is wrong where the desk cannot be read."""
        try:
            await self.load()
        except TachiyoriError as error:
            self.say(str(error))
        else:
            self.show()

    def on_mount(self) -> None:
        if self.admin.trouble:
            self.say(self.admin.trouble)
        else:
            self.show()
        if target := self.first_focus():
            self.set_focus(target)

    def first_focus(self) -> Widget | None:
        """Return the widget that has the keys when the room opens."""
        return None

    async def on_screen_resume(self) -> None:
        # The first time it shows what was loaded before it came; each time after that a form has been left.
        if self._was_left:
            await self.refresh_room()
        self._was_left = False

    def on_screen_suspend(self) -> None:
        self._was_left = True

    def on_room_list_asked(self, message: RoomList.Asked) -> None:
        self.admin.go(message.key)

    async def open_form(self, form: FormScreen) -> None:
        """Lay a form on top of the room."""
        try:
            await form.prepare()
        except TachiyoriError as error:
            self.say(str(error))
        else:
            await self.app.push_screen(form)

    async def do(self, change: Awaitable[object]) -> bool:
        """Wait for a change, then look anew; a refusal is told. Returns whether it was done."""
        try:
            await change
        except TachiyoriError as error:
            self.say(str(error))
            return False
        self.say("")
        await self.refresh_room()
        return True

    def action_leave_field(self) -> None:
        """Take the keys out of a field, so that they are commands again."""
        if isinstance(self.focused, Input):
            self.set_focus(self.first_focus())


def _said(description: str) -> str:
    return _(description) if description else ""


YEAR_KEYS: list[BindingType] = [
    Binding("left_square_bracket", "year(-1)", N_("Year before"), key_display="["),
    Binding("right_square_bracket", "year(1)", N_("Year after"), key_display="]"),
]
"""The keys with which a room turns from one fiscal year to the next."""
