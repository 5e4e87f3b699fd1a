"""What was published: numbers of reports for funders and the public, so that no later report can be subtracted from one.

A number is a tally's sum over a set of sessions ("3,5,8"). Nothing here is about a person.
"""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the register."""
    op.execute(
        "CREATE TABLE published (audience TEXT NOT NULL, sessions TEXT NOT NULL, measure TEXT NOT NULL, dimension TEXT NOT NULL,"
        " category TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (audience, sessions, measure, dimension, category)) STRICT,"
        " WITHOUT ROWID"
    )
