"""What is going on now: the session that is open, who waits for a talk, the closing sheet, and what comes next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from admin.screens.room import Room
from kiosk.board.bignumber import BigNumber
from kiosk.board.closing import ClosingScreen
from kiosk.board.requests import describe
from kiosk.board.view import View, view
from kiosk.desk.sessions import open_session, sessions
from kiosk.domain.sessions import Session, State
from kiosk.errors import TachiyoriError
from kiosk.language import N_, _, ngettext
from kiosk.language.times import day, hours, local, span
from kiosk.widgets.choice import Choice

_LOOK_EVERY = 0.5
_COMING = 4


class TodayRoom(Room):
    """The first room. It looks by itself, so that it can stay open beside the work."""

    DOOR = "1"
    HELP_TEXT = N_("What is going on now. The closing sheet asks how open requests ended, then erases the visits.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "closing", N_("Closing sheet")),
        Binding("o", "open_next", N_("Open the next session now")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._seen: tuple[int, int] | None = None
        self._next: Session | None = None
        self._open: Session | None = None
        self._view = View()
        self._coming: list[Session] = []

    def furnish(self) -> ComposeResult:
        yield Static("", id="heading", classes="title", markup=False)
        with Horizontal(id="now"):
            yield BigNumber(id="headcount")
            yield Static("", id="flow", markup=False)
        yield Static("", id="waiting", markup=False)
        with Horizontal(classes="row"):
            yield Choice(_("Closing sheet"), key="C", id="closing")
            yield Choice(_("Open the next session now"), key="O", id="open")
        yield Static(_("Coming"), classes="subtitle", markup=False)
        yield Static("", id="coming", markup=False)

    def on_mount(self) -> None:
        self.set_interval(_LOOK_EVERY, self._look)

    async def _look(self) -> None:
        """Refresh when anybody has committed, or half a minute has passed."""
        try:
            seen = (await self.desk.store.version(), self.desk.now() // 30)
        except TachiyoriError as error:
            self.say(str(error))
            return
        if seen != self._seen and self.is_current:
            self._seen = seen
            await self.refresh_room()

    async def load(self) -> None:
        self._view, planned, now = await view(self.desk), await sessions(self.desk), self.desk.now()
        self._coming = [session for session in planned if session.state is State.PLANNED and session.closes > now]

    def show(self) -> None:
        self._open, self._next = self._view.status.session, self._coming[0] if self._coming else None
        self._show_now(self._view)
        lines = [f"{self._when(session)}  {session.heading}" for session in self._coming[:_COMING]]
        self.query_one("#coming", Static).update("\n".join(lines) or _("Nothing is planned. Sessions are planned in room 2."))
        self.query_one("#closing").display = self._open is not None
        self.query_one("#open").display = self._open is None and self._next is not None

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        match message.choice.id:
            case "closing":
                await self.action_closing()
            case "open":
                await self.action_open_next()

    async def action_closing(self) -> None:
        """Show the closing sheet of the session that is open."""
        if self._open:
            await self.app.push_screen(ClosingScreen(self.desk, self.who))

    async def action_open_next(self) -> None:
        """Open the session that comes next before its time."""
        if self._open is None and self._next is not None:
            await self.do(open_session(self.desk, self._next.id, self.who))

    def _show_now(self, found: View) -> None:
        session, status = found.status.session, found.status
        heading, flow, waiting = _("No session is open."), "", ""
        if session:
            heading = f"{session.heading}  {self._when(session)}"
            lines = [
                _("people here, {count} of them children").format(count=status.headcount.companions),
                _("Arrivals {arrivals}   Departures {departures}").format(arrivals=status.visits, departures=status.departures),
                _("{span} to go").format(span=span(session.closing - self.desk.now())),
            ]
            flow = "\n".join(lines)
            waiting = self._waiting(found)
        self.query_one("#heading", Static).update(heading)
        self.query_one("#now").display = session is not None
        self.query_one(BigNumber).show(status.headcount.total)
        self.query_one("#flow", Static).update(flow)
        self.query_one("#waiting", Static).update(waiting)

    def _waiting(self, found: View) -> str:
        if not found.requests:
            return _("Nobody waits for a talk.")
        now = self.desk.now()
        lines = [
            ngettext("{count} request for a talk", "{count} requests for a talk", len(found.requests)).format(count=len(found.requests))
        ]
        patience = self.desk.settings.wait_minutes * 60
        return "\n".join([*lines, *(f"  {describe(each, now, now - each.asked >= patience)}" for each in found.requests)])

    def _when(self, session: Session) -> str:
        return f"{day(local(session.opens, self.desk.zone))} {hours(session.opens, session.closes, self.desk.zone)}"
