"""Scan first: the same three choices whatever was scanned, so that a card tells nothing to whoever holds it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from kiosk.language import _
from kiosk.screens.doors import way_in, way_out, way_to_talk
from kiosk.screens.visitor import RunningLine, VisitorScreen, sentence
from kiosk.widgets.choice import Choice


class ScannedScreen(VisitorScreen):
    """What the holder of a scan would like to do. The scan is kept in memory while this screen stands, nowhere else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "enter_room", show=False),
        Binding("f2", "go_home", show=False),
        Binding("f3", "ask", show=False),
    ]

    def __init__(self, scan: str) -> None:
        super().__init__()
        self._scan = scan

    def compose(self) -> ComposeResult:
        yield Static(_("What would you like to do?"), id="done", markup=False)
        with Horizontal(id="doors"):
            yield way_in()
            yield way_out()
        with Horizontal(id="quiet"):
            yield way_to_talk()
            yield Choice(_("Back"), id="back")
        yield sentence()
        yield RunningLine()

    async def take_scan(self, text: str) -> None:
        """The same code again, as a reader may send it, changes nothing."""
        if text != self._scan:
            await super().take_scan(text)

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
            case _other:
                await self.kiosk.action_home()

    async def action_enter_room(self) -> None:
        """Count an arrival with the scan."""
        await self.kiosk.arrive(self._scan)

    async def action_go_home(self) -> None:
        """Count a departure with the scan."""
        await self.kiosk.leave(scan=self._scan)

    async def action_ask(self) -> None:
        """Ask for a talk with the scan."""
        await self.kiosk.ask(scan=self._scan)
