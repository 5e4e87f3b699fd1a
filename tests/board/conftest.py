from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kiosk.board.app import BoardApp
from kiosk.desk.counters import name_counters
from kiosk.desk.desk import Desk
from kiosk.desk.partners import name_partners
from kiosk.desk.people import people
from tests.screens.conftest import Hand


@pytest.fixture
async def board(folder: Path, desk: Desk, session: int) -> AsyncIterator[Hand]:
    """A board of 120x40 cells that somebody has signed in to, with two counters and a partner programme."""
    await name_counters(desk, ["Tea", "Hand massage"])
    await name_partners(desk, ["Step shelter"])
    app = BoardApp(desk, (await people(desk))[0])
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        yield Hand(app, pilot)  # type: ignore[arg-type]
