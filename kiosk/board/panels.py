"""The four parts of the board. Each is given what it shows and keeps no numbers of its own."""

from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from kiosk.board.bignumber import BigNumber
from kiosk.board.numbers import draw_curve, fullness
from kiosk.board.requests import RequestRow
from kiosk.board.view import View
from kiosk.desk.consultation import Request
from kiosk.language import _
from kiosk.language.times import clock
from kiosk.widgets.choice import Choice

_CURVE_WIDTH = 36
_MOST_ROWS = 12


class CountPanel(Widget):
    """Who is here: the number is the picture."""

    def compose(self) -> ComposeResult:
        yield Static(_("In the room"), classes="label", markup=False)
        yield BigNumber("", id="headcount", markup=False)
        yield Static("", id="children", markup=False)
        yield Static("", id="flow", markup=False)
        yield Static("", id="capacity", markup=False)
        yield Static("", id="curve", markup=False)

    def show(self, found: View, zone: ZoneInfo) -> None:
        """Show the numbers of a view."""
        status, afternoon = found.status, found.afternoon
        capacity = status.session.capacity if status.session else None
        self.query_one("#headcount", BigNumber).show(status.headcount.total)
        self._put("#children", _("of which children {count}").format(count=status.headcount.companions))
        flow = _("Arrivals {visits}   Departures {departures}").format(visits=status.visits, departures=status.departures)
        self._put("#flow", flow + "   " + _("most {peak}").format(peak=afternoon.peak if afternoon else 0))
        full = fullness(status.headcount.total, capacity)
        self._put("#capacity", _("Capacity {capacity}").format(capacity=capacity) + f"\n{full.bar}  {full.word}" if full else "")
        for style in ("-room", "-near", "-over"):
            self.set_class(full is not None and full.style == style, style)
        self._put("#curve", draw_curve(afternoon.curve, afternoon.begin, zone, _CURVE_WIDTH) if afternoon else "")

    def _put(self, place: str, text: str) -> None:
        self.query_one(place, Static).update(text)


class WaitingPanel(Widget):
    """Who waits for a talk, oldest first; one of them is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._requests: list[Request] = []
        self._place = 0

    def compose(self) -> ComposeResult:
        yield Static(_("Waiting for a talk"), classes="label", markup=False)
        with Vertical(id="requests"):
            for number in range(_MOST_ROWS):
                yield RequestRow(number)
        yield Static("", id="more", classes="label", markup=False)

    @property
    def chosen(self) -> Request | None:
        """The request that the keys work on."""
        return self._requests[self._place] if self._requests else None

    def show(self, requests: list[Request], now: int, patience_minutes: int) -> None:
        """Show the requests; whoever is chosen stays chosen though the list moves."""
        chosen = self.chosen
        self._requests = requests[:_MOST_ROWS]
        places = [place for place, request in enumerate(self._requests) if chosen and request.id == chosen.id]
        self._place = places[0] if places else min(self._place, max(len(self._requests) - 1, 0))
        for place, row in enumerate(self.query(RequestRow)):
            request = self._requests[place] if place < len(self._requests) else None
            row.show(request, place == self._place, now, patience_minutes)
        more = len(requests) - len(self._requests)
        text = _("and {count} more").format(count=more) if more else ("" if requests else _("Nobody is waiting."))
        self.query_one("#more", Static).update(text)

    def move(self, by: int) -> None:
        """Choose the request above or below."""
        if self._requests:
            self._place = (self._place + by) % len(self._requests)
            for place, row in enumerate(self.query(RequestRow)):
                row.set_class(place == self._place, "-chosen")

    def on_request_row_picked(self, message: RequestRow.Picked) -> None:
        if message.place < len(self._requests):
            self._place = message.place
            self.move(0)


class CounterPanel(Widget):
    """What was handed out or joined: a key or tap adds one."""

    class Counted(Message):
        """The counter with this number (from 1) was tapped."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def compose(self) -> ComposeResult:
        yield Static(_("Handed out"), classes="label", markup=False)
        with Vertical(id="counters"):
            for number in range(1, 10):
                yield Choice("", id=f"counter-{number}")

    def show(self, found: View) -> None:
        """Show the counters of a view."""
        self.display = bool(found.counters)
        for number in range(1, 10):
            choice = self.query_one(f"#counter-{number}", Choice)
            choice.display = number <= len(found.counters)
            if choice.display:
                counter = found.counters[number - 1]
                choice.update(Content(f"{number}  {counter.name}  {counter.value}"))

    def on_choice_chosen(self, message: Choice.Chosen) -> None:
        message.stop()
        self.post_message(self.Counted(int(str(message.choice.id).removeprefix("counter-"))))


class DevicePanel(Static):
    """The kiosks of the house and whether they are there; shape and word say it."""

    def show(self, found: View, now: int, zone: ZoneInfo) -> None:
        """Show the devices of a view."""
        parts = []
        for device in found.devices:
            state = "● " + _("connected")
            if not device.is_online(now):
                state = "○ " + _("silent since {time}").format(time=clock(device.seen, zone))
            unsent = "  " + _("unsent {count}").format(count=device.unsent) if device.unsent else ""
            parts.append(f"{device.name} {state}{unsent}")
        self.update(Content("    ".join(parts)))
