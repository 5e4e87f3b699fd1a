"""When the kiosk was down: a session entered from its paper, by totals or row by row."""

import csv
import io
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from admin.screens.form import Field, FormScreen, whole_number
from admin.screens.frame import KeyLine
from admin.screens.table import Column, HouseTable, Row
from kiosk.desk.record import COLUMNS, read_sheet, record
from kiosk.desk.totals import Totals, record_totals
from kiosk.domain.requests import Outcome
from kiosk.domain.sessions import Session
from kiosk.errors import Refusal, WrongUsage
from kiosk.language import N_, _, ngettext
from kiosk.language.terms import outcome_name
from kiosk.language.times import day, local


class PaperForm(FormScreen):
    """Asks for the totals; where the paper has a line for each visit, F5 leads to the form by rows."""

    HELP_TEXT = N_("Enter the sums from the paper. Where it has a line for each visit, F5 leads to a form for lines.")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f5", "rows", N_("Line by line"), priority=True)]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def title_text(self) -> str:
        when = day(local(self._session.opens, self.desk.zone))
        return _("From paper: “{title}” of {day}").format(title=self._session.title, day=when)

    def fields(self) -> Sequence[Field]:
        return (
            Field("visits", _("Visits")),
            Field("companions", _("Children"), "0"),
            Field("first_visits", _("First visits"), "", _("empty where nobody asked")),
            *(Field(outcome.value, outcome_name(outcome.value), "0", _("consultations")) for outcome in Outcome),
        )

    async def save(self, values: dict[str, str]) -> None:
        outcomes = {outcome: whole_number(values[outcome.value] or "0", outcome.value) for outcome in Outcome}
        first = whole_number(values["first_visits"], "first_visits") if values["first_visits"].strip() else None
        totals = Totals(whole_number(values["visits"], "visits"), whole_number(values["companions"] or "0", "companions"), first, outcomes)
        await record_totals(self.desk, self._session.id, totals, self.who)

    def action_rows(self) -> None:
        """Go to the form by rows."""
        self.app.switch_screen(PaperRows(self._session))


class PaperRows(FormScreen):
    """One visit after another: Enter in the last field takes the line in, saving records all of them."""

    HELP_TEXT = N_("Type a visit's line, F5 takes it in; Ctrl+S saves all lines at once.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "take_in", N_("Take the line in"), priority=True),
        Binding("f6", "take_back", N_("Take the last line back"), priority=True),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._lines: list[list[str]] = []

    def title_text(self) -> str:
        when = day(local(self._session.opens, self.desk.zone))
        return _("From paper: “{title}” of {day}").format(title=self._session.title, day=when)

    def fields(self) -> Sequence[Field]:
        first = [("", _("not known")), ("yes", _("yes")), ("no", _("no"))]
        talks = [("", _("none")), *((outcome.value, outcome_name(outcome.value)) for outcome in Outcome)]
        return (
            Field("arrived", _("Came"), "", _("such as 13:35")),
            Field("left", _("Left"), "", _("may be empty")),
            Field("companions", _("Children"), "0"),
            Field("first_visit", _("First visit"), "", choices=first),
            Field("consultation", _("Consultation"), "", choices=talks),
        )

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            if isinstance(widget, KeyLine):
                columns = [Column(_("Came")), Column(_("Left")), Column(_("Children")), Column(_("First visit")), Column(_("Consultation"))]
                yield HouseTable(columns, _("No line yet."), searchable=False)
            yield widget

    def action_take_in(self) -> None:
        """Check the line and put it into the table."""
        values = self.values()
        line = [values[name].strip() for name in COLUMNS]
        try:
            read_sheet(_sheet([line]), self._session, self.desk.zone)
        except WrongUsage as mistake:
            self.say(str(mistake))
            return
        self._lines.append(line)
        self._show()
        arrived = self.query_one("#field-arrived")
        for name in ("arrived", "left"):
            self.query_one(f"#field-{name}").value = ""  # type: ignore[attr-defined]
        self.set_focus(arrived)

    def action_take_back(self) -> None:
        """Take the last line out again."""
        if self._lines:
            self._lines.pop()
            self._show()

    async def save(self, values: dict[str, str]) -> None:
        if values["arrived"].strip():
            raise Refusal(_("The line above is not taken in yet: F5 takes it in, or empty it."))
        if not self._lines:
            raise Refusal(_("No line is taken in yet."))
        await record(self.desk, self._session.id, _sheet(self._lines), self.who)

    def _show(self) -> None:
        rows = [Row(str(place), line) for place, line in enumerate(self._lines)]
        self.query_one(HouseTable).fill(rows, choose=str(len(rows) - 1))
        self.say(ngettext("{count} line taken in.", "{count} lines taken in.", len(rows)).format(count=len(rows)))


def _sheet(lines: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS, *lines])
    return text.getvalue().encode()
