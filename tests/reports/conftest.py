"""What tests of reports share: the city's year, and a year full of small numbers."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from admin.reports.export import Export, write_export
from admin.reports.kinds import Audience, Format
from bench.years import fill
from kiosk.desk.desk import Desk
from kiosk.desk.planning import Plan, cancel_session, plan_session
from kiosk.desk.record import record
from kiosk.desk.results import set_figure, set_target
from tests.conftest import NOON, HandClock

DATA = Path(__file__).parent.parent / "data"
GROUP, SHELTER = "女性のつながり事業", "ステップハウス"
BEGIN, END = date(2024, 4, 1), date(2025, 3, 31)
Write = Callable[..., Awaitable[Path]]


@pytest.fixture
async def citys_year(desk: Desk, clock: HandClock) -> Desk:
    """Three sessions of 15 visits against a target of 20; a shelter with 5 users against 10 on 136 days; one session cancelled."""
    clock.second = NOON + 200 * 86400
    for day in ("2024-09-01", "2024-09-29", "2024-11-10"):
        opens = int(datetime.fromisoformat(f"{day}T13:30+09:00").timestamp())
        number = await plan_session(desk, Plan("女子会", opens, opens + 7200, programme=GROUP))
        await record(desk, number, (DATA / f"{day}.csv").read_bytes())
    cancelled = await plan_session(desk, Plan("秋の会", NOON + 20 * 86400, NOON + 20 * 86400 + 7200, programme=GROUP))
    await cancel_session(desk, cancelled, "台風")
    await set_target(desk, GROUP, "visits", 2024, 20)
    await set_target(desk, SHELTER, "users", 2024, 10)
    await set_figure(desk, SHELTER, "users", 2024, 5)
    await set_figure(desk, SHELTER, "operating_days", 2024, 136)
    return desk


@pytest.fixture
async def full_year(desk: Desk) -> Desk:
    """A fiscal year of 24 sessions in three programmes, with small numbers everywhere."""
    await fill(desk, 2023, 1, 24)
    return desk


@pytest.fixture
def write(desk: Desk, tmp_path: Path) -> Write:
    """Writes a report and returns its file."""

    async def write(form: str, audience: str = "internal", begin: date = BEGIN, end: date = END, programme: str = "") -> Path:
        path = tmp_path / f"{audience}-{begin}-{end}.{form}"
        await write_export(desk, Export(begin, end, Audience(audience), Format(form), programme), path, "Sato")
        return path

    return write
