"""What tests of the admin share: the app at work for an administrator, and a way to look at what it shows."""

from collections.abc import AsyncIterator

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable, Input, Select, Static

from admin.screens.app import AdminApp
from kiosk.desk.desk import Desk
from kiosk.desk.people import people


class QuietAdmin(AdminApp):
    """An admin that does not tend the desk by itself, so that a test alone decides what happens."""

    async def _tend(self) -> None:
        return


class Office:
    """An admin under a test's hands."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot
        self.app = pilot.app

    async def press(self, *keys: str) -> None:
        """Press keys one by one; letters are not kept waiting for the rest of a scan."""
        for key in keys:
            await self.pilot.press(key)
            await self.app._release()  # type: ignore[attr-defined]
            await self.pilot.pause()
        await self.pilot.pause()

    async def write(self, field: str, text: str) -> None:
        """Put text into a field of the form that is shown."""
        widget = self.app.screen.query_one(f"#field-{field}")
        assert isinstance(widget, Input | Select)
        widget.value = text
        await self.pilot.pause()

    def beside(self, field: str) -> str:
        """Return what stands beside a field."""
        return str(self.app.screen.query_one(f"#beside-{field}", Static).render())

    @property
    def sentence(self) -> str:
        """The sentence above the keys."""
        return str(self.app.screen.query_one("#sentence", Static).render())

    @property
    def heading(self) -> str:
        """What the screen is called."""
        return str(self.app.screen.query(".title").first(Static).render())

    @property
    def shown(self) -> str:
        """All the text on the screen."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def table(self) -> DataTable[object]:
        """The table of the room."""
        return self.app.screen.query(DataTable).first()

    def rows(self) -> list[list[str]]:
        """Return the cells of the table."""
        return [[str(cell) for cell in self.table.get_row_at(place)] for place in range(self.table.row_count)]


@pytest.fixture
async def office(desk: Desk) -> AsyncIterator[Office]:
    """The admin, opened by an administrator."""
    async with QuietAdmin(desk, (await people(desk))[0]).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        yield Office(pilot)
