"""What a facilitator does at the board, and what it shows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.board.app import BoardApp
from kiosk.board.numbers import draw_curve, fullness
from kiosk.board.panels import WaitingPanel
from kiosk.desk.arrive import arrive
from kiosk.desk.consultation import ask, open_requests, take
from kiosk.desk.count import status
from kiosk.desk.counters import counters
from kiosk.desk.desk import Desk, open_desk
from kiosk.desk.devices import SILENT_AFTER, devices, join, part, say_here
from kiosk.desk.fold import close_session
from kiosk.desk.people import people
from kiosk.desk.results import session_results
from kiosk.domain.requests import Meeting, RequestState
from kiosk.language.times import local
from tests.conftest import NOON, PASSPHRASE, HandClock
from tests.screens.conftest import Hand
from tests.screens.test_kiosk import type_slowly


async def key(board: Hand, *keys: str) -> None:
    """Press keys as a person does: each is released by the wedge before the next."""
    for each in keys:
        await board.pilot.press(each)
        await board.app._release()
        await board.pilot.pause()


async def look(board: Hand) -> None:
    board.app.screen._seen = None
    await board.app.screen.look()
    await board.pilot.pause()


async def test_it_shows_how_many_are_here(board: Hand, desk: Desk) -> None:
    for _person in range(3):
        await arrive(desk, desk.command())
    await look(board)
    assert "Arrivals 3   Departures 0   most 3" in board.text()
    assert "room left" in board.text()


async def test_a_request_is_taken_given_back_and_finished_with_an_outcome(board: Hand, desk: Desk) -> None:
    await ask(desk, desk.command(), Meeting.COME)
    await look(board)
    await key(board, "t")
    assert (await open_requests(desk))[0].state is RequestState.TAKEN
    assert "is there" in board.text()
    await key(board, "g")
    assert (await open_requests(desk))[0].state is RequestState.WAITING
    await key(board, "d", "2")
    assert await open_requests(desk) == []
    assert board.at == "BoardScreen"
    assert "Nobody is waiting" in board.text()


async def test_handing_on_chooses_from_the_list_of_partners(board: Hand, desk: Desk, session: int) -> None:
    await ask(desk, desk.command(), Meeting.COME)
    await look(board)
    await key(board, "d", "3")
    await board.tap(".partner")
    assert await open_requests(desk) == []
    await close_session(desk, session)
    day = local(NOON, desk.zone).date()
    (result,) = await session_results(desk, day, day)
    assert "handed_on:Step shelter" in {tally.category for tally in result.tallies}


@pytest.mark.parametrize(("pressed", "missed"), [("5", 1), ("6", 0)])
async def test_not_found_is_missed_and_called_off_is_not(board: Hand, desk: Desk, session: int, pressed: str, missed: int) -> None:
    await ask(desk, desk.command(), Meeting.COME)
    await look(board)
    await key(board, "d", pressed)
    await close_session(desk, session)
    day = local(NOON, desk.zone).date()
    (result,) = await session_results(desk, day, day)
    assert {tally.measure: tally.value for tally in result.tallies}["consultations_missed"] == missed


async def test_somebody_who_waits_long_draws_the_eye(board: Hand, desk: Desk, clock: HandClock) -> None:
    await ask(desk, desk.command(), Meeting.COME)
    clock.forward(9 * 60)
    await look(board)
    assert "waiting long" not in board.text()
    clock.forward(60)
    await look(board)
    assert "waiting long" in board.text()


async def test_of_two_boards_one_gets_the_request_and_the_other_is_told_who_has(board: Hand, desk: Desk) -> None:
    await ask(desk, desk.command(), Meeting.COME)
    await look(board)
    (request,) = await open_requests(desk)
    await take(desk, desk.command(), request.id, "Suzuki")
    await key(board, "t")
    assert "Suzuki is with her already" in board.text()


async def test_whoever_is_chosen_stays_chosen_though_the_list_moves(board: Hand, desk: Desk, clock: HandClock) -> None:
    for _person in range(3):
        await ask(desk, desk.command(), Meeting.COME)
        clock.forward(60)
    await look(board)
    await key(board, "down", "down")
    panel = board.app.screen.query_one(WaitingPanel)
    chosen = panel.chosen
    first = (await open_requests(desk))[0]
    from kiosk.desk.consultation import miss

    await miss(desk, desk.command(), first.id)
    await look(board)
    assert chosen is not None
    assert panel.chosen is not None
    assert panel.chosen.id == chosen.id


async def test_counters_count_and_the_last_is_taken_back(board: Hand, desk: Desk) -> None:
    await key(board, "1", "1", "2", "u")
    assert [(each.name, each.value) for each in await counters(desk)] == [("Tea", 2), ("Hand massage", 0)]
    await board.tap("#counter-2")
    assert "2  Hand massage  1" in board.text()
    await key(board, "9")
    assert board.at == "BoardScreen"


async def test_a_correction_asks_who_and_why_and_is_counted_as_one(board: Hand, desk: Desk, session: int) -> None:
    await key(board, "plus", "1")
    await key(board, "plus", "c", "4")
    await key(board, "minus", "2")
    now = await status(desk)
    assert (now.headcount.present, now.visits) == (0, 0)
    await key(board, "minus", "3")
    assert "zero already" in board.text()
    await key(board, "escape")
    await close_session(desk, session)
    day = local(NOON, desk.zone).date()
    (result,) = await session_results(desk, day, day)
    reasons = {tally.category: tally.value for tally in result.tallies if tally.dimension == "reason"}
    assert reasons == {"not_checked_in": 1, "other": 1, "not_checked_out": 1}


async def test_closing_asks_about_open_requests_one_by_one_and_closes_after_them(board: Hand, desk: Desk) -> None:
    for _person in range(2):
        await arrive(desk, desk.command())
        await ask(desk, desk.command(), Meeting.COME)
    await key(board, "c")
    assert board.at == "ClosingScreen"
    await key(board, "c")
    assert (await status(desk)).session is not None
    for outcome in ("1", "5"):
        await key(board, "r", outcome)
        assert board.at == "ClosingScreen"
    await key(board, "c")
    assert (await status(desk)).session is None
    assert board.at == "BoardScreen"


async def test_closing_time_is_announced_once(board: Hand, desk: Desk, clock: HandClock) -> None:
    clock.forward(7200)
    await look(board)
    assert board.at == "ClosingScreen"
    await key(board, "escape")
    await look(board)
    assert board.at == "BoardScreen"


async def test_one_key_blanks_and_the_passphrase_brings_it_back(board: Hand, desk: Desk) -> None:
    await ask(desk, desk.command(), Meeting.COME)
    await look(board)
    await key(board, "d", "f9")
    assert board.at == "BlankScreen"
    assert "waiting" not in board.text()
    await type_slowly(board, PASSPHRASE)
    await board.press("enter")
    assert board.at == "BoardScreen"


async def test_it_blanks_by_itself_when_nobody_touches_it(board: Hand, desk: Desk) -> None:
    board.app._touched_at -= desk.settings.blank_minutes * 60 + 1
    await board.app._tend()
    await board.pilot.pause()
    assert board.at == "BlankScreen"


async def test_without_a_session_it_says_so_and_nothing_can_be_counted(folder: Path, desk: Desk) -> None:
    app = BoardApp(desk, (await people(desk))[0])
    async with app.run_test(size=(60, 20)) as pilot:
        hand = Hand(app, pilot)  # type: ignore[arg-type]
        await pilot.pause()
        await key(hand, "1", "t", "d", "n", "plus", "1")
        assert "No session is open" in hand.text()


async def test_devices_say_that_they_are_there_and_since_when_not(desk: Desk, clock: HandClock) -> None:
    assert [await join(desk), await join(desk)] == ["kiosk-1", "kiosk-2"]
    clock.forward(SILENT_AFTER)
    await say_here(desk, "kiosk-2")
    assert [device.is_online(desk.now()) for device in await devices(desk)] == [False, True]
    await part(desk, "kiosk-2")
    assert await join(desk) == "kiosk-1"
    assert [device.name for device in await devices(desk)] == ["kiosk-1"]


def test_the_bar_changes_shape_and_word_near_and_over_the_limit() -> None:
    room, near, over = fullness(10, 20), fullness(18, 20), fullness(21, 20)
    assert room
    assert near
    assert over
    assert len({room.word, near.word, over.word}) == 3
    assert len({room.bar[0] + room.bar[-1], near.bar[0] + near.bar[-1], over.bar[0] + over.bar[-1]}) == 3
    assert fullness(3, None) is None


def test_the_curve_has_its_time_on_the_axis() -> None:
    from zoneinfo import ZoneInfo

    drawn = draw_curve([1, 4, 8, 2, 0, 3, 5], NOON, ZoneInfo("Asia/Tokyo"), 36).split("\n")
    assert drawn[-1] == "12:00    13:30"
    assert len(drawn) == 4
    assert draw_curve([], NOON, ZoneInfo("Asia/Tokyo"), 36) == ""


async def test_every_board_sees_every_tap_of_a_simulated_afternoon(folder: Path, desk: Desk, session: int, card: Callable[[], str]) -> None:
    """Two kiosks and two boards on one data folder: 400 visits, and all show the same numbers in the end."""
    import asyncio

    from kiosk.board.view import view
    from kiosk.desk.leave import leave

    others = [await open_desk(folder, desk.clock) for _device in range(3)]
    kiosks, boards = [desk, others[0]], others[1:]

    async def afternoon(kiosk: Desk) -> None:
        for visitor in range(200):
            arrival = await arrive(kiosk, kiosk.command())
            if visitor % 3:
                await leave(kiosk, kiosk.command(), arrival.leave_pass.text)

    async def watch(board: Desk) -> None:
        for _look in range(100):
            await board.store.version()
            await view(board)

    await asyncio.gather(*map(afternoon, kiosks), *map(watch, boards))
    seen = [await view(each) for each in (*kiosks, *boards)]
    assert {(each.status.visits, each.status.headcount.total) for each in seen} == {(400, 134)}
    for other in others:
        await other.close()
