"""Planning sessions: one or many at a time, changed while they are to come, called off with a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, question, use_case
from kiosk.desk.fold import find_session
from kiosk.desk.names import named
from kiosk.desk.opening import SESSION_COLUMNS, SESSION_TABLES, session_of
from kiosk.desk.setup import clean_name
from kiosk.domain.sessions import Session, State
from kiosk.errors import Refusal, WrongUsage
from kiosk.language import _
from kiosk.store.interface import Steps, sql

LONGEST_SESSION = 24 * 3600
MOST_CAPACITY = 100_000
_LONGEST_TEXT = 200
_MOST_NAMES = 12
_EARLIEST, _LATEST = -631_152_000, 7_258_118_400  # 1950 and 2200, so that no typing error plans the year 20024


@dataclass(frozen=True)
class Plan:
    """What staff say of a session. Times in UTC epoch seconds; an empty venue or programme means the desk's own."""

    title: str
    opens: int
    closes: int
    venue: str = ""
    programme: str = ""
    capacity: int | None = None
    audience: str = ""
    theme: str = ""
    parts: tuple[str, ...] = ()
    corners: tuple[str, ...] = ()


def cleaned(desk: Desk, plan: Plan) -> Plan:
    """Return a plan without outer blanks and with the desk's own venue and programme; raises WrongUsage that names the field."""
    title = clean_name(plan.title, _("the title"), "title")
    if not _EARLIEST <= plan.opens < _LATEST:
        raise WrongUsage(_("A session lies between 1950 and 2199; check the date."), "opens")
    if plan.closes <= plan.opens:
        raise WrongUsage(_("The closing time must lie after the opening time."), "closes")
    if plan.closes - plan.opens > LONGEST_SESSION:
        raise WrongUsage(_("A session lasts at most 24 hours; check the dates."), "closes")
    if plan.capacity is not None and not 1 <= plan.capacity <= MOST_CAPACITY:
        raise WrongUsage(_("The capacity is a number from 1."), "capacity")
    return Plan(
        title,
        plan.opens,
        plan.closes,
        clean_name(plan.venue or desk.settings.place, _("the venue"), "venue"),
        clean_name(plan.programme or desk.settings.programme, _("the programme"), "programme"),
        plan.capacity,
        _short_text(plan.audience, "audience"),
        _short_text(plan.theme, "theme"),
        _names(plan.parts, "parts"),
        _names(plan.corners, "corners"),
    )


def insert(desk: Desk, plan: Plan) -> Steps[int]:
    """Keep one new plan and return its id. Raises WrongUsage."""
    plan = cleaned(desk, plan)
    rows = yield sql(
        "INSERT INTO session (title, venue_id, programme_id, opens, closes, capacity, audience, theme, parts, corners)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
        *(yield from _values(plan)),
    )
    return int(rows[0][0])


@use_case
def plan_session(desk: Desk, plan: Plan, by: str = "") -> Steps[int]:
    """Plan one session and return its id. Raises WrongUsage."""
    session = yield from insert(desk, plan)
    yield from note(desk, by, "session planned", f"session {session}")
    return session


@use_case
def plan_sessions(desk: Desk, plans: Sequence[Plan], by: str = "") -> Steps[int]:
    """Plan many sessions, all of them or, after a mistake, none; returns how many are new.

    What stands there already (same venue, title and opening time) is not planned twice, so that a file can be imported
    again. Raises WrongUsage.
    """
    new = 0
    for plan in plans:
        plan = cleaned(desk, plan)
        same = yield sql(
            "SELECT 1 FROM session s JOIN venue v ON v.id = s.venue_id WHERE s.opens = $1 AND s.title = $2 AND v.name = $3",
            plan.opens, plan.title, plan.venue,
        )  # fmt: skip
        if not same:
            yield from insert(desk, plan)
            new += 1
    if new:
        yield from note(desk, by, "sessions planned", f"{new}")
    return new


@use_case
def change_session(desk: Desk, session_id: int, plan: Plan, by: str = "") -> Steps[None]:
    """Replace the plan of a session. Raises WrongUsage, and Refusal for what cannot change any more.

    An open session keeps its venue and opening time, a closed one also its closing time and capacity, a cancelled one all.
    """
    session, plan = (yield from find_session(session_id)), cleaned(desk, plan)
    if session.state is State.CANCELLED:
        raise Refusal(_("Session {id} was cancelled; take that back before changing it.").format(id=session_id))
    if session.state in (State.OPEN, State.CLOSED) and (plan.opens, plan.venue) != (session.opens, session.venue):
        raise WrongUsage(_("Venue and opening time stay as they are once a session has opened."), "opens")
    if session.state is State.CLOSED and (plan.closes, plan.capacity) != (session.closes, session.capacity):
        raise WrongUsage(_("Closing time and capacity stay as they are once a session is closed."), "closes")
    values = yield from _values(plan)
    yield sql(
        "UPDATE session SET title = $2, venue_id = $3, programme_id = $4, opens = $5, closes = $6, capacity = $7,"
        " audience = $8, theme = $9, parts = $10, corners = $11 WHERE id = $1",
        session_id, *values,
    )  # fmt: skip
    yield from note(desk, by, "session changed", f"session {session_id}")


@use_case
def cancel_session(desk: Desk, session_id: int, reason: str, by: str = "") -> Steps[None]:
    """Call off a planned session; it stays in reports as cancelled. Raises WrongUsage without a reason, Refusal."""
    reason = clean_name(reason, _("the reason"), "reason")
    session = yield from find_session(session_id)
    if session.state not in (State.PLANNED, State.CANCELLED):
        raise Refusal(_("Session {id} has opened, so it cannot be cancelled; close it.").format(id=session_id))
    yield sql("UPDATE session SET state = 'cancelled', cancelled_because = $2 WHERE id = $1", session_id, reason)
    yield from note(desk, by, "session cancelled", f"session {session_id}")


@use_case
def reinstate_session(desk: Desk, session_id: int, by: str = "") -> Steps[None]:
    """Take a cancellation back. Doing it twice changes nothing. Raises Refusal where the session was not cancelled."""
    session = yield from find_session(session_id)
    if session.state is State.PLANNED:
        return
    if session.state is not State.CANCELLED:
        raise Refusal(_("Session {id} was not cancelled.").format(id=session_id))
    yield sql("UPDATE session SET state = 'planned', cancelled_because = '' WHERE id = $1", session_id)
    yield from note(desk, by, "session reinstated", f"session {session_id}")


@question
def plan_of(desk: Desk, session_id: int) -> Steps[Plan]:
    """Return what staff said of a session; raises Refusal where there is none."""
    session = yield from find_session(session_id)
    rows = yield sql("SELECT audience, theme, parts, corners FROM session WHERE id = $1", session_id)
    audience, theme, parts, corners = (str(value) for value in rows[0])
    return Plan(
        session.title, session.opens, session.closes, session.venue, session.programme, session.capacity,
        audience, theme, tuple(parts.splitlines()), tuple(corners.splitlines()),
    )  # fmt: skip


@question
def cancellations(desk: Desk, begin: int, end: int) -> Steps[list[tuple[Session, str]]]:
    """Return the cancelled sessions that would have opened from `begin` to before `end` (UTC seconds), each with its reason."""
    rows = yield sql(
        f"SELECT {SESSION_COLUMNS}, s.cancelled_because FROM {SESSION_TABLES}"
        " WHERE s.state = 'cancelled' AND s.opens >= $1 AND s.opens < $2 ORDER BY s.opens, s.id",
        begin, end,
    )  # fmt: skip
    return [(session_of(row), str(row[9])) for row in rows]


@question
def overlapping(desk: Desk, plans: Iterable[Plan], besides: int | None = None) -> Steps[list[Session]]:
    """Return the sessions at the venues of `plans` whose hours overlap theirs, in order; cancelled ones overlap nothing.

    `besides` is the id of the session that a plan is to replace.
    """
    found: dict[int, Session] = {}
    for plan in plans:
        rows = yield sql(
            f"SELECT {SESSION_COLUMNS} FROM {SESSION_TABLES} WHERE v.name = $1 AND s.opens < $3 AND s.closes > $2"
            " AND s.opens > $2 - 86400 AND s.state <> 'cancelled' AND s.id <> $4",
            (plan.venue or desk.settings.place).strip(), plan.opens, plan.closes, besides or 0,
        )  # fmt: skip
        found |= {row[0]: session_of(row) for row in rows}
    return sorted(found.values(), key=lambda session: (session.opens, session.id))


def overlaps_within(plans: Sequence[Plan]) -> list[tuple[Plan, Plan]]:
    """Return the pairs of neighbours (by opening time) at one venue of which the second opens before the first closes."""
    ordered = sorted(plans, key=lambda plan: (plan.venue, plan.opens))
    return [(a, b) for a, b in pairwise(ordered) if a.venue == b.venue and b.opens < a.closes]


def _values(plan: Plan) -> Steps[tuple[object, ...]]:
    venue, programme = (yield from named("venue", plan.venue)), (yield from named("programme", plan.programme))
    return (
        plan.title, venue, programme, plan.opens, plan.closes, plan.capacity,
        plan.audience, plan.theme, "\n".join(plan.parts), "\n".join(plan.corners),
    )  # fmt: skip


def _short_text(text: str, field: str) -> str:
    text = text.strip()
    if len(text) > _LONGEST_TEXT or not (text.isprintable() or not text):
        raise WrongUsage(_("At most {count} characters on one line.").format(count=_LONGEST_TEXT), field)
    return text


def _names(names: Sequence[str], field: str) -> tuple[str, ...]:
    found = tuple(_short_text(name, field) for name in names if name.strip())
    if len(found) > _MOST_NAMES:
        raise WrongUsage(_("At most {count} of them.").format(count=_MOST_NAMES), field)
    return found
