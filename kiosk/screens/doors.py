"""The three things a participant may want, as the start and the scan-first screen offer them."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from kiosk.language import _
from kiosk.screens.visitor import VisitorScreen
from kiosk.widgets.choice import Choice

DOOR_KEYS: list[BindingType] = [
    Binding("f1", "enter_room", show=False),
    Binding("f2", "go_home", show=False),
    Binding("f3", "ask", show=False),
]


class Doors(VisitorScreen):
    """A screen with the three choices. What each does, with a scan or without, is up to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = DOOR_KEYS

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        if not self.is_current:
            return
        match message.choice.id:
            case "in":
                await self.action_enter_room()
            case "out":
                await self.action_go_home()
            case "ask":
                await self.action_ask()
            case other:
                await self.choose_other(str(other))

    async def action_enter_room(self) -> None:
        """Come in."""
        raise NotImplementedError

    async def action_go_home(self) -> None:
        """Go home."""
        raise NotImplementedError

    async def action_ask(self) -> None:
        """Ask for a talk."""
        raise NotImplementedError

    async def choose_other(self, choice: str) -> None:
        """Whatever else the screen offers."""


def way_in() -> Choice:
    """Return 入る."""
    return Choice("→  " + _("Come in"), key="F1", tall=True, id="in")


def way_out() -> Choice:
    """Return 帰る."""
    return Choice(_("Go home") + "  →", key="F2", tall=True, id="out")


def way_to_talk() -> Choice:
    """Return 相談: smaller, never hidden."""
    return Choice(_("I would like to talk"), key="F3", id="ask")
