"""What an open session holds, as the domain's rules read it."""

from kiosk.domain.requests import Outcome, RequestState
from kiosk.domain.tallies import Correction, Record, Request, UnmatchedDeparture, Visit
from kiosk.store.interface import Steps, sql


def record_of(session: int) -> Steps[Record]:
    """Return everything that the fold reads about an open session."""
    visits = yield sql("SELECT arrived, departed, companions, first, by_card FROM visit WHERE session_id = $1", session)
    departures = yield sql("SELECT at, companions, counted FROM unmatched_departure WHERE session_id = $1", session)
    requests = yield sql("SELECT state, outcome, partner FROM request WHERE session_id = $1", session)
    corrections = yield sql("SELECT at, people, companions, reason FROM correction WHERE session_id = $1", session)
    return Record(
        [Visit(row[0], row[1], row[2], None if row[3] is None else bool(row[3]), bool(row[4])) for row in visits],
        [UnmatchedDeparture(row[0], row[1], bool(row[2])) for row in departures],
        [Request(RequestState(row[0]), Outcome(row[1]) if row[1] else None, row[2]) for row in requests],
        [Correction(*row) for row in corrections],
    )
