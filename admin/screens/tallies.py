"""A fiscal year looked back on, from several sides."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from admin.screens.frame import TapLine
from admin.screens.room import YEAR_KEYS, Room
from admin.screens.sides import SIDES, Sides
from kiosk.desk.results import results_of_year
from kiosk.desk.year import year_of
from kiosk.language import N_, _
from kiosk.language.times import fiscal_year


class TalliesRoom(Room):
    """One side of the year at a time; letters or taps turn from side to side, brackets from year to year."""

    DOOR = "3"
    HELP_TEXT = N_("The year beside the year before. Nothing here is about a person: tallies belong to sessions.")
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(side.key, f"side('{side.key}')", side.title) for side in SIDES),
        *YEAR_KEYS,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._year = self.desk.fiscal_year_of(self.desk.now())
        self._side = SIDES[0]
        self._sides: Sides | None = None

    def furnish(self) -> ComposeResult:
        with Horizontal(id="heading-row"):
            yield Static("", id="heading", classes="title", markup=False)
            yield TapLine(id="turn")
        yield TapLine(id="sides")
        with Vertical(id="side", classes="-filled" if self._side.fills else ""):
            yield from self._widgets()

    async def load(self) -> None:
        now, before = await year_of(self.desk, self._year), await year_of(self.desk, self._year - 1)
        self._sides = Sides(now, before, await results_of_year(self.desk, self._year), self.desk)

    def show(self) -> None:
        self.query_one("#heading", Static).update(_("Tallies, {year}").format(year=fiscal_year(self._year)))
        self.query_one("#turn", TapLine).offer([("screen.year(-1)", "◀"), ("screen.year(1)", "▶")])
        choices = [(f"screen.side('{side.key}')", _(side.title)) for side in SIDES]
        self.query_one("#sides", TapLine).offer(choices, f"screen.side('{self._side.key}')")

    async def refresh_room(self) -> None:
        await super().refresh_room()
        await self._draw()

    async def action_year(self, by: int) -> None:
        """Show the year before or after."""
        self._year += by
        await self.refresh_room()

    async def action_side(self, key: str) -> None:
        """Turn to another side of the year."""
        self._side = next(side for side in SIDES if side.key == key)
        self.show()
        await self._draw()

    async def _draw(self) -> None:
        place = self.query_one("#side", Vertical)
        await place.remove_children()
        place.set_class(self._side.fills, "-filled")
        await place.mount_all(self._widgets())

    def _widgets(self) -> list[Widget]:
        return list(getattr(self._sides, self._side.draw)()) if self._sides else []
