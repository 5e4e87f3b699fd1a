"""Closing a session: its visits become tallies and are erased, in one transaction (DESIGN 3.6)."""

import asyncio
from collections.abc import Sequence

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk
from kiosk.desk.live_record import record_of
from kiosk.desk.opening import SESSION_COLUMNS, SESSION_TABLES, session_of
from kiosk.domain import tallies
from kiosk.domain.sessions import Session, State
from kiosk.domain.tallies import Record, Tally
from kiosk.errors import Refusal
from kiosk.language import _
from kiosk.language.times import clock
from kiosk.store.interface import Steps, sql

ERASED = ("request", "call_sign", "handle", "unmatched_departure", "correction", "visit", "command")


async def close_session(desk: Desk, session_id: int, by: str = "") -> bool:
    """Fold an open session. Closing a closed one again changes nothing. Raises Refusal for any other.

    Returns whether every file was scrubbed of what was erased; where a reader stood in the way, `tend` tries again.
    """
    await desk.store.transact(lambda: _close(desk, session_id, by))
    return await scrub(desk)


async def scrub(desk: Desk, attempts: int = 20) -> bool:
    """Try for about a second to make what was erased unreadable in every file."""
    for _attempt in range(attempts):
        if await desk.store.scrub():
            return True
        await asyncio.sleep(0.05)
    return False


def find_session(session_id: int) -> Steps[Session]:
    """Return a session by its id; raises Refusal."""
    rows = yield sql(f"SELECT {SESSION_COLUMNS} FROM {SESSION_TABLES} WHERE s.id = $1", session_id)
    if not rows:
        raise Refusal(_("There is no session {id}; “tachiyori session list” shows them.").format(id=session_id))
    return session_of(rows[0])


def fold(desk: Desk, session: Session, by: str = "") -> Steps[None]:
    """Turn an open session into tallies and erase all that was known of its visitors; `by` is empty when due by itself."""
    yield from note(desk, by, "session closed", f"session {session.id}")
    yield from keep(desk, session, (yield from record_of(session.id)))
    for table in ERASED:
        yield sql(f"DELETE FROM {table} WHERE session_id = $1", session.id)


def keep(desk: Desk, session: Session, record: Record) -> Steps[None]:
    """Keep the tallies of `record` for a session, which is closed by it and loses its salt."""
    counted: Sequence[Tally] = tallies.fold(record, lambda second: clock(tallies.quarter_start(second), desk.zone))
    for tally in counted:
        yield sql(
            "INSERT INTO tally (session_id, measure, dimension, category, value) VALUES ($1, $2, $3, $4, $5)",
            session.id, tally.measure, tally.dimension, tally.category, tally.value,
        )  # fmt: skip
    yield sql("UPDATE session SET state = 'closed', salt = NULL WHERE id = $1", session.id)


def _close(desk: Desk, session_id: int, by: str) -> Steps[None]:
    session = yield from find_session(session_id)
    if session.state is State.OPEN:
        yield from fold(desk, session, by)
    elif session.state is not State.CLOSED:
        raise Refusal(_("Session {id} is not open, so there is nothing to close.").format(id=session_id))
