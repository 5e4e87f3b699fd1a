"""Setting the headcount right by one, with a reason from a short list."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kiosk.desk.correct import REASONS, correct
from kiosk.desk.desk import Desk
from kiosk.errors import TachiyoriError
from kiosk.language import _
from kiosk.language.terms import correction_name
from kiosk.widgets.app import HouseScreen
from kiosk.widgets.choice import Choice


class CorrectScreen(HouseScreen):
    """Asks who, and why; the reason's key or tap does it. `by` is 1 or -1."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.pop_screen", show=False),
        Binding("p", "who('person')", show=False),
        Binding("c", "who('child')", show=False),
        *(Binding(str(number), f"because('{reason}')", show=False) for number, reason in enumerate(REASONS, 1)),
    ]

    def __init__(self, desk: Desk, by: int, who: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._by = by
        self._child = False
        self._who = who

    def compose(self) -> ComposeResult:
        title = _("One more is here than counted") if self._by > 0 else _("One fewer is here than counted")
        with Vertical(id="outcome"):
            yield Static(title, id="done", markup=False)
            with Horizontal(classes="row"):
                yield Choice(_("A person"), key="P", id="person", classes="-chosen")
                yield Choice(_("A child"), key="C", id="child")
            for number, reason in enumerate(REASONS, 1):
                yield Choice(f"{number}  {correction_name(reason)}", id=reason)
            yield Choice(_("Back"), id="back")
            yield Static("", id="sentence", markup=False)

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        match str(message.choice.id):
            case "back":
                self.app.pop_screen()
            case "person" | "child" as who:
                self.action_who(who)
            case reason:
                await self.action_because(reason)

    def action_who(self, who: str) -> None:
        """Choose whether a person or a child is meant."""
        self._child = who == "child"
        for choice in ("person", "child"):
            self.query_one(f"#{choice}").set_class(choice == who, "-chosen")

    async def action_because(self, reason: str) -> None:
        """Correct the headcount for `reason`."""
        people, children = (0, self._by) if self._child else (self._by, 0)
        try:
            await correct(self._desk, self._desk.command(), people, children, reason, self._who)
        except TachiyoriError as error:
            self.query_one("#sentence", Static).update(str(error))
        else:
            self.app.pop_screen()
