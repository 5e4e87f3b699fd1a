"""What an audience may see of a fiscal year: every number either as it is, or hidden."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from admin.reports.disclosure import Cell, Line
from admin.reports.kinds import Audience
from admin.reports.universe import VISITS, Universe, by_month, by_programme, hidden_from, line_of_total, universe
from kiosk.desk.publications import Published
from kiosk.desk.results import SessionResult
from kiosk.domain.summary import OF_ONE


class Number(NamedTuple):
    """A count, or nothing where it is hidden."""

    value: int | None

    @property
    def hidden(self) -> bool:
        """Whether there is a number that is not shown."""
        return self.value is None


class ShownYear:
    """One fiscal year, as one audience sees it."""

    def __init__(
        self, year: int, sessions: Sequence[SessionResult], audience: Audience, register: Sequence[Published], threshold: int
    ) -> None:
        """`sessions` are all closed sessions of the year, also where less is shown; `register` is what was published ever."""
        self.year = year
        self.sessions = sessions
        self._audience = audience
        own = {result.session.id for result in sessions}
        here = [number for number in register if number.sessions <= own]
        public = [number for number in here if number.audience == Audience.PUBLIC]
        self._universe: Universe = universe(sessions, _cells(here), _cells(public), threshold)
        self._decided = hidden_from(audience, self._universe)
        self._groups = set() if audience is Audience.INTERNAL else set(self._universe.table.groups)

    @property
    def lines(self) -> list[Line]:
        """Every line that is decided over: parts, totals, and those that are no sums."""
        families = self._universe.families
        found = [line for family in families for line in (*family.lines, *([family.total] if family.total else []))]
        return [*found, *(Line(measure) for measure in OF_ONE)]

    def number(self, sessions: Collection[int], line: Line) -> Number:
        """Return a line's sum over sessions, hidden where it must be.

        A sum for which nothing was decided (part of a year that is no month) is shown where each of its months is.
        """
        value = self._universe.sum(sessions, line)
        if self._audience is Audience.INTERNAL or line == VISITS:
            return Number(value)
        group = frozenset(sessions)
        if line == Line("arrivals"):
            return Number(value if value in (0, self._universe.sum(group, VISITS)) else None)
        decided = line_of_total(line)
        if group in self._groups:
            return Number(None if Cell(group, decided) in self._decided.cells else value)
        return Number(None if any(Cell(part, decided) in self._decided.cells for part in self._parts(group)) else value)

    def yearly(self, sessions: Collection[int], line: Line) -> Number:
        """Return a programme's total of the whole fiscal year, which a funder may see whatever it is."""
        group = frozenset(sessions)
        if self._audience is Audience.FUNDER and line.dimension == "total" and line.measure not in OF_ONE:
            return Number(self._universe.sum(group, line))
        return self.number(group, line)

    def was_counted(self, session: int, line: Line) -> bool:
        """Tell whether a session has a number for a line at all; a session entered from paper has no peak."""
        return session in self._universe.counts.get(line, ())

    def of_session(self, result: SessionResult) -> Iterator[tuple[Line, Number]]:
        """Yield every line of a session that was counted, and those that are hidden, counted or not: a gap would say "zero"."""
        session = result.session.id
        stored = {Line(*tally[:3]): None for tally in result.tallies}
        for line in stored:
            yield line, self.number([session], line)
        for line in self.lines:
            if line not in stored and line.measure not in OF_ONE and self.number([session], line).hidden:
                yield line, Number(None)

    def counts(self) -> tuple[int, int, int]:
        """Return how many numbers are hidden for their size, how many to protect those, and how many exact numbers give away."""
        decided = self._decided
        return len(decided.primary), len(decided.complementary), len(decided.unprotected)

    def shown_cells(self, sessions: frozenset[int]) -> Iterator[Published]:
        """Yield for the register what a report over `sessions` shows and might have hidden."""
        exact = self._universe.table.exact
        for group in self._universe.table.groups:
            if group <= sessions:
                for line in self.lines:
                    cell = Cell(group, line)
                    if line.measure not in OF_ONE and cell not in exact and cell not in self._decided.cells:
                        yield Published(self._audience.value, group, *line, self._universe.sum(group, line))

    def _parts(self, group: frozenset[int]) -> list[frozenset[int]]:
        """Return the months that make up a set of sessions: of all of them where they fit, else of one programme, else sessions."""
        parts, left = [], set(group)
        months = [*by_month(self.sessions).values()]
        for ids in by_programme(self.sessions).values():
            months += by_month([result for result in self.sessions if result.session.id in ids]).values()
        for month in months:
            if month <= left:
                parts.append(month)
                left -= month
        return [*parts, *(frozenset([session]) for session in sorted(left))]


def _cells(numbers: Sequence[Published]) -> dict[Cell, int]:
    return {Cell(each.sessions, Line(each.measure, each.dimension, each.category)): each.value for each in numbers}


def small_figure(value: int, audience: Audience, threshold: int) -> Number:
    """Return a figure counted elsewhere as an audience sees it: a yearly total, so only the public's is hidden where small."""
    return Number(None if audience is Audience.PUBLIC and 0 < value < threshold else value)
