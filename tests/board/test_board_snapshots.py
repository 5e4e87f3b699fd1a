"""What the board looks like: quiet, busy, over capacity, with a silent device, without a session, blanked."""

import pytest
from textual import events

from kiosk.board.app import BlankScreen, BoardApp
from kiosk.board.correct import CorrectScreen
from kiosk.board.outcome import OutcomeScreen
from kiosk.board.screen import BoardScreen
from kiosk.board.view import View
from kiosk.desk.consultation import Request
from kiosk.desk.count import Afternoon, Status
from kiosk.desk.counters import Count
from kiosk.desk.desk import Desk
from kiosk.desk.devices import Device
from kiosk.desk.people import Person
from kiosk.desk.settings import Settings
from kiosk.domain.callsigns import CallSign
from kiosk.domain.requests import Meeting, RequestState
from kiosk.domain.sessions import Session, State
from kiosk.domain.tallies import Headcount
from kiosk.language import speak
from tests.conftest import NOON, HandClock

PRESENT = NOON + 4500
SESSION = Session(1, "フリースペース", "さいわいプラザ", "つながり", NOON, NOON + 7200, 20, State.OPEN, NOON)
COUNTERS = [Count("生理用品", 12), Count("ハンドマッサージ", 5), Count("お茶", 18)]
REQUESTS = [
    Request(b"1", CallSign(0, 7), Meeting.COME, RequestState.WAITING, PRESENT - 720, None),
    Request(b"2", CallSign(1, 2), Meeting.BEFORE_LEAVING, RequestState.TAKEN, PRESENT - 240, "佐藤"),
    Request(b"3", CallSign(2, 4), Meeting.DESK, RequestState.WAITING, PRESENT - 60, None),
]
HERE, SILENT = Device("kiosk-1", PRESENT - 5, 0), Device("kiosk-2", NOON + 1920, 3)
VIEWS = {
    "quiet": View(Status(SESSION), Afternoon(NOON, 0, [0] * 6), [], COUNTERS, [HERE]),
    "busy": View(Status(SESSION, Headcount(15, 3), 31, 16, 2, 5), Afternoon(NOON, 21, [4, 12, 19, 21, 16, 18]), REQUESTS, COUNTERS, [HERE]),
    "over": View(Status(SESSION, Headcount(21, 2), 30, 9, 1), Afternoon(NOON, 23, [4, 12, 19, 21, 22, 23]), REQUESTS[:1], [], [HERE]),
    "silent": View(Status(SESSION, Headcount(6, 0), 9, 3), Afternoon(NOON, 8, [3, 8, 6]), [], COUNTERS, [HERE, SILENT]),
    "closed": View(counters=COUNTERS),
}
DIALOGS = {
    "blank": lambda app: BlankScreen(app.desk, app.wrong_tries),
    "outcome": lambda app: OutcomeScreen(app.desk, REQUESTS[0]),
    "correct": lambda app: CorrectScreen(app.desk, 1),
}


class StillScreen(BoardScreen):
    """A board that looks at nothing by itself."""

    async def look(self) -> None:
        return None


class StillBoard(BoardApp):
    """A board without a store, on a clock that stands still."""

    def __init__(self, language: str) -> None:
        speak(language)
        super().__init__(Desk(None, b"", Settings(place="さいわいプラザ"), HandClock(PRESENT)))  # type: ignore[arg-type]

    async def on_mount(self, event: events.Mount) -> None:
        event.prevent_default()
        await self.push_screen(StillScreen(self.desk, Person(1, "佐藤", "facilitator")))

    async def _tend(self) -> None:
        return None


@pytest.mark.long
@pytest.mark.parametrize("size", [(60, 20), (100, 32), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("name", [*VIEWS, *DIALOGS])
def test_the_board_looks_as_it_did(snap_compare, name: str, language: str, size: tuple[int, int]) -> None:
    async def show(pilot) -> None:
        await pilot.pause()
        if name in VIEWS:
            await pilot.app.screen._show(VIEWS[name])
        else:
            await pilot.app.push_screen(DIALOGS[name](pilot.app))
        await pilot.pause()
        for cursor in pilot.app.screen.query("Input"):
            cursor.cursor_blink = False

    app = StillBoard(language)
    assert snap_compare(app, terminal_size=size, run_before=show)
