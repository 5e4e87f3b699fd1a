"""The participants' flow: every path of the design, and that nothing leads out of it."""

from collections.abc import Callable

import pytest
from textual import events

from kiosk.desk.consultation import open_requests
from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.domain.numbers import number_of
from kiosk.language import speak
from kiosk.screens.arrival import ArrivalScreen
from tests.conftest import PASSPHRASE
from tests.screens.conftest import Hand

Card = Callable[[], str]


async def counts(desk: Desk) -> tuple[int, int, int]:
    now = await status(desk)
    return now.visits, now.headcount.present, now.headcount.companions


class TestArriving:
    async def test_one_key_is_one_visit_and_a_second_press_is_none(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1", "f1", "f1")
        assert kiosk.at == "ArrivalScreen"
        assert await counts(desk) == (1, 1, 0)

    async def test_one_tap_is_one_visit(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.tap("#in")
        assert await counts(desk) == (1, 1, 0)

    async def test_the_visit_is_on_disk_before_the_screen_changes(self, kiosk: Hand, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        seen = []
        show = kiosk.app.show

        async def look_first(screen: ArrivalScreen) -> None:
            seen.append(await counts(desk))
            await show(screen)

        monkeypatch.setattr(kiosk.app, "show", look_first)
        await kiosk.press("f1")
        assert seen == [(1, 1, 0)]

    async def test_children_and_first_time_are_one_tap_each(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1")
        for selector in ("#more", "#more", "#less", "#answer-0"):
            await kiosk.tap(selector)
        assert await counts(desk) == (1, 1, 1)

    async def test_children_stop_at_nine_and_at_none(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1")
        await kiosk.tap("#less")
        for _tap in range(11):
            await kiosk.tap("#more")
        assert await counts(desk) == (1, 1, 9)

    async def test_a_mistake_is_undone_and_leads_back(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1")
        await kiosk.tap("#undo")
        assert kiosk.at == "StartScreen"
        assert await counts(desk) == (0, 0, 0)

    async def test_a_card_scanned_on_the_arrival_belongs_to_it_and_the_next_card_to_somebody_else(
        self, kiosk: Hand, desk: Desk, card: Card
    ) -> None:
        mine = card()
        await kiosk.press("f1")
        await kiosk.scan(mine)
        assert kiosk.at == "ArrivalScreen"
        await kiosk.scan(card())
        assert kiosk.at == "ScannedScreen"
        assert await counts(desk) == (1, 1, 0)


class TestLeaving:
    async def test_two_presses_just_leave(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1", "escape", "f2", "f2")
        assert kiosk.at == "LeftScreen"
        assert await counts(desk) == (1, 0, 0)

    async def test_a_card_leaves_and_a_mistake_brings_back(self, kiosk: Hand, desk: Desk, card: Card) -> None:
        mine = card()
        await kiosk.scan(mine)
        await kiosk.press("f1", "escape", "f2")
        await kiosk.scan(mine)
        assert await counts(desk) == (1, 0, 0)
        await kiosk.tap("#undo")
        assert await counts(desk) == (1, 1, 0)

    async def test_the_number_can_be_tapped(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1")
        number = number_of(kiosk.app.screen._arrival.leave_pass)
        await kiosk.press("escape", "f1", "escape", "f2")
        for digit in number:
            await kiosk.tap(f"#key-{('123456789⌫0').index(digit)}")
        await kiosk.tap("#key-11")
        assert kiosk.at == "LeftScreen"
        assert (await counts(desk))[:2] == (2, 1)

    async def test_a_number_with_a_slip_is_told_so_calmly(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1", "escape", "f2")
        for key in (0, 0, 0):
            await kiosk.tap(f"#key-{key}")
        await kiosk.press("enter")
        assert kiosk.at == "LeavingScreen"
        assert "not quite right" in kiosk.text()
        assert await counts(desk) == (1, 1, 0)

    async def test_nobody_is_counted_out_before_she_has_said_so(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1", "escape", "f2")
        await kiosk.tap("#back")
        assert await counts(desk) == (1, 1, 0)


class TestAsking:
    async def test_from_the_start_she_gets_a_name_and_the_word_is_gone(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f3", "f1")
        assert kiosk.at == "AskedScreen"
        assert "talk" not in kiosk.text()
        assert len(await open_requests(desk)) == 1
        assert await counts(desk) == (0, 0, 0)

    async def test_not_now_asks_for_nothing(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f3", "f4")
        assert kiosk.at == "StartScreen"
        assert await open_requests(desk) == []

    async def test_from_the_arrival_the_name_stays_the_same(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1")
        sign = kiosk.app.screen._arrival.sign
        await kiosk.tap("#ask")
        await kiosk.tap("#desk")
        assert [request.sign for request in await open_requests(desk)] == [sign]

    async def test_rather_not_takes_it_back(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f3", "f2")
        await kiosk.tap("#undo")
        assert await open_requests(desk) == []


class TestScanning:
    async def test_a_scan_first_offers_three_choices_and_counts_nothing(self, kiosk: Hand, desk: Desk, card: Card) -> None:
        await kiosk.scan(card())
        assert kiosk.at == "ScannedScreen"
        assert await counts(desk) == (0, 0, 0)

    @pytest.mark.parametrize("text", ["4901234567894", "https://example.com/?id=1", "C0", "日本語" * 40, "P" * 21])
    async def test_anything_else_gets_one_calm_sentence_and_the_next_scan_works(
        self, kiosk: Hand, desk: Desk, card: Card, text: str
    ) -> None:
        await kiosk.scan(text)
        assert kiosk.at == "StartScreen"
        assert "could not be read" in kiosk.text()
        await kiosk.scan(card())
        assert kiosk.at == "ScannedScreen"
        assert await counts(desk) == (0, 0, 0)

    async def test_a_door_that_leads_in_needs_no_tap(self, kiosk_at, desk: Desk, session: int, card: Card) -> None:
        async for kiosk in kiosk_at(door="in"):
            text = card()
            await kiosk.scan(text)
            await kiosk.press("escape")
            await kiosk.scan(text)
            assert kiosk.at == "ArrivalScreen"
            await kiosk.press("escape", "f2")
            assert kiosk.at == "StartScreen"
        assert await counts(desk) == (1, 1, 0)

    async def test_a_door_that_leads_out_needs_no_tap(self, kiosk_at, desk: Desk, session: int, card: Card) -> None:
        async for kiosk in kiosk_at(door="out"):
            await kiosk.scan(card())
            assert kiosk.at == "LeftScreen"
            await kiosk.press("escape", "f1")
            assert kiosk.at == "StartScreen"
        assert (await counts(desk))[0] == 0


class TestComingBack:
    async def test_every_screen_returns_by_itself_in_the_places_language(self, kiosk: Hand, desk: Desk) -> None:
        speak("ja")
        await kiosk.press("f1")
        screen = kiosk.app.screen
        for _second in range(desk.settings.return_seconds - 1):
            await screen._run_out()
        assert kiosk.at == "ArrivalScreen"
        await screen._run_out()
        await kiosk.pilot.pause()
        assert kiosk.at == "StartScreen"
        assert "Come in" in kiosk.text()

    async def test_a_touch_prolongs(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1")
        screen = kiosk.app.screen
        for _second in range(desk.settings.return_seconds - 1):
            await screen._run_out()
        await kiosk.press("tab")
        await screen._run_out()
        assert kiosk.at == "ArrivalScreen"

    async def test_another_language_is_one_tap(self, kiosk: Hand) -> None:
        await kiosk.tap("#language-ja")
        assert "入る" in kiosk.text()
        await kiosk.press("f1")
        assert "入りました" in kiosk.text()
        await kiosk.press("escape")
        assert "Come in" in kiosk.text()


class TestStaff:
    async def test_nothing_a_visitor_presses_leaves_the_app(self, kiosk: Hand) -> None:
        for key in ("ctrl+q", "ctrl+c", "ctrl+p", "ctrl+z", "ctrl+d", "ctrl+backslash", "q", "f10", "escape", "f5", "ctrl+w"):
            await kiosk.press(key)
            assert kiosk.app.is_running
            assert kiosk.at == "StartScreen"

    async def test_what_is_pasted_goes_nowhere(self, kiosk: Hand) -> None:
        await kiosk.press("f12")
        kiosk.app.post_message(events.Paste(PASSPHRASE))
        await kiosk.pilot.pause()
        assert kiosk.app.screen.query_one("#passphrase").value == ""

    async def test_f12_and_the_passphrase_leave(self, kiosk: Hand) -> None:
        await kiosk.press("f12")
        await type_slowly(kiosk, "wrong one")
        await kiosk.press("enter")
        await kiosk.app.workers.wait_for_complete()
        assert kiosk.at == "StaffScreen"
        await type_slowly(kiosk, PASSPHRASE)
        await kiosk.press("enter")
        assert kiosk.at == "StaffMenu"
        await kiosk.tap("#leave")
        assert not kiosk.app.is_running

    async def test_staff_close_the_session_at_the_door_and_open_the_next(self, kiosk: Hand, desk: Desk) -> None:
        await kiosk.press("f1", "escape", "f12")
        await type_slowly(kiosk, PASSPHRASE)
        await kiosk.press("enter")
        await kiosk.tap("#close")
        assert "Visits 1" in kiosk.text()
        await kiosk.tap("#close")
        assert kiosk.at == "RestingScreen"
        await kiosk.press("f1")
        assert (await status(desk)).session is None
        await kiosk.press("f12")
        await type_slowly(kiosk, PASSPHRASE)
        await kiosk.press("enter")
        await kiosk.tap("#open-new")
        assert kiosk.at == "StartScreen"


async def type_slowly(kiosk: Hand, text: str) -> None:
    """Type as a person does: a key at a time, each of them released by the wedge before the next."""
    for letter in text:
        await kiosk.pilot.press("space" if letter == " " else letter)
        await kiosk.app._release()
