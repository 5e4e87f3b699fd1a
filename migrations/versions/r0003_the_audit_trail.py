"""The audit trail: what staff did. It never holds anything about a visitor."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the trail; each entry's seal covers the entry before it."""
    op.execute(
        "CREATE TABLE audit (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL,"
        " detail TEXT NOT NULL, seal BLOB NOT NULL) STRICT"
    )
    op.execute("CREATE TABLE audit_end (one INTEGER PRIMARY KEY CHECK (one = 1), entries INTEGER NOT NULL, seal BLOB NOT NULL) STRICT")
