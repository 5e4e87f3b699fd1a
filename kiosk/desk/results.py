"""What reports are made of: tallies of closed sessions, targets, and figures counted elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, question, use_case
from kiosk.desk.names import named
from kiosk.desk.opening import SESSION_COLUMNS, SESSION_TABLES, session_of
from kiosk.desk.setup import clean_name
from kiosk.domain.seasons import fiscal_year
from kiosk.domain.sessions import Session
from kiosk.domain.tallies import TOTAL, Tally
from kiosk.errors import WrongUsage
from kiosk.language import _
from kiosk.language.times import local
from kiosk.store.interface import Steps, sql

INDICATORS = ("visits", "first_visits", "companions", "consultations", "sessions")
"""What the desk counts itself; any other indicator is a figure counted elsewhere."""
_COUNTED = ", ".join(f"'{indicator}'" for indicator in INDICATORS)


@dataclass(frozen=True)
class SessionResult:
    """A closed session, its day and fiscal year at the venue, and its tallies."""

    session: Session
    day: date
    year: int
    tallies: Sequence[Tally]


@dataclass(frozen=True)
class YearResult:
    """A target (None where there is none) and what came of it (None while nothing is known)."""

    programme: str
    indicator: str
    year: int
    target: int | None
    figure: int | None
    result: int | None


@use_case
def set_target(desk: Desk, programme: str, indicator: str, year: int, value: int, by: str = "") -> Steps[int]:
    """Set what a programme wants to reach in a fiscal year and return its id; a later word replaces an earlier one.

    Raises WrongUsage.
    """
    identity = yield from _set("target", programme, indicator, year, value)
    yield from note(desk, by, "target set", f"{year}: {indicator} = {value}")
    return identity


@use_case
def set_figure(desk: Desk, programme: str, indicator: str, year: int, value: int, by: str = "") -> Steps[int]:
    """Enter a figure counted elsewhere, such as operating days, and return its id. Raises WrongUsage for what the desk counts itself."""
    if indicator in INDICATORS:
        raise WrongUsage(_("“{indicator}” is counted by the desk; enter past visits with “tachiyori record”.").format(indicator=indicator))
    identity = yield from _set("figure", programme, indicator, year, value)
    yield from note(desk, by, "figure entered", f"{year}: {indicator} = {value}")
    return identity


@question
def session_results(desk: Desk, begin: date, end: date) -> Steps[list[SessionResult]]:
    """Return the closed sessions that opened on the venue's days from `begin` to `end`, both included, in order."""
    after = int(datetime.combine(begin, datetime.min.time(), desk.zone).timestamp())
    before = int(datetime.combine(end + timedelta(days=1), datetime.min.time(), desk.zone).timestamp())
    rows = yield sql(
        f"SELECT {SESSION_COLUMNS} FROM {SESSION_TABLES} WHERE s.state = 'closed' AND s.opens >= $1 AND s.opens < $2"
        " ORDER BY s.opens, s.id",
        after, before,
    )  # fmt: skip
    counted = yield from counted_in(after, before)
    results = []
    for row in rows:
        session = session_of(row)
        day = local(session.opens, desk.zone).date()
        results.append(SessionResult(session, day, fiscal_year(day, desk.settings.year_begins), counted.get(session.id, [])))
    return results


def counted_in(begin: int, end: int) -> Steps[dict[int, list[Tally]]]:
    """Return the tallies of the sessions that opened from `begin` to before `end` (UTC seconds), amendments added in."""
    counted: dict[int, list[Tally]] = {}
    for row in (yield sql(
        "SELECT t.session_id, t.measure, t.dimension, t.category, t.value FROM tally t JOIN session s ON s.id = t.session_id"
        " WHERE s.opens >= $1 AND s.opens < $2",
        begin, end,
    )):  # fmt: skip
        counted.setdefault(row[0], []).append(Tally._make(row[1:]))
    amended = yield sql(
        "SELECT a.session_id, a.measure, a.dimension, a.category, sum(a.change) FROM amendment a JOIN session s ON s.id = a.session_id"
        " WHERE s.opens >= $1 AND s.opens < $2 GROUP BY a.session_id, a.measure, a.dimension, a.category",
        begin, end,
    )  # fmt: skip
    for session, measure, dimension, category, change in amended:
        tallies = counted.setdefault(session, [])
        before = next((tally for tally in tallies if tally[:3] == (measure, dimension, category)), None)
        if before:
            tallies.remove(before)
        tallies.append(Tally(measure, dimension, category, change + (before.value if before else 0)))
    return counted


@question
def _kept(desk: Desk, table: str, year: int) -> Steps[dict[tuple[str, str], int]]:
    rows = yield sql(
        f"SELECT p.name, k.indicator, k.value FROM {table} k JOIN programme p ON p.id = k.programme_id WHERE k.fiscal_year = $1", year
    )
    return {(row[0], row[1]): row[2] for row in rows}


async def results_of_year(desk: Desk, year: int) -> list[YearResult]:
    """Return targets and figures of a fiscal year with the whole year's result, by programme and indicator.

    The result of an indicator that the desk counts is counted, else it is the figure.
    """
    targets, figures = await _kept(desk, "target", year), await _kept(desk, "figure", year)
    counted = await _counted(desk, year)
    results = []
    for key in sorted(set(targets) | set(figures)):
        programme, indicator = key
        figure = figures.get(key)
        result = counted.get(key, 0) if indicator in INDICATORS else figure
        results.append(YearResult(programme, indicator, year, targets.get(key), figure, result))
    return results


@question
def _counted(desk: Desk, year: int) -> Steps[dict[tuple[str, str], int]]:
    """Return (programme, indicator) -> value for what the desk counts itself in a fiscal year."""
    begin, end = desk.fiscal_year_seconds(year)
    held = " FROM session s JOIN programme p ON p.id = s.programme_id"
    in_year = " WHERE s.state = 'closed' AND s.opens >= $1 AND s.opens < $2"
    rows = list((yield sql(f"SELECT p.name, 'sessions', count(*){held}{in_year} GROUP BY p.name", begin, end)))
    for source, number in (("tally", "value"), ("amendment", "change")):
        rows += yield sql(
            f"SELECT p.name, t.measure, sum(t.{number}){held} JOIN {source} t ON t.session_id = s.id"
            f"{in_year} AND t.dimension = $3 AND t.measure IN ({_COUNTED}) GROUP BY p.name, t.measure",
            begin, end, TOTAL,
        )  # fmt: skip
    counted: dict[tuple[str, str], int] = {}
    for programme, measure, value in rows:
        counted[programme, measure] = counted.get((programme, measure), 0) + value
    return counted


def _set(table: str, programme: str, indicator: str, year: int, value: int) -> Steps[int]:
    programme = clean_name(programme, _("the programme"))
    indicator = clean_name(indicator, _("the indicator"))
    if not 1950 <= year <= 2200:
        raise WrongUsage(_("A fiscal year is a number such as 2024."))
    if not 0 <= value <= 10**9:
        raise WrongUsage(_("A value is a whole number from 0."))
    programme_id = yield from named("programme", programme)
    rows = yield sql(
        f"INSERT INTO {table} (programme_id, indicator, fiscal_year, value) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (programme_id, indicator, fiscal_year) DO UPDATE SET value = excluded.value RETURNING id",
        programme_id, indicator, year, value,
    )  # fmt: skip
    return int(rows[0][0])
