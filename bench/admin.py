"""How fast the admin's rooms open with ten fiscal years of 250 sessions: `python -m bench.admin`.

The floor is a bare Textual DataTable of as many rows and columns with the same text, pushed in the same run.
Opening is measured from the room being asked for to the screen at rest; a digit waits 50 ms more for the rest of a scan.
"""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import DataTable

from admin.screens.app import AdminApp
from admin.screens.rooms import DOORS
from bench.years import fill
from kiosk.desk.desk import Desk, open_desk
from kiosk.desk.people import people
from kiosk.desk.results import set_target
from kiosk.desk.setup import set_up
from kiosk.language import speak
from kiosk.scanning.wedge import HOLD

YEARS, SESSIONS, ROUNDS = 10, 250, 7
Rows = list[list[str]]


class BareTable(Screen[None]):
    """A table, its rows, nothing else."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._cells = rows

    def compose(self) -> ComposeResult:
        yield DataTable()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*(str(place) for place in range(len(self._cells[0]) if self._cells else 1)))
        table.add_rows(self._cells)


async def main() -> None:
    """Print each room's median in milliseconds and its ratio to the bare table of the same rows."""
    speak("ja")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "desk"
        await set_up(home, "さいわいプラザ", "practice", "ja")
        desk = await open_desk(home)
        await fill(desk, desk.fiscal_year_of(desk.now()) - YEARS + 1, YEARS, SESSIONS)
        await set_target(desk, "フリースペース", "visits", desk.fiscal_year_of(desk.now()), 1000)
        ours = await _rooms(desk)
        floors = await _bare({key: rows for key, (_seconds, rows) in ours.items()})
        for door in DOORS:
            seconds, rows = ours[door.key]
            print(
                f"admin: {door.key} {door.title:<9} {seconds * 1000:4.0f} ms ({(seconds + HOLD) * 1000:3.0f} with the key's hold),"
                f" bare table of its {len(rows):>3} rows {floors[door.key] * 1000:3.0f} ms, ratio {seconds / floors[door.key]:.2f}"
            )
        await desk.close()


async def _rooms(desk: Desk) -> dict[str, tuple[float, Rows]]:
    """Return each room's median seconds and the rows of its table."""
    found = {}
    app = AdminApp(desk, (await people(desk))[0])
    async with app.run_test(size=(100, 32)) as pilot:
        for door in DOORS:
            seconds, rows = [], []
            for _round in range(ROUNDS):
                app.go("1" if door.key != "1" else "2")
                await pilot.pause()
                start = time.perf_counter()
                app.go(door.key)
                await pilot.pause()
                seconds.append(time.perf_counter() - start)
            for table in app.screen.query(DataTable):
                rows = [[str(cell) for cell in table.get_row_at(place)] for place in range(table.row_count)]
            found[door.key] = statistics.median(seconds), rows
    return found


async def _bare(tables: dict[str, Rows]) -> dict[str, float]:
    """Return the median seconds that a bare table of the same rows takes."""
    found = {}
    app: App[None] = App()
    async with app.run_test(size=(100, 32)) as pilot:
        for key, rows in tables.items():
            seconds = []
            for _round in range(ROUNDS):
                start = time.perf_counter()
                app.push_screen(BareTable(rows))
                await pilot.pause()
                seconds.append(time.perf_counter() - start)
                app.pop_screen()
                await pilot.pause()
            found[key] = statistics.median(seconds)
    return found


if __name__ == "__main__":
    asyncio.run(main())
