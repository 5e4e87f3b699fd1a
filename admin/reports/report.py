"""The grant report of a range of days: everything that any of its formats says, with what must be hidden already hidden."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from admin.reports.disclosure import Line
from admin.reports.kinds import Audience
from admin.reports.shown import Number, ShownYear, small_figure
from admin.reports.universe import by_month, by_programme
from kiosk import __version__
from kiosk.desk.amend import Amendment, amendments
from kiosk.desk.desk import Desk
from kiosk.desk.planning import cancellations
from kiosk.desk.publications import Published, published
from kiosk.desk.results import INDICATORS, SessionResult, YearResult, results_of_year, session_results
from kiosk.domain.seasons import first_day, fiscal_year
from kiosk.domain.sessions import Session
from kiosk.domain.summary import OF_ONE, rate
from kiosk.errors import WrongUsage
from kiosk.language import _
from kiosk.language.times import local

TOTALS = (
    "visits", "first_visits", "first_visits_unknown", "companions", "card_visits", "consultations", "consultations_missed",
    "departures_unmatched", "closed_present",
)  # fmt: skip
"""The measures of every sum, in the order of the columns."""
OF_A_SESSION = (*TOTALS, "peak_headcount", "median_stay_minutes")
BREAKDOWNS = ("outcome", "arrivals", "answers", "counter", "correction")


@dataclass(frozen=True)
class Counts:
    """Numbers of one group of sessions: how many sessions, and a number for each measure."""

    sessions: int
    numbers: Mapping[str, Number]


@dataclass(frozen=True)
class Indicator:
    """A line of 目標と達成状況: what a programme wanted to reach in a fiscal year and what came of it.

    `unknown` says that the figure, counted elsewhere, was not entered yet; then there is no result.
    """

    year: int
    programme: str
    indicator: str
    target: int | None
    result: Number
    counted_elsewhere: bool = False
    unknown: bool = False

    @property
    def rate(self) -> int | None:
        """How much of the target was reached, in whole percent."""
        if self.unknown or self.result.value is None or not self.target:
            return None
        return rate(self.result.value, self.target)


@dataclass(frozen=True)
class BreakdownRow:
    """One category of a breakdown over a fiscal year's part that the report shows."""

    year: int
    measure: str
    dimension: str
    category: str
    number: Number


@dataclass(frozen=True)
class Report:
    """What a report says. Days are the venue's; `made` is an ISO moment with the venue's offset.

    Why a session was cancelled is in staff's own words, which do not go out to everybody.
    """

    place: str
    begin: date
    end: date
    programme: str
    audience: Audience
    threshold: int
    made: str
    version: str
    indicators: Sequence[Indicator]
    programmes: Sequence[tuple[int, str, Counts]]
    months: Sequence[tuple[int, int, Counts]]
    sessions: Sequence[tuple[SessionResult, Counts]]
    breakdowns: Sequence[BreakdownRow]
    cancelled: Sequence[tuple[Session, str]]
    amended: Sequence[Amendment]
    years: Sequence[ShownYear]
    zone: ZoneInfo

    def day_of(self, second: int) -> date:
        """Return the venue's day of a UTC epoch second."""
        return local(second, self.zone).date()

    @property
    def hidden(self) -> tuple[int, int, int]:
        """How many numbers of the years touched are hidden as small, to protect those, and though exact numbers give them away."""
        counts = [year.counts() for year in self.years]
        return sum(each[0] for each in counts), sum(each[1] for each in counts), sum(each[2] for each in counts)

    def to_register(self) -> list[Published]:
        """Return what a reader of this report will know; nothing for a report that stays in the house."""
        if self.audience is Audience.INTERNAL:
            return []
        ids = frozenset(result.session.id for result, _counts in self.sessions)
        return [number for year in self.years for number in year.shown_cells(ids)]


def check_range(begin: date, end: date, audience: Audience) -> None:
    """Raise WrongUsage where a range ends before it begins, or is not whole months though it leaves the house."""
    if end < begin:
        raise WrongUsage(_("The last day lies before the first."), "end")
    if audience is not Audience.INTERNAL and (begin.day != 1 or (end + timedelta(days=1)).day != 1):
        raise WrongUsage(
            _("Outside the house a report covers whole months: from the first day of one to the last day of another."), "begin"
        )


async def make_report(desk: Desk, begin: date, end: date, audience: Audience, programme: str = "") -> Report:
    """Return the report of the days from `begin` to `end`, both included, of one programme or, where empty, of all.

    Raises WrongUsage for a range that cannot be.
    """
    check_range(begin, end, audience)
    month, threshold = desk.settings.year_begins, desk.settings.threshold
    register = [] if audience is Audience.INTERNAL else await published(desk)
    years, yearly = [], []
    for year in range(fiscal_year(begin, month), fiscal_year(end, month) + 1):
        results = await session_results(desk, first_day(year, month), first_day(year + 1, month) - timedelta(days=1))
        # Deciding over a year takes a second or two; a screen that waits for it stays alive.
        years.append(await asyncio.to_thread(ShownYear, year, results, audience, register, threshold))
        yearly += await results_of_year(desk, year)
    begins, ends = _seconds(desk, begin), _seconds(desk, end + timedelta(days=1))
    in_range = {year.year: _chosen(year.sessions, begin, end, programme) for year in years}
    made = desk.now()
    return Report(
        desk.settings.place, begin, end, programme, audience, threshold, _iso(desk, made), __version__,
        [_indicator(each, years, audience, threshold) for each in yearly if programme in ("", each.programme)],
        [row for year in years for row in _by_programme(year, in_range[year.year])],
        [row for year in years for row in _by_month(year, in_range[year.year])],
        [(result, _counts(year, [result], OF_A_SESSION)) for year in years for result in in_range[year.year]],
        [row for year in years for row in _breakdowns(year, in_range[year.year])],
        [
            (session, "" if audience is Audience.PUBLIC else reason)
            for session, reason in await cancellations(desk, begins, ends)
            if programme in ("", session.programme)
        ],
        await amendments(desk, begins, ends) if audience is Audience.INTERNAL else [],
        years, desk.zone,
    )  # fmt: skip


def _indicator(each: YearResult, years: Sequence[ShownYear], audience: Audience, threshold: int) -> Indicator:
    if each.indicator not in INDICATORS:
        figure = small_figure(each.figure or 0, audience, threshold)
        return Indicator(each.year, each.programme, each.indicator, each.target, figure, True, each.figure is None)
    year = next(year for year in years if year.year == each.year)
    group = by_programme(year.sessions).get(each.programme, frozenset())
    result = Number(len(group)) if each.indicator == "sessions" else year.yearly(group, Line(each.indicator))
    return Indicator(each.year, each.programme, each.indicator, each.target, result)


def _by_programme(year: ShownYear, chosen: Sequence[SessionResult]) -> list[tuple[int, str, Counts]]:
    rows = []
    for name, ids in by_programme(chosen).items():
        members = [result for result in chosen if result.session.id in ids]
        whole = ids == by_programme(year.sessions)[name]
        rows.append((year.year, name, _counts(year, members, TOTALS, yearly=whole)))
    if len(rows) > 1:
        whole = len(chosen) == len(year.sessions)
        rows.append((year.year, "", _counts(year, chosen, TOTALS, yearly=whole)))
    return rows


def _by_month(year: ShownYear, chosen: Sequence[SessionResult]) -> list[tuple[int, int, Counts]]:
    return [
        (number[0], number[1], _counts(year, [result for result in chosen if result.session.id in ids], TOTALS))
        for number, ids in by_month(chosen).items()
    ]


def _breakdowns(year: ShownYear, chosen: Sequence[SessionResult]) -> list[BreakdownRow]:
    ids = frozenset(result.session.id for result in chosen)
    lines = [line for line in year.lines if line.measure in BREAKDOWNS and line.dimension != "total"]
    lines.sort(key=lambda line: (BREAKDOWNS.index(line.measure), line))
    return [BreakdownRow(year.year, *line, year.number(ids, line)) for line in lines]


def _counts(year: ShownYear, members: Sequence[SessionResult], measures: Sequence[str], *, yearly: bool = False) -> Counts:
    ids = [result.session.id for result in members]
    number = year.yearly if yearly else year.number
    known = [measure for measure in measures if measure not in OF_ONE or year.was_counted(ids[0], Line(measure))]
    return Counts(len(ids), {measure: number(ids, Line(measure)) for measure in known})


def _chosen(sessions: Sequence[SessionResult], begin: date, end: date, programme: str) -> list[SessionResult]:
    return [result for result in sessions if begin <= result.day <= end and programme in ("", result.session.programme)]


def _seconds(desk: Desk, day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=desk.zone).timestamp())


def _iso(desk: Desk, second: int) -> str:
    return local(second, desk.zone).isoformat(timespec="minutes")
