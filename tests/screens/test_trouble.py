"""What a visitor sees when something is wrong, and that the kiosk finds its own way back."""

import os
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static

from kiosk import locations
from kiosk.desk.audit import note_alone
from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.desk.passphrases import pause_after
from kiosk.desk.people import add_person
from kiosk.screens.visitor import HomeScreen
from kiosk.store import backup
from tests.conftest import PASSPHRASE, HandClock
from tests.screens.conftest import Hand
from tests.screens.test_kiosk import type_slowly


async def look(kiosk: Hand) -> None:
    """What the app does by itself every second."""
    await kiosk.app._look_and_show()
    await kiosk.pilot.pause()


async def test_a_lost_database_is_a_calm_screen_and_recovers_by_itself(kiosk: Hand, folder: Path, desk: Desk) -> None:
    await kiosk.press("f1", "escape")
    os.rename(locations.database(folder), folder / "away.db")
    await kiosk.press("f1")
    assert kiosk.at == "TroubleScreen"
    assert "short rest" in kiosk.text()
    assert "database" not in kiosk.text()
    await look(kiosk)
    assert kiosk.at == "TroubleScreen"
    os.rename(folder / "away.db", locations.database(folder))
    await look(kiosk)
    assert kiosk.at == "StartScreen"
    await kiosk.press("f1")
    assert (await status(kiosk.app.desk)).visits == 2


async def test_a_full_disk_is_a_calm_screen_and_no_visit_is_acknowledged(kiosk: Hand, desk: Desk) -> None:
    def limit(pages: int):
        return desk.store._connection.hop(lambda database: database.execute(f"PRAGMA max_page_count = {pages}").fetchall())

    await kiosk.press("f1", "escape")
    await limit(1)
    kept = None
    for _arrival in range(400):
        await kiosk.app.arrive()
        await kiosk.pilot.pause()
        if kiosk.at == "TroubleScreen":
            kept = (await status(desk)).visits
            break
        await kiosk.app.action_home()
    assert kept == _arrival + 1
    await kiosk.press("f12")
    assert "disk is full" in kiosk.text()
    await limit(1_000_000)
    await kiosk.press("escape")
    await look(kiosk)
    assert kiosk.at == "StartScreen"


async def test_a_restored_database_is_taken_up_without_a_restart(kiosk: Hand, folder: Path, desk: Desk, tmp_path: Path) -> None:
    await kiosk.press("f1", "escape")
    await desk.store.backup(tmp_path / "kept.db")
    await kiosk.press("f1", "escape")
    backup.restore(tmp_path / "kept.db", folder)
    await kiosk.press("f1")
    await look(kiosk)
    await look(kiosk)
    assert kiosk.at == "StartScreen"
    await kiosk.press("f1")
    assert (await status(kiosk.app.desk)).visits == 2
    await kiosk.app.close_desk()


async def test_a_clock_that_jumps_back_changes_nothing_for_a_visitor(kiosk: Hand, desk: Desk, clock: HandClock) -> None:
    await kiosk.press("f1", "escape")
    clock.forward(-86400)
    await look(kiosk)
    await kiosk.press("f2", "f2")
    assert kiosk.at == "LeftScreen"
    now = await status(desk)
    assert (now.visits, now.headcount.present) == (1, 0)


async def test_a_session_that_closes_under_a_visitors_hand_leads_to_the_start(kiosk: Hand, desk: Desk, session: int) -> None:
    from kiosk.desk.fold import close_session

    await kiosk.press("f2")
    await close_session(desk, session)
    await kiosk.press("f2")
    assert kiosk.at == "RestingScreen"


async def test_a_window_that_is_too_small_says_so_until_it_has_grown(kiosk: Hand) -> None:
    await kiosk.pilot.resize_terminal(40, 12)
    assert kiosk.at == "TooSmallScreen"
    await kiosk.pilot.resize_terminal(60, 20)
    assert kiosk.at == "StartScreen"


def test_wrong_passphrases_slow_down() -> None:
    assert [pause_after(wrong) for wrong in range(14)] == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


async def test_after_five_wrong_passphrases_staff_wait_and_participants_do_not(
    kiosk: Hand, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.widgets import passphrase

    async def nobody(_desk: Desk, _typed: str, _name: str | None) -> None:
        return None

    monkeypatch.setattr(passphrase, "sign_in", nobody)
    await kiosk.press("f12")
    kiosk.app.wrong_tries.count = 8
    await type_slowly(kiosk, "wrong")
    await kiosk.press("enter")
    assert "Please wait 16 seconds" in kiosk.text()
    monkeypatch.undo()
    await type_slowly(kiosk, PASSPHRASE)
    await kiosk.press("enter")
    assert kiosk.at == "StaffScreen"
    await kiosk.press("escape", "f1")
    assert kiosk.at == "ArrivalScreen"


async def test_nobody_at_the_door_reads_the_names_of_staff(kiosk: Hand, desk: Desk) -> None:
    await add_person(desk, "Sato", "facilitator", "plum tree")
    await note_alone(desk, "Sato", "signed in")
    await kiosk.press("f12")
    assert "Sato" not in "\n".join(strip.text for strip in kiosk.app.screen._compositor.render_strips())
    assert not kiosk.app.screen.query("Select")
    await type_slowly(kiosk, "plum tree")
    await kiosk.press("enter")
    assert kiosk.at == "StaffMenu"


class TestCover:
    async def test_one_key_covers_and_drops_what_was_shown(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1", "f3", "f9")
        assert kiosk.at == "CoverScreen"
        assert "talk" not in kiosk.text()
        assert all(isinstance(screen, HomeScreen) or screen is kiosk.app.screen for screen in kiosk.app.screen_stack)
        await kiosk.press("a")
        await kiosk.app._release()
        await kiosk.pilot.pause()
        assert kiosk.at == "StartScreen"

    async def test_a_tap_in_the_corner_covers(self, kiosk: Hand) -> None:
        await kiosk.press("f1")
        # The pilot's own click goes past the app; a terminal's does not.
        kiosk.app.post_message(events.MouseDown(None, 98, 0, 0, 0, 1, False, False, False, 98, 0))
        await kiosk.pilot.pause()
        assert kiosk.at == "CoverScreen"

    async def test_a_hidden_request_is_not_sent(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f3", "f9")
        assert (await status(desk)).waiting == 0


async def test_answers_are_counted_at_once_and_each_question_comes_once(kiosk: Hand, desk: Desk, session: int) -> None:
    from kiosk.store.interface import sql

    def steps():
        return [tuple(row) for row in (yield sql("SELECT dimension, category, value FROM tally WHERE measure = 'answers'"))]

    await kiosk.press("f1")
    asked = []
    for choice in ("#answer-0", "#answer-1", "#answer-3", "#answer-0"):
        asked.append(str(kiosk.app.screen.query("Questions .label").first(Static).render()))
        await kiosk.tap(choice)
    assert "Thank you." in kiosk.text()
    assert len(set(asked)) == 4
    assert await desk.store.query(steps) == [("age", "20-39", 1), ("heard", "flyer", 1), ("total", "", 2)]
    from datetime import date

    from kiosk.desk.fold import close_session
    from kiosk.desk.results import session_results

    await close_session(desk, session)
    (result,) = await session_results(desk, date(2024, 11, 10), date(2024, 11, 10))
    assert {tally.category: tally.value for tally in result.tallies if tally.measure == "answers"} == {"": 2, "20-39": 1, "flyer": 1}
