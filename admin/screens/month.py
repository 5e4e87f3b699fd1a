"""A month as a calendar, with what is planned on each day."""

from calendar import Calendar
from datetime import date, timedelta
from typing import ClassVar

from rich.cells import set_cell_size
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.coordinate import Coordinate
from textual.widget import Widget
from textual.widgets import DataTable, Static

from admin.screens.room import Room
from admin.screens.session_form import SessionForm
from kiosk.desk.planning import plan_of
from kiosk.desk.sessions import sessions
from kiosk.domain.sessions import Session, State
from kiosk.language import N_, _
from kiosk.language.times import clock, local, month_name, weekday

_MARKS = {State.PLANNED: " ", State.OPEN: "●", State.CLOSED: "✓", State.CANCELLED: "×"}
_LINES = 4
_WIDE = 16


class MonthRoom(Room):
    """Weeks from Sunday to Saturday, as calendars in Japan are printed. Enter on a day changes its session, or plans one."""

    DOOR = "2"
    HELP_TEXT = N_("Arrows choose a day, Enter changes its first session or plans one. ✓ is held, × called off.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("Add")),
        Binding("m", "list", N_("List")),
        Binding("left_square_bracket", "month(-1)", N_("Month before"), key_display="["),
        Binding("right_square_bracket", "month(1)", N_("Month after"), key_display="]"),
    ]

    def __init__(self, around: date) -> None:
        super().__init__()
        self._day = around
        self._weeks: list[list[date]] = []
        self._by_day: dict[date, list[Session]] = {}

    def furnish(self) -> ComposeResult:
        yield Static("", id="heading", classes="title", markup=False)
        yield DataTable(cursor_type="cell", id="month")

    def first_focus(self) -> Widget | None:
        return self.query_one(DataTable)

    async def load(self) -> None:
        self._by_day = {}
        for session in await sessions(self.desk):
            self._by_day.setdefault(local(session.opens, self.desk.zone).date(), []).append(session)

    def show(self) -> None:
        table = self.query_one(DataTable)
        self._weeks = Calendar(firstweekday=6).monthdatescalendar(self._day.year, self._day.month)
        self.query_one("#heading", Static).update(month_name(self._day))
        width = max(8, (self.app.size.width - 22) // 7 - 2)
        table.clear(columns=True)
        for place in range(7):
            table.add_column(weekday(self._weeks[0][place]), width=width)
        for week in self._weeks:
            table.add_row(*(self._cell(each, width) for each in week), height=_LINES)
        place = next(row for row, week in enumerate(self._weeks) if self._day in week)
        table.move_cursor(row=place, column=self._weeks[place].index(self._day), animate=False)

    def _cell(self, each: date, width: int) -> Text:
        number = f"{each.day:>2}" if each.month == self._day.month else f"{each.month}/{each.day}"
        planned = self._by_day.get(each, [])
        shown = planned[: 1 if width < _WIDE else 2]
        lines = [number]
        for one in shown:
            mark = f"{_MARKS[one.state]}{clock(one.opens, self.desk.zone)}"
            lines += [mark, one.title] if width < _WIDE else [f"{mark} {one.title}"]
        if len(planned) > len(shown):
            lines.append(_("and {count} more").format(count=len(planned) - len(shown)))
        return Text("\n".join(set_cell_size(line, width).rstrip() for line in lines))

    def on_data_table_cell_highlighted(self, message: DataTable.CellHighlighted) -> None:
        row, column = message.coordinate
        if row < len(self._weeks):
            self._day = self._weeks[row][column] if self._weeks[row][column].month == self._day.month else self._day

    async def on_data_table_cell_selected(self, message: DataTable.CellSelected) -> None:
        planned = self._by_day.get(self._at(message.coordinate), [])
        if planned:
            await self.open_form(SessionForm(planned[0].id, await plan_of(self.desk, planned[0].id)))
        else:
            await self.open_form(SessionForm(on=self._at(message.coordinate)))

    async def action_add(self) -> None:
        """Plan a session on the day under the cursor."""
        await self.open_form(SessionForm(on=self._at(self.query_one(DataTable).cursor_coordinate)))

    async def action_list(self) -> None:
        """Show the list instead."""
        from admin.screens.sessions import SessionsRoom

        await self.admin.enter(SessionsRoom())

    def action_month(self, by: int) -> None:
        """Show the month before or after."""
        first = self._day.replace(day=1)
        self._day = (first - timedelta(days=1)).replace(day=1) if by < 0 else (first + timedelta(days=31)).replace(day=1)
        self.show()

    def _at(self, place: Coordinate) -> date:
        return self._weeks[place.row][place.column]
