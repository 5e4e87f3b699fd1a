"""A desk with an open session for the benches."""

import asyncio
import sys
from pathlib import Path

from admin.cards.issue import new_cards
from kiosk.desk.desk import open_desk
from kiosk.desk.sessions import add_session
from kiosk.desk.setup import set_up

PASSPHRASE = "bench bench"
COMMAND = str(Path(sys.executable).parent / "tachiyori")


def prepare(folder: Path) -> Path:
    """Make a desk in English with a session that is open for two hours; returns its data folder."""
    home = folder / "desk"
    asyncio.run(_prepare(home))
    return home


def make_cards(home: Path, count: int) -> list[str]:
    """Return the texts of new cards of a desk."""
    return asyncio.run(_cards(home, count))


async def _prepare(home: Path) -> None:
    await set_up(home, "Bench", PASSPHRASE, "en")
    desk = await open_desk(home)
    now = desk.now()
    await add_session(desk, "Bench", now - 60, now + 7200)
    await desk.close()


async def _cards(home: Path, count: int) -> list[str]:
    desk = await open_desk(home)
    try:
        return [card.text for card in new_cards(desk, count)]
    finally:
        await desk.close()
