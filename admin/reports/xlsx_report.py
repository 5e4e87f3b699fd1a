"""The report as an Excel workbook: real numbers and dates, print set-up for A4, native charts; text is never a formula."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import zip_longest
from typing import IO, Any

from rich.cells import cell_len

from admin.reports.pages import HIDDEN, Block, Kind, Page, Value, pages, subtitle_of, title_of, warning_of
from admin.reports.report import Report
from admin.reports.shown import Number

_WIDEST = 60
_FIRST_ROW = 3


def write_xlsx(file: IO[bytes], report: Report, progress: Callable[[float], None] = lambda _share: None) -> None:
    """Write a report to an open binary file; `progress` is told the share that is done, up to 1."""
    import xlsxwriter

    # No text is taken for a formula, an address or a number, whatever it begins with.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": title_of(report), "comments": subtitle_of(report), "author": "", "company": ""})
        formats = _formats(book)
        found = pages(report)
        for number, page in enumerate(found, 1):
            sheet = book.add_worksheet(page.name[:31])
            last = _write_page(sheet, page, report, formats)
            _set_up(sheet, page, report)
            _add_chart(book, sheet, page, last)
            progress(number / len(found))


def _formats(book: Any) -> dict[str, Any]:
    thin = {"border": 1, "border_color": "#8C8577"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "warning": book.add_format({"bold": True, "font_color": "#8A2E20"}),
        "block": book.add_format({"bold": True, "font_color": "#245A41"}),
        "heading": book.add_format({"bold": True, "bg_color": "#EFE9DC", "text_wrap": True, "valign": "top", **thin}),
        Kind.TEXT.name: book.add_format(thin),
        Kind.COUNT.name: book.add_format({"num_format": "#,##0", **thin}),
        Kind.PERCENT.name: book.add_format({"num_format": '0" %"', **thin}),
        Kind.DATE.name: book.add_format({"num_format": "yyyy-mm-dd", "align": "left", **thin}),
        "hidden": book.add_format({"align": "right", "font_color": "#524E47", **thin}),
    }


def _write_page(sheet: Any, page: Page, report: Report, formats: dict[str, Any]) -> int:
    sheet.write_string(0, 0, f"{title_of(report)}   {page.name}", formats["title"])
    sheet.write_string(1, 0, subtitle_of(report))
    sheet.write_string(2, 0, warning_of(report), formats["warning"])
    row = _FIRST_ROW
    for block in page.blocks:
        row = _write_block(sheet, row, block, formats) + 1
    return row


def _write_block(sheet: Any, row: int, block: Block, formats: dict[str, Any]) -> int:
    sheet.write_string(row, 0, block.title, formats["block"])
    for column, heading in enumerate(block.headings):
        sheet.write_string(row + 1, column, heading.title, formats["heading"])
    styles = [formats[heading.kind.name] for heading in block.headings]
    for place, values in enumerate(block.rows, row + 2):
        for column, value in enumerate(values):
            _write(sheet, place, column, value, styles[column], formats["hidden"])
    return row + 2 + len(block.rows)


def _write(sheet: Any, row: int, column: int, value: Value, style: Any, hidden: Any) -> None:
    if isinstance(value, Number):
        if value.value is None:
            sheet.write_string(row, column, HIDDEN, hidden)
        else:
            sheet.write_number(row, column, value.value, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_blank(row, column, None, style)


def _set_up(sheet: Any, page: Page, report: Report) -> None:
    for column, width in enumerate(_widths(page.blocks)):
        sheet.set_column(column, column, width)
    if len(page.blocks) == 1:
        sheet.freeze_panes(_FIRST_ROW + 2, 1)
        sheet.repeat_rows(_FIRST_ROW + 1)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    # "&" begins a code in headers and footers.
    header = f"{title_of(report)}   {warning_of(report)}".rstrip().replace("&", "&&")
    sheet.set_header(f"&L{header}")
    sheet.set_footer("&L" + subtitle_of(report).replace("&", "&&") + "&R&P / &N")


def _widths(blocks: Sequence[Block]) -> list[int]:
    """Return column widths in characters; a Japanese letter is as wide as two. Long headings wrap, so numbers set the width."""
    found: list[int] = []
    for block in blocks:
        widths = []
        for column, heading in enumerate(block.headings):
            texts = [str(row[column]) for row in block.rows if isinstance(row[column], str | date)]
            least = min(cell_len(heading.title), 16)
            widths.append(min(_WIDEST, max([least, 8, *map(cell_len, texts)]) + 2))
        found = [max(a, b) for a, b in zip_longest(found, widths, fillvalue=0)]
    return found


def _add_chart(book: Any, sheet: Any, page: Page, below: int) -> None:
    """Charts draw from the cells of their sheet, so they follow them."""
    block, first = page.blocks[0], _FIRST_ROW + 2
    last = first + len(block.rows) - 1
    if page.key == "months" and block.rows:
        _chart(book, sheet, "column", block.headings[2].title, (first, last, 0, 2), below)
    elif page.key == "consultations" and len(block.headings) > 1:
        _chart(book, sheet, "bar", block.title, (first, last, 0, len(block.headings) - 1), below)
    elif page.key == "sessions" and block.rows:
        _chart(book, sheet, "line", block.headings[-2].title, (first, last, 0, len(block.headings) - 2), below)
    elif page.key == "breakdowns" and block.rows:
        _chart(book, sheet, "column", block.title, (first, last, 1, 2), below)


def _chart(book: Any, sheet: Any, kind: str, title: str, area: tuple[int, int, int, int], below: int) -> None:
    first, last, names, values = area
    chart = book.add_chart({"type": kind})
    name = sheet.get_name()
    chart.add_series(
        {
            "name": title,
            "categories": [name, first, names, last, names],
            "values": [name, first, values, last, values],
            "fill": {"color": "#245A41"},
            "line": {"color": "#245A41"},
        }
    )
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    if kind == "bar":
        chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 720, "height": 280})
    sheet.insert_chart(below + 1, 0, chart)
