"""The live numbers of a session: how many, never who."""

from dataclasses import dataclass, field

from kiosk.desk.desk import Desk, question
from kiosk.desk.live_record import record_of
from kiosk.desk.opening import find_opening
from kiosk.domain.sessions import Session
from kiosk.domain.tallies import Headcount, curve, headcount, peak_headcount
from kiosk.store.interface import Steps, sql

_PRESENT = """
SELECT
    (SELECT count(*) FROM visit WHERE session_id = $1 AND departed IS NULL)
    - (SELECT count(*) FROM unmatched_departure WHERE session_id = $1 AND counted = 1)
    + (SELECT coalesce(sum(people), 0) FROM correction WHERE session_id = $1),
    (SELECT coalesce(sum(companions), 0) FROM visit WHERE session_id = $1 AND departed IS NULL)
    - (SELECT coalesce(sum(companions), 0) FROM unmatched_departure WHERE session_id = $1 AND counted = 1)
    + (SELECT coalesce(sum(companions), 0) FROM correction WHERE session_id = $1)
"""


@dataclass(frozen=True)
class Status:
    """What is going on. Without an open session everything is 0."""

    session: Session | None = None
    headcount: Headcount = field(default_factory=lambda: Headcount(0, 0))
    visits: int = 0
    departures: int = 0
    waiting: int = 0
    unmatched: int = 0


def present_now(session: int) -> Steps[Headcount]:
    """Return who is present in an open session."""
    rows = yield sql(_PRESENT, session)
    return headcount(*rows[0])


@dataclass(frozen=True)
class Afternoon:
    """How the session has gone so far: the most in the room at once, and the headcount at the end of each quarter hour."""

    begin: int
    peak: int
    curve: list[int]


@question
def afternoon(desk: Desk) -> Steps[Afternoon | None]:
    """Return how the session that is open has gone so far, from its opening or its first arrival on."""
    opening = yield from find_opening(desk)
    if opening is None:
        return None
    record = yield from record_of(opening.session.id)
    begin = min([opening.session.opened or opening.session.opens, *(visit.arrived for visit in record.visits)])
    return Afternoon(begin, peak_headcount(record), curve(record, begin, desk.now()))


@question
def status(desk: Desk) -> Steps[Status]:
    """Return the numbers of the session that is open."""
    opening = yield from find_opening(desk)
    if opening is None:
        return Status()
    session = opening.session.id
    rows = yield sql(
        "SELECT (SELECT count(*) FROM visit WHERE session_id = $1),"
        " (SELECT count(*) FROM visit WHERE session_id = $1 AND departed IS NOT NULL)"
        " + (SELECT count(*) FROM unmatched_departure WHERE session_id = $1),"
        " (SELECT count(*) FROM request WHERE session_id = $1 AND state = 'waiting'),"
        " (SELECT count(*) FROM unmatched_departure WHERE session_id = $1)",
        session,
    )
    return Status(opening.session, (yield from present_now(session)), *rows[0])
