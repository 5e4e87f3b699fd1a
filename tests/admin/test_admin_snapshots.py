"""What the admin looks like, in Japanese and English, small, as usual and large, with made-up years behind it."""

import asyncio
from pathlib import Path

import pytest

from bench.years import fill
from kiosk.desk.audit import note_alone
from kiosk.desk.desk import Desk, open_desk
from kiosk.desk.people import Person, add_person, people
from kiosk.desk.planning import Plan, cancel_session, plan_session
from kiosk.desk.results import set_figure, set_target
from kiosk.language import speak
from tests.admin.conftest import QuietAdmin
from tests.conftest import NOON, HandClock

pytestmark = pytest.mark.long
SEEN = [("ja", (100, 32)), ("en", (100, 32)), ("ja", (80, 24)), ("en", (160, 48))]
SHOWN = {
    "today": "1", "sessions": "2", "month": "2m", "tallies": "3", "months": "3m", "talks": "3t", "arrivals": "3h", "answers": "3a",
    "targets": "4", "reports": "5", "report-form": "5a", "cards": "6", "cards-form": "6a",
    "lists": "7", "settings": "8", "people": "9", "audit": "0", "form": "2a", "help": "2?", "sign-in": "",
}  # fmt: skip


async def prepared(folder: Path) -> tuple[Desk, Person]:
    """Return a desk with a past, and its administrator."""
    desk = await open_desk(folder, HandClock(NOON))
    await fill(desk, 2023, 2, 8)
    await set_target(desk, "フリースペース", "visits", 2024, 20)
    await set_figure(desk, "ステップハウス", "operating_days", 2024, 136)
    await plan_session(desk, Plan("フリースペース", NOON + 86400, NOON + 90000, capacity=20))
    cancelled = await plan_session(desk, Plan("お茶会", NOON + 2 * 86400, NOON + 2 * 86400 + 3600))
    await cancel_session(desk, cancelled, "台風", "佐藤")
    await add_person(desk, "佐藤", "staff", "plum tree")
    await note_alone(desk, "佐藤", "exported", "2024-04-01 - 2025-03-31")
    return desk, (await people(desk))[0]


@pytest.mark.parametrize(("language", "size"), [pytest.param(*seen, id=f"{seen[0]}-{seen[1][0]}x{seen[1][1]}") for seen in SEEN])
@pytest.mark.parametrize("shown", SHOWN)
def test_the_admin_looks_as_it_did(folder: Path, snap_compare, shown: str, language: str, size: tuple[int, int]) -> None:
    desk, person = asyncio.run(prepared(folder))
    speak(language)

    async def show(pilot) -> None:
        for key in SHOWN[shown]:
            await pilot.press("f1" if key == "?" else key)
            await pilot.app._release()
            await pilot.pause()
        for field in pilot.app.screen.query("Input"):
            field.cursor_blink = False
        for _turn in range(3):  # a plot is laid out, then drawn, then given its scroll bar
            await pilot.pause()

    assert snap_compare(QuietAdmin(desk, person if SHOWN[shown] else None), terminal_size=size, run_before=show)
    asyncio.run(desk.close())
