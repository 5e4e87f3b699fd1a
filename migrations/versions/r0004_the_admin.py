"""The admin: more about a planned session, lists that staff keep, and corrections of folded sessions.

A tally is never edited: what was wrong is set right by an amendment beside it, with a reason from a list.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

CHANGES = """
ALTER TABLE session ADD COLUMN audience TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN parts TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN corners TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN cancelled_because TEXT NOT NULL DEFAULT '';
CREATE INDEX session_by_opening ON session (opens);

ALTER TABLE venue ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;
ALTER TABLE programme ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;

CREATE TABLE amendment (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session,
    measure TEXT NOT NULL,
    dimension TEXT NOT NULL,
    category TEXT NOT NULL,
    change INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT;
"""


def upgrade() -> None:
    """Make the changes."""
    for statement in CHANGES.split(";"):
        if statement.strip():
            op.execute(statement)
