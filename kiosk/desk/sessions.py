"""Planning sessions, opening them, and the housekeeping that opens and closes them by itself."""

import os

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, question, use_case
from kiosk.desk.fold import find_session, fold, scrub
from kiosk.desk.opening import SESSION_COLUMNS, SESSION_TABLES, session_of
from kiosk.desk.planning import Plan, insert
from kiosk.desk.seasons import end_seasons
from kiosk.desk.settings import read_settings
from kiosk.domain import keys
from kiosk.domain.sessions import Session, State, is_due_to_close, is_due_to_open
from kiosk.errors import Refusal
from kiosk.language import _
from kiosk.store.interface import Steps, sql


@use_case
def add_session(
    desk: Desk,
    title: str,
    opens: int,
    closes: int,
    venue: str | None = None,
    programme: str | None = None,
    capacity: int | None = None,
) -> Steps[int]:
    """Plan a session and return its id. Venue and programme are the desk's own unless named. Raises WrongUsage."""
    return (yield from insert(desk, Plan(title, opens, closes, venue or "", programme or "", capacity)))


@question
def sessions(desk: Desk) -> Steps[list[Session]]:
    """Return every session by its opening time."""
    rows = yield sql(f"SELECT {SESSION_COLUMNS} FROM {SESSION_TABLES} ORDER BY s.opens, s.id")
    return [session_of(row) for row in rows]


@question
def next_session(desk: Desk) -> Steps[Session | None]:
    """Return the planned session that opens next, or None."""
    rows = yield sql(
        f"SELECT {SESSION_COLUMNS} FROM {SESSION_TABLES} WHERE s.state = 'planned' AND s.closes > $1 ORDER BY s.opens, s.id LIMIT 1",
        desk.now(),
    )
    return session_of(rows[0]) if rows else None


@use_case
def open_session(desk: Desk, session_id: int, by: str = "") -> Steps[None]:
    """Open a planned session by hand. Opening an open one again changes nothing. Raises Refusal for any other."""
    session = yield from find_session(session_id)
    if session.state is State.OPEN:
        return
    if session.state is not State.PLANNED:
        raise Refusal(_("Session {id} is over and cannot be opened again; add a new one.").format(id=session_id))
    yield from _open(desk, session)
    yield from note(desk, by, "session opened", f"session {session.id}")


@use_case
def tend(desk: Desk) -> Steps[bool]:
    """Close what is past its time and grace, then open what is due; True where something was closed.

    A session that is due also ends the one before it at the same venue once that is past its closing time. What another
    screen has set meanwhile counts from here on.
    """
    desk.settings = yield from read_settings()
    now, grace = desk.now(), desk.settings.grace_minutes * 60
    rows = yield sql(
        f"SELECT {SESSION_COLUMNS} FROM {SESSION_TABLES} WHERE s.state = 'open'"
        " OR (s.state = 'planned' AND s.opens <= $1 AND s.closes > $1) ORDER BY s.opens, s.id",
        now,
    )
    found = [session_of(row) for row in rows]
    due = [session for session in found if is_due_to_open(session, now)]
    closed = False
    still_open = set()
    for session in found:
        if session.state is not State.OPEN:
            continue
        followed = any(other.venue == session.venue for other in due)
        if is_due_to_close(session, now, 0 if followed else grace):
            yield from fold(desk, session)
            closed = True
        else:
            still_open.add(session.venue)
    for session in due:
        if session.venue not in still_open:
            yield from _open(desk, session)
            still_open.add(session.venue)
    return closed


class Housekeeper:
    """Calls `tend` for an app or a command, and scrubs again where a reader stood in the way the last time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._to_scrub = True

    async def work(self, tidy: bool = True) -> None:
        """Do what is due now; cheap when nothing is. Without `tidy` erasing waits for the next time."""
        if await tend(self._desk):
            self._to_scrub = True
        if self._to_scrub and tidy:
            await end_seasons(self._desk)
            self._to_scrub = not await scrub(self._desk, attempts=1)


def _open(desk: Desk, session: Session) -> Steps[None]:
    rows = yield sql(
        "SELECT o.id, o.title FROM session o JOIN session s ON s.venue_id = o.venue_id WHERE s.id = $1 AND o.state = 'open'", session.id
    )
    if rows:
        raise Refusal(_("Session {id} “{title}” is open at this venue; close it first.").format(id=rows[0][0], title=rows[0][1]))
    yield sql(
        "UPDATE session SET state = 'open', opened = $2, salt = $3 WHERE id = $1", session.id, desk.now(), os.urandom(keys.SALT_BYTES)
    )
