"""What is hidden stays hidden from a reader who solves the whole system; what is exact stays exact; as little is hidden as can be."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from admin.reports.disclosure import Cell, Family, Hidden, Line, Table, suppress
from tests.reports.attacker import pinned, shown, value_of

FIRST, UNKNOWN, TALKS = Line("first_visits"), Line("first_visits_unknown"), Line("consultations")
ENDS = [Line("outcome", "outcome", name) for name in ("talked", "interview", "listened")]
FAMILIES = [Family([FIRST, UNKNOWN]), Family(ENDS, TALKS)]


def table_of(rows: dict[int, dict[Line, int]], visits: dict[int, int], groups: list[set[int]], **more: object) -> Table:
    """A table in which talks are the sum of how they ended."""
    values = {(session, line): count for session, row in rows.items() for line, count in row.items()}
    for session, row in rows.items():
        values[session, TALKS] = sum(row.get(line, 0) for line in ENDS)
    singles = [frozenset([session]) for session in visits]
    sets = list(dict.fromkeys([*singles, *(frozenset(group) for group in groups)]))
    return Table(values, visits, FAMILIES, sets, within_visits=[(FIRST, UNKNOWN)], **more)  # type: ignore[arg-type]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Some sessions of one or two programmes in some months, small numbers often; a programme's year is exact."""
    count = draw(st.integers(1, 7))
    small = st.one_of(st.integers(0, 3), st.integers(0, 12))
    rows, visits, months, programmes = {}, {}, {}, {}
    for session in range(1, count + 1):
        visits[session] = draw(st.integers(0, 16))
        first = draw(st.integers(0, visits[session]))
        rows[session] = {FIRST: first, UNKNOWN: draw(st.integers(0, visits[session] - first)), **{line: draw(small) for line in ENDS}}
        months.setdefault(draw(st.integers(1, 3)), set()).add(session)
        programmes.setdefault(draw(st.integers(1, 2)), set()).add(session)
    groups = [*months.values(), *(a & b for a in months.values() for b in programmes.values() if a & b)]
    yearly = [frozenset(group) for group in (*programmes.values(), set(visits)) if len(group) > 1]
    totals = (FIRST, UNKNOWN, TALKS)
    exact = frozenset(Cell(group, line) for group in yearly for line in totals) if draw(st.booleans()) else frozenset()
    threshold = draw(st.sampled_from([3, 5, 11]))
    return table_of(rows, visits, [*groups, *map(set, yearly)], exact=exact, threshold=threshold)


def all_cells(table: Table) -> set[Cell]:
    lines = [line for family in table.families for line in (*family.lines, *([family.total] if family.total else []))]
    return {Cell(group, line) for group in table.groups for line in lines}


def check(table: Table) -> Hidden:
    hidden = suppress(table)
    small = {cell for cell in all_cells(table) - table.exact if 0 < value_of(table, cell) < table.threshold}
    assert small <= hidden.primary
    assert not hidden.cells & table.exact
    given_away = pinned(table, {cell: value_of(table, cell) for cell in table.exact}, hidden.unprotected)
    assert pinned(table, shown(table, hidden.cells), hidden.cells - set(given_away)) == []
    return hidden


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables())
def test_no_hidden_cell_can_be_computed_or_bounded_to_one_value(table: Table) -> None:
    check(table)


@pytest.mark.long
@pytest.mark.timeout(900)
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables())
def test_no_hidden_cell_of_thousands_of_tables_can_be_computed(table: Table) -> None:
    check(table)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables())
def test_what_is_called_unprotected_is_given_away_by_what_must_be_exact(table: Table) -> None:
    hidden = suppress(table)
    given_away = pinned(table, {cell: value_of(table, cell) for cell in table.exact}, hidden.unprotected)
    assert set(given_away) == set(hidden.unprotected)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables())
def test_the_same_table_gives_the_same_answer_also_in_another_order(table: Table) -> None:
    turned = replace(
        table,
        values=dict(reversed(table.values.items())),
        visits=dict(reversed(table.visits.items())),
        groups=list(reversed(table.groups)),
    )
    assert suppress(table) == suppress(turned)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables())
def test_what_is_hidden_from_more_readers_contains_what_is_hidden_from_fewer_and_holds_for_a_reader_of_both(table: Table) -> None:
    funder = suppress(table)
    public_table = replace(table, exact=frozenset())
    public = suppress(public_table, funder)
    assert funder.cells <= public.cells
    both = shown(table, funder.cells) | shown(public_table, public.cells)
    assert pinned(table, both, funder.cells - funder.unprotected) == []
    assert pinned(public_table, shown(public_table, public.cells), public.cells - public.unprotected) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables(), st.data())
def test_two_exports_in_the_middle_of_a_year_and_at_its_end_cannot_be_subtracted(table: Table, data: st.DataObject) -> None:
    """The first export knew some of the sessions only; what it showed is known when the second is decided."""
    early = {session for session in table.visits if data.draw(st.booleans())}
    groups = list(dict.fromkeys(group & early for group in table.groups if group & early))
    exact = frozenset(Cell(cell.sessions & early, cell.line) for cell in table.exact if len(cell.sessions & early) > 1)
    visits = {session: table.visits[session] for session in early}
    first = replace(table, visits=visits, groups=[frozenset(group) for group in groups], exact=exact)
    hidden_first = suppress(first)
    seen = shown(first, hidden_first.cells) if early else {}
    second = replace(table, known=seen)
    hidden = suppress(second)
    published = seen | shown(second, hidden.cells)
    given_away = pinned(second, {cell: value_of(second, cell) for cell in second.exact} | seen, hidden.unprotected)
    assert pinned(second, published, hidden.cells - set(given_away)) == []


def test_one_person_who_asked_for_a_talk_on_a_sunday_is_nobodys_business() -> None:
    rows = {1: {ENDS[0]: 1}, 2: {ENDS[0]: 9}, 3: {ENDS[1]: 7}}
    table = table_of(rows, {1: 12, 2: 15, 3: 15}, [{1, 2, 3}])
    hidden = suppress(table)
    assert Cell(frozenset([1]), TALKS) in hidden.primary
    assert hidden.complementary, "a lone hidden number is its total less the others"


def test_zeros_are_shown_and_a_table_without_small_numbers_hides_nothing() -> None:
    table = table_of({1: {ENDS[0]: 9}, 2: {ENDS[0]: 8}}, {1: 12, 2: 15}, [{1, 2}])
    assert suppress(table).cells == frozenset()


def test_a_session_with_one_visit_hides_its_zeros_too() -> None:
    table = table_of({1: {FIRST: 0}, 2: {FIRST: 8}, 3: {FIRST: 9}}, {1: 1, 2: 15, 3: 15}, [{1, 2, 3}])
    assert Cell(frozenset([1]), FIRST) in suppress(table).primary


def test_few_more_are_hidden_than_must_be() -> None:
    """Twelve sessions, one small number: one partner for it in the same month is enough."""
    rows = {session: {FIRST: 3 if session == 1 else 8} for session in range(1, 13)}
    table = table_of(rows, dict.fromkeys(rows, 20), [{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}, set(rows)])
    assert len(suppress(table).complementary) == 1


def test_a_number_set_right_by_one_after_it_was_published_is_hidden() -> None:
    table = table_of({1: {FIRST: 9}, 2: {FIRST: 8}, 3: {FIRST: 7}}, {1: 20, 2: 20, 3: 20}, [{1, 2, 3}])
    cell = Cell(frozenset([1]), FIRST)
    assert cell in suppress(replace(table, known={cell: 8})).primary
    assert cell not in suppress(replace(table, known={cell: 9})).cells


def test_peaks_and_medians_are_hidden_where_they_or_the_visits_they_tell_of_are_few() -> None:
    peak = Line("peak_headcount")
    told_of = {1: 3, 2: 20, 3: 20, 4: 0}
    values = {(1, peak): 9, (2, peak): 4, (3, peak): 12, (4, peak): 9}
    alone = {Cell(frozenset([session]), peak): count for session, count in told_of.items()}
    hidden = suppress(replace(table_of({}, dict.fromkeys(told_of, 20), []), alone=alone, values=values))
    assert hidden.primary == {Cell(frozenset([session]), peak) for session in (1, 2, 4)}
