"""The cover: one key or a tap in the corner, and nothing stands on the screen but a clock and the opening hours."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Digits, Static

from kiosk.language.times import clock, hours
from kiosk.screens.visitor import VisitorScreen, sentence


class CoverScreen(VisitorScreen):
    """A neutral picture. Whatever was shown before is gone; any touch leads to the start."""

    RETURNS = False

    def compose(self) -> ComposeResult:
        desk, session = self.kiosk.desk, self.kiosk.session
        with Vertical(id="rest"):
            yield Digits(clock(desk.now(), desk.zone), id="cover-clock")
            yield Static(session.venue if session else desk.settings.place, markup=False)
            if session:
                yield Static(hours(session.opens, session.closes, desk.zone), markup=False)
        yield sentence()

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tell_time)

    async def on_click(self) -> None:
        await self.kiosk.action_home()

    async def on_key(self, event: events.Key) -> None:
        event.stop()
        await self.kiosk.action_home()

    async def take_scan(self, text: str) -> None:
        """A scan is a touch like any other."""
        await self.kiosk.action_home()

    def _tell_time(self) -> None:
        self.query_one(Digits).update(clock(self.kiosk.desk.now(), self.kiosk.desk.zone))
