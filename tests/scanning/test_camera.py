"""A film as the camera: each card that is held up is one scan, and a camera that is not there troubles nobody but staff."""

import threading
from pathlib import Path

import pytest

from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.domain import tokens
from kiosk.domain.tokens import Kind, Token
from kiosk.scanning import camera as cameras
from kiosk.scanning.camera import Camera, codes_in
from kiosk.scanning.presence import Presence
from kiosk.screens.app import KioskApp
from tests.conftest import PASSPHRASE
from tests.scanning.film import frame, write_film

pytestmark = pytest.mark.long


def cards(count: int) -> list[Token]:
    return [tokens.issue(Kind.CARD, b"k" * 32, bytes([number]) * 16) for number in range(count)]


def test_twenty_cards_shown_tilted_covered_and_withdrawn_are_twenty_scans(tmp_path: Path) -> None:
    held = cards(20)
    write_film(tmp_path / "cards.avi", held)
    seen: list[str] = []
    watching = Camera(str(tmp_path / "cards.avi"), seen.append, lambda _sentence: None)
    watching.start()
    watching.join(60)
    assert seen == [card.text for card in held]


@pytest.mark.parametrize("turn", [0, 45, 90, 180])
def test_a_card_is_read_however_it_is_turned_and_in_a_mirror(turn: int) -> None:
    (card,) = cards(1)
    seen = frame(card, turn)
    assert codes_in(seen) == [card.text]
    assert codes_in(seen[:, ::-1].copy()) == [card.text]


def test_a_camera_that_is_not_there_is_told_once_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cameras, "_TRY_AGAIN", 0.01)
    told: list[str] = []
    heard, again = threading.Event(), threading.Event()
    (card,) = cards(1)
    plugged = threading.Event()

    def say(sentence: str) -> None:
        told.append(sentence)
        (heard if sentence else again).set()

    class Plugged(Camera):
        def _frames(self):
            if plugged.is_set():
                yield frame(card), 0.0
                self.stop()
            else:
                yield from super()._frames()

    seen: list[str] = []
    watching = Plugged(97, seen.append, say)
    watching.start()
    assert heard.wait(20)
    plugged.set()
    watching.join(20)
    assert again.is_set()
    assert [bool(sentence) for sentence in told] == [True, False]
    assert seen == [card.text]


def test_a_code_must_be_out_of_sight_for_a_while_to_be_new() -> None:
    presence = Presence(away=3)
    assert [presence.is_new("a", now) for now in (0, 1, 3.9, 6.8, 9.9)] == [True, False, False, False, True]
    assert presence.is_new("b", 10)
    assert not presence.is_new("a", 10)


async def test_a_card_held_to_the_camera_is_a_scan_at_the_kiosk(folder: Path, desk: Desk, session: int, card, tmp_path: Path) -> None:
    text = card()
    write_film(tmp_path / "one.avi", [tokens.read(text)])
    app = KioskApp(folder, desk, "in", camera=str(tmp_path / "one.avi"))
    app._begin_looking = lambda: None  # type: ignore[method-assign]
    await app.look()
    async with app.run_test(size=(100, 32)) as pilot:
        (camera,) = app._devices
        while camera.is_alive():
            await pilot.pause(0.05)
        await pilot.pause()
        assert type(app.screen).__name__ == "ArrivalScreen"
    assert (await status(desk)).visits == 1


async def test_a_camera_in_trouble_is_told_to_staff_and_the_kiosk_goes_on(folder: Path, desk: Desk, session: int) -> None:
    app = KioskApp(folder, desk, camera=97)
    app._begin_looking = lambda: None  # type: ignore[method-assign]
    await app.look()
    async with app.run_test(size=(100, 32)) as pilot:
        for _turn in range(400):
            if app.device_trouble:
                break
            await pilot.pause(0.05)
        await pilot.press("f1")
        await pilot.pause()
        assert type(app.screen).__name__ == "ArrivalScreen"
        await pilot.press("f12")
        await pilot.pause()
        app.screen.query_one("#passphrase").value = PASSPHRASE
        await pilot.press("enter")
        for _turn in range(100):
            if type(app.screen).__name__ == "StaffMenu":
                break
            await pilot.pause(0.05)
        assert "The camera cannot be used" in "\n".join(str(each.render()) for each in app.screen.query(".trouble"))
        await app.close_desk()
