"""What programmes want to reach, what came of it, and figures counted elsewhere."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import DataTable, Static

from admin.reports.measures import name_of
from admin.screens.form import Field, FormScreen, whole_number
from admin.screens.room import YEAR_KEYS, Room
from admin.screens.table import Column, HouseTable, Row
from kiosk.desk.names import names
from kiosk.desk.results import INDICATORS, YearResult, results_of_year, set_figure, set_target
from kiosk.domain.summary import rate
from kiosk.errors import WrongUsage
from kiosk.language import N_, _
from kiosk.language.times import fiscal_year

FIGURES = ("users", "operating_days", "accompaniments", "phone_consultations")
"""What cities often ask for beside what the desk counts; any other name can be typed."""


class TargetsRoom(Room):
    """目標と達成状況, as the yearly report states it."""

    DOOR = "4"
    HELP_TEXT = N_(
        "Targets and results as the yearly report states them."
        " Figures that are counted elsewhere, such as operating days, are entered here."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "target", N_("Target")),
        Binding("f", "figure", N_("Figure counted elsewhere")),
        Binding("slash", "search", N_("Search"), key_display="/"),
        *YEAR_KEYS,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._year = self.desk.fiscal_year_of(self.desk.now())
        self._results: dict[str, YearResult] = {}

    def furnish(self) -> ComposeResult:
        yield Static("", id="heading", classes="title", markup=False)
        columns = [
            Column(_("Programme")),
            Column(_("Indicator"), name_of),
            Column(_("Target"), right=True),
            Column(_("Result"), right=True),
            Column(_("Reached"), lambda percent: f"{percent} %", right=True),
        ]
        yield HouseTable(columns, _("No target and no figure in this year yet. T sets a target, F enters a figure."))

    def first_focus(self) -> Widget | None:
        return self.query_one(DataTable)

    async def load(self) -> None:
        found = await results_of_year(self.desk, self._year)
        self._results = {f"{each.programme}\n{each.indicator}": each for each in found}

    def show(self) -> None:
        self.query_one("#heading", Static).update(_("Targets and results, {year}").format(year=fiscal_year(self._year)))
        rows = []
        for key, each in self._results.items():
            reached = rate(each.result, each.target) if each.result is not None and each.target else None
            rows.append(Row(key, (each.programme, each.indicator, each.target, each.result, reached)))
        self.query_one(HouseTable).fill(rows)

    async def on_data_table_row_selected(self) -> None:
        chosen = self._chosen()
        if chosen and chosen.target is None and chosen.figure is not None:
            await self.action_figure()
        else:
            await self.action_target()

    async def action_year(self, by: int) -> None:
        """Show the year before or after."""
        self._year += by
        await self.refresh_room()

    def action_search(self) -> None:
        """Narrow the list by words."""
        self.query_one(HouseTable).search()

    async def action_target(self) -> None:
        """Set a target."""
        await self.open_form(NumberForm(self._year, self._chosen(), figure=False))

    async def action_figure(self) -> None:
        """Enter a figure counted elsewhere."""
        await self.open_form(NumberForm(self._year, self._chosen(), figure=True))

    def _chosen(self) -> YearResult | None:
        return self._results.get(self.query_one(HouseTable).chosen or "")


class NumberForm(FormScreen):
    """One target, or one figure counted elsewhere. A later number replaces an earlier one."""

    def __init__(self, year: int, result: YearResult | None, *, figure: bool) -> None:
        super().__init__()
        self._year = year
        self._result = result
        self._figure = figure
        self._programmes: list[str] = []

    def title_text(self) -> str:
        title = _("A figure counted elsewhere, {year}") if self._figure else _("A target, {year}")
        return title.format(year=fiscal_year(self._year))

    async def prepare(self) -> None:
        self._programmes = [name.name for name in await names(self.desk, "programme") if not name.retired]

    def fields(self) -> Sequence[Field]:
        chosen = self._result
        if chosen and self._figure and chosen.indicator in INDICATORS:
            chosen = None
        number = (chosen.figure if self._figure else chosen.target) if chosen else None
        own = chosen.programme if chosen else self.desk.settings.programme
        offered = list(dict.fromkeys([own, *self._programmes]))
        known = FIGURES if self._figure else (*INDICATORS, *FIGURES)
        indicator = chosen.indicator if chosen else known[0]
        listed = list(dict.fromkeys([*known, indicator]))
        return (
            Field("programme", _("Programme"), own, choices=[(name, name) for name in offered]),
            Field("indicator", _("Indicator"), indicator, choices=[(name, name_of(name)) for name in listed]),
            Field("other", _("or another"), "", _("a name of your own")),
            Field("value", _("How many"), "" if number is None else str(number)),
        )

    async def save(self, values: dict[str, str]) -> None:
        keep = set_figure if self._figure else set_target
        indicator = values["other"].strip() or values["indicator"]
        if self._figure and indicator in INDICATORS:
            raise WrongUsage(_("The desk counts this itself."), "other")
        await keep(self.desk, values["programme"], indicator, self._year, whole_number(values["value"], "value"), self.who)
