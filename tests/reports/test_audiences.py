"""Whole exports under attack: what funders and the public were given, month by month and after corrections, put together."""

import csv
import io
from collections.abc import Iterable
from datetime import date

import pytest

from admin.reports.disclosure import Cell, Line
from admin.reports.kinds import Audience
from admin.reports.report import Report, make_report
from admin.reports.universe import line_of_total, universe
from kiosk.desk.amend import amend
from kiosk.desk.desk import Desk
from kiosk.desk.planning import Plan, plan_session
from kiosk.desk.publications import note_export
from kiosk.desk.record import record
from kiosk.desk.results import session_results
from kiosk.domain.summary import OF_ONE
from kiosk.errors import WrongUsage
from tests.conftest import NOON
from tests.reports.attacker import pinned
from tests.reports.conftest import Write

BEGIN, END = date(2023, 4, 1), date(2024, 3, 31)


def seen_in(report: Report) -> dict[Cell, int]:
    """Read off a report what its reader learns: sessions from the CSV's rows, months and programmes from the other sheets."""
    seen: dict[Cell, int] = {}
    for year in report.years:
        ids = frozenset(result.session.id for result, _counts in report.sessions) & {r.session.id for r in year.sessions}
        for result, _counts in report.sessions:
            for line, number in year.of_session(result):
                if number.value is not None:
                    seen[Cell(frozenset([result.session.id]), line)] = number.value
        for _year, _month, counts in report.months:
            _add(seen, _month_of(report, _year, _month), counts.numbers.items())
        for _year, name, counts in report.programmes:
            members = {r.session.id for r, _c in report.sessions if name in ("", r.session.programme)}
            _add(seen, frozenset(members), counts.numbers.items())
        for row in report.breakdowns:
            if row.number.value is not None:
                seen[Cell(ids, Line(row.measure, row.dimension, row.category))] = row.number.value
    return {cell: value for cell, value in seen.items() if cell.sessions}


def _month_of(report: Report, year: int, month: int) -> frozenset[int]:
    return frozenset(r.session.id for r, _c in report.sessions if (r.day.year, r.day.month) == (year, month))


def _add(seen: dict[Cell, int], group: frozenset[int], numbers: Iterable[tuple[str, object]]) -> None:
    for measure, number in numbers:
        if number.value is not None:  # type: ignore[attr-defined]
            seen[Cell(group, Line(measure))] = number.value  # type: ignore[attr-defined]


def totals_as_decided(seen: dict[Cell, int]) -> dict[Cell, int]:
    """Outcomes are as many as consultations, and arrivals as visits; a peak or a median says nothing about sums."""
    return {
        Cell(cell.sessions, line_of_total(cell.line)): value for cell, value in seen.items() if cell.line.measure not in (*OF_ONE, "visits")
    }


def hidden_in(report: Report) -> set[Cell]:
    """Return the cells of single sessions that a report says are hidden."""
    (year,) = report.years
    return {
        Cell(frozenset([result.session.id]), line_of_total(line))
        for result, _counts in report.sessions
        for line, number in year.of_session(result)
        if number.hidden and line.measure not in OF_ONE
    }


async def attack(desk: Desk, seen: dict[Cell, int], secret: set[Cell]) -> list[Cell]:
    """Return those of `secret` that have one possible value only, though exact yearly totals alone do not give them away."""
    found = universe(await session_results(desk, BEGIN, END), {}, {}, desk.settings.threshold)
    exact = {cell: found.sum(cell.sessions, cell.line) for cell in found.table.exact}
    secret = secret - set(pinned(found.table, exact, secret))
    return pinned(found.table, exact | totals_as_decided(seen), secret)


@pytest.mark.long
@pytest.mark.timeout(400)
async def test_a_reader_of_all_reports_of_a_year_learns_no_hidden_number(full_year: Desk) -> None:
    seen: dict[Cell, int] = {}
    secret: set[Cell] = set()
    quarter = date(2023, 6, 30)
    early = [(BEGIN, quarter, "public", ""), (BEGIN, quarter, "funder", "フリースペース")]
    for begin, end, audience, programme in (*early, (BEGIN, END, "funder", ""), (BEGIN, END, "public", "")):
        report = await make_report(full_year, begin, end, Audience(audience), programme)
        await note_export(full_year, "Sato", "", report.to_register())
        seen |= seen_in(report)
        secret |= hidden_in(report)
    secret -= totals_as_decided(seen).keys()  # the public is shown a little less than funders
    assert len(secret) > 300
    assert await attack(full_year, seen, secret) == []


async def test_the_attack_would_find_a_report_that_hides_small_numbers_only(full_year: Desk) -> None:
    """The guard is worth what its attacker is: with primary suppression alone he computes hidden numbers."""
    results = await session_results(full_year, BEGIN, END)
    found = universe(results, {}, {}, 5)
    group_cells = [Cell(group, Line("companions")) for group in found.table.groups]
    shown = {cell: found.sum(*cell) for cell in group_cells if not 0 < found.sum(*cell) < 5}
    assert pinned(found.table, shown, [cell for cell in group_cells if cell not in shown])


async def test_small_numbers_are_hidden_and_sessions_and_visits_never(full_year: Desk, write: Write) -> None:
    for audience in ("funder", "public"):
        text = (await write("csv", audience, BEGIN, END)).read_text("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        for row in rows:
            assert (row["status"] == "suppressed") == (row["value"] == "")
            if row["measure"] == "visits" or (row["measure"], row["dimension"]) == ("arrivals", "total"):
                assert row["status"] == "ok"
            elif row["session_id"]:
                assert row["status"] == "suppressed" or not 1 <= int(row["value"]) <= 4
        assert any(row["status"] == "suppressed" for row in rows)


async def test_a_funders_yearly_totals_are_exact_and_the_publics_small_ones_hidden(citys_year: Desk) -> None:
    funder = await make_report(citys_year, date(2024, 4, 1), date(2025, 3, 31), Audience.FUNDER)
    internal = await make_report(citys_year, date(2024, 4, 1), date(2025, 3, 31), Audience.INTERNAL)
    public = await make_report(citys_year, date(2024, 4, 1), date(2025, 3, 31), Audience.PUBLIC)
    assert [row[2].numbers for row in funder.programmes] == [row[2].numbers for row in internal.programmes]
    for exact, shown in zip(internal.programmes[0][2].numbers.items(), public.programmes[0][2].numbers.items(), strict=True):
        if exact[0] != "visits" and 1 <= (exact[1].value or 0) <= 4:
            assert shown[1].hidden
    assert all(each.indicator != "users" or each.result.value == 5 for each in public.indicators)


async def test_the_same_report_twice_is_the_same(full_year: Desk, write: Write) -> None:
    first = (await write("csv", "public", BEGIN, END)).read_bytes()
    assert (await write("csv", "public", BEGIN, END)).read_bytes() == first
    await write("csv", "funder", BEGIN, END)
    assert (await write("csv", "public", BEGIN, END)).read_bytes() == first


async def test_a_part_of_a_year_shows_what_the_year_shows(full_year: Desk) -> None:
    year = await make_report(full_year, BEGIN, END, Audience.PUBLIC)
    part = await make_report(full_year, BEGIN, date(2023, 9, 30), Audience.PUBLIC)
    assert list(part.sessions) == list(year.sessions)[: len(part.sessions)]
    assert list(part.months) == list(year.months)[: len(part.months)]


async def test_outside_the_house_a_range_is_whole_months(full_year: Desk, write: Write) -> None:
    for begin, end in ((date(2023, 4, 2), END), (BEGIN, date(2024, 3, 30)), (END, BEGIN)):
        with pytest.raises(WrongUsage):
            await write("csv", "public", begin, end)
    await write("csv", "internal", date(2023, 4, 2), date(2023, 4, 2))


async def test_a_correction_after_publication_tells_nobody_of_the_one_it_was_made_for(full_year: Desk, write: Write) -> None:
    (year,) = (await make_report(full_year, BEGIN, END, Audience.PUBLIC)).years
    cells = year.shown_cells(frozenset(result.session.id for result in year.sessions))
    shown = next(cell for cell in cells if cell.measure == "companions" and len(cell.sessions) == 1 and cell.value >= 5)
    await write("csv", "public", BEGIN, END)
    (session,) = shown.sessions
    await amend(full_year, session, "companions", 1, "paper_found")
    report = await make_report(full_year, BEGIN, END, Audience.PUBLIC)
    counts = next(counts for result, counts in report.sessions if result.session.id == session)
    assert counts.numbers["companions"].hidden
    assert report.amended == []
    assert (await make_report(full_year, BEGIN, END, Audience.INTERNAL)).amended


async def test_a_programme_of_its_own_hides_what_the_whole_hides(full_year: Desk) -> None:
    whole = await make_report(full_year, BEGIN, END, Audience.FUNDER)
    one = await make_report(full_year, BEGIN, END, Audience.FUNDER, "フリースペース")
    assert len(one.sessions) == 8
    assert [each for each in whole.sessions if each[0].session.programme == "フリースペース"] == list(one.sessions)


async def test_the_usual_stay_of_a_session_is_hidden_where_few_are_known_to_have_left(desk: Desk) -> None:
    """Twenty came and one of them said when she left: the median is her stay."""
    opens = NOON - 30 * 86400
    session = await plan_session(desk, Plan("Free space", opens, opens + 7200))
    lines = ["arrived,left,companions,first_visit,consultation", "12:00,12:40,0,no,", *["12:05,,0,no,"] * 19]
    await record(desk, session, "\n".join(lines).encode())
    for audience, hidden in ((Audience.INTERNAL, False), (Audience.FUNDER, True), (Audience.PUBLIC, True)):
        report = await make_report(desk, date(2024, 4, 1), date(2025, 3, 31), audience)
        assert report.sessions[0][1].numbers["median_stay_minutes"].hidden == hidden
        assert not report.sessions[0][1].numbers["peak_headcount"].hidden
