"""Leaving: by card, pass or number, or just so; and the answer, the same for everybody."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kiosk.desk.leave import Departure, set_leaving_companions, undo_departure
from kiosk.desk.visit import MOST_COMPANIONS
from kiosk.domain.numbers import read_number, spaced
from kiosk.language import _
from kiosk.screens.visitor import AnswerScreen, RunningLine, VisitorScreen, sentence
from kiosk.widgets.choice import Choice
from kiosk.widgets.stepper import Stepper

_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "⌫", "0", "OK")
_LONGEST = 9


class LeavingScreen(VisitorScreen):
    """How she would like to leave. Nothing is counted before she has said so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "just_so", show=False),
        Binding("enter", "send", show=False),
        Binding("backspace", "erase", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""

    def compose(self) -> ComposeResult:
        yield Static(_("Going home?"), id="done", markup=False)
        with Horizontal(id="answer"):
            with Vertical(id="offers"):
                yield Choice(_("Just leave") + "  →", key="F2", tall=True, id="just-so")
                yield Static(_("Or hold your card or pass to the reader, or type its number."), id="hint", markup=False)
            with Vertical(id="numbers"):
                yield Static("", id="typed", markup=False)
                for row in range(0, len(_KEYS), 3):
                    with Horizontal(classes="keys"):
                        for place, key in enumerate(_KEYS[row : row + 3], row):
                            yield Choice(key, id=f"key-{place}")
        yield sentence()
        with Horizontal(id="actions", classes="row"):
            yield Choice(_("Back"), id="back")
        yield RunningLine()

    def on_mount(self) -> None:
        self._show_typed()

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "0123456789０１２３４５６７８９":
            self._type(event.character)

    async def take_scan(self, text: str) -> None:
        """A scan that has the shape of a token leaves at once; digits that came in a burst are a typed number."""
        if self.kiosk.desk.token_in(text):
            await self.kiosk.leave(scan=text)
        elif read_number(text):
            await self.kiosk.leave(number=text)
        else:
            self.say(_("That could not be read. You can simply tap “Just leave”."))

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        if not self.is_current:
            return
        match message.choice.id:
            case "just-so":
                await self.action_just_so()
            case "back":
                await self.kiosk.action_home()
            case str(key):
                match _KEYS[int(key.removeprefix("key-"))]:
                    case "⌫":
                        self.action_erase()
                    case "OK":
                        await self.action_send()
                    case digit:
                        self._type(digit)

    async def action_just_so(self) -> None:
        """Leave without being matched to an arrival."""
        await self.kiosk.leave()

    async def action_send(self) -> None:
        """Leave by the number typed so far."""
        if read_number(self._typed):
            await self.kiosk.leave(number=self._typed)
        elif self._typed:
            self._typed = ""
            self._show_typed()
            self.say(_("This number is not quite right. You can simply tap “Just leave”."))

    def action_erase(self) -> None:
        """Take back the last digit."""
        self._typed = self._typed[:-1]
        self._show_typed()

    def _type(self, digit: str) -> None:
        if len(self._typed) < _LONGEST:
            self._typed += str(int(digit))
            self._show_typed()

    def _show_typed(self) -> None:
        self.query_one("#typed", Static).update(_("Number") + "  " + spaced(self._typed.ljust(6, "·")))


class LeftScreen(AnswerScreen):
    """The answer to a departure. Somebody who left just so may say how many children went along."""

    def __init__(self, departure: Departure, just_so: bool) -> None:
        super().__init__()
        self._departure = departure
        self._just_so = just_so

    def compose(self) -> ComposeResult:
        yield Static(_("Thank you for coming. Come again any time."), id="done", markup=False)
        with Vertical(id="answer", classes="middle"):
            if self._just_so:
                yield Stepper(_("Children leaving with you"), MOST_COMPANIONS)
        yield from self.compose_end(_("That was a mistake"))

    async def take_back(self) -> None:
        await undo_departure(self.kiosk.desk, self.kiosk.desk.command(), self._departure.command)

    async def on_stepper_stepped(self, message: Stepper.Stepped) -> None:
        desk = self.kiosk.desk
        await self.attempt(set_leaving_companions(desk, desk.command(), self._departure.command, message.value))
