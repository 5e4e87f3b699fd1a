"""How a talk ended."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from kiosk.desk.consultation import Request, finish
from kiosk.desk.desk import Desk
from kiosk.domain.requests import Outcome
from kiosk.errors import TachiyoriError
from kiosk.language import _
from kiosk.language.callsigns import say
from kiosk.widgets.app import HouseScreen
from kiosk.widgets.choice import Choice

_KEYS = {"1": Outcome.TALKED, "2": Outcome.INTERVIEW, "3": Outcome.HANDED_ON, "4": Outcome.LISTENED}


class OutcomeScreen(HouseScreen):
    """Asks how the talk ended and closes the request."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", show=False),
        *(Binding(key, f"end('{outcome.value}')", show=False) for key, outcome in _KEYS.items()),
    ]

    def __init__(self, desk: Desk, request: Request) -> None:
        super().__init__()
        self._desk = desk
        self._request = request

    def compose(self) -> ComposeResult:
        names = {
            Outcome.TALKED: _("Talked on the spot"),
            Outcome.INTERVIEW: _("Interview booked"),
            Outcome.HANDED_ON: _("Handed on to a partner programme"),
            Outcome.LISTENED: _("Listened only"),
        }
        with Vertical(id="outcome"):
            yield Static(_("How did the talk with {name} end?").format(name=say(self._request.sign)), id="done", markup=False)
            for key, outcome in _KEYS.items():
                yield Choice(f"{key}  {names[outcome]}", id=outcome.value)
            yield Input(placeholder=_("Name of the partner programme, then Enter"), id="partner", max_length=120)
            yield Choice(_("Back"), id="back")
            yield Static("", id="sentence", markup=False)

    def on_mount(self) -> None:
        self.query_one(Input).display = False

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        if message.choice.id == "back":
            self.app.pop_screen()
        else:
            await self.action_end(str(message.choice.id))

    async def action_end(self, outcome: str) -> None:
        """Close the request; one that is handed on needs a name first."""
        if outcome == Outcome.HANDED_ON.value:
            partner = self.query_one(Input)
            partner.display = True
            partner.focus()
        else:
            await self._finish(Outcome(outcome))

    async def on_input_submitted(self, message: Input.Submitted) -> None:
        await self._finish(Outcome.HANDED_ON, message.value)

    async def _finish(self, outcome: Outcome, partner: str = "") -> None:
        try:
            await finish(self._desk, self._desk.command(), self._request.id, outcome, partner)
        except TachiyoriError as error:
            self.query_one("#sentence", Static).update(str(error))
        else:
            self.app.pop_screen()
