from collections.abc import Callable

import pytest

from kiosk.desk.arrive import arrive
from kiosk.desk.consultation import ask, finish, give_back, miss, open_requests, take, withdraw
from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.desk.visit import undo_arrival
from kiosk.domain.requests import Meeting, Outcome, RequestState
from kiosk.errors import Refusal, WrongUsage
from tests.conftest import HandClock

Card = Callable[[], str]


async def test_a_request_from_the_arrival_screen_goes_by_the_name_shown_there(desk: Desk, session: int) -> None:
    arrival = await arrive(desk, desk.command())
    asked = await ask(desk, desk.command(), Meeting.COME, arrival=arrival.command)
    assert asked.sign == arrival.sign
    assert [request.sign for request in await open_requests(desk)] == [arrival.sign]


async def test_asking_again_changes_the_way_and_makes_no_second_request(desk: Desk, session: int, card: Card) -> None:
    text = card()
    await arrive(desk, desk.command(), text)
    await ask(desk, desk.command(), Meeting.COME, scan=text)
    command = desk.command()
    asked = await ask(desk, command, Meeting.DESK, scan=text)
    assert await ask(desk, command, Meeting.DESK, scan=text) == asked
    (request,) = await open_requests(desk)
    assert (request.meeting, request.sign) == (Meeting.DESK, asked.sign)


async def test_somebody_unknown_gets_a_name_and_a_place_in_the_list(desk: Desk, session: int, clock: HandClock) -> None:
    first = await ask(desk, desk.command(), Meeting.COME)
    clock.forward(60)
    second = await ask(desk, desk.command(), Meeting.BEFORE_LEAVING)
    assert [request.sign for request in await open_requests(desk)] == [first.sign, second.sign]
    assert (await status(desk)).waiting == 2


async def test_of_two_facilitators_one_gets_the_request_and_the_other_is_told_who(desk: Desk, session: int) -> None:
    await ask(desk, desk.command(), Meeting.COME)
    (request,) = await open_requests(desk)
    command = desk.command()
    await take(desk, command, request.id, "Sato")
    await take(desk, command, request.id, "Sato")
    with pytest.raises(Refusal, match="Sato"):
        await take(desk, desk.command(), request.id, "Suzuki")
    await give_back(desk, desk.command(), request.id)
    await take(desk, desk.command(), request.id, "Suzuki")
    assert (await open_requests(desk))[0].state is RequestState.TAKEN


async def test_a_request_ends_once(desk: Desk, session: int) -> None:
    await ask(desk, desk.command(), Meeting.COME)
    (request,) = await open_requests(desk)
    await finish(desk, desk.command(), request.id, Outcome.HANDED_ON, "Step shelter")
    for end in (finish(desk, desk.command(), request.id, Outcome.TALKED), miss(desk, desk.command(), request.id)):
        with pytest.raises(Refusal):
            await end
    assert await open_requests(desk) == []


async def test_a_partner_is_named_for_a_consultation_that_was_handed_on_and_for_no_other(desk: Desk, session: int) -> None:
    await ask(desk, desk.command(), Meeting.COME)
    (request,) = await open_requests(desk)
    for outcome, partner in ((Outcome.HANDED_ON, " "), (Outcome.TALKED, "Somebody")):
        with pytest.raises(WrongUsage):
            await finish(desk, desk.command(), request.id, outcome, partner)


async def test_a_request_can_be_withdrawn_and_goes_with_an_arrival_that_is_undone(desk: Desk, session: int) -> None:
    asked = await ask(desk, desk.command(), Meeting.COME)
    await withdraw(desk, desk.command(), asked.sign)
    arrival = await arrive(desk, desk.command())
    await ask(desk, desk.command(), Meeting.COME, arrival=arrival.command)
    await undo_arrival(desk, desk.command(), arrival.command)
    assert await open_requests(desk) == []
