"""The report as PDF: two A4 pages with tables and charts, for somebody who will not open a spreadsheet."""

from collections.abc import Sequence
from datetime import date
from typing import IO, Any
from xml.sax.saxutils import escape

from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepInFrame, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from admin.reports.fonts import japanese_font
from admin.reports.pages import HIDDEN, Block, Kind, Page, Value, pages, subtitle_of, title_of, warning_of
from admin.reports.report import Report
from admin.reports.shown import Number
from kiosk.language import _

_INK, _MOSS, _BRICK, _LINE, _PAPER = (colors.HexColor(each) for each in ("#2B2A28", "#245A41", "#8A2E20", "#8C8577", "#EFE9DC"))
_WIDTH = A4[0] - 36 * mm
_MOST_ROWS = 14
_MOST_NAMES = 12


def write_pdf(file: IO[bytes], report: Report) -> bool:
    """Write a report to an open binary file; returns whether its font is embedded, so that every viewer can show it."""
    font, embedded = japanese_font()
    text = ParagraphStyle("text", fontName=font, fontSize=8, leading=11, textColor=_INK, wordWrap="CJK")
    styles = {
        "text": text,
        "title": ParagraphStyle("title", parent=text, fontSize=15, leading=20),
        "block": ParagraphStyle("block", parent=text, fontSize=10, leading=14, textColor=_MOSS, spaceBefore=7, spaceAfter=2),
        "cell": ParagraphStyle("cell", parent=text, fontSize=7, leading=9),
    }
    document = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=18 * mm, rightMargin=18 * mm, topMargin=18 * mm, bottomMargin=16 * mm, title=title_of(report),
        author="", creator="", producer="Tachiyori", subject="",
    )  # fmt: skip
    frame = _Frame(report, font)
    found = {page.key: page for page in pages(report)}
    first, second = _first(report, found, styles, font), _second(report, found, styles, font)
    document.build([_whole_page(first), PageBreak(), _whole_page(second)], frame, frame)
    return embedded


def _whole_page(story: list[Any]) -> KeepInFrame:
    """What is too long for its page is drawn smaller, so that two pages stay two."""
    return KeepInFrame(_WIDTH, A4[1] - 36 * mm, story, mode="shrink")


class _Frame:
    """Draws what stands on every page: the warning on top, the page's number below."""

    def __init__(self, report: Report, font: str) -> None:
        self._report = report
        self._font = font

    def __call__(self, canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFont(self._font, 7)
        canvas.setFillColor(_BRICK)
        canvas.drawString(18 * mm, A4[1] - 11 * mm, warning_of(self._report))
        canvas.setFillColor(_INK)
        canvas.drawRightString(A4[0] - 18 * mm, 9 * mm, str(document.page))
        canvas.drawString(18 * mm, 9 * mm, subtitle_of(self._report))
        canvas.restoreState()


def _first(report: Report, found: dict[str, Page], styles: dict[str, ParagraphStyle], font: str) -> list[Any]:
    indicators, programmes = found["summary"].blocks
    months = found["months"].blocks[0]
    story: list[Any] = [Paragraph(escape(title_of(report)), styles["title"]), Paragraph(escape(subtitle_of(report)), styles["text"])]
    story += [*_table(indicators, styles), *_table(programmes, styles)]
    if months.rows:
        every = -(-len(months.rows) // _MOST_NAMES)
        names = [str(row[0]) if place % every == 0 else "" for place, row in enumerate(months.rows)]
        chart = _columns(names, [row[2] for row in months.rows], font)
        story += [Paragraph(_("Visits by month"), styles["block"]), chart, *_table(months, styles)]
    return story


def _second(report: Report, found: dict[str, Page], styles: dict[str, ParagraphStyle], font: str) -> list[Any]:
    funnel, outcomes = found["consultations"].blocks
    story: list[Any] = [Paragraph(escape(funnel.title), styles["block"])]
    if len(funnel.headings) > 1:
        story.append(_bars([str(row[0]) for row in funnel.rows], [row[-1] for row in funnel.rows], font))
    if len(funnel.headings) > 2:
        story += _table(funnel, styles)
    story += _table(outcomes, styles)
    answers = [block for block in found["breakdowns"].blocks if 0 < len(block.rows) <= _MOST_ROWS]
    for block in answers[:4]:
        story += _table(block, styles)
    notes = [str(row[0]) for row in found["notes"].blocks[0].rows[1:]]
    if report.cancelled:
        days = ", ".join(str(row[0]) for row in found["notes"].blocks[1].rows[:20])
        notes.append(_("Cancelled sessions") + ": " + days)
    story.append(Spacer(1, 3 * mm))
    return story + [Paragraph(escape(note), styles["text"]) for note in notes]


def _table(block: Block, styles: dict[str, ParagraphStyle]) -> list[Any]:
    if not block.rows:
        return []
    cell = styles["cell"]
    rows = [[Paragraph(escape(heading.title), cell) for heading in block.headings]]
    shown = block.rows[:_MOST_ROWS]
    rows += [[_cell(value, heading.kind, cell) for value, heading in zip(row, block.headings, strict=True)] for row in shown]
    numbers = [place for place, heading in enumerate(block.headings) if heading.kind in (Kind.COUNT, Kind.PERCENT)]
    table = Table(rows, colWidths=_column_widths(block), repeatRows=1, hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, -1), cell.fontName, cell.fontSize),
                ("GRID", (0, 0), (-1, -1), 0.4, _LINE),
                ("BACKGROUND", (0, 0), (-1, 0), _PAPER),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
                *(("ALIGN", (place, 1), (place, -1), "RIGHT") for place in numbers),
            ]
        )
    )
    more = len(block.rows) - len(shown)
    below = [Paragraph(escape(_("{count} more stand in the Excel report.").format(count=more)), styles["text"])] if more else []
    return [Paragraph(escape(block.title), styles["block"]), table, *below]


def _column_widths(block: Block) -> list[float]:
    weights = [1.0 if heading.kind in (Kind.COUNT, Kind.PERCENT) else 1.8 for heading in block.headings]
    whole = _WIDTH if len(weights) > 4 else _WIDTH * 0.7
    return [whole * weight / sum(weights) for weight in weights]


def _cell(value: Value, kind: Kind, style: ParagraphStyle) -> Any:
    match value:
        case Number(None):
            return HIDDEN
        case Number(count):
            return f"{count:,}"
        case None:
            return ""
        case int():
            return f"{value} %" if kind is Kind.PERCENT else f"{value:,}"
        case date():
            return value.isoformat()
        case text:
            return Paragraph(escape(text), style)


def _count(value: Value) -> int:
    return value.value or 0 if isinstance(value, Number) else 0


def _columns(names: Sequence[str], heights: Sequence[Value], font: str) -> Drawing:
    drawing, chart = Drawing(_WIDTH, 55 * mm), VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 10 * mm, 9 * mm, _WIDTH - 12 * mm, 43 * mm
    _style(chart, names, heights, font)
    chart.barLabels.nudge = 5
    drawing.add(chart)
    return drawing


def _bars(names: Sequence[str], heights: Sequence[Value], font: str) -> Drawing:
    drawing, chart = Drawing(_WIDTH, 42 * mm), HorizontalBarChart()
    chart.x, chart.y, chart.width, chart.height = 38 * mm, 6 * mm, _WIDTH - 48 * mm, 34 * mm
    _style(chart, list(reversed(names)), list(reversed(heights)), font)
    chart.barLabels.nudge = 8
    drawing.add(chart)
    return drawing


def _style(chart: Any, names: Sequence[str], values: Sequence[Value], font: str) -> None:
    """A hidden number has no bar, and says that it is hidden."""
    heights = [_count(value) for value in values]
    chart.data = [heights]
    chart.categoryAxis.categoryNames = list(names)
    chart.categoryAxis.labels.fontName = chart.valueAxis.labels.fontName = chart.barLabels.fontName = font
    chart.categoryAxis.labels.fontSize = chart.valueAxis.labels.fontSize = chart.barLabels.fontSize = 7
    chart.bars[0].fillColor, chart.bars[0].strokeColor = _MOSS, None
    chart.barLabelFormat = "values"
    chart.barLabelArray = [[HIDDEN if value == Number(None) else str(_count(value)) for value in values]]
    chart.valueAxis.valueMin = 0
    chart.valueAxis.valueMax = max([4, *heights]) * 1.1
    chart.valueAxis.labelTextFormat = "%d"
