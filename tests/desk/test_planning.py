"""Planning: fields are checked by name, nothing is half-saved, what has begun keeps what it must."""

from dataclasses import replace

import pytest

from kiosk.desk.audit import trail
from kiosk.desk.desk import Desk
from kiosk.desk.fold import close_session
from kiosk.desk.names import add_name, names, rename, retire
from kiosk.desk.planning import (
    Plan,
    cancel_session,
    cancellations,
    change_session,
    overlapping,
    plan_of,
    plan_sessions,
    reinstate_session,
)  # fmt: skip
from kiosk.desk.sessions import add_session, next_session, open_session, sessions
from kiosk.domain.sessions import State
from kiosk.errors import Refusal, WrongUsage
from tests.conftest import NOON, HandClock

DAY = 86400
PLAN = Plan("Free space", NOON + DAY, NOON + DAY + 7200, "Hall", "Programme", 20, "Women", "Autumn", ("Part 1", "Part 2"), ("Books",))


async def test_a_plan_comes_back_as_it_was_given(desk: Desk) -> None:
    assert await plan_sessions(desk, [PLAN], "Sato") == 1
    (session,) = await sessions(desk)
    assert await plan_of(desk, session.id) == PLAN


async def test_an_empty_venue_and_programme_are_the_desks_own(desk: Desk) -> None:
    await plan_sessions(desk, [Plan("A", NOON, NOON + 60)])
    (session,) = await sessions(desk)
    assert (session.venue, session.programme) == (desk.settings.place, desk.settings.programme)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "a\nb"}, "title"),
        ({"closes": NOON}, "closes"),
        ({"closes": NOON + 3 * DAY}, "closes"),
        ({"opens": 10**12, "closes": 10**12 + 60}, "opens"),
        ({"capacity": 0}, "capacity"),
        ({"theme": "x" * 201}, "theme"),
        ({"parts": ("p",) * 13}, "parts"),
    ],
)
async def test_a_mistake_names_its_field_and_nothing_of_the_batch_is_saved(desk: Desk, change: dict[str, object], field: str) -> None:
    with pytest.raises(WrongUsage) as mistake:
        await plan_sessions(desk, [PLAN, replace(PLAN, **change)])  # type: ignore[arg-type]
    assert mistake.value.field == field
    assert await sessions(desk) == []


async def test_the_same_batch_twice_plans_nothing_twice(desk: Desk) -> None:
    batch = [PLAN, replace(PLAN, opens=PLAN.opens + DAY, closes=PLAN.closes + DAY)]
    assert await plan_sessions(desk, batch) == 2
    assert await plan_sessions(desk, batch) == 0


async def test_overlaps_at_the_venue_are_told_and_cancelled_ones_are_none(desk: Desk) -> None:
    await plan_sessions(desk, [PLAN])
    (session,) = await sessions(desk)
    later = replace(PLAN, opens=PLAN.opens + 3600, closes=PLAN.closes + 3600)
    assert await overlapping(desk, [later]) == [session]
    assert await overlapping(desk, [later], besides=session.id) == []
    assert await overlapping(desk, [replace(later, venue="Elsewhere")]) == []
    assert await overlapping(desk, [replace(PLAN, opens=PLAN.closes, closes=PLAN.closes + 60)]) == []
    await cancel_session(desk, session.id, "Typhoon")
    assert await overlapping(desk, [later]) == []


async def test_a_cancelled_session_stays_with_its_reason_does_not_open_and_can_come_back(desk: Desk, clock: HandClock) -> None:
    await plan_sessions(desk, [PLAN])
    (session,) = await sessions(desk)
    with pytest.raises(WrongUsage):
        await cancel_session(desk, session.id, " ")
    await cancel_session(desk, session.id, "Typhoon", "Sato")
    assert await next_session(desk) is None
    ((cancelled, reason),) = await cancellations(desk, PLAN.opens, PLAN.opens + 1)
    assert (cancelled.state, reason) == (State.CANCELLED, "Typhoon")
    with pytest.raises(Refusal):
        await change_session(desk, session.id, PLAN)
    await reinstate_session(desk, session.id)
    await reinstate_session(desk, session.id)
    assert (await sessions(desk))[0].state is State.PLANNED
    assert [entry.action for entry in await trail(desk)][-2:] == ["session cancelled", "session reinstated"]


async def test_what_has_opened_keeps_venue_and_opening_time_what_is_closed_all_its_times(desk: Desk, session: int) -> None:
    plan = await plan_of(desk, session)
    with pytest.raises(WrongUsage):
        await change_session(desk, session, replace(plan, opens=plan.opens - 60))
    await change_session(desk, session, replace(plan, closes=plan.closes + 1800, theme="Longer"))
    with pytest.raises(Refusal):
        await cancel_session(desk, session, "Late")
    await close_session(desk, session)
    closed = await plan_of(desk, session)
    with pytest.raises(WrongUsage):
        await change_session(desk, session, replace(closed, closes=closed.closes + 60))
    await change_session(desk, session, replace(closed, programme="Another"))
    assert (await plan_of(desk, session)).programme == "Another"
    with pytest.raises(Refusal):
        await cancel_session(desk, session, "Late")
    with pytest.raises(Refusal):
        await reinstate_session(desk, session)


async def test_a_venue_is_renamed_everywhere_and_retired_without_losing_its_past(desk: Desk) -> None:
    place = desk.settings.place
    await open_session(desk, await add_session(desk, "A", NOON, NOON + 60))
    (own,) = await names(desk, "venue")
    await rename(desk, "venue", own.id, "New hall")
    assert (desk.settings.place, (await sessions(desk))[0].venue) == ("New hall", "New hall")
    other = await add_name(desk, "venue", place)
    with pytest.raises(Refusal):
        await rename(desk, "venue", other, "New hall")
    await retire(desk, "venue", own.id, True)
    assert [(name.name, name.retired, name.sessions) for name in await names(desk, "venue")] == [(place, False, 0), ("New hall", True, 1)]
    assert await add_name(desk, "venue", "New hall") == own.id
    assert not any(name.retired for name in await names(desk, "venue"))
