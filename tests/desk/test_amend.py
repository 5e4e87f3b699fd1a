"""After the fold: paper by totals, amendments with a reason, and the year they add up to."""

from datetime import date

import pytest

from kiosk.desk.amend import amend, amendments
from kiosk.desk.arrive import arrive
from kiosk.desk.desk import Desk
from kiosk.desk.fold import close_session
from kiosk.desk.results import session_results
from kiosk.desk.sessions import add_session, open_session
from kiosk.desk.totals import Totals, record_totals
from kiosk.desk.year import sessions_of_year, year_of, years
from kiosk.domain.requests import Outcome
from kiosk.domain.summary import add_up
from kiosk.errors import Refusal, WrongUsage
from tests.conftest import NOON, HandClock

DAY = 86400


async def fold_one(desk: Desk, visits: int) -> int:
    session = await add_session(desk, "Free space", NOON, NOON + 7200)
    await open_session(desk, session)
    for _each in range(visits):
        await arrive(desk, desk.command())
    await close_session(desk, session)
    return session


async def test_an_amendment_stands_beside_the_tally_and_every_sum_has_it(desk: Desk) -> None:
    session = await fold_one(desk, 3)
    await amend(desk, session, "visits", 2, "paper_found", by="Sato")
    await amend(desk, session, "consultations", 1, "not_counted", "interview")
    year = await year_of(desk, 2024)
    assert add_up(year.sessions)["visits"] == 5
    assert add_up(year.sessions)["first_visits_unknown"] == 5
    assert year.breakdowns["outcome", "outcome"] == {"interview": 1}
    assert [visits for _session, visits in await sessions_of_year(desk, 2024)] == [5]
    (result,) = await session_results(desk, date(2024, 11, 10), date(2024, 11, 10))
    assert {(tally.measure, tally.value) for tally in result.tallies} >= {("visits", 5), ("consultations", 1), ("outcome", 1)}
    first = (await amendments(desk, NOON, NOON + 1))[0]
    assert (first.measure, first.change, first.reason) == ("visits", 2, "paper_found")


async def test_no_amendment_makes_a_number_that_cannot_be(desk: Desk) -> None:
    session = await fold_one(desk, 3)
    for measure, change in (("visits", -4), ("companions", -1), ("consultations", -1), ("first_visits", 1)):
        with pytest.raises(Refusal):
            await amend(desk, session, measure, change, "other")
    await amend(desk, session, "first_visits_unknown", -1, "other")
    await amend(desk, session, "first_visits", 1, "other")
    await amend(desk, session, "visits", -2, "counted_twice")
    with pytest.raises(Refusal):
        await amend(desk, session, "visits", -1, "counted_twice")
    assert add_up((await year_of(desk, 2024)).sessions)["visits"] == 1


async def test_wrong_words_and_a_session_that_is_not_folded_are_refused(desk: Desk, session: int) -> None:
    with pytest.raises(Refusal):
        await amend(desk, session, "visits", 1, "other")
    await close_session(desk, session)
    wrong = [
        ("peak_headcount", 1, "other", ""),
        ("visits", 0, "other", ""),
        ("visits", 1, "because", ""),
        ("consultations", 1, "other", "cured"),
    ]
    for measure, change, reason, outcome in wrong:
        with pytest.raises(WrongUsage):
            await amend(desk, session, measure, change, reason, outcome)


async def test_paper_by_totals_closes_a_past_session(desk: Desk) -> None:
    session = await add_session(desk, "Paper", NOON - DAY, NOON - DAY + 7200)
    with pytest.raises(WrongUsage):
        await record_totals(desk, session, Totals(3, first_visits=4))
    with pytest.raises(WrongUsage):
        await record_totals(desk, session, Totals(-1))
    await record_totals(desk, session, Totals(15, 4, 6, {Outcome.TALKED: 2, Outcome.INTERVIEW: 1}))
    year = await year_of(desk, 2024)
    sums = add_up(year.sessions)
    assert (sums["visits"], sums["companions"], sums["first_visits"], sums["first_visits_unknown"]) == (15, 4, 6, 0)
    assert sums["consultations"] == sum(year.breakdowns["outcome", "outcome"].values()) == 3
    with pytest.raises(Refusal):
        await record_totals(desk, session, Totals(15))


async def test_totals_of_which_nobody_asked_leave_first_visits_unknown(desk: Desk) -> None:
    await record_totals(desk, await add_session(desk, "Paper", NOON - DAY, NOON - DAY + 7200), Totals(15))
    assert add_up((await year_of(desk, 2024)).sessions)["first_visits_unknown"] == 15


async def test_totals_wait_for_a_session_to_begin_and_leave_an_open_one_alone(desk: Desk, session: int) -> None:
    for other in (session, await add_session(desk, "Later", NOON + DAY, NOON + DAY + 60)):
        with pytest.raises(Refusal):
            await record_totals(desk, other, Totals(1))


async def test_the_years_run_from_the_first_session_to_the_last(desk: Desk, clock: HandClock) -> None:
    assert await years(desk) == [2024]
    await add_session(desk, "Old", NOON - 800 * DAY, NOON - 800 * DAY + 60)
    await add_session(desk, "To come", NOON + 300 * DAY, NOON + 300 * DAY + 60)
    assert await years(desk) == [2022, 2023, 2024, 2025]
