"""How a talk ended."""

from collections.abc import Awaitable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from kiosk.desk.consultation import Request, call_off, finish, miss
from kiosk.desk.desk import Desk
from kiosk.desk.partners import partners
from kiosk.domain.requests import Outcome
from kiosk.errors import TachiyoriError
from kiosk.language import _
from kiosk.language.callsigns import say
from kiosk.language.terms import outcome_name
from kiosk.widgets.app import HouseScreen
from kiosk.widgets.choice import Choice

_MISSED, _CALLED_OFF = "missed", "called-off"
_KEYS = {"1": Outcome.TALKED, "2": Outcome.INTERVIEW, "3": Outcome.HANDED_ON, "4": Outcome.LISTENED}


class OutcomeScreen(HouseScreen):
    """Asks how the talk ended and closes the request."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", show=False),
        *(Binding(key, f"end('{outcome.value}')", show=False) for key, outcome in _KEYS.items()),
        Binding("5", f"end('{_MISSED}')", show=False),
        Binding("6", f"end('{_CALLED_OFF}')", show=False),
    ]

    def __init__(self, desk: Desk, request: Request) -> None:
        super().__init__()
        self._desk = desk
        self._request = request

    def compose(self) -> ComposeResult:
        with Vertical(id="outcome"):
            yield Static(_("How did the talk with {name} end?").format(name=say(self._request.sign)), id="done", markup=False)
            for key, outcome in _KEYS.items():
                yield Choice(f"{key}  {outcome_name(outcome)}", id=outcome.value)
            yield Choice("5  " + _("Not found"), id=_MISSED)
            yield Choice("6  " + _("She no longer wants to"), id=_CALLED_OFF)
            yield Vertical(id="partners")
            yield Input(placeholder=_("Name of the partner programme, then Enter"), id="partner", max_length=120)
            yield Choice(_("Back"), id="back")
            yield Static("", id="sentence", markup=False)

    def on_mount(self) -> None:
        self.query_one(Input).display = False

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        if message.choice.id == "back":
            self.app.pop_screen()
        elif message.choice.has_class("partner"):
            await self._end(finish(self._desk, self._desk.command(), self._request.id, Outcome.HANDED_ON, str(message.choice.name)))
        else:
            await self.action_end(str(message.choice.id))

    async def action_end(self, outcome: str) -> None:
        """Close the request; one that is handed on needs a name first, from staff's list or typed."""
        desk, request = self._desk, self._request.id
        match outcome:
            case Outcome.HANDED_ON.value:
                await self._ask_partner()
            case "missed":
                await self._end(miss(desk, desk.command(), request))
            case "called-off":
                await self._end(call_off(desk, desk.command(), request))
            case other:
                await self._end(finish(desk, desk.command(), request, Outcome(other)))

    async def on_input_submitted(self, message: Input.Submitted) -> None:
        await self._end(finish(self._desk, self._desk.command(), self._request.id, Outcome.HANDED_ON, message.value))

    async def _ask_partner(self) -> None:
        place, field = self.query_one("#partners"), self.query_one(Input)
        if not place.children:
            await place.mount_all(Choice(name, name=name, classes="partner") for name in await partners(self._desk))
        field.display = True
        self.set_focus(place.query(Choice).first() if place.children else field)

    async def _end(self, end: Awaitable[None]) -> None:
        try:
            await end
        except TachiyoriError as error:
            self.query_one("#sentence", Static).update(str(error))
        else:
            self.app.pop_screen()
