"""Disclosure control: which numbers of a report must be hidden so that nobody's doings can be read off it (DESIGN 7).

A cell is the sum of one line (say: first visits) over a set of sessions: one session, a month, a programme's year. Primary
suppression hides small cells. Complementary suppression then hides more, until for every hidden cell there is another world,
in which it has another value and in which everything that the reader knows is the same: the numbers shown here, those that are
exact by rule, and those that were published before.

The other world is one small shift away: a person more here and one fewer there, over two sessions, two categories, or the four
corners of both, all of whose changed cells are hidden. That is the hypercube method of D. Repsilber (1994), as S. Giessing and
D. Repsilber describe it in "Tools and strategies to protect multiple tables with the GHQUAR cell suppression engine" (in:
Inference Control in Statistical Databases, LNCS 2316, 2002), with shifts of one person, so that whole numbers stay whole.
A cell of a group of fewer visits than the threshold is hidden whatever it is: there, being hidden would itself say "not zero".

Nothing here reads, writes or asks a clock. The same table gives the same answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

SMALLEST_THRESHOLD, LARGEST_THRESHOLD = 3, 11


class Line(NamedTuple):
    """What is counted: a measure, or one category of its breakdown."""

    measure: str
    dimension: str = "total"
    category: str = ""


class Cell(NamedTuple):
    """One number: a line summed over a set of sessions (their ids)."""

    sessions: frozenset[int]
    line: Line


@dataclass(frozen=True)
class Family:
    """Lines that are decided together: parts of another line, `total`, or (None) lines bound by the visits they are within."""

    lines: Sequence[Line]
    total: Line | None = None


@dataclass(frozen=True)
class Table:
    """What is decided over at once.

    `values` gives a line's count in a session (0 where missing), `visits` a session's visits, which everybody may know, and
    `groups` the sets of sessions for which numbers are shown. Cells in `alone` are no sums (a peak, a median); each is given with
    how many visits it tells of. Lines in `within_visits` count visitors, so that they stay within a session's visits, together where
    they stand in one tuple. `exact` cells are shown by rule; `known` cells were published before. `threshold` is k.
    """

    values: Mapping[tuple[int, Line], int]
    visits: Mapping[int, int]
    families: Sequence[Family]
    groups: Sequence[frozenset[int]]
    alone: Mapping[Cell, int] = field(default_factory=dict)
    within_visits: Sequence[tuple[Line, ...]] = ()
    exact: frozenset[Cell] = frozenset()
    known: Mapping[Cell, int] = field(default_factory=dict)
    threshold: int = 5


@dataclass(frozen=True)
class Hidden:
    """What is hidden: small cells, cells that would give them away, and those of both that exact or known numbers give away anyway."""

    primary: frozenset[Cell]
    complementary: frozenset[Cell]
    unprotected: frozenset[Cell]

    @property
    def cells(self) -> frozenset[Cell]:
        """Every hidden cell."""
        return self.primary | self.complementary


def suppress(table: Table, already: Hidden | None = None) -> Hidden:
    """Return what of a table is hidden; `already` is what must be hidden in any case, because it is for other readers."""
    from admin.reports.shifts import Search

    primary, hidden, unprotected = set(_small_alone(table)), set(already.cells if already else ()), set[Cell]()
    if already:
        primary |= already.primary
    hidden |= primary
    for family in table.families:
        search = Search(table, family, already)
        search.run()
        hidden |= search.cells(search.hidden)
        primary |= search.cells(search.primary)
        unprotected |= search.cells(search.unprotected)
    return Hidden(frozenset(primary), frozenset(hidden - primary), frozenset(unprotected))


def is_small(value: int, threshold: int) -> bool:
    """Tell whether a count is one of 1 to threshold - 1."""
    return 0 < value < threshold


def _small_alone(table: Table) -> Iterator[Cell]:
    """A peak or a median belongs to no sum: it is shown where neither it nor the visits it tells of are few.

    The median of one stay is that stay, so here none at all is few as well: nobody knows whom such a number is from.
    """
    for cell, told_of in table.alone.items():
        value = sum(table.values.get((session, cell.line), 0) for session in cell.sessions)
        if told_of < table.threshold or is_small(value, table.threshold):
            yield cell
