"""One SQLite file for one venue, shared by every process of the desk (DESIGN 6)."""

import errno
import os
import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from kiosk.errors import StoreUnavailable
from kiosk.language import _
from kiosk.store.interface import Statement, Steps

T = TypeVar("T")

# secure_delete overwrites what is erased; temporary tables stay in memory, so no other file ever holds a fingerprint.
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA busy_timeout = 0",
)
_PLACES = tuple(str(place) for place in range(1, 100))
PATIENCE = 15.0
"""Seconds a transaction waits for its turn."""


class _Connection(aiosqlite.Connection):
    """aiosqlite hops to its thread once a statement; a whole transaction in one hop is three times as fast."""

    async def hop(self, work: Callable[[sqlite3.Connection], T]) -> T:
        result: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return result


class SQLiteStore:
    """The store of one file. Make it with `open`; transactions of one store run one after the other."""

    def __init__(self, path: Path, connection: _Connection) -> None:
        self._path = path
        self._connection = connection
        # The place of the file on its disk: a removed or replaced file is noticed, not written to unseen.
        self._inode = os.stat(path).st_ino

    @classmethod
    async def open(cls, path: Path) -> "SQLiteStore":
        """Open an existing, current database file; raises StoreUnavailable."""

        def connect() -> sqlite3.Connection:
            uri = f"{path.resolve().as_uri()}?mode=rw"
            return sqlite3.connect(uri, uri=True, isolation_level=None, cached_statements=256)

        connection = _Connection(connect, iter_chunk_size=64)
        connection._thread.daemon = True
        try:
            await connection
            await connection.hop(_prepare)
            return cls(path, connection)
        except (sqlite3.Error, OSError) as error:
            await connection.close()
            raise _unavailable(error) from error

    async def transact(self, steps: Callable[[], Steps[T]]) -> T:
        return await self._hop(lambda database: _run(database, steps, "BEGIN IMMEDIATE"), must_exist=True)

    async def query(self, steps: Callable[[], Steps[T]]) -> T:
        return await self._hop(lambda database: _run(database, steps, "BEGIN"), must_exist=True)

    async def version(self) -> int:
        return int(await self._hop(lambda database: database.execute("PRAGMA data_version").fetchone()[0]))

    async def scrub(self) -> bool:
        def truncate(database: sqlite3.Connection) -> bool:
            try:
                busy, remaining, _moved = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.OperationalError as error:
                if _is_busy(error):
                    return False
                raise
            return not busy and remaining <= 0

        return await self._hop(truncate)

    async def backup(self, destination: Path) -> None:
        await self._hop(lambda database: copy(database, destination))

    async def close(self) -> None:
        await self._connection.close()

    async def _hop(self, work: Callable[[sqlite3.Connection], T], must_exist: bool = False) -> T:
        def guarded(database: sqlite3.Connection) -> T:
            if must_exist and os.stat(self._path).st_ino != self._inode:
                raise OSError(errno.ESTALE, "another file stands in the place of the database")
            return work(database)

        try:
            return await self._connection.hop(guarded)
        except (sqlite3.Error, OSError, ValueError) as error:
            if isinstance(error, ValueError) and "active connection" not in str(error):
                raise
            raise _unavailable(error) from error


def copy(database: sqlite3.Connection, destination: Path) -> None:
    """Write a consistent copy of `database` to `destination`, readable by its owner only; replaces nothing."""
    descriptor = os.open(destination, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.close(descriptor)
    try:
        target = sqlite3.connect(destination)
        try:
            database.backup(target)
        finally:
            target.close()
    except BaseException:
        destination.unlink(missing_ok=True)
        raise


def _prepare(database: sqlite3.Connection) -> None:
    for pragma in PRAGMAS:
        _patiently(lambda pragma=pragma: database.execute(pragma).fetchall())  # type: ignore[misc]


def _run(database: sqlite3.Connection, steps: Callable[[], Steps[T]], begin: str) -> T:
    _patiently(lambda: database.execute(begin))
    try:
        transaction = steps()
        try:
            statement = next(transaction)
            while True:
                statement = transaction.send(_execute(database, statement))
        except StopIteration as done:
            result: T = done.value
        database.execute("COMMIT")
        return result
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _execute(database: sqlite3.Connection, statement: Statement) -> list[Any]:
    return database.execute(statement.text, dict(zip(_PLACES, statement.values, strict=False))).fetchall()


def _patiently(attempt: Callable[[], Any]) -> None:
    """Try until the database is free. SQLite's own handler sleeps longer and longer, so that whoever has waited
    longest is woken least often; short random naps give everybody the same chance (measured: TRAPS, four writers)."""
    deadline = None
    while True:
        try:
            attempt()
            return
        except sqlite3.OperationalError as error:
            deadline = deadline or time.monotonic() + PATIENCE
            if not _is_busy(error) or time.monotonic() > deadline:
                raise
        time.sleep(random.uniform(0.0005, 0.004))


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _unavailable(error: Exception) -> StoreUnavailable:
    """Say for staff what is wrong with the disk or the file, and what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL or getattr(error, "errno", None) == errno.ENOSPC:
        return StoreUnavailable(_("The disk is full; make room and the desk goes on by itself."))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreUnavailable(_("The database is damaged; bring back the last backup with “tachiyori restore”."))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreUnavailable(_("Another program holds the database; close other windows of Tachiyori and try again."))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return StoreUnavailable(_("The data folder may not be written; give this user the right to write there."))
    return StoreUnavailable(_("The database cannot be read; check that the data folder and its disk are there."))
