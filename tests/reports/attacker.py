"""A reader who adds and subtracts: solves the linear system of everything published, with scipy, and knows nothing of our search."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.optimize import linprog

from admin.reports.disclosure import Cell, Line, Table


class Attacker:
    """Knows some cells exactly, how lines add up, and that visitors of a kind are no more than the visits."""

    def __init__(self, table: Table, published: Mapping[Cell, int]) -> None:
        self._parts = {line: list(family.lines) for family in table.families for line in (*family.lines, family.total) if line}
        for family in table.families:
            for line in family.lines:
                self._parts[line] = [line]
        lines = [line for family in table.families for line in family.lines]
        self._place = {atom: number for number, atom in enumerate((session, line) for session in table.visits for line in lines)}
        self._equal = [(self._row(cell), value) for cell, value in published.items() if cell.line in self._parts]
        self._at_most: list[tuple[np.ndarray, int]] = []
        for together in table.within_visits:
            known = [line for line in together if line in lines]
            for session, visits in table.visits.items():
                if known:
                    self._at_most.append((sum(self._row(Cell(frozenset([session]), line)) for line in known), visits))

        self._system = {
            "A_eq": np.array([row for row, _value in self._equal]) if self._equal else None,
            "b_eq": [value for _row, value in self._equal] if self._equal else None,
            "A_ub": np.array([row for row, _value in self._at_most]) if self._at_most else None,
            "b_ub": [value for _row, value in self._at_most] if self._at_most else None,
        }

    def bounds(self, cell: Cell) -> tuple[float, float]:
        """Return the least and the greatest value that a cell can have."""
        row = self._row(cell)
        return self._solve(row), -self._solve(-row)

    def _row(self, cell: Cell) -> np.ndarray:
        row = np.zeros(len(self._place))
        for session in cell.sessions:
            for line in self._parts[cell.line]:
                row[self._place[session, line]] += 1
        return row

    def _solve(self, goal: np.ndarray) -> float:
        solved = linprog(goal, bounds=(0, None), method="highs", **self._system)
        if solved.status == 3:
            return -np.inf
        assert solved.status == 0, solved.message
        return float(solved.fun)


def shown(table: Table, hidden: Iterable[Cell]) -> dict[Cell, int]:
    """Return every cell of a table that is not hidden, with its value; what is exact is always among them."""
    kept = set(hidden)
    cells = {
        Cell(group, line)
        for group in table.groups
        for family in table.families
        for line in (*family.lines, *([family.total] if family.total else []))
    }
    return {cell: value_of(table, cell) for cell in (cells - kept) | table.exact}


def value_of(table: Table, cell: Cell) -> int:
    """Return a cell's true value, a total as the sum of its parts."""
    parts: Sequence[Line] = [cell.line]
    for family in table.families:
        if family.total == cell.line:
            parts = family.lines
    return sum(table.values.get((session, line), 0) for session in cell.sessions for line in parts)


def pinned(table: Table, published: Mapping[Cell, int], cells: Iterable[Cell]) -> list[Cell]:
    """Return those of `cells` that can have one whole value only."""
    attacker = Attacker(table, published)
    found = []
    for cell in sorted(cells, key=lambda cell: (len(cell.sessions), sorted(cell.sessions), cell.line)):
        least, greatest = attacker.bounds(cell)
        if np.floor(greatest + 1e-6) - np.ceil(least - 1e-6) < 1:
            found.append(cell)
    return found
