"""The tidy rows behind every report: one number a row (DESIGN 7)."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields

from kiosk.desk.results import SessionResult, YearResult


@dataclass(frozen=True)
class Row:
    """One number. Rows of a fiscal year leave the session's columns empty."""

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


def rows(sessions: Sequence[SessionResult], years: Sequence[YearResult]) -> Iterator[Row]:
    """Yield the rows of the sessions, then targets, results and figures side by side, a fiscal year at a time."""
    for result in sessions:
        session = result.session
        for tally in result.tallies:
            yield Row(
                result.year, session.id, result.day.isoformat(), session.title, session.venue, session.programme,
                tally.measure, tally.dimension, tally.category, tally.value,
            )  # fmt: skip
    for year in years:
        kept = {"target": year.target, "result": None if year.target is None else year.result, "figure": year.figure}
        for measure, value in kept.items():
            if value is not None:
                yield Row(year.year, None, "", "", "", year.programme, measure, "indicator", year.indicator, value)
