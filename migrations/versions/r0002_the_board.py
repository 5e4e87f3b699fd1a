"""The board: counters and partner programmes that staff name, and which devices are there.

A device is a kiosk of the house, named kiosk-1, kiosk-2 ...; nothing about anybody's own device is kept.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = """
CREATE TABLE counter (name TEXT PRIMARY KEY, place INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE partner (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE device (name TEXT PRIMARY KEY, seen INTEGER NOT NULL, unsent INTEGER NOT NULL) STRICT, WITHOUT ROWID;
"""


def upgrade() -> None:
    """Make the board's tables."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
