"""A fiscal year looked back on: what every session counted, and the breakdowns of the whole year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.desk.desk import Desk, question
from kiosk.desk.opening import SESSION_COLUMNS, SESSION_TABLES, session_of
from kiosk.domain.sessions import Session
from kiosk.domain.summary import OF_ONE, SUMMED, Counted
from kiosk.domain.tallies import TOTAL
from kiosk.language.times import local
from kiosk.store.interface import Steps, sql

_MEASURES = ", ".join(f"'{measure}'" for measure in (*SUMMED, *OF_ONE))


@dataclass(frozen=True)
class Year:
    """The closed sessions of a fiscal year in order, and the year's breakdowns: (measure, dimension) to category to count."""

    year: int
    sessions: Sequence[Counted]
    breakdowns: Mapping[tuple[str, str], Mapping[str, int]]


@question
def year_of(desk: Desk, year: int) -> Steps[Year]:
    """Return a fiscal year as it stands, amendments added in."""
    begin, end = desk.fiscal_year_seconds(year)
    totals: dict[int, dict[str, int]] = {}
    for source, number in (("tally", "value"), ("amendment", "change")):
        rows = yield sql(
            f"SELECT t.session_id, t.measure, t.{number} FROM {source} t JOIN session s ON s.id = t.session_id"
            f" WHERE s.opens >= $1 AND s.opens < $2 AND t.dimension = $3 AND t.measure IN ({_MEASURES})",
            begin, end, TOTAL,
        )  # fmt: skip
        for session, measure, value in rows:
            kept = totals.setdefault(session, {})
            kept[measure] = kept.get(measure, 0) + value
    breakdowns: dict[tuple[str, str], dict[str, int]] = {}
    for source, number in (("tally", "value"), ("amendment", "change")):
        rows = yield sql(
            f"SELECT t.measure, t.dimension, t.category, sum(t.{number}) FROM {source} t JOIN session s ON s.id = t.session_id"
            " WHERE s.opens >= $1 AND s.opens < $2 AND s.state = 'closed' AND t.dimension <> $3"
            " GROUP BY t.measure, t.dimension, t.category",
            begin, end, TOTAL,
        )  # fmt: skip
        for measure, dimension, category, value in rows:
            counts = breakdowns.setdefault((measure, dimension), {})
            counts[category] = counts.get(category, 0) + value
    return Year(year, (yield from _closed(desk, begin, end, totals)), breakdowns)


@question
def sessions_of_year(desk: Desk, year: int) -> Steps[list[tuple[Session, int | None]]]:
    """Return every session of a fiscal year by its opening time, a closed one with its number of visits."""
    begin, end = desk.fiscal_year_seconds(year)
    rows = yield sql(
        f"SELECT {SESSION_COLUMNS}, t.value + coalesce((SELECT sum(change) FROM amendment a WHERE a.session_id = s.id"
        " AND a.measure = 'visits'), 0)"
        f" FROM {SESSION_TABLES} LEFT JOIN tally t ON t.session_id = s.id AND t.measure = 'visits' AND t.dimension = 'total'"
        " WHERE s.opens >= $1 AND s.opens < $2 ORDER BY s.opens, s.id",
        begin, end,
    )  # fmt: skip
    return [(session_of(row), row[9]) for row in rows]


@question
def years(desk: Desk) -> Steps[list[int]]:
    """Return the fiscal years from the first session's to the last one's, this year among them."""
    rows = yield sql("SELECT min(opens), max(opens) FROM session")
    seconds = [desk.now(), *(second for second in rows[0] if second is not None)]
    return list(range(desk.fiscal_year_of(min(seconds)), desk.fiscal_year_of(max(seconds)) + 1))


def _closed(desk: Desk, begin: int, end: int, totals: Mapping[int, Mapping[str, int]]) -> Steps[list[Counted]]:
    rows = yield sql(
        f"SELECT {SESSION_COLUMNS} FROM {SESSION_TABLES} WHERE s.state = 'closed' AND s.opens >= $1 AND s.opens < $2"
        " ORDER BY s.opens, s.id",
        begin, end,
    )  # fmt: skip
    found = [session_of(row) for row in rows]
    return [Counted(session, local(session.opens, desk.zone).date(), totals.get(session.id, {})) for session in found]
