"""What every participants' screen looks like, in Japanese and English, small, usual and large.

Textual's pictures squeeze Japanese (the docs' own pictures come from a real terminal); they are for comparing only.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.desk.arrive import Arrival
from kiosk.desk.consultation import Asked
from kiosk.desk.desk import open_desk
from kiosk.desk.leave import Departure
from kiosk.desk.sessions import add_session, open_session
from kiosk.domain import tokens
from kiosk.domain.callsigns import CallSign
from kiosk.domain.tokens import Kind
from kiosk.language import speak
from kiosk.screens.app import KioskApp
from kiosk.screens.arrival import ArrivalScreen
from kiosk.screens.asking import AskedScreen, AskingScreen
from kiosk.screens.cover import CoverScreen
from kiosk.screens.leaving import LeavingScreen, LeftScreen
from kiosk.screens.resting import RestingScreen, TroubleScreen
from kiosk.screens.scanned import ScannedScreen
from kiosk.screens.staff import StaffScreen
from tests.conftest import NOON, HandClock

SIGN = CallSign(0, 7)
SCREENS = {
    "start": None,
    "arrival": lambda: ArrivalScreen(Arrival(b"c", SIGN, tokens.issue(Kind.PASS, b"k" * 32, b"r" * 16)), None),
    "leaving": LeavingScreen,
    "left": lambda: LeftScreen(Departure(b"c"), True),
    "asking": AskingScreen,
    "asked": lambda: AskedScreen(Asked(b"c", SIGN)),
    "scanned": lambda: ScannedScreen("scan"),
    "resting": RestingScreen,
    "trouble": TroubleScreen,
    "cover": CoverScreen,
    "staff": StaffScreen,
}


class StillApp(KioskApp):
    """A kiosk that opens its desk when it mounts, on a clock that stands still, and looks at nothing by itself."""

    def __init__(self, folder: Path, language: str) -> None:
        super().__init__(folder, None, language=language)
        speak(language)

    async def on_mount(self) -> None:
        desk = await open_desk(self.folder, HandClock(NOON + 720))
        await open_session(desk, await add_session(desk, "フリースペース", NOON, NOON + 7200))
        self._begin_looking = lambda: None
        await self.begin(desk)

    async def on_unmount(self) -> None:
        await self.close_desk()


@pytest.fixture
def app_in(folder: Path) -> Callable[[str], StillApp]:
    return lambda language: StillApp(folder, language)


SIZES = [(60, 20), (100, 32), (160, 48)]


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", list(SCREENS))
def test_the_screen_looks_as_it_did(snap_compare, app_in, name: str, language: str, size: tuple[int, int]) -> None:
    assert snap_compare(app_in(language), terminal_size=size, run_before=lambda pilot: show(pilot, name))


@pytest.mark.parametrize("name", ["start", "arrival"])
def test_the_screen_looks_as_it_did_by_night(snap_compare, app_in, name: str) -> None:
    app = app_in("ja")
    app.theme = "night"
    assert snap_compare(app, terminal_size=(100, 32), run_before=lambda pilot: show(pilot, name))


async def show(pilot, name: str) -> None:
    if make := SCREENS[name]:
        await pilot.app.show(make())
    await pilot.pause()
    for cursor in pilot.app.screen.query("Input"):
        cursor.cursor_blink = False
    await pilot.pause()
