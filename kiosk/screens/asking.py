"""Asking for a talk: how would you like to be met; then only a name for today stands on the screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from kiosk.desk.consultation import Asked, ask, withdraw
from kiosk.domain.requests import Meeting
from kiosk.errors import Refusal, StoreUnavailable
from kiosk.language import _
from kiosk.language.callsigns import say
from kiosk.screens.visitor import AnswerScreen, RunningLine, VisitorScreen, sentence
from kiosk.widgets.choice import Choice


class AskingScreen(VisitorScreen):
    """The ways to be met. `scan` or `arrival` tie the request to her visit; without either it stands for itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "meet('come')", show=False),
        Binding("f2", "meet('desk')", show=False),
        Binding("f3", "meet('before_leaving')", show=False),
        Binding("f4", "app.home", show=False),
    ]

    def __init__(self, scan: str | None = None, arrival: bytes | None = None) -> None:
        super().__init__()
        self._scan = scan
        self._arrival = arrival

    def compose(self) -> ComposeResult:
        yield Static(_("How would you like to meet?"), id="done", markup=False)
        with Vertical(id="ways"):
            yield Choice(_("Please come to me"), key="F1", id="come")
            yield Choice(_("I will come to the desk"), key="F2", id="desk")
            yield Choice(_("Before I leave"), key="F3", id="before_leaving")
            yield Choice(_("Not now"), key="F4", id="not-now")
        yield sentence()
        yield RunningLine()

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        if not self.is_current:
            return
        if message.choice.id == "not-now":
            await self.kiosk.action_home()
        else:
            await self.action_meet(str(message.choice.id))

    async def action_meet(self, way: str) -> None:
        """Send the request."""
        desk = self.kiosk.desk
        try:
            asked = await ask(desk, desk.command(), Meeting(way), scan=self._scan, arrival=self._arrival)
        except (Refusal, StoreUnavailable) as error:
            await self.kiosk.stumble(error)
        else:
            await self.kiosk.show(AskedScreen(asked))


class AskedScreen(AnswerScreen):
    """The answer to a request. Nothing on it says what was asked for."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked

    def compose(self) -> ComposeResult:
        yield Static(_("Understood."), id="done", markup=False)
        with Vertical(id="answer", classes="middle"):
            yield Static(_("Your name for today"), classes="label", markup=False)
            yield Static(say(self._asked.sign), id="sign", markup=False)
            yield Static(_("We will call you by this name, quietly."), classes="label", markup=False)
        yield from self.compose_end(_("Rather not"))

    async def take_back(self) -> None:
        await withdraw(self.kiosk.desk, self.kiosk.desk.command(), self._asked.sign)
