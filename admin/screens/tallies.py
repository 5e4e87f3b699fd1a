"""A fiscal year looked back on, from several sides."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from admin.screens.room import YEAR_KEYS, Room
from admin.screens.sides import SIDES, Sides
from kiosk.desk.results import results_of_year
from kiosk.desk.year import year_of
from kiosk.language import N_, _
from kiosk.language.times import fiscal_year
from kiosk.widgets.choice import Choice


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
        self._year: int | None = None
        self._side = SIDES[0]
        self._sides: Sides | None = None

    def furnish(self) -> ComposeResult:
        with Horizontal(id="heading-row"):
            yield Static("", id="heading", classes="title", markup=False)
            yield Choice("◀", name="-1", classes="turn")
            yield Choice("▶", name="1", classes="turn")
        with Horizontal(id="sides"):
            for side in SIDES:
                yield Choice(_(side.title), name=side.key, classes="side")
        yield Vertical(id="side")

    async def look(self) -> None:
        if self._year is None:
            self._year = self.desk.fiscal_year_of(self.desk.now())
        now, before = await year_of(self.desk, self._year), await year_of(self.desk, self._year - 1)
        self._sides = Sides(now, before, await results_of_year(self.desk, self._year), self.desk)
        self.query_one("#heading", Static).update(_("Tallies, {year}").format(year=fiscal_year(self._year)))
        await self._draw()

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        if message.choice.has_class("turn"):
            await self.action_year(int(str(message.choice.name)))
        elif message.choice.has_class("side"):
            await self.action_side(str(message.choice.name))

    async def action_year(self, by: int) -> None:
        """Show the year before or after."""
        if self._year is not None:
            self._year += by
            await self.refresh_room()

    async def action_side(self, key: str) -> None:
        """Turn to another side of the year."""
        self._side = next(side for side in SIDES if side.key == key)
        await self._draw()

    async def _draw(self) -> None:
        for choice in self.query(".side").results(Choice):
            choice.set_class(choice.name == self._side.key, "-here")
        place = self.query_one("#side", Vertical)
        await place.remove_children()
        place.set_class(self._side.fills, "-filled")
        if self._sides is not None:
            widgets: list[Widget] = list(getattr(self._sides, self._side.draw)())
            await place.mount_all(widgets)
