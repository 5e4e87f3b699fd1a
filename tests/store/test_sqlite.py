"""The store: whole transactions or nothing, fair turns, and sentences when the disk fails."""

import asyncio
import os
import sqlite3
import stat
from pathlib import Path

import pytest

from kiosk import locations
from kiosk.errors import StoreUnavailable
from kiosk.store.interface import Steps, sql
from kiosk.store.sqlite import SQLiteStore


@pytest.fixture
async def store(folder: Path):
    store = await SQLiteStore.open(locations.database(folder))
    yield store
    await store.close()


def add_venue(name: str) -> Steps[None]:
    yield sql("INSERT INTO venue (name) VALUES ($1)", name)


def count_venues() -> Steps[int]:
    rows = yield sql("SELECT count(*) FROM venue")
    return int(rows[0][0])


async def test_a_transaction_that_fails_half_way_leaves_nothing(store: SQLiteStore) -> None:
    def broken() -> Steps[None]:
        yield from add_venue("half")
        raise LookupError("half-way")

    before = await store.query(count_venues)
    with pytest.raises(LookupError):
        await store.transact(broken)
    assert await store.query(count_venues) == before


async def test_the_settings_of_the_design_are_in_force(store: SQLiteStore) -> None:
    def settings() -> Steps[dict[str, object]]:
        found = {}
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store"):
            found[name] = (yield sql(f"PRAGMA {name}"))[0][0]
        return found

    kept = await store.query(settings)
    assert kept == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2}


async def test_only_the_owner_can_read_the_files(folder: Path, store: SQLiteStore) -> None:
    await store.transact(lambda: add_venue("x"))
    for path in (locations.database(folder), locations.secret(folder)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(Path(f"{locations.database(folder)}-wal").stat().st_mode) == 0o600


async def test_four_writers_all_get_their_turn(folder: Path, store: SQLiteStore) -> None:
    others = [await SQLiteStore.open(locations.database(folder)) for _writer in range(3)]

    async def write(writer: SQLiteStore, name: str) -> None:
        for place in range(25):
            await writer.transact(lambda: add_venue(f"{name} {place}"))  # noqa: B023 - awaited at once

    before = await store.query(count_venues)
    await asyncio.gather(*(write(writer, str(number)) for number, writer in enumerate([store, *others])))
    assert await store.query(count_venues) == before + 100
    for other in others:
        await other.close()


async def test_the_version_changes_with_others_commits_only(folder: Path, store: SQLiteStore) -> None:
    other = await SQLiteStore.open(locations.database(folder))
    before = await store.version()
    await store.transact(lambda: add_venue("own"))
    assert await store.version() == before
    await other.transact(lambda: add_venue("other"))
    assert await store.version() != before
    await other.close()


async def test_a_database_that_is_gone_or_replaced_is_not_written_to(folder: Path, store: SQLiteStore) -> None:
    path = locations.database(folder)
    os.rename(path, folder / "elsewhere.db")
    with pytest.raises(StoreUnavailable):
        await store.transact(lambda: add_venue("lost"))
    path.write_bytes(b"")
    with pytest.raises(StoreUnavailable):
        await store.transact(lambda: add_venue("lost"))
    path.unlink()
    os.rename(folder / "elsewhere.db", path)
    await store.transact(lambda: add_venue("back"))


async def test_a_full_disk_is_one_sentence_and_recovers_by_itself(store: SQLiteStore) -> None:
    async def limit(pages: int) -> None:
        await store._connection.hop(lambda database: database.execute(f"PRAGMA max_page_count = {pages}").fetchall())

    await limit(1)
    with pytest.raises(StoreUnavailable, match="full"):
        await store.transact(lambda: add_venue("x" * 1_000_000))
    await limit(1_000_000)
    await store.transact(lambda: add_venue("room again"))


async def test_a_damaged_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "spoilt.db"
    path.write_bytes(b"not a database, whatever its name says" * 100)
    with pytest.raises(StoreUnavailable, match="damaged"):
        await SQLiteStore.open(path)


async def test_a_backup_is_whole_private_and_replaces_nothing(folder: Path, store: SQLiteStore) -> None:
    target = folder / "copy.db"
    await store.backup(target)
    assert sqlite3.connect(target).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert locations.secret(folder).read_text().strip() not in target.read_bytes().hex()
    with pytest.raises(StoreUnavailable):
        await store.backup(target)
