"""What `tachiyori doctor` looks at: whether this desk can be trusted today, and what to do where not."""

import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk import locations
from kiosk.desk.audit import first_broken
from kiosk.desk.desk import Desk
from kiosk.domain import keys
from kiosk.errors import StoreUnusable
from kiosk.language import _
from kiosk.scanning.extras import is_installed
from kiosk.store import schema, secret

_LEAST_FREE_BYTES = 200_000_000
_EARLIEST_CLOCK = 1_750_000_000
"""June 2025, before this program was written: a clock behind it is wrong."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `message` says what to do where it is not ok."""

    name: str
    ok: bool
    message: str


def examine(folder: Path) -> Iterator[Finding]:
    """Yield what was found in a data folder; changes nothing, raises nothing."""
    yield _clock()
    yield _devices()
    database = locations.database(folder)
    if not database.exists():
        yield Finding(
            "database",
            False,
            _("There is no desk in {folder} yet; run “tachiyori setup” or “tachiyori kiosk” first.").format(folder=folder),
        )
        return
    yield _space(folder)
    yield from _private_files(folder)
    try:
        revision = schema.revision(database)
    except StoreUnusable as error:
        yield Finding("schema", False, str(error))
        return
    yield _schema(revision)
    yield from _content(database)
    yield _secret(database, locations.secret(folder))


async def examine_trail(desk: Desk) -> Finding:
    """Return whether the audit trail is as it was written."""
    if (broken := await first_broken(desk)) is not None:
        return Finding("audit", False, _("The audit trail was changed by hand from entry {place} on.").format(place=broken))
    return Finding("audit", True, _("The audit trail is whole."))


def _clock() -> Finding:
    if time.time() < _EARLIEST_CLOCK:
        return Finding("clock", False, _("The clock of this machine is far behind; set it right."))
    return Finding("clock", True, _("The clock is plausible."))


def _space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    message = _("{count} MB are free on the disk.").format(count=free // 1_000_000)
    if free < _LEAST_FREE_BYTES:
        return Finding("space", False, message + " " + _("Make room before the next session."))
    return Finding("space", True, message)


def _devices() -> Finding:
    """A reader is a keyboard like any other, so only trying it tells that it is one; cameras have numbers."""
    cameras = sorted(path.name.removeprefix("video") for path in Path("/dev").glob("video[0-9]*"))
    if not cameras:
        told = _("No camera is seen here.")
    elif is_installed("camera"):
        told = _("Cameras seen: {numbers}; “tachiyori kiosk --camera N” uses one.").format(numbers=", ".join(cameras))
    else:
        told = _("Cameras seen: {numbers}; reading cards with one needs the extra “camera”.").format(numbers=", ".join(cameras))
    return Finding("devices", True, told + " " + _("“tachiyori reader” tries a reader."))


def _private_files(folder: Path) -> Iterator[Finding]:
    if os.name == "nt":
        return
    for path in (locations.database(folder), locations.secret(folder)):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Finding("privacy", False, _("Others on this machine can read {file}; run “chmod 600” on it.").format(file=path))
            return
    yield Finding("privacy", True, _("Only this user can read the data."))


def _schema(revision: str | None) -> Finding:
    if revision == schema.HEAD:
        return Finding("schema", True, _("The schema is current ({revision}).").format(revision=revision))
    if revision is not None and revision > schema.HEAD:
        return Finding("schema", False, _("The data was written by a newer Tachiyori; update the program."))
    return Finding("schema", False, _("The schema is old; “tachiyori migrate” brings it up to date."))


def _content(path: Path) -> Iterator[Finding]:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            whole = database.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            is_open = database.execute("SELECT count(*) FROM session WHERE state = 'open'").fetchone()[0] > 0
            left = database.execute("SELECT (SELECT count(*) FROM visit) + (SELECT count(*) FROM handle)").fetchone()[0]
    except sqlite3.Error:
        whole, is_open, left = False, False, 0
    if not whole:
        yield Finding("database", False, _("The database is damaged; bring back the last backup with “tachiyori restore”."))
        return
    yield Finding("database", True, _("The database is whole."))
    if not is_open and left:
        yield Finding("erasure", False, _("Visits are left of a session that is closed; open and close the kiosk once."))
    elif is_open:
        yield Finding("erasure", True, _("A session is open; its visits are erased when it closes."))
    else:
        yield Finding("erasure", True, _("No session is open and nothing of a visitor is kept."))


def _secret(database: Path, path: Path) -> Finding:
    try:
        found = keys.secret_check(secret.read(path)).hex()
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as kept:
            row = kept.execute("SELECT value FROM setting WHERE key = 'secret_check'").fetchone()
    except StoreUnusable as error:
        return Finding("secret", False, str(error))
    except sqlite3.Error:
        row = None
    if not row or row[0] != found:
        return Finding("secret", False, _("The file {file} belongs to another desk; put this desk's own file back.").format(file=path))
    return Finding("secret", True, _("The desk's secret is in its place."))
