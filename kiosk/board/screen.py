"""The board itself: the headcount as a picture, the waiting list, the counters, and the keys that work on them."""

from collections.abc import Awaitable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kiosk.board.closing import ClosingScreen
from kiosk.board.correct import CorrectScreen
from kiosk.board.outcome import OutcomeScreen
from kiosk.board.panels import CounterPanel, CountPanel, DevicePanel, WaitingPanel
from kiosk.board.view import View, view
from kiosk.desk.consultation import Request, give_back, miss, take
from kiosk.desk.counters import count
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
        Binding("c", "closing", show=False),
        Binding("u", "uncount", show=False),
        *(Binding(str(number), f"count({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self._desk = desk
        self._person = person
        self._seen: tuple[int, int] | None = None
        self._view = View()
        self._counted: list[str] = []
        self._announced: int | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static("", id="place", markup=False)
            yield Static("", id="left", markup=False)
            yield Static("", id="clock", markup=False)
        with Horizontal(id="board"):
            yield CountPanel()
            with Vertical(id="right"):
                yield WaitingPanel()
                yield CounterPanel()
        yield DevicePanel()
        yield Static("", id="sentence", markup=False)
        keys = _("T take  G give back  D done  N not found  + − correct  1-9 count  U undo count  C closing  F9 blank")
        yield Static(keys, id="keys", markup=False)

    async def on_mount(self) -> None:
        await self.look()
        self.set_interval(_LOOK_EVERY, self.look)

    async def on_screen_resume(self) -> None:
        self._seen = None
        if self.is_mounted:
            await self.look()

    async def look(self) -> None:
        """Show everything anew when somebody committed, or when half a minute has passed."""
        if not self.is_current:
            return
        try:
            seen = (await self._desk.store.version(), self._desk.now() // 30)
            if seen == self._seen:
                return
            found = await view(self._desk)
        except TachiyoriError as error:
            self._seen = None
            self.say(str(error))
            return
        if self._seen is None:
            self.say("")
        self._seen = seen
        await self._show(found)

    def say(self, sentence: str) -> None:
        """Show one sentence."""
        self.query_one("#sentence", Static).update(sentence)

    def action_move(self, by: int) -> None:
        """Choose the request above or below."""
        self.query_one(WaitingPanel).move(by)

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
        """Ask why the headcount is wrong by one."""
        await self.app.push_screen(CorrectScreen(self._desk, by, self._person.name))

    async def action_closing(self) -> None:
        """Show the closing sheet."""
        await self.app.push_screen(ClosingScreen(self._desk, self._person.name))

    async def action_count(self, number: int) -> None:
        """Add one to the counter with this number."""
        if number <= len(self._view.counters):
            name = self._view.counters[number - 1].name
            if await self._do(count(self._desk, self._desk.command(), name)):
                self._counted.append(name)

    async def action_uncount(self) -> None:
        """Take back what this board counted last."""
        if self._counted:
            await self._do(count(self._desk, self._desk.command(), self._counted.pop(), -1))

    async def on_counter_panel_counted(self, message: CounterPanel.Counted) -> None:
        await self.action_count(message.number)

    def _request(self) -> Request | None:
        return self.query_one(WaitingPanel).chosen

    async def _do(self, change: Awaitable[None]) -> bool:
        try:
            await change
        except TachiyoriError as error:
            self.say(str(error))
            return False
        self.say("")
        self._seen = None
        await self.look()
        return True

    async def _show(self, found: View) -> None:
        before, self._view = self._view, found
        desk, session, now = self._desk, found.status.session, self._desk.now()
        self.query_one("#clock", Static).update(clock(now, desk.zone))
        place, left = _("No session is open."), ""
        if session:
            place = f"{session.heading}  {hours(session.opens, session.closes, desk.zone)}"
            left = _("{span} to go").format(span=span(session.closing - now))
        self.query_one("#place", Static).update(place)
        self.query_one("#left", Static).update(left)
        self.query_one(CountPanel).show(found, desk.zone)
        self.query_one(CounterPanel).show(found)
        self.query_one(DevicePanel).show(found, now, desk.zone)
        self.query_one(WaitingPanel).show(found.requests, now, desk.settings.wait_minutes)
        if len(found.requests) > len(before.requests) and desk.settings.sound == "on":
            self.app.bell()
        if session and now >= session.closing and self._announced != session.id:
            self._announced = session.id
            await self.action_closing()
