"""An answer to an optional question: counted at once, attached to nobody."""

from kiosk.desk.desk import Command, Desk, use_case
from kiosk.desk.opening import is_first_time, opening_now
from kiosk.domain.questions import QUESTIONS
from kiosk.domain.tallies import TOTAL
from kiosk.store.interface import Steps, sql

_KNOWN = {(question.key, choice) for question in QUESTIONS for choice, _text in question.choices}


@use_case
def answer(desk: Desk, command: Command, question: str, choice: str) -> Steps[None]:
    """Count one answer of the session that is open. Raises NoOpenSession."""
    if (question, choice) not in _KNOWN:
        raise ValueError("an answer is one of the choices of a question")
    opening = yield from opening_now(desk)
    if not (yield from is_first_time(opening, command)):
        return
    for dimension, category in ((TOTAL, ""), (question, choice)):
        yield sql(
            "INSERT INTO tally (session_id, measure, dimension, category, value) VALUES ($1, 'answers', $2, $3, 1)"
            " ON CONFLICT (session_id, measure, dimension, category) DO UPDATE SET value = tally.value + 1",
            opening.session.id, dimension, category,
        )  # fmt: skip
