"""What an Excel export costs: `python -m bench.export`.

Ten fiscal years of 250 sessions, from the database to the file, against bare XlsxWriter writing the same cells in the same run;
and how the memory at its peak grows from one year to ten, beside the cells.
"""

import asyncio
import io
import statistics
import tempfile
import time
import tracemalloc
from datetime import date
from pathlib import Path

import xlsxwriter

from admin.reports.kinds import Audience
from admin.reports.pages import Value, pages
from admin.reports.report import Report, make_report
from admin.reports.shown import Number
from admin.reports.xlsx_report import write_xlsx
from bench.years import fill
from kiosk.desk.desk import Desk, open_desk
from kiosk.desk.setup import set_up
from kiosk.language import speak

YEARS, SESSIONS, ROUNDS, FIRST = 10, 250, 5, 2014


async def main() -> None:
    """Print the ratio and the growth."""
    speak("ja")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "desk"
        await set_up(home, "さいわいプラザ", "practice", "ja")
        desk = await open_desk(home)
        await fill(desk, FIRST, YEARS, SESSIONS)
        ours, floor = [], []
        cells = _cells(await _report(desk, YEARS))
        for _round in range(ROUNDS):
            start = time.perf_counter()
            write_xlsx(io.BytesIO(), await _report(desk, YEARS))
            ours.append(time.perf_counter() - start)
            start = time.perf_counter()
            _bare(cells)
            floor.append(time.perf_counter() - start)
        count = sum(len(row) for sheet in cells for row in sheet)
        a, b = statistics.median(ours), statistics.median(floor)
        print(f"export: {YEARS * SESSIONS} sessions, {count} cells: {a:.2f} s, bare XlsxWriter {b:.2f} s, ratio {a / b:.2f}")
        one, ten = await _peak(desk, 1), await _peak(desk, YEARS)
        few = sum(len(row) for sheet in _cells(await _report(desk, 1)) for row in sheet)
        print(f"export: memory at its peak {one / 1e6:.1f} MB for one year, {ten / 1e6:.1f} MB for ten years")
        print(f"export: it grows {ten / one:.1f} times, the cells {count / few:.1f} times")
        start = time.perf_counter()
        await make_report(desk, date(FIRST, 4, 1), date(FIRST + 1, 3, 31), Audience.FUNDER)
        print(f"export: deciding what a funder may not see in a year of {SESSIONS} sessions {time.perf_counter() - start:.1f} s")
        await desk.close()


async def _report(desk: Desk, years: int) -> Report:
    return await make_report(desk, date(FIRST, 4, 1), date(FIRST + years, 3, 31), Audience.INTERNAL)


async def _peak(desk: Desk, years: int) -> int:
    tracemalloc.start()
    write_xlsx(io.BytesIO(), await _report(desk, years))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def _cells(report: Report) -> list[list[list[Value]]]:
    return [[list(row) for block in page.blocks for row in block.rows] for page in pages(report)]


def _bare(sheets: list[list[list[Value]]]) -> None:
    with xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for rows in sheets:
            sheet = book.add_worksheet()
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    match value:
                        case Number(count):
                            sheet.write_number(row, column, count or 0)
                        case date():
                            sheet.write_datetime(row, column, value, day)
                        case int():
                            sheet.write_number(row, column, value)
                        case str():
                            sheet.write_string(row, column, value)


if __name__ == "__main__":
    asyncio.run(main())
