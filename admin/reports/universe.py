"""Which cells a fiscal year has, and which of them are hidden from whom: decided over the whole year, whatever part of it is shown.

So a quarter and the year, the session and its month, one programme and all of them never disagree, and two exports cannot be
subtracted. Numbers of sessions and visits are exact for everybody and therefore no cells.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from admin.reports.disclosure import Cell, Family, Hidden, Line, Table, suppress
from admin.reports.kinds import Audience
from kiosk.desk.results import SessionResult
from kiosk.domain.summary import OF_ONE

SINGLE = (
    ("first_visits", "first_visits_unknown"),
    ("companions",),
    ("card_visits",),
    ("departures_unmatched",),
    ("closed_present",),
    ("consultations_missed",),
)
"""Measures without a breakdown; those that share the visits between them are decided together."""
BROKEN_DOWN = {"outcome": "consultations", "arrivals": "arrivals", "answers": "answers", "counter": "counter", "correction": "correction"}
"""Measures with a breakdown, and the measure that is its total (a consultation has one outcome)."""
VISITS = Line("visits")


@dataclass(frozen=True)
class Universe:
    """A fiscal year's closed sessions and what is decided over them.

    `counts` gives each line's count by session. `known` is what was published to anybody before, `public` what everybody may
    have read. Deciding is costly and done only where it is asked for.
    """

    sessions: Sequence[SessionResult]
    counts: Mapping[Line, Mapping[int, int]]
    known: Mapping[Cell, int]
    public: Mapping[Cell, int]
    threshold: int

    def sum(self, sessions: Iterable[int], line: Line) -> int:
        """Return a line's exact sum over sessions."""
        counts = self.counts.get(line)
        return sum([counts.get(session, 0) for session in sessions]) if counts else 0

    @cached_property
    def families(self) -> list[Family]:
        """The lines that are decided together."""
        return _families(set(self.counts))

    @cached_property
    def table(self) -> Table:
        """All cells, with what everybody, or a funder, sees exactly."""
        visits, yearly = self.counts.get(VISITS, {}), _yearly(self.sessions)
        groups = [*_groups(self.sessions), *yearly]
        totals = [line for family in self.families for line in ([family.total] if family.total else family.lines)]
        exact = {Cell(group, Line("arrivals")) for group in groups} | {Cell(group, line) for group in yearly for line in totals}
        return Table(
            {(session, line): count for line, counts in self.counts.items() for session, count in counts.items()},
            {result.session.id: visits.get(result.session.id, 0) for result in self.sessions},
            self.families,
            groups,
            self._alone(),
            [(Line("first_visits"), Line("first_visits_unknown")), (Line("card_visits"),), *_answered(self.families)],
            frozenset(exact),
            self.known,
            self.threshold,
        )

    def _alone(self) -> dict[Cell, int]:
        """Return peaks and medians with how many visits they tell of: a peak of all, a median of those whose end is known.

        That many have ended at least: neither present at closing, nor perhaps one of those who left just so.
        """
        told_of = {}
        for measure in OF_ONE:
            for session in self.counts.get(Line(measure), {}):
                visits, present, just_so = (
                    self.sum([session], Line(each)) for each in ("visits", "closed_present", "departures_unmatched")
                )
                ended = visits - present - just_so if measure == "median_stay_minutes" else visits
                told_of[Cell(frozenset([session]), Line(measure))] = ended
        return told_of


def universe(sessions: Sequence[SessionResult], known: Mapping[Cell, int], public: Mapping[Cell, int], threshold: int) -> Universe:
    """Return the universe of the sessions of one fiscal year."""
    counts: dict[tuple[str, str, str], dict[int, int]] = {}
    for result in sessions:
        session = result.session.id
        for measure, dimension, category, value in result.tallies:
            key = (measure, dimension, category)
            if key in counts:
                counts[key][session] = value
            else:
                counts[key] = {session: value}
    return Universe(sessions, {Line(*key): found for key, found in counts.items()}, known, public, threshold)


def hidden_from(audience: Audience, found: Universe) -> Hidden:
    """Return what is hidden from an audience.

    What is hidden from funders is hidden from the public too, in a way that holds even for a reader of both, who knows every
    fiscal-year total of a programme; the public's own view hides small ones of those as well, from readers of nothing else.
    """
    if audience is Audience.INTERNAL:
        return Hidden(frozenset(), frozenset(), frozenset())
    hidden = suppress(found.table)
    if audience is Audience.FUNDER:
        return hidden
    always = frozenset(cell for cell in found.table.exact if cell.line == Line("arrivals"))
    return suppress(replace(found.table, exact=always, known=found.public), hidden)


def line_of_total(line: Line) -> Line:
    """Return the line that decides about a total: outcomes are as many as consultations."""
    return Line(BROKEN_DOWN.get(line.measure, line.measure)) if line.dimension == "total" else line


def by_month(sessions: Sequence[SessionResult]) -> dict[tuple[int, int], frozenset[int]]:
    """Return the sessions of each (year, month)."""
    return _grouped((result.day.year, result.day.month, result.session.id) for result in sessions)


def by_programme(sessions: Sequence[SessionResult]) -> dict[str, frozenset[int]]:
    """Return the sessions of each programme."""
    found: dict[str, set[int]] = {}
    for result in sessions:
        found.setdefault(result.session.programme, set()).add(result.session.id)
    return {name: frozenset(ids) for name, ids in sorted(found.items())}


def _groups(sessions: Sequence[SessionResult]) -> list[frozenset[int]]:
    """Return single sessions and months, of each programme and of all, each set once and none that is a whole year."""
    groups = [frozenset([result.session.id]) for result in sessions]
    groups += by_month(sessions).values()
    for ids in by_programme(sessions).values():
        groups += by_month([result for result in sessions if result.session.id in ids]).values()
    whole = set(_yearly(sessions))
    return [group for group in dict.fromkeys(groups) if group not in whole or len(group) == 1]


def _yearly(sessions: Sequence[SessionResult]) -> list[frozenset[int]]:
    """Return the sets of sessions whose totals are fiscal-year totals: each programme's, and all of them."""
    groups = [*by_programme(sessions).values(), frozenset(result.session.id for result in sessions)]
    return [group for group in dict.fromkeys(groups) if len(group) > 1]


def _grouped(keyed: Iterable[tuple[int, int, int]]) -> dict[tuple[int, int], frozenset[int]]:
    found: dict[tuple[int, int], set[int]] = {}
    for year, month, session in keyed:
        found.setdefault((year, month), set()).add(session)
    return {month: frozenset(ids) for month, ids in sorted(found.items())}


def _families(lines: set[Line]) -> list[Family]:
    families = [Family([Line(measure) for measure in measures]) for measures in SINGLE if any(Line(each) in lines for each in measures)]
    for measure, total in BROKEN_DOWN.items():
        parts = sorted(line for line in lines if line.measure == measure and line.dimension != "total")
        if parts:
            families.append(Family(parts, Line(total)))
        elif Line(total) in lines and total != "arrivals":
            families.append(Family([Line(total)]))
    return families


def _answered(families: Sequence[Family]) -> list[tuple[Line, ...]]:
    """Each question is answered once a visit at most."""
    asked: dict[str, list[Line]] = {}
    for family in families:
        for line in family.lines:
            if line.measure == "answers":
                asked.setdefault(line.dimension, []).append(line)
    return [tuple(lines) for lines in asked.values()]
