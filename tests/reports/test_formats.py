"""Each format opened with something that is not ours, in Japanese and English."""

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path

import jsonschema
import openpyxl
import pandas
import pypdf
import pytest

from admin.outfile import whole_file
from admin.reports.dictionary import page as dictionary_page
from admin.reports.json_report import SCHEMA
from bench.years import fill
from kiosk.desk.audit import trail
from kiosk.desk.desk import Desk
from kiosk.desk.planning import Plan, plan_session
from kiosk.desk.publications import published
from kiosk.desk.totals import Totals, record_totals
from kiosk.errors import TachiyoriError
from kiosk.language import speak
from tests.conftest import NOON
from tests.reports.conftest import GROUP, SHELTER, Write

AUDIENCES = ("internal", "funder", "public")
FULL = (date(2023, 4, 1), date(2024, 3, 31))


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


@pytest.mark.parametrize("audience", AUDIENCES)
async def test_the_citys_table_comes_out_as_in_its_report_in_excel(citys_year: Desk, write: Write, audience: str) -> None:
    speak("ja")
    book = openpyxl.load_workbook(await write("xlsx", audience))
    assert book.sheetnames == ["まとめ", "開催回", "月ごと", "内訳", "相談", "注記"]
    lines = [[cell.value for cell in row] for row in book["まとめ"].iter_rows()]
    assert ["令和6年度", GROUP, "来場(延べ)", 20, 45, 225] in [line[:6] for line in lines]
    assert ["令和6年度", SHELTER, "利用者", 10, 5, 50] in [line[:6] for line in lines]
    assert ["令和6年度", SHELTER, "稼働日数", None, 136, None] in [line[:6] for line in lines]
    assert [3, 45] in [line[2:4] for line in lines]
    sheet = book["開催回"]
    assert [sheet.cell(row, 1).value for row in (6, 7, 8)] == [datetime(2024, 9, 1), datetime(2024, 9, 29), datetime(2024, 11, 10)]
    assert sheet.freeze_panes == "B6"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.print_title_rows) == (9, "landscape", "$5:$5")
    assert len(sheet._charts) == 1
    assert all(("取扱注意" in (each.oddHeader.left.text or "")) == (audience == "internal") for each in book.worksheets)
    assert all(("取扱注意" in str(each.cell(3, 1).value)) == (audience == "internal") for each in book.worksheets)
    assert any(cell.value == "台風" for row in book["注記"].iter_rows() for cell in row) == (audience != "public")
    assert any(cell.value == "秋の会" for row in book["注記"].iter_rows() for cell in row)
    assert sheet.column_dimensions["B"].width >= 8


@pytest.mark.parametrize("language", ["ja", "en"])
async def test_the_csv_is_tidy_and_reads_in_pandas(citys_year: Desk, write: Write, language: str) -> None:
    speak(language)
    table = pandas.read_csv(await write("csv"), dtype={"session_id": "Int64", "value": "Int64"})
    visits = table[(table.measure == "visits") & (table.dimension == "total")]
    assert visits.value.tolist() == [15, 15, 15]
    assert table[table.measure == "target"].set_index("category").value.to_dict() == {"visits": 20, "users": 10}
    assert table[table.measure == "figure"].set_index("category").value.to_dict() == {"users": 5, "operating_days": 136}
    assert set(table.status) == {"ok"}


@pytest.mark.parametrize("audience", AUDIENCES)
async def test_json_keeps_to_its_published_schema(full_year: Desk, citys_year: Desk, write: Write, audience: str) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    value = json.loads((await write("json", audience, FULL[0], date(2025, 3, 31))).read_text("utf-8"))
    jsonschema.validate(value, schema, format_checker=jsonschema.FormatChecker())
    (users,) = [each for each in value["indicators"] if each["indicator"] == "users"]
    assert (users["target"], users["result"]["value"], users["rate_percent"]) == (10, 5, 50)
    assert value["cancelled"][0]["reason"] == ("" if audience == "public" else "台風")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value | {"visitors": []}, schema)


@pytest.mark.parametrize("audience", AUDIENCES)
async def test_the_pdf_has_two_pages_with_its_words_on_them(citys_year: Desk, full_year: Desk, write: Write, audience: str) -> None:
    speak("en")
    document = pypdf.PdfReader(await write("pdf", audience))
    assert len(document.pages) == 2
    text = "\n".join(page.extract_text() for page in document.pages)
    for word in ("225 %", "136", "Visits by month", "From visits to talks"):
        assert word in text
    for page in document.pages:
        assert ("Handle with care" in page.extract_text()) == (audience == "internal")
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    assert not document.metadata.author


async def test_ten_years_still_are_two_pages(desk: Desk, write: Write) -> None:
    await fill(desk, 2015, 10, 6)
    document = pypdf.PdfReader(await write("pdf", "funder", date(2015, 4, 1), date(2025, 3, 31)))
    assert len(document.pages) == 2


async def test_nothing_runs_in_the_readers_spreadsheet(desk: Desk, write: Write) -> None:
    evil = ['=HYPERLINK("http://example.org","x")', "+1", "-1", "@SUM(1)", "＝1+1", "https://example.org", "&amp;<b>"]
    for place, title in enumerate(evil):
        opens = NOON - 86400 * (place + 1)
        number = await plan_session(desk, Plan(title, opens, opens + 60, programme=title))
        await record_totals(desk, number, Totals(3))
    book = openpyxl.load_workbook(await write("xlsx"))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.value for cell in cells} >= set(evil)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    for row in rows_of(await write("csv")):
        assert not any(value.startswith(("=", "+", "@", "＝")) for value in row.values())
        assert not row["title"].startswith("-")
    assert {each["title"] for each in json.loads((await write("json")).read_text("utf-8"))["sessions"]} == set(evil)
    assert "<b>" in pypdf.PdfReader(await write("pdf")).pages[0].extract_text()


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "pdf"])
async def test_a_desk_without_a_past_still_has_a_report(desk: Desk, write: Write, form: str) -> None:
    assert (await write(form, "funder")).stat().st_size > 0


async def test_a_file_that_cannot_be_written_leaves_nothing_neither_here_nor_in_the_register(
    full_year: Desk, write: Write, tmp_path: Path
) -> None:
    blocked = tmp_path / f"public-{FULL[0]}-{FULL[1]}.xlsx"
    blocked.mkdir()
    (blocked / "in the way").write_text("")
    with pytest.raises(TachiyoriError, match="cannot be written"):
        await write("xlsx", "public", *FULL)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_full_disk_is_one_sentence_and_no_half_file(tmp_path: Path) -> None:
    old = tmp_path / "report.csv"
    old.write_text("the one before")

    def fill_the_disk() -> None:
        with whole_file(old) as file:
            file.write(b"half")
            raise OSError(28, "No space left on device")

    with pytest.raises(TachiyoriError, match="cannot be written"):
        fill_the_disk()
    assert old.read_text() == "the one before"
    assert [path.name for path in tmp_path.iterdir()] == ["report.csv"]


async def test_every_export_is_in_the_trail_with_range_format_and_audience(full_year: Desk, write: Write) -> None:
    await write("csv", "public", *FULL)
    entry = (await trail(full_year))[-1]
    assert (entry.who, entry.action, entry.detail) == ("Sato", "exported", "2023-04-01 to 2024-03-31 as csv for public")
    assert await published(full_year)


async def test_what_stays_in_the_house_is_not_called_published(full_year: Desk, write: Write) -> None:
    await write("csv", "internal", *FULL)
    assert await published(full_year) == []


def test_the_data_dictionary_in_the_docs_is_the_codes() -> None:
    written = (Path(__file__).parent.parent.parent / "docs" / "data-dictionary.md").read_text("utf-8")
    assert written == dictionary_page(), "run `make dictionary`"


async def test_a_font_of_this_machine_is_embedded_where_there_is_one(citys_year: Desk, write: Write) -> None:
    from admin.reports.fonts import japanese_font

    speak("ja")
    _name, embedded = japanese_font()
    document = pypdf.PdfReader(await write("pdf", "public"))
    fonts = [font.get_object() for page in document.pages for font in page["/Resources"]["/Font"].values()]
    inside = any("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts if "/FontDescriptor" in font)
    assert inside == embedded
    assert "目標と達成状況" in document.pages[0].extract_text()
