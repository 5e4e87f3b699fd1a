"""The board itself: the headcount as a picture, the waiting list, and the keys that work on it."""

from collections.abc import Awaitable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Digits, Static

from kiosk.board.outcome import OutcomeScreen
from kiosk.board.requests import RequestRow
from kiosk.desk.consultation import Request, give_back, miss, open_requests, take
from kiosk.desk.correct import correct
from kiosk.desk.count import Status, status
from kiosk.desk.desk import Desk
from kiosk.desk.people import Person
from kiosk.errors import TachiyoriError
from kiosk.language import _
from kiosk.language.times import clock, hours, span
from kiosk.widgets.app import HouseScreen

_LOOK_EVERY = 0.25
"""Seconds between two looks whether anybody committed (4 microseconds each); half a second is what a tap may take."""


class BoardScreen(HouseScreen):
    """The live numbers, for one facilitator."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("t", "take", show=False),
        Binding("g", "give_back", show=False),
        Binding("d", "done", show=False),
        Binding("n", "miss", show=False),
        Binding("plus", "correct(1)", show=False),
        Binding("minus", "correct(-1)", show=False),
    ]

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self._desk = desk
        self._person = person
        self._seen: tuple[int, int] | None = None
        self._requests: list[Request] = []
        self._chosen = 0

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static("", id="place", markup=False)
            yield Static("", id="clock", markup=False)
        with Horizontal(id="board"):
            with Vertical(id="count"):
                yield Static(_("In the room"), classes="label", markup=False)
                yield Digits("0", id="headcount")
                yield Static("", id="children", markup=False)
                yield Static("", id="flow", markup=False)
            with Vertical(id="waiting"):
                yield Static(_("Waiting for a talk"), classes="label", markup=False)
                yield Vertical(id="requests")
        yield Static("", id="sentence", markup=False)
        yield Static(_("T take  G give back  D done  N not found  + − correct  F9 blank"), id="keys", markup=False)

    async def on_mount(self) -> None:
        await self.look()
        self.set_interval(_LOOK_EVERY, self.look)

    async def look(self) -> None:
        """Show the numbers anew when somebody committed, or when a minute has passed."""
        try:
            seen = (await self._desk.store.version(), self._desk.now() // 60)
            if seen == self._seen:
                return
            now, requests = await status(self._desk), await open_requests(self._desk)
        except TachiyoriError as error:
            self.say(str(error))
            return
        self._seen = seen
        self._show_numbers(now)
        await self._show_requests(requests)

    async def refresh_now(self) -> None:
        """Show this board's own change at once: one's own commits do not count as somebody's."""
        self._seen = None
        await self.look()

    def say(self, sentence: str) -> None:
        """Show one sentence."""
        self.query_one("#sentence", Static).update(sentence)

    async def action_move(self, by: int) -> None:
        """Choose the request above or below."""
        if self._requests:
            self._chosen = (self._chosen + by) % len(self._requests)
            await self._show_requests(self._requests)

    async def action_take(self) -> None:
        """Take the chosen request."""
        if request := self._request():
            await self._do(take(self._desk, self._desk.command(), request.id, self._person.name))

    async def action_give_back(self) -> None:
        """Let the chosen request wait again."""
        if request := self._request():
            await self._do(give_back(self._desk, self._desk.command(), request.id))

    async def action_miss(self) -> None:
        """Say that she was not found."""
        if request := self._request():
            await self._do(miss(self._desk, self._desk.command(), request.id))

    async def action_done(self) -> None:
        """Ask how the talk ended."""
        if request := self._request():
            await self.app.push_screen(OutcomeScreen(self._desk, request))

    async def action_correct(self, by: int) -> None:
        """Set the headcount right by one person."""
        reason = "not_checked_in" if by > 0 else "not_checked_out"
        await self._do(correct(self._desk, self._desk.command(), people=by, reason=reason))

    def on_screen_resume(self) -> None:
        self._seen = None

    def _request(self) -> Request | None:
        return self._requests[self._chosen] if self._requests else None

    async def _do(self, change: Awaitable[None]) -> None:
        try:
            await change
            self.say("")
        except TachiyoriError as error:
            self.say(str(error))
        await self.refresh_now()

    def _show_numbers(self, now: Status) -> None:
        desk, session = self._desk, now.session
        self.query_one("#clock", Static).update(clock(desk.now(), desk.zone))
        place = _("No session is open.")
        if session:
            left = span(session.closing - desk.now())
            place = f"{session.venue}  {session.title}  {hours(session.opens, session.closes, desk.zone)}   "
            place += _("{span} to go").format(span=left)
        self.query_one("#place", Static).update(place)
        self.query_one("#headcount", Digits).update(str(now.headcount.total))
        self.query_one("#children", Static).update(_("of which children {count}").format(count=now.headcount.companions))
        flow = _("Arrivals {visits}   Departures {departures}").format(visits=now.visits, departures=now.departures)
        self.query_one("#flow", Static).update(flow)

    async def _show_requests(self, requests: list[Request]) -> None:
        self._requests = requests
        self._chosen = min(self._chosen, max(len(requests) - 1, 0))
        place = self.query_one("#requests", Vertical)
        async with self.batch():
            await place.remove_children()
            rows = [RequestRow(request, number, self._desk.now()) for number, request in enumerate(requests, 1)]
            for number, row in enumerate(rows):
                row.set_class(number == self._chosen, "-chosen")
            await place.mount_all(rows or [Static(_("Nobody is waiting."), classes="label", markup=False)])

    async def on_request_row_picked(self, message: RequestRow.Picked) -> None:
        self._chosen = message.place
        await self._show_requests(self._requests)
