"""The tidy rows of the CSV: one number a row (DESIGN 7)."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields

from admin.reports.report import Indicator, Report
from admin.reports.shown import Number

SUPPRESSED = "suppressed"


@dataclass(frozen=True)
class Row:
    """One number. Rows of a fiscal year leave the session's columns empty; a hidden number has no value."""

    fiscal_year: int
    session_id: int | None
    date: str
    title: str
    venue: str
    programme: str
    measure: str
    dimension: str
    category: str
    value: int | None
    status: str = "ok"

    def cells(self) -> tuple[object, ...]:
        """Return the values in the order of COLUMNS."""
        return astuple(self)


COLUMNS = tuple(column.name for column in fields(Row))


def rows(report: Report) -> Iterator[Row]:
    """Yield the rows of the sessions, then targets, results and figures side by side."""
    years = {year.year: year for year in report.years}
    for result, _counts in report.sessions:
        session = result.session
        place = (result.year, session.id, result.day.isoformat(), session.title, session.venue, session.programme)
        # A measure's total stands before its breakdown.
        lines = sorted(years[result.year].of_session(result), key=lambda each: (each[0].measure, each[0].dimension != "total", each[0]))
        for line, number in lines:
            yield Row(*place, line.measure, line.dimension, line.category, number.value, _status(number))
    for indicator in report.indicators:
        yield from _of_year(indicator)


def _of_year(each: Indicator) -> Iterator[Row]:
    if each.target is not None:
        yield _row(each, "target", Number(each.target))
    if each.target is not None and not each.unknown:
        yield _row(each, "result", each.result)
    if each.counted_elsewhere and not each.unknown:
        yield _row(each, "figure", each.result)


def _row(each: Indicator, measure: str, number: Number) -> Row:
    return Row(each.year, None, "", "", "", each.programme, measure, "indicator", each.indicator, number.value, _status(number))


def _status(number: Number) -> str:
    return SUPPRESSED if number.hidden else "ok"
