"""Reports on screen: a preview of what is hidden, then the file; mistakes at their field, and nothing half-written."""

from pathlib import Path

import openpyxl
import pytest
from textual.widgets import Input, ProgressBar

from bench.years import fill
from kiosk.desk.audit import trail
from kiosk.desk.desk import Desk
from tests.admin.conftest import Office


async def begin(desk: Desk, office: Office, tmp_path: Path) -> Path:
    await fill(desk, 2023, 1, 12)
    path = tmp_path / "report.xlsx"
    await office.press("5", "a")
    for field, text in {"begin": "2023-04-01", "end": "2024-03-31", "file": str(path)}.items():
        await office.write(field, text)
    return path


async def save(office: Office) -> None:
    """Save, and wait for the thread that decides what is hidden."""
    form = office.app.screen
    await office.press("ctrl+s")
    while getattr(form, "_saving", False):
        await office.pilot.pause(0.02)
    await office.pilot.pause()


async def test_a_report_is_previewed_then_written_and_named(desk: Desk, office: Office, tmp_path: Path) -> None:
    path = await begin(desk, office, tmp_path)
    await save(office)
    assert "12 sessions" in office.sentence
    assert "small numbers will be hidden" in office.sentence
    assert not path.exists()
    assert not office.app.screen.query_one(ProgressBar).display
    await save(office)
    assert openpyxl.load_workbook(path).sheetnames[0] == "Summary"
    assert "report.xlsx" in office.sentence
    assert office.rows()[0][2] == "2023-04-01 to 2024-03-31 as xlsx for funder"
    assert [entry.action for entry in await trail(desk)] == ["exported"]


async def test_an_internal_report_is_told_to_be_exact(desk: Desk, office: Office, tmp_path: Path) -> None:
    await begin(desk, office, tmp_path)
    await office.write("audience", "internal")
    await save(office)
    assert "must stay in the house" in office.sentence


async def test_a_change_after_the_preview_is_previewed_anew(desk: Desk, office: Office, tmp_path: Path) -> None:
    path = await begin(desk, office, tmp_path)
    await save(office)
    await office.write("audience", "public")
    await save(office)
    assert not path.exists()
    await save(office)
    assert path.exists()


@pytest.mark.parametrize(("field", "text"), [("begin", "2023-04-02"), ("begin", "soon"), ("end", "2022-03-31")])
async def test_a_range_that_cannot_be_is_told_beside_its_field(desk: Desk, office: Office, tmp_path: Path, field: str, text: str) -> None:
    path = await begin(desk, office, tmp_path)
    hint = office.beside(field)
    await office.write(field, text)
    await save(office)
    assert office.beside(field) != hint
    assert not path.exists()


async def test_a_folder_that_is_not_there_is_one_sentence(desk: Desk, office: Office, tmp_path: Path) -> None:
    await begin(desk, office, tmp_path)
    await office.write("file", str(tmp_path / "nowhere" / "r.xlsx"))
    await save(office)
    await save(office)
    assert "cannot be written" in office.sentence
    assert type(office.app.screen).__name__ == "ReportForm"


async def test_the_files_name_follows_the_format(desk: Desk, office: Office, tmp_path: Path) -> None:
    await begin(desk, office, tmp_path)
    await office.write("format", "pdf")
    assert office.app.screen.query_one("#field-file", Input).value.endswith("report.pdf")
    await office.write("file", "mine.txt")
    await office.write("format", "csv")
    assert office.app.screen.query_one("#field-file", Input).value == "mine.txt"
