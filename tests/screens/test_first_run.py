from datetime import datetime
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key

from kiosk.desk.desk import open_desk
from kiosk.desk.people import sign_in
from kiosk.errors import WrongUsage
from kiosk.screens.app import KioskApp
from kiosk.screens.first_run import default_hours, read_hours

NOW = datetime(2024, 11, 10, 13, 42)


async def test_three_enters_open_the_kiosk_for_the_first_visitor(tmp_path: Path) -> None:
    app = KioskApp(tmp_path / "desk", None)
    async with app.run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        suggested = app.screen.query_one("#passphrase").value
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert type(app.screen).__name__ == "StartScreen"
        await pilot.press("f1")
        assert type(app.screen).__name__ == "ArrivalScreen"
    await app.close_desk()
    desk = await open_desk(tmp_path / "desk")
    assert await sign_in(desk, suggested)
    assert not await sign_in(desk, suggested + "x")
    await desk.close()


async def test_a_mistake_in_the_hours_is_said_and_can_be_mended(tmp_path: Path) -> None:
    app = KioskApp(tmp_path / "desk", None)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.screen.query_one("#hours").value = "afternoon"
        await pilot.press("enter", "enter", "enter")
        assert "13:30-15:30" in str(app.screen.query_one("#sentence").render())
        app.screen.query_one("#hours").value = "13:30〜15:30"
        await pilot.press("enter")
        await pilot.pause()
        assert type(app.screen).__name__ in ("StartScreen", "RestingScreen")
    await app.close_desk()


def test_the_hours_offered_are_two_from_the_last_quarter() -> None:
    assert default_hours(NOW) == "13:30-15:30"
    opens, closes = read_hours(default_hours(datetime(2024, 11, 10, 23, 50)), NOW)
    assert (closes - opens).total_seconds() == 7200


@pytest.mark.parametrize("text", ["", "13-15", "13:30", "25:00-26:00", "13:61-15:00"])
def test_hours_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(WrongUsage):
        read_hours(text, NOW)


async def test_what_a_program_types_at_once_is_all_there_when_the_desk_is_made(tmp_path: Path) -> None:
    app = KioskApp(tmp_path / "desk", None)
    async with app.run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        for line in ("Hall", "my secret phrase", None):
            for key in [] if line is None else ["ctrl+u", *line]:
                app.post_message(events.Key("ctrl+u", None) if key == "ctrl+u" else events.Key(_character_to_key(key), key))
            app.post_message(events.Key("enter", "\r"))
        await pilot.pause()
        await pilot.pause()
        assert type(app.screen).__name__ == "StartScreen"
        assert app.desk.settings.place == "Hall"
        assert await sign_in(app.desk, "my secret phrase")
    await app.close_desk()
