"""After an arrival: what is done stands first, everything else may be left alone."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kiosk.desk.answer import answer
from kiosk.desk.arrive import Arrival
from kiosk.desk.cards import attach_card
from kiosk.desk.visit import MOST_COMPANIONS, set_companions, set_first_visit, undo_arrival
from kiosk.domain.numbers import number_of, spaced
from kiosk.language import _
from kiosk.language.callsigns import say
from kiosk.screens.questions import FIRST, Questions
from kiosk.screens.visitor import RunningLine, VisitorScreen, sentence
from kiosk.widgets.choice import Choice
from kiosk.widgets.qrcode import QrCode
from kiosk.widgets.stepper import Stepper


class ArrivalScreen(VisitorScreen):
    """The answer to an arrival; it looks the same for everybody."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3", "ask", show=False)]

    def __init__(self, arrival: Arrival, scan: str | None) -> None:
        super().__init__()
        self._arrival = arrival
        self._scan = scan

    def compose(self) -> ComposeResult:
        with Horizontal(id="arrival"):
            with Vertical(id="arrival-left"):
                yield Static(_("You are in. Make yourself at home."), id="done", markup=False)
                yield Static(_("Your name for today"), classes="label", markup=False)
                yield Static(say(self._arrival.sign), id="sign", markup=False)
            yield Vertical(id="pass", classes="-small" if self._is_small() else "")
        yield RunningLine()

    def on_mount(self) -> None:
        # What is done stands on the screen first; what may be left alone follows one frame later.
        self.call_after_refresh(self._offer)

    async def _offer(self) -> None:
        """Put up everything that is optional."""
        await self.query_one("#arrival-left").mount(
            Vertical(Stepper(_("Children with you"), MOST_COMPANIONS), Questions(self.kiosk.desk.settings), id="offers"),
            Choice(_("I would like to talk"), id="ask"),
            sentence(),
            Horizontal(Choice(_("That was a mistake"), id="undo"), Choice(_("Done"), id="end"), id="actions", classes="row"),
        )
        await self.query_one("#pass").mount(
            QrCode(self._arrival.leave_pass, small=self._is_small()),
            Static(spaced(number_of(self._arrival.leave_pass)), id="number", markup=False),
            Static(_("For going home. You can leave without it too."), id="pass-hint", markup=False),
        )

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        if not self.is_current:
            return
        match message.choice.id:
            case "ask":
                await self.action_ask()
            case "undo":
                await self._undo()
            case "end":
                await self.kiosk.action_home()

    async def on_questions_answered(self, message: Questions.Answered) -> None:
        desk = self.kiosk.desk
        if message.question == FIRST:
            await self.attempt(set_first_visit(desk, desk.command(), self._arrival.command, message.choice == "yes"))
        else:
            await self.attempt(answer(desk, desk.command(), message.question, message.choice))

    async def on_stepper_stepped(self, message: Stepper.Stepped) -> None:
        desk = self.kiosk.desk
        await self.attempt(set_companions(desk, desk.command(), self._arrival.command, message.value))

    async def take_scan(self, text: str) -> None:
        """A card scanned here belongs to this arrival; once it has one, the next scan is somebody else's."""
        if self.kiosk.desk.token_in(text) is None or (self._scan is not None and text != self._scan):
            await super().take_scan(text)
            return
        desk = self.kiosk.desk
        if await self.attempt(attach_card(desk, desk.command(), self._arrival.command, text)):
            self._scan = text
            self.say(_("Your card has been read."))

    async def action_ask(self) -> None:
        """Ask for a talk under the name that stands here."""
        await self.kiosk.ask(arrival=self._arrival.command)

    async def _undo(self) -> None:
        desk = self.kiosk.desk
        if await self.attempt(undo_arrival(desk, desk.command(), self._arrival.command, self._scan)):
            await self.kiosk.action_home()

    def _is_small(self) -> bool:
        return self.app.size.width < 98 or self.app.size.height < 32
