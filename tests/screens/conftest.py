"""A kiosk driven by Textual's pilot on a real database."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from kiosk.desk.desk import Desk
from kiosk.screens.app import KioskApp
from kiosk.widgets.app import Scanned


@dataclass
class Hand:
    """Somebody at the kiosk."""

    app: KioskApp
    pilot: Pilot[int]

    @property
    def at(self) -> str:
        """The name of the screen that is shown."""
        return type(self.app.screen).__name__

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def tap(self, selector: str) -> None:
        await self.pilot.click(selector)
        await self.pilot.pause()

    async def scan(self, text: str) -> None:
        """Hand a scan over as the wedge does once it has recognised one."""
        self.app.screen.post_message(Scanned(text))
        await self.pilot.pause()

    def text(self) -> str:
        """Everything that stands on the screen."""
        return "\n".join(str(widget.render()) for widget in self.app.screen.query(Static) if widget.display)


@pytest.fixture
async def kiosk(folder: Path, desk: Desk, session: int) -> AsyncIterator[Hand]:
    """A kiosk of 100x32 cells with an open session."""
    async for hand in kiosk_of(folder, desk):
        yield hand


async def kiosk_of(folder: Path, desk: Desk, size: tuple[int, int] = (100, 32), door: str = "both") -> AsyncIterator[Hand]:
    app = KioskApp(folder, desk, door)
    # Tests say themselves when the app looks around, so that no tick of a clock comes between two steps.
    app._begin_looking = lambda: None  # type: ignore[method-assign]
    await app.look()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Hand(app, pilot)


@pytest.fixture
def kiosk_at(folder: Path, desk: Desk) -> Callable[..., AsyncIterator[Hand]]:
    """Makes a kiosk of another size or door; use it with `async for`."""
    return lambda **options: kiosk_of(folder, desk, **options)
