"""When nothing can be counted: no session is open, or the data cannot be reached. Calm, with a way on."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from kiosk.language import _
from kiosk.language.times import day, hours, local
from kiosk.screens.visitor import HomeScreen, VisitorScreen, sentence


class RestingScreen(HomeScreen):
    """No session is open: when the next one opens."""

    def compose(self) -> ComposeResult:
        desk, coming = self.kiosk.desk, self.kiosk.next_session
        with Vertical(id="rest"):
            yield Static(desk.settings.place, id="place", markup=False)
            if coming:
                opens = local(coming.opens, desk.zone)
                when = f"{day(opens)}  {hours(coming.opens, coming.closes, desk.zone)}"
                yield Static(_("We open next on"), classes="label", markup=False)
                yield Static(when, id="when", markup=False)
                yield Static(f"{coming.title}  ({coming.venue})" if coming.venue != desk.settings.place else coming.title, markup=False)
            else:
                yield Static(_("We are closed at the moment."), id="when", markup=False)
            yield Static(_("Staff: F12"), id="staff-hint", markup=False)
        yield sentence()

    async def take_scan(self, text: str) -> None:
        """A scan finds nothing to do."""


class TooSmallScreen(VisitorScreen):
    """The window has become too small for the choices; it goes by itself when there is room again."""

    RETURNS = False

    def compose(self) -> ComposeResult:
        yield Static(_("Please make this window larger."), id="sentence", markup=False)

    async def take_scan(self, text: str) -> None:
        """A scan finds nothing to do."""


class TroubleScreen(HomeScreen):
    """The data cannot be reached: visitors simply come in; staff find the reason behind F12."""

    def compose(self) -> ComposeResult:
        with Vertical(id="rest"):
            yield Static(_("This screen is taking a short rest."), id="when", markup=False)
            yield Static(_("Please come in as you are, and tell somebody at the desk."), markup=False)
            yield Static(_("Staff: F12"), id="staff-hint", markup=False)
        yield sentence()

    async def take_scan(self, text: str) -> None:
        """A scan finds nothing to do."""
