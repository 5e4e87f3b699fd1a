"""One optional question at a time; when it is answered or skipped the next takes its place, none comes twice."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from kiosk.desk.settings import Settings
from kiosk.domain.questions import QUESTIONS
from kiosk.domain.seasons import FIRST_MONTH
from kiosk.language import _
from kiosk.widgets.choice import Choice

FIRST = "first"
_WIDTH, _WIDTH_BESIDE_LARGE_PASS = 30, 40
"""Cells across that the answers may take beside the small and beside the large pass."""
_FRAME = 7
"""Cells that a choice takes beside its text: border, padding, and the gap to the next."""


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

    def __init__(self, settings: Settings) -> None:
        """The settings say which optional questions are asked, and when the year begins."""
        super().__init__()
        april = settings.year_begins == FIRST_MONTH
        first = _("Is this your first time since April?") if april else _("Is this your first time this year?")
        wanted = settings.questions.split(",")
        self._left = [
            _Asked(FIRST, first, [("yes", _("Yes")), ("no", _("No"))]),
            *(_Asked(each.key, _(each.text), [(key, _(text)) for key, text in each.choices]) for each in QUESTIONS if each.key in wanted),
        ]

    def compose(self) -> ComposeResult:
        if not self._left:
            yield Static(_("Thank you."), classes="label", markup=False)
            return
        asked = self._left[0]
        yield Static(asked.text, classes="label", markup=False)
        texts = [*(text for _key, text in asked.choices), _("No answer")]
        for row in rows_within(_WIDTH if self.app.size.width < 98 else _WIDTH_BESIDE_LARGE_PASS, texts):
            with Horizontal(classes="row"):
                for place in row:
                    yield Choice(texts[place], id=f"answer-{place}")

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        message.stop()
        asked = self._left.pop(0)
        place = int(str(message.choice.id).removeprefix("answer-"))
        if place < len(asked.choices):
            self.post_message(self.Answered(asked.key, asked.choices[place][0]))
        await self.recompose()


def rows_within(width: int, texts: Sequence[str]) -> list[list[int]]:
    """Return the places of `texts` in rows that take at most `width` cells each, as far as a single one fits."""
    rows: list[list[int]] = [[]]
    used = 0
    for place, text in enumerate(texts):
        needed = cell_len(text) + _FRAME
        if rows[-1] and used + needed > width:
            rows.append([])
            used = 0
        rows[-1].append(place)
        used += needed
    return rows
