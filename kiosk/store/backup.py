"""Copies of the database: made, brought back, and removed when they are old. The desk's secret is in none of them."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from kiosk import locations
from kiosk.errors import StoreUnusable
from kiosk.language import _
from kiosk.store import schema, sqlite


def new_path(folder: Path, now: float) -> Path:
    """Return where the next backup of a data folder goes; `now` in UTC epoch seconds."""
    backups = locations.backups(folder)
    backups.mkdir(exist_ok=True, mode=0o700)
    return backups / f"{datetime.fromtimestamp(now, UTC):%Y%m%d-%H%M%S-%f}.db"


def old_backups(folder: Path, now: float, days: int) -> list[Path]:
    """Return the backups of a data folder that are older than `days`.

    A backup made while a session was open holds its visits, so none is kept for long.
    """
    oldest = now - days * 86400
    return sorted(path for path in locations.backups(folder).glob("*") if path.is_file() and path.stat().st_mtime < oldest)


def remove_old(folder: Path, now: float, days: int) -> list[Path]:
    """Remove the backups older than `days` and return which; one that cannot be removed now stays."""
    removed = []
    for path in old_backups(folder, now, days):
        with suppress(OSError):
            path.unlink()
            removed.append(path)
    return removed


def restore(source: Path, folder: Path) -> None:
    """Put a backup in the place of the database, which is itself backed up first.

    Programs that still have the replaced file open notice and stop using it. Raises StoreUnusable where `source` is no
    whole database of Tachiyori.
    """
    if schema.revision(source) is None or not _is_whole(source):
        raise StoreUnusable(_("{file} is not a whole backup of Tachiyori; choose another.").format(file=source))
    database = locations.database(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = database.with_suffix(".restoring")
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    shutil.copyfile(source, beside)
    if database.exists():
        _keep_replaced(database, new_path(folder, datetime.now(UTC).timestamp()))
    for journal in ("-wal", "-shm"):
        database.with_name(database.name + journal).unlink(missing_ok=True)
    os.replace(beside, database)


def _is_whole(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            return bool(database.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def _keep_replaced(database: Path, destination: Path) -> None:
    try:
        with closing(sqlite3.connect(database)) as replaced:
            sqlite.copy(replaced, destination)
    except sqlite3.DatabaseError:
        # A damaged file is the usual reason to restore; it is kept as it is for whoever wants to look.
        damaged = destination.with_suffix(".damaged")
        os.close(os.open(damaged, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        shutil.copyfile(database, damaged)
