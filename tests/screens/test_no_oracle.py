"""DESIGN 3.7: whoever holds a card and stands at the kiosk learns nothing from it.

The same situation is played with a present card, one that has left, one never seen, yesterday's pass and a forged one;
the whole rendered screens must be the same but for the names that every arrival gets anew.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Static

from kiosk.desk.arrive import arrive
from kiosk.desk.desk import Desk
from kiosk.desk.fold import close_session
from kiosk.desk.leave import leave
from kiosk.desk.sessions import add_session, open_session
from kiosk.domain.callsigns import WORDS
from kiosk.screens.app import KioskApp
from kiosk.widgets.qrcode import QrCode
from tests.conftest import NOON, HandClock
from tests.screens.conftest import Hand

KINDS = ("present", "left", "never seen", "yesterday's pass", "forged")
_WORD = "|".join(map(re.escape, WORDS))


@pytest.fixture
async def scans(desk: Desk, session: int, card: Callable[[], str], clock: HandClock) -> dict[str, str]:
    """One scan of each kind, in a session that opened after yesterday's was folded."""
    yesterday = await arrive(desk, desk.command())
    await close_session(desk, session)
    today = await add_session(desk, "Free space", NOON, NOON + 7200)
    await open_session(desk, today)
    present, left, never = card(), card(), card()
    for text in (present, left):
        await arrive(desk, desk.command(), text)
    await leave(desk, desk.command(), left)
    forged = never[:-1] + ("0" if never[-1] != "0" else "1")
    return dict(zip(KINDS, (present, left, never, yesterday.leave_pass.text, forged), strict=True))


async def picture(hand: Hand) -> str:
    """The whole screen as it is rendered, styles and all, with the names of an arrival and its QR left out."""
    app = hand.app
    for widget in app.screen.query(QrCode):
        widget.visible = False
    for widget in app.screen.query("#sign, #number").results(Static):
        assert re.fullmatch(rf"({_WORD}) \d+|\d{{3}} \d{{3}}", str(widget.render()))
        widget.update("—")
    await hand.pilot.pause()
    # Textual names its styles after the picture's number.
    return re.sub(r"terminal-\d+", "terminal", app.export_screenshot(simplify=True))


@pytest.mark.parametrize("door", ["both", pytest.param("in", marks=pytest.mark.long), pytest.param("out", marks=pytest.mark.long)])
@pytest.mark.parametrize("keys", [(), ("f1",), ("f2",), ("f3",), ("f3", "f1")], ids=lambda keys: "+".join(keys) or "scan alone")
async def test_every_kind_of_scan_is_answered_by_the_same_screens(
    folder: Path, desk: Desk, scans: dict[str, str], door: str, keys: tuple[str, ...]
) -> None:
    seen = {}
    for kind, text in scans.items():
        app = KioskApp(folder, desk, door)
        await app.look()
        async with app.run_test(size=(100, 32)) as pilot:
            hand = Hand(app, pilot)
            await hand.scan(text)
            await hand.press(*keys)
            seen[kind] = await picture(hand)
    different = [kind for kind in KINDS if seen[kind] != seen["never seen"]]
    assert different == []


async def test_an_undone_arrival_answers_alike_too(folder: Path, desk: Desk, scans: dict[str, str]) -> None:
    seen = {}
    for kind, text in scans.items():
        app = KioskApp(folder, desk)
        await app.look()
        async with app.run_test(size=(100, 32)) as pilot:
            hand = Hand(app, pilot)
            await hand.scan(text)
            await hand.press("f1")
            await hand.tap("#undo")
            seen[kind] = (hand.at, await picture(hand))
    assert len(set(seen.values())) == 1


async def test_no_participants_screen_shows_how_many_are_here(folder: Path, desk: Desk, scans: dict[str, str]) -> None:
    for _person in range(37):
        await arrive(desk, desk.command())
    app = KioskApp(folder, desk)
    await app.look()
    async with app.run_test(size=(100, 32)) as pilot:
        hand = Hand(app, pilot)
        for keys in ((), ("f1",), ("escape", "f2"), ("f2",), ("escape", "f3"), ("f1",)):
            await hand.press(*keys)
            shown = re.sub(r"\d\d:\d\d|\d{3} \d{3}|F\d+", "", hand.text())
            assert not re.search(r"\b(3[6-9]|40)\b", shown), shown
