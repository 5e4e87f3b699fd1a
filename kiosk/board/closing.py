"""The closing sheet: what the session came to, the requests that are still open one by one, then the fold."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from kiosk.board.outcome import OutcomeScreen
from kiosk.desk.consultation import open_requests
from kiosk.desk.count import Status, status
from kiosk.desk.desk import Desk
from kiosk.desk.fold import close_session
from kiosk.errors import TachiyoriError
from kiosk.language import _
from kiosk.widgets.app import HouseScreen
from kiosk.widgets.choice import Choice


class ClosingScreen(HouseScreen):
    """Shown at closing time, or when a facilitator asks for it. Nothing is closed before she says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", show=False),
        Binding("r", "ask_next", show=False),
        Binding("c", "close", show=False),
    ]

    def __init__(self, desk: Desk, who: str) -> None:
        super().__init__()
        self._who = who
        self._desk = desk
        self._session: int | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="outcome"):
            yield Static(_("Closing sheet"), id="done", markup=False)
            yield Static("", id="sheet", markup=False)
            yield Choice(_("Go through the open requests"), key="R", id="ask")
            yield Choice(_("Close the session and erase its visits"), key="C", id="close")
            yield Choice(_("Not yet"), key="Esc", id="back")
            yield Static("", id="sentence", markup=False)

    async def on_mount(self) -> None:
        await self.look()

    async def on_screen_resume(self) -> None:
        if self.is_mounted:
            await self.look()

    async def look(self) -> None:
        """Show the sheet as it stands."""
        try:
            now, requests = await status(self._desk), await open_requests(self._desk)
        except TachiyoriError as error:
            self._say(str(error))
            return
        self._session = now.session.id if now.session else None
        self.query_one("#sheet", Static).update(_sheet(now, len(requests)))
        self.query_one("#ask").display = bool(requests)
        self.query_one("#close").display = not requests and self._session is not None

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        match str(message.choice.id):
            case "ask":
                await self.action_ask_next()
            case "close":
                await self.action_close()
            case _other:
                self.app.pop_screen()

    async def action_ask_next(self) -> None:
        """Ask how the oldest open request ended."""
        if requests := await open_requests(self._desk):
            await self.app.push_screen(OutcomeScreen(self._desk, requests[0]))

    async def action_close(self) -> None:
        """Close the session, once nobody waits any more."""
        if self._session is None or await open_requests(self._desk):
            await self.look()
            return
        try:
            await close_session(self._desk, self._session, self._who)
        except TachiyoriError as error:
            self._say(str(error))
        else:
            self.app.pop_screen()

    def _say(self, sentence: str) -> None:
        self.query_one("#sentence", Static).update(sentence)


def _sheet(now: Status, waiting: int) -> str:
    lines = [
        (_("Arrivals"), now.visits),
        (_("Departures"), now.departures),
        (_("of which just so"), now.unmatched),
        (_("Still present"), now.headcount.present),
        (_("of which children"), now.headcount.companions),
        (_("Open requests"), waiting),
    ]
    return "\n".join(f"{value:>4}  {name}" for name, value in lines)
