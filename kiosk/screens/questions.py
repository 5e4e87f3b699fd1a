"""One optional question at a time; when it is answered or skipped the next takes its place, none comes twice."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from kiosk.domain.questions import QUESTIONS
from kiosk.language import _
from kiosk.widgets.choice import Choice

FIRST = "first"
_SKIP = "skip"


class _Asked(NamedTuple):
    key: str
    text: str
    choices: list[tuple[str, str]]


class Questions(Widget):
    """Asks whether it is her first time, then the optional questions; sends `Answered` for each that is answered."""

    DEFAULT_CSS = "Questions { height: auto; } Questions Horizontal { height: auto; }"

    class Answered(Message):
        """`choice` was tapped for `question`; both are keys. A skip is not an answer and is not sent."""

        def __init__(self, question: str, choice: str) -> None:
            super().__init__()
            self.question = question
            self.choice = choice

    def __init__(self) -> None:
        super().__init__()
        self._left = [
            _Asked(FIRST, _("Is this your first time since April?"), [("yes", _("Yes")), ("no", _("No"))]),
            *(_Asked(each.key, _(each.text), [(key, _(text)) for key, text in each.choices]) for each in QUESTIONS),
        ]

    def compose(self) -> ComposeResult:
        if not self._left:
            yield Static(_("Thank you."), classes="label", markup=False)
            return
        asked = self._left[0]
        yield Static(asked.text, classes="label", markup=False)
        choices = [*asked.choices, (_SKIP, _("No answer"))]
        for start in range(0, len(choices), 3):
            with Horizontal(classes="row"):
                for place, (_key, text) in enumerate(choices[start : start + 3], start):
                    yield Choice(text, id=f"answer-{place}")

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        message.stop()
        asked = self._left.pop(0)
        place = int(str(message.choice.id).removeprefix("answer-"))
        if place < len(asked.choices):
            self.post_message(self.Answered(asked.key, asked.choices[place][0]))
        await self.recompose()
