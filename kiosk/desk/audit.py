"""The audit trail: who of the staff did what, and when. It never holds anything about a visitor."""

from kiosk.desk.desk import Desk, question, use_case
from kiosk.domain import audit
from kiosk.domain.audit import Entry
from kiosk.store.interface import Steps, sql

COMMAND_LINE = "command line"


def note(desk: Desk, who: str, action: str, detail: str = "", at: int | None = None) -> Steps[None]:
    """Write an entry inside the transaction of what it tells of; `at` is now unless given."""
    entries, before = yield from _end()
    entry = Entry(desk.now() if at is None else at, who, action, detail)
    seal = audit.seal(desk.audit_key, before, entry)
    yield sql(
        "INSERT INTO audit (id, at, who, action, detail, seal) VALUES ($1, $2, $3, $4, $5, $6)",
        entries + 1, entry.at, who, action, detail, seal,
    )  # fmt: skip
    yield sql(
        "INSERT INTO audit_end (one, entries, seal) VALUES (1, $1, $2)"
        " ON CONFLICT (one) DO UPDATE SET entries = excluded.entries, seal = excluded.seal",
        entries + 1, audit.end_seal(desk.audit_key, entries + 1, seal),
    )  # fmt: skip


@use_case
def note_alone(desk: Desk, who: str, action: str, detail: str = "") -> Steps[None]:
    """Write an entry of something that changes nothing else, such as a sign-in or an export."""
    yield from note(desk, who, action, detail)


@question
def trail(desk: Desk) -> Steps[list[Entry]]:
    """Return every entry, oldest first."""
    rows = yield sql("SELECT at, who, action, detail, seal FROM audit ORDER BY id")
    return [Entry(row[0], row[1], row[2], row[3], bytes(row[4])) for row in rows]


@question
def first_broken(desk: Desk) -> Steps[int | None]:
    """Return the place of the first entry that is not as it was written, or None where the trail is whole."""
    rows = yield sql("SELECT at, who, action, detail, seal FROM audit ORDER BY id")
    ends = yield sql("SELECT seal FROM audit_end")
    entries = [Entry(row[0], row[1], row[2], row[3], bytes(row[4])) for row in rows]
    return audit.first_broken(desk.audit_key, entries, bytes(ends[0][0]) if ends else None)


def _end() -> Steps[tuple[int, bytes]]:
    rows = yield sql("SELECT id, seal FROM audit ORDER BY id DESC LIMIT 1")
    return (rows[0][0], bytes(rows[0][1])) if rows else (0, audit.BEGINNING)
