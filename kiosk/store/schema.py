"""Brings a database to the schema this program knows. Alembic is imported only when there is something to do."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from kiosk import locations
from kiosk.errors import StoreUnusable
from kiosk.language import _
from kiosk.store import sqlite

HEAD = "0005"
"""The newest migration of this program. Revisions are four digits that count up, so newer is greater."""


def revision(path: Path) -> str | None:
    """Return the revision of a database file, or None where there is none yet; raises StoreUnusable."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            row = database.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        if "no such table" in str(error):
            return None
        raise StoreUnusable(
            _("{file} is not a database of Tachiyori or is damaged; bring back the last backup with “tachiyori restore”.").format(file=path)
        ) from error
    return str(row[0]) if row else None


def make_current(path: Path) -> bool:
    """Migrate the database at `path` to HEAD, a backup first; returns whether anything was done.

    Raises StoreUnusable where the database was written by a newer program.
    """
    current = revision(path)
    if current == HEAD:
        return False
    if current is not None and current > HEAD:
        raise StoreUnusable(
            _("This data was written by a newer Tachiyori (schema {found}, known here {known}); update the program.").format(
                found=current, known=HEAD
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if current is None:
        # Alembic's connection would make the file readable for everybody.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    else:
        _backup(path, current)
    _upgrade(path)
    return True


def _backup(path: Path, current: str) -> None:
    folder = locations.backups(path.parent)
    folder.mkdir(exist_ok=True, mode=0o700)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    with closing(sqlite3.connect(path)) as database:
        sqlite.copy(database, folder / f"before-migration-{current}-{stamp}.db")


def _upgrade(path: Path) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import URL

    import migrations

    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.attributes["url"] = URL.create("sqlite", database=str(path))
    command.upgrade(config, "head")
