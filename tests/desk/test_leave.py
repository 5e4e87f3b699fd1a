from collections.abc import Callable

from kiosk.desk.arrive import arrive
from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.desk.leave import leave, set_leaving_companions, undo_departure
from kiosk.desk.visit import set_companions
from kiosk.domain import numbers
from kiosk.domain.numbers import number_of
from tests.conftest import HandClock

Card = Callable[[], str]


async def present(desk: Desk) -> int:
    return (await status(desk)).headcount.present


async def test_a_card_a_pass_and_a_typed_number_each_end_the_visit(desk: Desk, session: int, card: Card) -> None:
    text = card()
    with_card, with_pass, with_number = [await arrive(desk, desk.command(), scan) for scan in (text, None, None)]
    await leave(desk, desk.command(), text)
    await leave(desk, desk.command(), with_pass.leave_pass.text)
    await leave(desk, desk.command(), number=numbers.spaced(number_of(with_number.leave_pass)))
    now = await status(desk)
    assert (now.headcount.present, now.departures) == (0, 3)
    assert with_card.sign != with_pass.sign


async def test_leaving_twice_is_leaving_once(desk: Desk, session: int, card: Card) -> None:
    text = card()
    await arrive(desk, desk.command(), text)
    await arrive(desk, desk.command())
    command = desk.command()
    for attempt in (command, command, desk.command()):
        await leave(desk, attempt, text)
    now = await status(desk)
    assert (now.headcount.present, now.departures) == (1, 1)


async def test_somebody_who_just_leaves_takes_one_from_the_headcount(desk: Desk, session: int) -> None:
    arrival = await arrive(desk, desk.command())
    await arrive(desk, desk.command())
    await set_companions(desk, desk.command(), arrival.command, 3)
    departure = await leave(desk, desk.command())
    await set_leaving_companions(desk, desk.command(), departure.command, 1)
    now = await status(desk)
    assert (now.headcount.present, now.headcount.companions) == (1, 2)


async def test_leaving_an_empty_room_does_not_swallow_the_next_arrival(desk: Desk, session: int) -> None:
    await leave(desk, desk.command())
    await arrive(desk, desk.command())
    assert await present(desk) == 1


async def test_a_departure_can_be_undone(desk: Desk, session: int, card: Card) -> None:
    text = card()
    await arrive(desk, desk.command(), text)
    for scan in (text, None):
        departure = await leave(desk, desk.command(), scan)
        await undo_departure(desk, desk.command(), departure.command)
        assert await present(desk) == 1


async def test_a_clock_that_jumps_back_makes_no_negative_stay(desk: Desk, session: int, card: Card, clock: HandClock) -> None:
    text = card()
    await arrive(desk, desk.command(), text)
    clock.forward(-3600)
    await leave(desk, desk.command(), text)
    assert await present(desk) == 0
