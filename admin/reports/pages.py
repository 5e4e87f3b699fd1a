"""A report as tables of words and numbers in the language spoken now: what Excel and PDF both show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from admin.reports.dictionary import explained
from admin.reports.kinds import Audience
from admin.reports.measures import audience_name, name_of
from admin.reports.report import OF_A_SESSION, TOTALS, BreakdownRow, Counts, Report
from admin.reports.shown import Number
from kiosk.domain.summary import funnel
from kiosk.language import _
from kiosk.language.terms import amendment_name, answer_text, correction_name, outcome_name, question_text, state_name
from kiosk.language.times import fiscal_year

Value = str | int | date | Number | None
HIDDEN = "x"
"""What stands for a hidden number, as in Japan's official statistics."""


class Kind(Enum):
    """What a column holds, for alignment and format."""

    TEXT = auto()
    COUNT = auto()
    DATE = auto()
    PERCENT = auto()


@dataclass(frozen=True)
class Heading:
    """A column's name and kind."""

    title: str
    kind: Kind = Kind.COUNT


@dataclass(frozen=True)
class Block:
    """A table with a title of its own."""

    title: str
    headings: Sequence[Heading]
    rows: Sequence[Sequence[Value]]


@dataclass(frozen=True)
class Page:
    """Blocks that belong together; `key` is stable, `name` is what people read (at most 31 characters, as Excel wants)."""

    key: str
    name: str
    blocks: Sequence[Block]


def pages(report: Report) -> list[Page]:
    """Return the pages of a report in order."""
    return [
        Page("summary", _("Summary"), [_indicators(report), _programmes(report)]),
        Page("sessions", _("Sessions"), [_sessions(report)]),
        Page("months", _("Months"), [_months(report)]),
        Page("breakdowns", _("Breakdowns"), _breakdowns(report)),
        Page("consultations", _("Consultations"), [_funnel(report), _outcomes(report)]),
        Page("notes", _("Notes"), _notes(report)),
    ]


def title_of(report: Report) -> str:
    """Return what stands on top of a report."""
    return _("Report of {programme}").format(programme=report.programme or report.place)


def subtitle_of(report: Report) -> str:
    """Return the period, for whom the report is, and when and by which version it was made."""
    period = f"{report.begin.isoformat()} - {report.end.isoformat()}"
    made = _("made {moment} by Tachiyori {version}").format(moment=report.made.replace("T", " "), version=report.version)
    return f"{period}   {audience_name(report.audience)}   {made}"


def warning_of(report: Report) -> str:
    """Return what stands on every page of a report that must stay in the house, else nothing."""
    return _("Handle with care: internal, exact numbers") if report.audience is Audience.INTERNAL else ""


def _indicators(report: Report) -> Block:
    headings = [
        Heading(_("Fiscal year"), Kind.TEXT), Heading(_("Programme"), Kind.TEXT), Heading(_("Indicator"), Kind.TEXT),
        Heading(_("Target")), Heading(_("Result")), Heading(_("Reached"), Kind.PERCENT),
    ]  # fmt: skip
    rows = [
        (
            fiscal_year(each.year), each.programme, name_of(each.indicator), each.target,
            None if each.unknown else each.result, each.rate,
        )
        for each in report.indicators
    ]  # fmt: skip
    return Block(_("Targets and results"), headings, rows)


def _programmes(report: Report) -> Block:
    headings = [Heading(_("Fiscal year"), Kind.TEXT), Heading(_("Programme"), Kind.TEXT), *_counted(TOTALS)]
    rows = [(fiscal_year(year), name or _("All"), *_values(counts, TOTALS)) for year, name, counts in report.programmes]
    return Block(_("By programme"), headings, rows)


def _months(report: Report) -> Block:
    headings = [Heading(_("Month"), Kind.TEXT), *_counted(TOTALS)]
    rows = [(f"{year}-{month:02}", *_values(counts, TOTALS)) for year, month, counts in report.months]
    return Block(_("By month"), headings, rows)


def _sessions(report: Report) -> Block:
    headings = [
        Heading(_("Day"), Kind.DATE), Heading(_("Title"), Kind.TEXT), Heading(_("Venue"), Kind.TEXT), Heading(_("Programme"), Kind.TEXT),
        Heading(_("State"), Kind.TEXT), *[Heading(name_of(measure)) for measure in OF_A_SESSION],
    ]  # fmt: skip
    rows: list[Sequence[Value]] = []
    for result, counts in report.sessions:
        session = result.session
        numbers = [counts.numbers.get(measure) for measure in OF_A_SESSION]
        rows.append((result.day, session.title, session.venue, session.programme, state_name(session.state), *numbers))
    return Block(_("By session"), headings, rows)


def _breakdowns(report: Report) -> list[Block]:
    headings = [Heading(_("Fiscal year"), Kind.TEXT), Heading(_("Category"), Kind.TEXT), Heading(_("Count"))]
    groups: dict[tuple[str, str], list[BreakdownRow]] = {}
    for row in report.breakdowns:
        if row.measure != "outcome":
            groups.setdefault((row.measure, row.dimension), []).append(row)
    blocks = []
    for (measure, dimension), found in groups.items():
        title = question_text(dimension) if measure == "answers" else name_of(measure)
        blocks.append(Block(title, headings, [(fiscal_year(row.year), _category(row), row.number) for row in found]))
    return blocks or [Block(_("Breakdowns"), headings, [])]


def _category(row: BreakdownRow) -> str:
    match row.measure:
        case "answers":
            return answer_text(row.dimension, row.category)
        case "outcome":
            return outcome_name(row.category)
        case "correction":
            return correction_name(row.category)
    return row.category


def _funnel(report: Report) -> Block:
    """How far visits led; a sum with a hidden part is hidden too."""
    names = (_("Visits"), _("Asked for a talk"), _("Talked"), _("Interview booked"), _("Handed on"))
    headings = [Heading(_("Step"), Kind.TEXT), *(Heading(fiscal_year(year.year)) for year in report.years)]
    columns = []
    for year in report.years:
        whole = [counts for number, _name, counts in report.programmes if number == year.year]
        outcomes = [row for row in report.breakdowns if row.year == year.year and row.measure == "outcome"]
        columns.append(_steps(whole[-1] if whole else Counts(0, {}), outcomes))
    rows: list[Sequence[Value]] = [(name, *(column[place] for column in columns)) for place, name in enumerate(names)]
    return Block(_("From visits to talks"), headings, rows)


def _steps(counts: Counts, outcomes: Sequence[BreakdownRow]) -> list[Number]:
    def known(*numbers: Number) -> bool:
        return not any(number.hidden for number in numbers)

    sums = {measure: counts.numbers.get(measure, Number(0)) for measure in ("visits", "consultations", "consultations_missed")}
    steps = funnel(
        {measure: number.value or 0 for measure, number in sums.items()}, {row.category: row.number.value or 0 for row in outcomes}
    )
    asked = known(sums["consultations"], sums["consultations_missed"])
    ended = {name: known(*(row.number for row in outcomes if row.category.startswith(name))) for name in ("interview", "handed_on")}
    shown = {"visits": True, "asked": asked, "talked": known(sums["consultations"]), **ended}
    return [Number(count if shown[step] else None) for step, count in steps.items()]


def _outcomes(report: Report) -> Block:
    headings = [Heading(_("Fiscal year"), Kind.TEXT), Heading(_("How they ended"), Kind.TEXT), Heading(_("Consultations"))]
    rows = [(fiscal_year(row.year), _category(row), row.number) for row in report.breakdowns if row.measure == "outcome"]
    return Block(_("How they ended"), headings, rows)


def _notes(report: Report) -> list[Block]:
    text = [Heading(_("Note"), Kind.TEXT)]
    blocks = [Block(_("About this report"), text, [(line,) for line in _about(report)])]
    cancelled = [Heading(_("Day"), Kind.DATE), Heading(_("Title"), Kind.TEXT), Heading(_("Why"), Kind.TEXT)]
    blocks.append(
        Block(_("Cancelled sessions"), cancelled, [(report.day_of(each.opens), each.title, why) for each, why in report.cancelled])
    )
    if report.amended:
        headings = [Heading(_("Session")), Heading(_("What"), Kind.TEXT), Heading(_("By how many")), Heading(_("Why"), Kind.TEXT)]
        rows = [(each.session_id, name_of(each.measure), each.change, amendment_name(each.reason)) for each in report.amended]
        blocks.append(Block(_("Set right after closing"), headings, rows))
    meanings = [Heading(_("Term"), Kind.TEXT), Heading(_("How it is counted"), Kind.TEXT)]
    rows_of_terms = [(name_of(measure), explained(measure)) for measure in ("visits", "first_visits", *OF_A_SESSION[2:])]
    blocks.append(Block(_("How things are counted"), meanings, rows_of_terms))
    return blocks


def _about(report: Report) -> list[str]:
    lines = [subtitle_of(report)]
    if warning := warning_of(report):
        return [warning, *lines]
    lines.append(
        _("“{mark}” hides a number from 1 to {most}, or one that would give such a number away.").format(
            mark=HIDDEN, most=report.threshold - 1
        )
    )
    lines.append(_("Numbers of sessions and visits are exact."))
    if report.audience is Audience.FUNDER:
        lines.append(_("Totals of a programme for a whole fiscal year are exact."))
    return lines


def _counted(measures: Iterable[str]) -> list[Heading]:
    return [Heading(name_of("sessions")), *(Heading(name_of(measure)) for measure in measures)]


def _values(counts: Counts, measures: Iterable[str]) -> list[Value]:
    return [counts.sessions, *(counts.numbers.get(measure) for measure in measures)]
