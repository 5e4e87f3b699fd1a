"""Setting a folded session right: an amendment beside the tallies, with a reason, never an edit of them."""

from dataclasses import dataclass

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, question, use_case
from kiosk.desk.fold import find_session
from kiosk.domain.requests import Outcome
from kiosk.domain.sessions import State
from kiosk.domain.tallies import TOTAL
from kiosk.errors import Refusal, WrongUsage
from kiosk.language import _
from kiosk.store.interface import Steps, sql

MEASURES = ("visits", "companions", "first_visits", "first_visits_unknown", "consultations")
REASONS = ("paper_found", "counted_twice", "not_counted", "test_visits", "other")
MOST = 10_000


@dataclass(frozen=True)
class Amendment:
    """What was added to (or, negative, taken from) a measure of a session, and why."""

    session_id: int
    measure: str
    dimension: str
    category: str
    change: int
    reason: str


@use_case
def amend(desk: Desk, session_id: int, measure: str, change: int, reason: str, outcome: str = "", by: str = "") -> Steps[None]:
    """Add `change` to a measure of a folded session. `outcome` says how consultations ended, where that is amended.

    Of visits that are added nobody knows whether they were first ones; those taken away are taken from the unknown as far
    as there are any. Raises WrongUsage, and Refusal for a session that is not folded or where a number would become impossible.
    """
    if measure not in MEASURES:
        raise WrongUsage(_("The measure is one of {choices}.").format(choices=", ".join(MEASURES)), "measure")
    if reason not in REASONS:
        raise WrongUsage(_("The reason is one of {choices}.").format(choices=", ".join(REASONS)), "reason")
    if not 1 <= abs(change) <= MOST:
        raise WrongUsage(_("By how many? A whole number such as 1 or -1."), "change")
    session = yield from find_session(session_id)
    if session.state is not State.CLOSED:
        raise Refusal(_("Session {id} is not folded, so there is nothing to amend.").format(id=session_id))
    before = yield from _totals(session_id)
    changes = {(measure, TOTAL, ""): change}
    if measure == "visits":
        changes["first_visits_unknown", TOTAL, ""] = max(change, -before.get(("first_visits_unknown", TOTAL, ""), 0))
    elif measure == "consultations":
        changes |= {("outcome", TOTAL, ""): change, ("outcome", "outcome", _outcome(outcome)): change}
    _check({cell: before.get(cell, 0) + changes.get(cell, 0) for cell in {*before, *changes}})
    for cell, by_how_many in changes.items():
        yield sql(
            "INSERT INTO amendment (session_id, measure, dimension, category, change, reason) VALUES ($1, $2, $3, $4, $5, $6)",
            session_id, *cell, by_how_many, reason,
        )  # fmt: skip
    yield from note(desk, by, "session amended", f"session {session_id}: {measure} {change:+d}, {reason}")


@question
def amendments(desk: Desk, begin: int, end: int) -> Steps[list[Amendment]]:
    """Return what was amended of the sessions that opened from `begin` to before `end` (UTC seconds), oldest first."""
    rows = yield sql(
        "SELECT a.session_id, a.measure, a.dimension, a.category, a.change, a.reason FROM amendment a"
        " JOIN session s ON s.id = a.session_id WHERE s.opens >= $1 AND s.opens < $2 ORDER BY a.id",
        begin, end,
    )  # fmt: skip
    return [Amendment(*row) for row in rows]


def _totals(session_id: int) -> Steps[dict[tuple[str, str, str], int]]:
    rows = yield sql(
        "SELECT measure, dimension, category, sum(value) FROM"
        " (SELECT measure, dimension, category, value FROM tally WHERE session_id = $1"
        " UNION ALL SELECT measure, dimension, category, change FROM amendment WHERE session_id = $1) AS both_of_them"
        " GROUP BY measure, dimension, category",
        session_id,
    )
    return {(row[0], row[1], row[2]): row[3] for row in rows}


def _check(after: dict[tuple[str, str, str], int]) -> None:
    if any(value < 0 for value in after.values()):
        raise Refusal(_("That would take away more than was counted; amend the other numbers first."))
    first, unknown, visits = (after.get((measure, TOTAL, ""), 0) for measure in ("first_visits", "first_visits_unknown", "visits"))
    if first + unknown > visits:
        raise Refusal(_("There cannot be more first visits than visits; amend the first visits first."))


def _outcome(name: str) -> str:
    try:
        return Outcome(name or Outcome.NOT_RECORDED).value
    except ValueError as error:
        raise WrongUsage(_("The outcome is one of {choices}.").format(choices=", ".join(Outcome)), "outcome") from error
