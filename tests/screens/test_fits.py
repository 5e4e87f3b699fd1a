"""Every participants' screen in every language and size: no text is cut, nothing lies outside the screen."""

from pathlib import Path

import pytest
from textual.widgets import Static

from kiosk.desk.arrive import arrive
from kiosk.desk.consultation import ask
from kiosk.desk.desk import Desk
from kiosk.desk.leave import leave
from kiosk.domain.requests import Meeting
from kiosk.language import NAMES, speak
from kiosk.screens.app import KioskApp
from kiosk.screens.arrival import ArrivalScreen
from kiosk.screens.asking import AskedScreen, AskingScreen
from kiosk.screens.leaving import LeavingScreen, LeftScreen
from kiosk.screens.resting import RestingScreen, TroubleScreen
from kiosk.screens.scanned import ScannedScreen
from kiosk.screens.staff import ClosingScreen, StaffMenu, StaffScreen
from kiosk.screens.visitor import VisitorScreen

SIZES = [(60, 20), (80, 24), (100, 32), (120, 40), (200, 60)]


def cut(screen: VisitorScreen) -> list[str]:
    """What does not fit: text that needs more lines or columns than it has, or that lies outside."""
    problems = []
    for widget in screen.query(Static):
        text = str(widget.render())
        if not text or not widget.display or not widget.region.area:
            if text and widget.display and all(parent.display for parent in widget.ancestors if hasattr(parent, "display")):
                problems.append(f"{widget.id}: {text!r} has no room at all")
            continue
        width, height = widget.content_size
        needed = widget.get_content_height(screen.size, screen.size, width)
        longest = max(len(word) for word in text.split())
        if needed > height or longest > 2 * width:
            problems.append(f"{widget.id}: {text!r} needs {needed} lines of {width}, has {height}")
        if screen.find_widget(widget).visible_region != widget.region:
            problems.append(f"{widget.id}: {text!r} lies partly outside")
    return problems


@pytest.mark.parametrize(
    "size",
    [pytest.param(size, id=f"{size[0]}x{size[1]}", marks=[] if size == SIZES[0] else [pytest.mark.long]) for size in SIZES],
)
@pytest.mark.parametrize(
    "language",
    [pytest.param(code, marks=[] if code in ("ja", "ja_easy", "en", "vi") else [pytest.mark.long]) for code in NAMES],
)
async def test_nothing_is_cut(folder: Path, desk: Desk, session: int, language: str, size: tuple[int, int]) -> None:
    app = KioskApp(folder, desk, language=language)
    speak(language)
    await app.look()
    arrival = await arrive(desk, desk.command())
    departure = await leave(desk, desk.command())
    asked = await ask(desk, desk.command(), Meeting.COME)
    problems = {}
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.screen.say_unreadable()
        await pilot.pause()
        problems["start"] = cut(app.screen)
        for make in (
            lambda: ArrivalScreen(arrival, None),
            LeavingScreen,
            lambda: LeftScreen(departure, True),
            AskingScreen,
            lambda: AskedScreen(asked),
            lambda: ScannedScreen("scan"),
            RestingScreen,
            TroubleScreen,
            StaffScreen,
            lambda: StaffMenu("Sato"),
            lambda: ClosingScreen("Visits 12", "Sato"),
        ):
            await app.show(make())
            await pilot.pause()
            problems[type(app.screen).__name__] = cut(app.screen)
        await app.show(ArrivalScreen(arrival, None))
        for number in range(4):
            await pilot.pause()
            problems[f"question {number}"] = cut(app.screen)
            app.screen.query_one("#answer-0").action_choose()
    assert [f"{name} {each}" for name, found in problems.items() for each in found] == []
