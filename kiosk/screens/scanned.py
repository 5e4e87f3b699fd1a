"""Scan first: the same three choices whatever was scanned, so that a card tells nothing to whoever holds it."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from kiosk.language import _
from kiosk.screens.doors import Doors, way_in, way_out, way_to_talk
from kiosk.screens.visitor import RunningLine, sentence
from kiosk.widgets.choice import Choice


class ScannedScreen(Doors):
    """What the holder of a scan would like to do. The scan is kept in memory while this screen stands, nowhere else."""

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

    async def choose_other(self, choice: str) -> None:
        """Go back."""
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
