"""A durable arrival through the desk against the same statements in bare sqlite3: `python -m bench.arrive`.

Both sides write to the same kind of file on the same disk with the same settings, in turns, so that a noisy machine
is noisy for both. The floor replays the very statements, with their values, that the desk's arrival made.
"""

import asyncio
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from admin.cards.issue import new_cards
from kiosk import locations
from kiosk.desk.arrive import arrive
from kiosk.desk.desk import Desk, open_desk
from kiosk.desk.sessions import add_session, open_session
from kiosk.desk.setup import set_up
from kiosk.store.interface import Statement
from kiosk.store.sqlite import PRAGMAS, SQLiteStore

ROUNDS, ARRIVALS = 7, 150
Recorded = list[list[tuple[str, dict[str, Any]]]]


@dataclass
class Recorder:
    """A store that also notes the statements of each transaction."""

    store: Any
    transactions: Recorded

    async def transact(self, steps: Callable[[], Generator[Statement, Any, Any]]) -> Any:
        noted: list[tuple[str, dict[str, Any]]] = []

        def listening() -> Generator[Statement, Any, Any]:
            work = steps()
            try:
                statement = next(work)
                while True:
                    noted.append((statement.text, {str(i): v for i, v in enumerate(statement.values, 1)}))
                    statement = work.send((yield statement))
            except StopIteration as done:
                return done.value

        result = await self.store.transact(listening)
        self.transactions.append(noted)
        return result


async def _desk(folder: Path) -> Desk:
    await set_up(folder, "Bench", "bench bench")
    desk = await open_desk(folder)
    now = desk.now()
    await open_session(desk, await add_session(desk, "Bench", now, now + 7200))
    return desk


async def _arrive_all(desk: Desk, cards: list[str | None]) -> list[float]:
    times = []
    for card in cards:
        command = desk.command()
        start = time.perf_counter()
        await arrive(desk, command, card)
        times.append(time.perf_counter() - start)
    return times


def _replay(path: Path, transactions: Recorded) -> list[float]:
    database = sqlite3.connect(path, isolation_level=None, cached_statements=256)
    for pragma in PRAGMAS:
        database.execute(pragma).fetchall()
    times = []
    for statements in transactions:
        start = time.perf_counter()
        database.execute("BEGIN IMMEDIATE")
        for text, values in statements:
            database.execute(text, values).fetchall()
        database.execute("COMMIT")
        times.append(time.perf_counter() - start)
    database.close()
    return times


async def _round(folder: Path) -> tuple[float, float]:
    desk = await _desk(folder / "desk")
    cards = [card.text if place % 2 else None for place, card in enumerate(new_cards(desk, ARRIVALS))]
    await desk.store.backup(folder / "floor.db")
    await desk.store.backup(folder / "scratch.db")
    recorded: Recorded = []
    # The statements come from a scratch copy; the floor then meets the same empty session as the desk.
    recorder = Recorder(await SQLiteStore.open(folder / "scratch.db"), recorded)
    scratch = replace(desk, store=recorder)  # type: ignore[arg-type]
    await _arrive_all(scratch, cards)
    await recorder.store.close()
    floor = _replay(folder / "floor.db", recorded)
    ours = await _arrive_all(desk, cards)
    await desk.close()
    assert os.path.getsize(locations.database(folder / "desk")) > 0
    return statistics.median(ours), statistics.median(floor)


def main() -> None:
    """Print the medians and the ratio."""
    ours, floor = [], []
    for _round_number in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            mine, bare = asyncio.run(_round(Path(folder)))
        ours.append(mine)
        floor.append(bare)
    ratio = statistics.median(mine / bare for mine, bare in zip(ours, floor, strict=True))
    print(f"arrive: desk {statistics.median(ours) * 1000:.3f} ms, bare sqlite3 {statistics.median(floor) * 1000:.3f} ms, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
