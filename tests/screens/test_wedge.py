"""Readers that type: told from a person, with any focus, and never text in a field."""

import asyncio
import time
from collections.abc import Callable

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input

from kiosk.desk.arrive import arrive
from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.domain.numbers import number_of
from kiosk.scanning.wedge import Wedge, looks_like_code
from kiosk.store.interface import sql
from tests.conftest import PASSPHRASE
from tests.screens.conftest import Hand

Card = Callable[[], str]


async def burst(kiosk: Hand, text: str, suffix: str | None = "enter") -> None:
    """Send keys as fast as a reader does; without a suffix the silence after them ends the scan."""
    for character in text:
        kiosk.app.post_message(events.Key(_character_to_key(character), character))
    if suffix:
        kiosk.app.post_message(events.Key(suffix, {"enter": "\r", "tab": "\t", "ctrl+j": "\n"}[suffix]))
    await kiosk.pilot.pause()
    if not suffix:
        await kiosk.app._on_silence(kiosk.app._keys_held)
    await kiosk.pilot.pause()


@pytest.mark.parametrize("suffix", ["enter", "tab", "ctrl+j", None])
@pytest.mark.parametrize("focus", [None, "#in", "#ask", "#language-en"])
async def test_a_scan_with_any_suffix_and_any_focus_presses_nothing(
    kiosk: Hand, desk: Desk, card: Card, suffix: str | None, focus: str | None
) -> None:
    if focus:
        kiosk.app.screen.query_one(focus).focus()
        await kiosk.pilot.pause()
    await burst(kiosk, card(), suffix)
    assert kiosk.at == "ScannedScreen"
    assert (await status(desk)).visits == 0


async def test_a_persons_keys_stay_hers_when_a_busy_program_handles_them_in_one_go(kiosk: Hand, desk: Desk) -> None:
    """The terminal read a key every 80 ms; the program came to the last three digits and Enter all at once."""
    arrival = await arrive(desk, desk.command())
    await kiosk.press("f2")
    number = number_of(arrival.leave_pass)
    for digit in number[:3]:
        await kiosk.press(digit)
        await kiosk.app._release()
    read_at = time.monotonic()
    for key in (*number[3:], "enter"):
        event = events.Key(key, "\r" if key == "enter" else key)
        event.time = read_at = read_at + 0.08
        kiosk.app.post_message(event)
    await kiosk.pilot.pause()
    await kiosk.pilot.pause()
    assert kiosk.at == "LeftScreen"
    assert (await status(desk)).unmatched == 0


@pytest.mark.long
async def test_a_slow_reader_of_30_ms_a_key_is_still_a_reader(kiosk: Hand, desk: Desk, card: Card) -> None:
    kiosk.app.screen.query_one("#in").focus()
    for character in card():
        kiosk.app.post_message(events.Key(_character_to_key(character), character))
        await asyncio.sleep(0.03)  # the reader's own pace
    kiosk.app.post_message(events.Key("enter", "\r"))
    await kiosk.pilot.pause()
    assert kiosk.at == "ScannedScreen"
    assert (await status(desk)).visits == 0


async def test_two_scans_back_to_back_are_two(kiosk: Hand, desk: Desk, card: Card) -> None:
    await burst(kiosk, card())
    await kiosk.press("f1")
    await burst(kiosk, card())
    await kiosk.press("f1")
    assert (await status(desk)).visits == 2


async def test_a_reader_that_repeats_while_the_card_lies_on_it_is_one_scan(kiosk: Hand, desk: Desk, card: Card) -> None:
    kiosk.app.door = "in"
    lying, other = card(), card()
    for text, away, visits, signs in ((lying, 9, 1, 1), (lying, 1, 1, 1), (lying, 2.9, 1, 1), (other, 0, 2, 2), (lying, 3.1, 2, 3)):
        kiosk.app._presence._seen = dict.fromkeys(kiosk.app._presence._seen, time.monotonic() - away)
        await burst(kiosk, text)
        assert (await status(desk)).visits == visits
        assert await call_signs(desk) == signs, "held to the reader again, a card gets a fresh call sign"


async def call_signs(desk: Desk) -> int:
    def count():
        return (yield sql("SELECT count(*) FROM call_sign"))[0][0]

    return await desk.store.query(count)


async def test_the_same_card_counts_again_once_somebody_has_touched_the_screen(kiosk: Hand, desk: Desk, card: Card) -> None:
    text = card()
    await burst(kiosk, text)
    await kiosk.press("f1")
    await burst(kiosk, text)
    await kiosk.press("escape")
    await burst(kiosk, text)
    assert kiosk.at == "ScannedScreen"


@pytest.mark.parametrize("text", ["4901234567894", "https://example.com/x", None])
async def test_a_code_scanned_into_the_passphrase_field_leaves_no_text_there(kiosk: Hand, card: Card, text: str | None) -> None:
    await kiosk.press("f12")
    field = kiosk.app.screen.query_one(Input)
    await burst(kiosk, text or card())
    assert field.value == ""
    assert kiosk.app.wrong_tries.count == 0


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_passphrase_that_a_program_types_at_once_still_arrives(kiosk: Hand, at_once: bool) -> None:
    await kiosk.press("f12")
    await burst(kiosk, PASSPHRASE, "enter" if at_once else None)
    if not at_once:
        await kiosk.press("enter")
    await kiosk.pilot.pause()
    assert kiosk.at == "StaffMenu"


def test_a_person_leaning_on_a_key_is_no_scan() -> None:
    wedge: Wedge[int] = Wedge()
    for place in range(40):
        wedge.hold(place, "a")
    assert wedge.silence() is None
    assert wedge.release() == list(range(40))


def test_a_burst_without_end_is_cut_and_is_no_token() -> None:
    wedge: Wedge[int] = Wedge()
    for place in range(5000):
        wedge.hold(place, "C")
    scan = wedge.suffix()
    assert scan is not None
    assert len(scan) < 600
    assert not looks_like_code(scan)
    assert not wedge.is_holding
