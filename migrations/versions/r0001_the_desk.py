"""The desk: sessions, what lives while one is open, and the tallies that remain.

Everything between the two rules below is erased at the fold. None of it has a rowid, so that not even the order of
arrival is kept.
"""

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('facilitator', 'staff', 'administrator')),
    passphrase TEXT NOT NULL
) STRICT;

CREATE TABLE venue (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE programme (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    venue_id INTEGER NOT NULL REFERENCES venue,
    programme_id INTEGER NOT NULL REFERENCES programme,
    opens INTEGER NOT NULL,
    closes INTEGER NOT NULL,
    capacity INTEGER CHECK (capacity > 0),
    state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'open', 'closed', 'cancelled')),
    opened INTEGER,
    salt BLOB,
    CHECK (closes > opens),
    CHECK ((state = 'open') = (salt IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX one_open_session_a_venue ON session (venue_id) WHERE state = 'open';

CREATE TABLE season (fiscal_year INTEGER PRIMARY KEY, salt BLOB) STRICT;

CREATE TABLE season_member (
    fiscal_year INTEGER NOT NULL REFERENCES season,
    fingerprint BLOB NOT NULL,
    PRIMARY KEY (fiscal_year, fingerprint)
) STRICT, WITHOUT ROWID;

-- erased at the fold --------------------------------------------------------------------------------------------

CREATE TABLE command (
    session_id INTEGER NOT NULL REFERENCES session,
    id BLOB NOT NULL,
    PRIMARY KEY (session_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
    session_id INTEGER NOT NULL REFERENCES session,
    id BLOB NOT NULL,
    arrived INTEGER NOT NULL,
    departed INTEGER,
    left_by BLOB,
    reopened_by BLOB,
    companions INTEGER NOT NULL DEFAULT 0 CHECK (companions BETWEEN 0 AND 99),
    first INTEGER CHECK (first IN (0, 1)),
    by_card INTEGER NOT NULL DEFAULT 0 CHECK (by_card IN (0, 1)),
    PRIMARY KEY (session_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE handle (
    session_id INTEGER NOT NULL,
    fingerprint BLOB NOT NULL,
    visit_id BLOB NOT NULL,
    command_id BLOB NOT NULL,
    PRIMARY KEY (session_id, fingerprint),
    FOREIGN KEY (session_id, visit_id) REFERENCES visit (session_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE call_sign (
    session_id INTEGER NOT NULL REFERENCES session,
    word INTEGER NOT NULL,
    number INTEGER NOT NULL,
    visit_id BLOB,
    command_id BLOB NOT NULL,
    PRIMARY KEY (session_id, word, number),
    FOREIGN KEY (session_id, visit_id) REFERENCES visit (session_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE unmatched_departure (
    session_id INTEGER NOT NULL REFERENCES session,
    id BLOB NOT NULL,
    at INTEGER NOT NULL,
    companions INTEGER NOT NULL DEFAULT 0,
    counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
    PRIMARY KEY (session_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE request (
    session_id INTEGER NOT NULL REFERENCES session,
    id BLOB NOT NULL,
    word INTEGER NOT NULL,
    number INTEGER NOT NULL,
    visit_id BLOB,
    meeting TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'done', 'withdrawn', 'missed')),
    asked INTEGER NOT NULL,
    taken_by TEXT,
    outcome TEXT,
    partner TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (session_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE correction (
    session_id INTEGER NOT NULL REFERENCES session,
    id BLOB NOT NULL,
    at INTEGER NOT NULL,
    people INTEGER NOT NULL,
    companions INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (session_id, id)
) STRICT, WITHOUT ROWID;

-- kept ----------------------------------------------------------------------------------------------------------

CREATE TABLE tally (
    session_id INTEGER NOT NULL REFERENCES session,
    measure TEXT NOT NULL,
    dimension TEXT NOT NULL,
    category TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (session_id, measure, dimension, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme,
    indicator TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    value INTEGER NOT NULL CHECK (value >= 0),
    UNIQUE (programme_id, indicator, fiscal_year)
) STRICT;

CREATE TABLE figure (
    id INTEGER PRIMARY KEY,
    programme_id INTEGER NOT NULL REFERENCES programme,
    indicator TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    value INTEGER NOT NULL CHECK (value >= 0),
    UNIQUE (programme_id, indicator, fiscal_year)
) STRICT;
"""


def upgrade() -> None:
    """Make every table of the first schema."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
