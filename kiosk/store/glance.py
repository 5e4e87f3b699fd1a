"""One glance at a database before anything is opened: the language its desk speaks."""

import sqlite3
from contextlib import closing
from pathlib import Path


def language_of(path: Path) -> str | None:
    """Return the language kept in a database file, or None where there is none to read."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            row = database.execute("SELECT value FROM setting WHERE key = 'language'").fetchone()
    except (sqlite3.Error, OSError):
        return None
    return str(row[0]) if row else None
