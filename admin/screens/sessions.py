"""Every session of a fiscal year: planned, held, called off."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import DataTable, Static

from admin.screens.room import YEAR_KEYS, Room
from admin.screens.table import Column, HouseTable, Row
from kiosk.desk.planning import plan_of, reinstate_session
from kiosk.desk.sessions import open_session
from kiosk.desk.year import sessions_of_year
from kiosk.domain.sessions import Session, State
from kiosk.language import N_, _
from kiosk.language.terms import state_name
from kiosk.language.times import day, fiscal_year, hours, local


class SessionsRoom(Room):
    """The list. Every key works on the row under the cursor."""

    DOOR = "2"
    HELP_TEXT = N_(
        "Plan sessions here, one at a time, repeated, or from a file. A session that is over can be entered from paper or set right."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("Add")),
        Binding("e", "edit", N_("Change")),
        Binding("r", "repeat", N_("Repeat")),
        Binding("x", "cancel", N_("Cancel or take back")),
        Binding("p", "paper", N_("From paper")),
        Binding("k", "amend", N_("Set right")),
        Binding("m", "month", N_("Month")),
        Binding("i", "import_file", N_("From a file")),
        Binding("c", "calendar", N_("Public calendar")),
        Binding("o", "open_now", N_("Open now")),
        Binding("slash", "search", N_("Search"), key_display="/"),
        *YEAR_KEYS,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._year = self.desk.fiscal_year_of(self.desk.now())
        self._found: list[tuple[Session, int | None]] = []
        self._sessions: dict[str, Session] = {}

    def furnish(self) -> ComposeResult:
        yield Static("", id="heading", classes="title", markup=False)
        columns = [
            Column(_("Day"), lambda second: day(local(second, self.desk.zone))),
            Column(_("Hours")),
            Column(_("Title")),
            Column(_("Visits"), right=True),
            Column(_("State")),
            Column(_("Venue")),
            Column(_("Programme")),
            Column(_("Capacity"), right=True),
        ]
        yield HouseTable(columns, _("No session in this year yet. A adds one."))

    def first_focus(self) -> Widget | None:
        return self.query_one(DataTable)

    async def load(self) -> None:
        self._found = await sessions_of_year(self.desk, self._year)

    def show(self) -> None:
        found, now = self._found, self.desk.now()
        first_time, self._sessions = not self._sessions, {str(session.id): session for session, _visits in found}
        self.query_one("#heading", Static).update(_("Sessions, {year}").format(year=fiscal_year(self._year)))
        rows = [
            Row(
                str(session.id),
                (
                    session.opens,
                    hours(session.opens, session.closes, self.desk.zone),
                    session.title,
                    visits,
                    state_name(session.state),
                    session.venue,
                    session.programme,
                    session.capacity,
                ),
            )
            for session, visits in found
        ]
        coming = next((str(session.id) for session, _visits in found if session.closes > now), None)
        self.query_one(HouseTable).fill(rows, choose=coming if first_time else None)

    @property
    def chosen(self) -> Session | None:
        """The session under the cursor."""
        return self._sessions.get(self.query_one(HouseTable).chosen or "")

    async def on_data_table_row_selected(self) -> None:
        await self.action_edit()

    async def action_year(self, by: int) -> None:
        """Show the year before or after."""
        self._year += by
        await self.refresh_room()

    def action_search(self) -> None:
        """Narrow the list by words."""
        self.query_one(HouseTable).search()

    async def action_add(self) -> None:
        """Plan a session."""
        from admin.screens.session_form import SessionForm

        await self.open_form(SessionForm())

    async def action_edit(self) -> None:
        """Change what was planned."""
        from admin.screens.session_form import SessionForm

        if session := self.chosen:
            await self.open_form(SessionForm(session.id, await plan_of(self.desk, session.id)))

    async def action_repeat(self) -> None:
        """Plan the same again, many times."""
        from admin.screens.repeat_form import RepeatForm

        if session := self.chosen:
            await self.open_form(RepeatForm(await plan_of(self.desk, session.id)))

    async def action_cancel(self) -> None:
        """Call the session off, or take that back."""
        from admin.screens.cancel_form import CancelForm

        if (session := self.chosen) and session.state is State.CANCELLED:
            await self.do(reinstate_session(self.desk, session.id, self.who))
        elif session:
            await self.open_form(CancelForm(session))

    async def action_paper(self) -> None:
        """Enter a session from its paper."""
        from admin.screens.paper import PaperForm

        if session := self.chosen:
            await self.open_form(PaperForm(session))

    async def action_amend(self) -> None:
        """Set a number of a folded session right."""
        from admin.screens.amend_form import AmendForm

        if session := self.chosen:
            await self.open_form(AmendForm(session))

    async def action_import_file(self) -> None:
        """Plan from a CSV or iCalendar file."""
        from admin.screens.file_forms import ImportForm

        await self.open_form(ImportForm())

    async def action_calendar(self) -> None:
        """Write the public calendar."""
        from admin.screens.file_forms import CalendarForm

        await self.open_form(CalendarForm())

    async def action_month(self) -> None:
        """Show a month as a calendar."""
        from admin.screens.month import MonthRoom

        opens = self.chosen.opens if self.chosen else self.desk.now()
        await self.admin.enter(MonthRoom(local(opens, self.desk.zone).date()))

    async def action_open_now(self) -> None:
        """Open the session before its time."""
        if session := self.chosen:
            await self.do(open_session(self.desk, session.id, self.who))
