"""The search for the other world: for every hidden cell of a family of lines, the shift that hides fewest more.

Cells are numbers here, for there are many: group * (lines + 1) + line, the last line being the family's total.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from admin.reports.disclosure import Cell, Family, Hidden, Table, is_small

Shift = tuple[int, int, int]
"""(session, line, by): a person more (1) or fewer (-1) in a line of a session, both by their place."""

_SHOWN, _HIDDEN, _FIXED, _ABSENT = range(4)
_BENDING = 2
"""What it is worth, in single numbers hidden more, that small numbers stay small in the other world."""
_MOST_SESSIONS, _MOST_PARTNERS, _MOST_OTHERS, _FEW = 12, 12, 8, 4


class Search:
    """Works on one family. After `run` the three sets hold cells by number."""

    def __init__(self, table: Table, family: Family, already: Hidden | None) -> None:
        self._table, self._threshold = table, table.threshold
        self._lines = [*family.lines, *([family.total] if family.total else [])]
        self._parts, self._width = len(family.lines), len(self._lines)
        self._has_total = family.total is not None
        self._sessions = sorted(table.visits)
        place = {session: number for number, session in enumerate(self._sessions)}
        shown = sorted(set(table.groups), key=lambda group: (len(group), sorted(group)))
        known = [cell for cell in table.known if cell.line in self._lines]
        self._groups = [*shown, *sorted({cell.sessions for cell in known} - set(shown), key=sorted)]
        self._members = [[place[session] for session in sorted(group)] for group in self._groups]
        self._groups_of: list[list[int]] = [[] for _session in self._sessions]
        for group, members in enumerate(self._members):
            for session in members:
                self._groups_of[session].append(group)
        self._single = {members[0]: group for group, members in enumerate(self._members) if len(members) == 1}
        self._counts = [[table.values.get((session, line), 0) for line in self._lines] for session in self._sessions]
        self._values = [sum(self._counts[session][line] for session in members) for members in self._members for line in range(self._width)]
        self._room = self._visits_left(table)
        bounds = {line: bound for bound, lines in enumerate(table.within_visits) for line in lines}
        self._bound_of = [bounds.get(line) for line in self._lines]
        self._state = bytearray([_SHOWN] * (len(shown) * self._width) + [_ABSENT] * ((len(self._groups) - len(shown)) * self._width))
        self.hidden: set[int] = set()
        self.primary: set[int] = set()
        self.unprotected: set[int] = set()
        self._safe: set[int] = set()
        self._fix(table, known)
        self._begin(len(shown), table, already)

    def cells(self, numbers: Iterable[int]) -> set[Cell]:
        """Return cells by their own names."""
        return {Cell(self._groups[number // self._width], self._lines[number % self._width]) for number in numbers}

    def run(self) -> None:
        """Hide more until every hidden cell has another world, or is found to be given away by fixed numbers alone."""
        # Single sessions first: what protects them often protects the sums above them too.
        for cell in sorted(self.hidden, key=lambda cell: (len(self._members[cell // self._width]), cell)):
            if cell in self._safe:
                continue
            changed = self._cheapest(cell)
            if changed is None:
                self.unprotected.add(cell)
                continue
            for other in changed:
                if self._state[other] == _SHOWN:
                    self._state[other] = _HIDDEN
                    self.hidden.add(other)
            self._safe.update(changed)
            self.unprotected -= self._safe

    def _visits_left(self, table: Table) -> list[list[int]]:
        """Return for each session how many more visitors there could be in each of `within_visits`."""
        return [
            [table.visits[session] - sum(table.values.get((session, line), 0) for line in lines) for lines in table.within_visits]
            for session in self._sessions
        ]

    def _fix(self, table: Table, known: list[Cell]) -> None:
        number = {group: place for place, group in enumerate(self._groups)}
        column = {line: place for place, line in enumerate(self._lines)}
        for cell in (*table.exact, *known):
            if cell.sessions in number and cell.line in column:
                self._state[number[cell.sessions] * self._width + column[cell.line]] = _FIXED

    def _begin(self, shown: int, table: Table, already: Hidden | None) -> None:
        for group in range(shown):
            few = is_small(sum(table.visits[session] for session in self._groups[group]), self._threshold)
            for line in range(self._width):
                cell = Cell(self._groups[group], self._lines[line])
                number = group * self._width + line
                before = table.known.get(cell)
                # A number that was published, and has been set right by a few since, would tell of those few.
                changed = before is not None and is_small(abs(self._values[number] - before), self._threshold)
                if cell not in table.exact and (few or changed or is_small(self._values[number], self._threshold)):
                    self.primary.add(number)
                if already and cell in already.cells:
                    self.hidden.add(number)
                    if cell not in already.unprotected:
                        self._safe.add(number)
        self.hidden |= self.primary
        for number in self.hidden:
            if self._state[number] == _SHOWN:
                self._state[number] = _HIDDEN

    def _cheapest(self, cell: int) -> list[int] | None:
        """Return the cells that change in the shift that hides fewest more; None where every shift touches a fixed number.

        Whoever knows the rule knows that small numbers are hidden, so a shift that leaves them small is worth some more.
        """
        best: list[int] | None = None
        lowest: int | None = None
        for shifts, keeps_total in self._candidates(cell):
            if best is not None and len(shifts) == 4 and not keeps_total:
                break  # the long way round is for cells that nothing shorter protects
            changes = self._changes(shifts, keeps_total)
            if changes is None or cell not in changes:
                continue
            cost, bends = 0, False
            for other, by in changes.items():
                state = self._state[other]
                if state == _FIXED:
                    break
                if state == _SHOWN:
                    # A larger group's number is missed by more readers.
                    cost += len(self._members[other // self._width])
                elif state == _HIDDEN and is_small(self._values[other], self._threshold):
                    bends = bends or not (is_small(self._values[other] + by, self._threshold) or self._is_of_few(other))
            else:
                price = cost + (_BENDING if bends else 0)
                if lowest is None or price < lowest:
                    best, lowest = [other for other in changes if self._state[other] != _ABSENT], price
                    if price == 0:
                        break
        return best

    def _is_of_few(self, cell: int) -> bool:
        visits = sum(self._table.visits[self._sessions[session]] for session in self._members[cell // self._width])
        return is_small(visits, self._threshold)

    def _changes(self, shifts: tuple[Shift, ...], keeps_total: bool) -> dict[int, int] | None:
        """Return how each cell changes, or None where the other world could not be."""
        changes: dict[int, int] = {}
        width, total = self._width, self._parts if self._has_total and not keeps_total else None
        more: dict[tuple[int, int], int] = {}
        for session, line, by in shifts:
            if self._counts[session][line] + by < 0:
                return None
            if (bound := self._bound_of[line]) is not None:
                more[session, bound] = more.get((session, bound), 0) + by
            for group in self._groups_of[session]:
                cell = group * width + line
                changes[cell] = changes.get(cell, 0) + by
                if total is not None:
                    cell = group * width + total
                    changes[cell] = changes.get(cell, 0) + by
        if any(by > self._room[session][bound] for (session, bound), by in more.items()):
            return None
        return {cell: by for cell, by in changes.items() if by}

    def _candidates(self, cell: int) -> Iterator[tuple[tuple[Shift, ...], bool]]:
        """Yield possible shifts, and whether totals stay: between sessions, between categories, over both, or just one person."""
        group, column = divmod(cell, self._width)
        lines = range(self._parts) if column >= self._parts else (column,)
        yield from self._short(group, column, lines)
        yield from self._long(group, lines)

    def _short(self, group: int, column: int, lines: Sequence[int]) -> Iterator[tuple[tuple[Shift, ...], bool]]:
        for far in (False, True):
            for line in lines:
                others = self._others(group, line)
                for a in self._inside(group, line):
                    partners = self._partners(a, line, self._members[group], far)
                    anybody = self._partners(a, line, [a], far)
                    for by in (1, -1):
                        for b in partners:
                            yield ((a, line, by), (b, line, -by)), not self._has_total
                        if column < self._parts and not far:
                            for other in others:
                                yield ((a, line, by), (a, other, -by)), True
                        if column < self._parts:
                            for b in partners:
                                for other in others:
                                    yield ((a, line, by), (b, line, -by), (a, other, -by), (b, other, by)), True
                        for b in anybody:
                            for other in others:
                                yield ((a, line, by), (b, other, -by)), False
                        if not far:
                            yield ((a, line, by),), False

    def _long(self, group: int, lines: Sequence[int]) -> Iterator[tuple[tuple[Shift, ...], bool]]:
        """Yield shifts over four sessions: sets that were published once cut across today's groups, and two steps go round them."""
        for line in lines:
            for a in self._inside(group, line)[:_FEW]:
                near, far = self._partners(a, line, [a], False), self._partners(a, line, [a], True)
                some = [*near[:_FEW], *far[:_FEW]]
                for b, c, d in permutations(some, 3):
                    for other in (line, *self._others(group, line)[:_FEW]):
                        for by in (1, -1):
                            yield ((a, line, by), (b, line, -by), (c, other, by), (d, other, -by)), False

    def _inside(self, group: int, line: int) -> list[int]:
        """Return some sessions of a group, those whose own cell is hidden first."""
        return sorted(self._members[group], key=lambda session: (not self._is_hidden(session, line), session))[:_MOST_SESSIONS]

    def _others(self, group: int, line: int) -> list[int]:
        """Return some other lines, those that are hidden in this group first."""
        others = [other for other in range(self._parts) if other != line]
        others.sort(key=lambda other: (self._state[group * self._width + other] != _HIDDEN, other))
        return others[:_MOST_OTHERS]

    def _partners(self, a: int, line: int, besides: Sequence[int], far: bool) -> list[int]:
        """Return some sessions to shift with: those of a month, or, `far`, of the year; those whose own cell is hidden first."""
        inside = set(besides)
        groups = sorted(self._groups_of[a], key=lambda group: len(self._members[group]))
        near = next((group for group in groups if any(session not in inside for session in self._members[group])), None)
        if near is None:
            return []
        found = set(self._members[near])
        if far:
            found = {session for group in groups for session in self._members[group]} - found
        ordered = sorted(found - inside, key=lambda session: (not self._is_hidden(session, line), -self._counts[session][line], session))
        return ordered[:_MOST_PARTNERS]

    def _is_hidden(self, session: int, line: int) -> bool:
        return self._state[self._single[session] * self._width + line] == _HIDDEN
