import asyncio
from collections.abc import Callable

import pytest

from kiosk.desk.arrive import arrive
from kiosk.desk.cards import attach_card
from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.desk.leave import leave
from kiosk.desk.opening import NoOpenSession
from kiosk.desk.visit import set_companions, set_first_visit, undo_arrival
from kiosk.domain import tokens
from kiosk.errors import WrongUsage
from kiosk.store.interface import sql
from tests.conftest import HandClock

Card = Callable[[], str]


async def firsts(desk: Desk) -> list[int | None]:
    def steps():
        return [row[0] for row in (yield sql("SELECT first FROM visit ORDER BY arrived"))]

    return await desk.store.query(steps)


async def test_a_walk_in_is_one_visit_with_a_call_sign_and_a_pass(desk: Desk, session: int) -> None:
    arrival = await arrive(desk, desk.command())
    now = await status(desk)
    assert (now.visits, now.headcount.present) == (1, 1)
    assert tokens.read(arrival.leave_pass.text) == arrival.leave_pass


async def test_the_same_command_twice_is_one_visit_and_the_same_answer(desk: Desk, session: int, card: Card) -> None:
    command, text = desk.command(), card()
    assert await arrive(desk, command, text) == await arrive(desk, command, text)
    assert (await status(desk)).visits == 1


async def test_a_card_that_is_inside_already_is_not_counted_but_answered_like_a_first(desk: Desk, session: int, card: Card) -> None:
    text = card()
    first, again = await arrive(desk, desk.command(), text), await arrive(desk, desk.command(), text)
    assert first.sign != again.sign
    assert first.leave_pass != again.leave_pass
    assert (await status(desk)).visits == 1
    await leave(desk, desk.command(), again.leave_pass.text)
    assert (await status(desk)).headcount.present == 0


async def test_somebody_who_comes_back_takes_up_her_visit(desk: Desk, session: int, card: Card) -> None:
    text = card()
    await arrive(desk, desk.command(), text)
    await leave(desk, desk.command(), text)
    await arrive(desk, desk.command(), text)
    now = await status(desk)
    assert (now.visits, now.headcount.present) == (1, 1)


async def test_a_late_repetition_of_an_arrival_does_not_reopen_what_has_left(desk: Desk, session: int, card: Card) -> None:
    text, command = card(), desk.command()
    await arrive(desk, command, text)
    await leave(desk, desk.command(), text)
    await arrive(desk, command, text)
    assert (await status(desk)).headcount.present == 0


async def test_a_forged_card_and_yesterdays_pass_are_walk_ins(desk: Desk, session: int, card: Card) -> None:
    forged = card()[:-1] + "0"
    for scan in (forged, "P" + "0" * 19, "4901234567894", ""):
        await arrive(desk, desk.command(), scan)
    assert (await status(desk)).visits == 4


async def test_the_first_visit_of_the_season_is_known_from_the_card(desk: Desk, session: int, card: Card, clock: HandClock) -> None:
    text = card()
    await arrive(desk, desk.command(), text)
    clock.forward(1)
    arrival = await arrive(desk, desk.command())
    await set_first_visit(desk, desk.command(), arrival.command, True)
    clock.forward(1)
    arrival = await arrive(desk, desk.command(), card())
    await set_first_visit(desk, desk.command(), arrival.command, False)
    assert await firsts(desk) == [1, 1, 0]


async def test_a_card_attached_to_a_walk_in_stands_for_that_visit(desk: Desk, session: int, card: Card) -> None:
    text = card()
    arrival = await arrive(desk, desk.command())
    await attach_card(desk, desk.command(), arrival.command, text)
    await leave(desk, desk.command(), text)
    now = await status(desk)
    assert (now.visits, now.headcount.present) == (1, 0)


async def test_a_walk_in_that_turns_out_to_be_inside_already_is_not_counted(desk: Desk, session: int, card: Card) -> None:
    text = card()
    await arrive(desk, desk.command(), text)
    arrival = await arrive(desk, desk.command())
    await set_companions(desk, desk.command(), arrival.command, 2)
    await attach_card(desk, desk.command(), arrival.command, text)
    now = await status(desk)
    assert (now.visits, now.headcount.companions) == (1, 2)
    await leave(desk, desk.command(), arrival.leave_pass.text)
    assert (await status(desk)).headcount.present == 0


async def test_an_undone_arrival_was_never_there_not_even_in_the_season(desk: Desk, session: int, card: Card) -> None:
    text = card()
    arrival = await arrive(desk, desk.command(), text)
    await undo_arrival(desk, desk.command(), arrival.command, text)
    assert (await status(desk)).visits == 0
    await arrive(desk, desk.command(), text)
    assert await firsts(desk) == [1]


async def test_undoing_a_repeated_arrival_leaves_the_visit_as_it_was(desk: Desk, session: int, card: Card) -> None:
    text = card()
    await arrive(desk, desk.command(), text)
    again = await arrive(desk, desk.command(), text)
    await undo_arrival(desk, desk.command(), again.command, text)
    assert (await status(desk)).headcount.present == 1
    await leave(desk, desk.command(), text)
    back = await arrive(desk, desk.command(), text)
    await undo_arrival(desk, desk.command(), back.command, text)
    assert (await status(desk)).headcount.present == 0


async def test_children_are_counted_apart_and_the_last_word_counts(desk: Desk, session: int) -> None:
    arrival = await arrive(desk, desk.command())
    for number in (1, 2, 3):
        await set_companions(desk, desk.command(), arrival.command, number)
    assert (await status(desk)).headcount.total == 4
    with pytest.raises(WrongUsage):
        await set_companions(desk, desk.command(), arrival.command, 10)


async def test_without_an_open_session_nobody_arrives(desk: Desk) -> None:
    with pytest.raises(NoOpenSession):
        await arrive(desk, desk.command())


async def test_four_hundred_people_all_get_names_of_their_own(desk: Desk, session: int) -> None:
    arrivals = await asyncio.gather(*(arrive(desk, desk.command()) for _place in range(400)))
    assert len({arrival.sign for arrival in arrivals}) == 400
    assert len({arrival.leave_pass.text for arrival in arrivals}) == 400


async def test_undoing_an_arrival_that_took_up_a_visit_by_its_card_ends_that_visit_again(desk: Desk, session: int, card: Card) -> None:
    text = card()
    await arrive(desk, desk.command(), text)
    await leave(desk, desk.command(), text)
    again = await arrive(desk, desk.command())
    await attach_card(desk, desk.command(), again.command, text)
    assert (await status(desk)).headcount.present == 1
    await undo_arrival(desk, desk.command(), again.command, text)
    now = await status(desk)
    assert (now.visits, now.headcount.present) == (1, 0)
