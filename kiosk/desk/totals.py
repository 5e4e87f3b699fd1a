"""Paper by totals: a session of which only the sums were written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, use_case
from kiosk.desk.record import recordable
from kiosk.domain.requests import Outcome
from kiosk.domain.sessions import State
from kiosk.domain.tallies import TOTAL, Tally
from kiosk.errors import Refusal, WrongUsage
from kiosk.language import _
from kiosk.store.interface import Steps, sql

MOST = 100_000


@dataclass(frozen=True)
class Totals:
    """What the paper says. `first_visits` is None where nobody asked; `outcomes` counts consultations by how they ended."""

    visits: int
    companions: int = 0
    first_visits: int | None = None
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)


@use_case
def record_totals(desk: Desk, session_id: int, totals: Totals, by: str = "") -> Steps[None]:
    """Close a past session that was never opened with the totals of its paper.

    Raises WrongUsage for numbers that cannot be, Refusal for a session that is open, folded, cancelled or to come.
    """
    session = yield from recordable(desk, session_id)
    if session.state is not State.PLANNED:
        raise Refusal(_("Session {id} is open; enter its paper as rows, or close it first.").format(id=session_id))
    for tally in _tallies(totals):
        yield sql(
            "INSERT INTO tally (session_id, measure, dimension, category, value) VALUES ($1, $2, $3, $4, $5)",
            session_id, tally.measure, tally.dimension, tally.category, tally.value,
        )  # fmt: skip
    yield sql("UPDATE session SET state = 'closed' WHERE id = $1", session_id)
    yield from note(desk, by, "paper totals entered", f"session {session_id}")


def _tallies(totals: Totals) -> list[Tally]:
    _check(totals)
    first = totals.first_visits or 0
    unknown = totals.visits if totals.first_visits is None else 0
    consultations = sum(totals.outcomes.values())
    sums = {
        "visits": totals.visits,
        "companions": totals.companions,
        "first_visits": first,
        "first_visits_unknown": unknown,
        "consultations": consultations,
        "outcome": consultations,
    }
    found = [Tally(measure, TOTAL, "", value) for measure, value in sums.items()]
    return found + [Tally("outcome", "outcome", outcome.value, value) for outcome, value in totals.outcomes.items() if value]


def _check(totals: Totals) -> None:
    numbers = {"visits": totals.visits, "companions": totals.companions, "first_visits": totals.first_visits or 0}
    numbers |= {outcome.value: value for outcome, value in totals.outcomes.items()}
    for name, value in numbers.items():
        if not 0 <= value <= MOST:
            raise WrongUsage(_("A whole number from 0 to {most}.").format(most=MOST), name)
    if (totals.first_visits or 0) > totals.visits:
        raise WrongUsage(_("There cannot be more first visits than visits."), "first_visits")
