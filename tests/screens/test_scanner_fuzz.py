"""Three thousand arbitrary strings fired at the scanner path: no crash, no visit, no screen but the calm sentence."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual import events
from textual.keys import _character_to_key

from kiosk.desk.count import status
from kiosk.desk.desk import open_desk
from kiosk.desk.sessions import add_session, open_session
from kiosk.domain import tokens
from kiosk.screens.app import KioskApp
from tests.conftest import NOON, HandClock

BATCH = 100


async def fire(template: Path, scans: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(shutil.copytree(template, Path(folder) / "desk"))
        desk = await open_desk(home, HandClock(NOON))
        await open_session(desk, await add_session(desk, "T", NOON, NOON + 7200))
        app = KioskApp(home, desk)
        await app.look()
        async with app.run_test(size=(60, 20)) as pilot:
            app.screen.query_one("#in").focus()
            for scan in scans:
                for character in scan:
                    app.post_message(events.Key(_character_to_key(character), character))
                app.post_message(events.Key("enter", "\r"))
            await pilot.pause()
            assert type(app.screen).__name__ == "StartScreen"
        now = await status(desk)
        assert (now.visits, now.departures, now.waiting) == (0, 0, 0)
        await desk.close()


# Readers send no control characters inside a code; a lone Tab and a lone Enter are a person at the keyboard.
characters = st.characters(exclude_categories=("Cc", "Cs"))
strings = st.text(characters, min_size=1, max_size=60).filter(lambda text: tokens.read(text) is None)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(strings, min_size=BATCH, max_size=BATCH))
def test_no_string_makes_a_visit_or_leaves_the_start(template: Path, scans: list[str]) -> None:
    asyncio.run(fire(template, scans))
