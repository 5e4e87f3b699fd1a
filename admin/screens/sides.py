"""The sides from which a year can be seen, each a few widgets over the same numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.widget import Widget
from textual.widgets import Static

from admin.reports.measures import name_of
from admin.screens.plots import bars, columns_plot
from admin.screens.table import Column, HouseTable, Row
from kiosk.desk.desk import Desk
from kiosk.desk.results import YearResult
from kiosk.desk.year import Year
from kiosk.domain.questions import QUESTIONS
from kiosk.domain.requests import Outcome
from kiosk.domain.summary import Counted, add_up, funnel, group, middle_stay, months_of, rate
from kiosk.language import N_, _
from kiosk.language.terms import answer_text, outcome_name, question_text
from kiosk.language.times import day, fiscal_year

_SHOWN = ("sessions", "visits", "first_visits", "first_visits_unknown", "companions", "consultations", "consultations_missed")


class Side(NamedTuple):
    """A side: its key, its name (a msgid), which method of Sides draws it, and whether it fills its place (else it scrolls)."""

    key: str
    title: str
    draw: str
    fills: bool = False


SIDES = (
    Side("o", N_("Overview"), "overview"),
    Side("m", N_("Months"), "months", True),
    Side("s", N_("By session"), "by_session", True),
    Side("v", N_("By venue"), "by_venue", True),
    Side("p", N_("By programme"), "by_programme", True),
    Side("t", N_("Talks"), "talks"),
    Side("h", N_("Arrivals"), "arrivals", True),
    Side("a", N_("Answers"), "answers"),
)


class Sides:
    """A year, the year before, and what there is to say about both."""

    def __init__(self, year: Year, before: Year, results: Sequence[YearResult], desk: Desk) -> None:
        self._year = year
        self._before = before
        self._results = results
        self._desk = desk

    def overview(self) -> Iterator[Widget]:
        """Yield the sums beside those of the year before, and how far targets are reached."""
        now, then = add_up(self._year.sessions), add_up(self._before.sessions)
        rows = [Row(measure, (name_of(measure), now[measure], then[measure], now[measure] - then[measure])) for measure in _SHOWN]
        if (stay := middle_stay(self._year.sessions)) is not None:
            rows.append(Row("stay", (name_of("median_stay_minutes"), stay, middle_stay(self._before.sessions), None)))
        columns = [
            Column(_("Measure")),
            Column(fiscal_year(self._year.year), right=True),
            Column(fiscal_year(self._before.year), right=True),
            Column(_("Difference"), lambda change: f"{change:+d}" if change else "0", right=True),
        ]
        yield _table(columns, rows, "sums")
        yield Static(_("Targets"), classes="subtitle", markup=False)
        lines = [(f"{each.programme}  {name_of(each.indicator)}", each.result, each.target) for each in self._results if each.target]
        yield Static(_progress(lines) or _("No target is set for this year; room 4 sets them."), markup=False)

    def months(self) -> Iterator[Widget]:
        """Yield visits by month as columns, last year's as points, and the numbers below."""
        months = months_of(self._year.year, self._desk.settings.year_begins)
        now, then = _by_month(self._year.sessions), _by_month(self._before.sessions)
        visits = [add_up(now.get(month, []))["visits"] for month in months]
        last = [add_up(then.get((year - 1, month), []))["visits"] for year, month in months]
        yield columns_plot([str(month) for _year, month in months], visits, last)
        yield Static(_("Columns: visits by month. Points: the year before."), classes="label", markup=False)
        yield self._sums([(f"{year}-{month:02}", now.get((year, month), [])) for year, month in months], _("Month"))

    def by_session(self) -> Iterator[Widget]:
        """Yield a row for every session."""
        yield self._sums([(f"{day(each.day)} {each.session.title}", [each]) for each in self._year.sessions], _("Session"), True)

    def by_venue(self) -> Iterator[Widget]:
        """Yield a row for every venue."""
        yield self._grouped(lambda each: each.session.venue, _("Venue"))

    def by_programme(self) -> Iterator[Widget]:
        """Yield a row for every programme."""
        yield self._grouped(lambda each: each.session.programme, _("Programme"))

    def talks(self) -> Iterator[Widget]:
        """Yield how far visits led, and how consultations ended."""
        outcomes = self._year.breakdowns.get(("outcome", "outcome"), {})
        names = {
            "visits": _("Visits"),
            "asked": _("Asked for a talk"),
            "talked": _("Talked"),
            "interview": _("Interview booked"),
            "handed_on": _("Handed on"),
        }
        steps = funnel(add_up(self._year.sessions), outcomes)
        yield Static(bars([(names[step], count) for step, count in steps.items()], of=steps["visits"]), classes="bars", markup=False)
        yield Static(_("How they ended"), classes="subtitle", markup=False)
        order = list(Outcome)
        ended = sorted(outcomes.items(), key=lambda each: (order.index(Outcome(each[0].partition(":")[0])), each[0]))
        yield Static(bars([(outcome_name(name), count) for name, count in ended]) or _("No consultation in this year yet."), markup=False)

    def arrivals(self) -> Iterator[Widget]:
        """Yield when people come, by quarter hour."""
        quarters = self._year.breakdowns.get(("arrivals", "quarter_hour"), {})
        if not quarters:
            yield Static(_("No arrival was counted at the kiosk in this year yet."), markup=False)
            return
        ordered = sorted(quarters.items())
        yield columns_plot([name for name, _count in ordered], [count for _name, count in ordered], [])
        yield Static(_("Arrivals of the whole year by quarter hour."), classes="label", markup=False)

    def answers(self) -> Iterator[Widget]:
        """Yield what the optional questions were answered."""
        for question in QUESTIONS:
            counts = self._year.breakdowns.get(("answers", question.key), {})
            yield Static(question_text(question.key), classes="subtitle", markup=False)
            listed = [(answer_text(question.key, choice), counts.get(choice, 0)) for choice, _text in question.choices]
            yield Static(bars(listed, of=sum(counts.values())), markup=False)

    def _grouped(self, key: Callable[[Counted], str], title: str) -> Widget:
        groups = group(self._year.sessions, key)
        return self._sums(sorted(groups.items()), title)

    def _sums(self, groups: Sequence[tuple[str, Sequence[Counted]]], title: str, peak: bool = False) -> Widget:
        columns = [Column(title), *(Column(_short(measure), right=True) for measure in _SHOWN[peak:])]
        rows = []
        for place, (name, sessions) in enumerate(groups):
            sums = add_up(sessions)
            rows.append(Row(str(place), (name, *(sums[measure] for measure in _SHOWN[peak:]))))
        return _table(columns, rows, "groups")


def _by_month(sessions: Sequence[Counted]) -> Mapping[tuple[int, int], Sequence[Counted]]:
    return group(sessions, lambda each: (each.day.year, each.day.month))


def _table(columns: Sequence[Column], rows: Sequence[Row], identity: str) -> HouseTable:
    return HouseTable(columns, _("No session in this year yet."), rows, searchable=False, id=identity)


def _short(measure: str) -> str:
    """Return a measure's name short enough for the head of a column."""
    return {
        "sessions": _("Held"),
        "visits": _("Visits"),
        "first_visits": _("First"),
        "first_visits_unknown": _("Unknown"),
        "companions": _("Children"),
        "consultations": _("Talks"),
        "consultations_missed": _("Missed"),
    }[measure]


def _progress(lines: Sequence[tuple[str, int | None, int | None]]) -> str:
    shown = []
    for name, result, target in lines:
        percent = rate(result or 0, target or 0) or 0
        full = min(percent, 100) * 20 // 100
        shown.append(f"{'█' * full}{'░' * (20 - full)} {percent:>4} %   {name}  {result or 0} / {target}")
    return "\n".join(shown)
