"""Reports: of which days, for whom, in which format; what would be hidden is told before anything is written."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import DataTable, Input, ProgressBar, Select, Static

from admin.planning.moments import read_day
from admin.reports.export import Export, write_export
from admin.reports.kinds import Audience, Format
from admin.reports.measures import audience_name
from admin.reports.report import Report, make_report
from admin.screens.file_forms import read_path
from admin.screens.form import Doubt, Field, FormScreen
from admin.screens.frame import KeyLine
from admin.screens.room import Room
from admin.screens.table import Column, HouseTable, Row
from kiosk.desk.audit import trail
from kiosk.desk.names import names
from kiosk.domain.audit import Entry
from kiosk.domain.seasons import first_day
from kiosk.language import N_, _, ngettext
from kiosk.language.times import fiscal_year, local
from kiosk.widgets.choice import Choice

_ALL = "*"


class ReportsRoom(Room):
    """The exports that were made, by the audit trail, and the way to another."""

    DOOR = "5"
    HELP_TEXT = N_(
        "A report for a funder or the public hides small numbers, and others that would give them away;"
        " one for the house is exact and stays there."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "make", N_("Make a report"))]

    def __init__(self) -> None:
        super().__init__()
        self._made: list[Entry] = []

    def furnish(self) -> ComposeResult:
        yield Static(_("Reports"), id="heading", classes="title", markup=False)
        yield Choice(_("Make a report"), key="A", id="make")
        columns = [
            Column(_("When"), lambda second: f"{local(second, self.desk.zone):%Y-%m-%d %H:%M}"),
            Column(_("Who")),
            Column(_("What was made")),
        ]
        yield HouseTable(columns, _("No report was made yet."), searchable=False)

    def first_focus(self) -> Widget | None:
        return self.query_one(DataTable)

    async def load(self) -> None:
        self._made = [entry for entry in await trail(self.desk) if entry.action == "exported"]

    def show(self) -> None:
        rows = [Row(str(place), (entry.at, entry.who or "-", entry.detail)) for place, entry in enumerate(self._made)]
        self.query_one(HouseTable).fill(rows[::-1])
        self.say(self.admin.take_told())

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        if message.choice.id == "make":
            await self.action_make()

    async def action_make(self) -> None:
        """Make a report."""
        await self.open_form(ReportForm(self.desk.fiscal_year_of(self.desk.now())))


class ReportForm(FormScreen):
    """Asks for the report. Saved the first time it says what would be hidden, the second time it writes the file."""

    HELP_TEXT = N_("Ctrl+S first says what the report will hold and hide, then, once more, writes it.")

    def __init__(self, year: int) -> None:
        super().__init__()
        self._year = year
        self._programmes: list[str] = []

    async def prepare(self) -> None:
        self._programmes = [name.name for name in await names(self.desk, "programme") if name.sessions]

    def title_text(self) -> str:
        return _("Make a report")

    def fields(self) -> Sequence[Field]:
        month = self.desk.settings.year_begins
        begin, end = first_day(self._year, month), first_day(self._year + 1, month) - timedelta(days=1)
        programmes = [(_ALL, _("All")), *((name, name) for name in self._programmes)]
        return (
            Field("begin", _("From"), begin.isoformat(), fiscal_year(self._year)),
            Field("end", _("To"), end.isoformat(), _("this day included")),
            Field("programme", _("Programme"), _ALL, choices=programmes),
            Field("audience", _("For whom"), Audience.FUNDER.value, choices=[(each.value, audience_name(each.value)) for each in Audience]),
            Field("format", _("Format"), Format.XLSX.value, choices=[(each.value, format_name(each)) for each in Format]),
            Field("file", _("File"), f"~/report-{self._year}.xlsx", _("replaced if it is there")),
        )

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            if isinstance(widget, KeyLine):
                yield ProgressBar(total=1.0, show_eta=False, id="progress")
            yield widget

    def on_mount(self) -> None:
        self.query_one(ProgressBar).display = False

    def on_select_changed(self, message: Select.Changed) -> None:
        """The file's name follows the format, as long as it still has one of our endings."""
        file = self.query_one("#field-file", Input)
        if message.select.id == "field-format" and file.value.rpartition(".")[2] in list(Format):
            file.value = f"{file.value.rpartition('.')[0]}.{message.value}"

    async def save(self, values: dict[str, str]) -> None:
        wanted = self._wanted(values)
        if not self.sure:
            report = await make_report(self.desk, wanted.begin, wanted.end, wanted.audience, wanted.programme)
            raise Doubt(preview(report) + " " + _("Save once more to write it."))
        path = read_path(values["file"], "file")
        bar = self.query_one(ProgressBar)
        bar.display = True
        try:
            told = await write_export(self.desk, wanted, path, self.who, lambda share: bar.update(progress=share))
        finally:
            bar.display = False
        self.admin.told = " ".join([_("Written to {file}.").format(file=path), told]).strip()

    def _wanted(self, values: dict[str, str]) -> Export:
        programme = "" if values["programme"] == _ALL else values["programme"]
        begin, end = read_day(values["begin"], "begin"), read_day(values["end"], "end")
        return Export(begin, end, Audience(values["audience"]), Format(values["format"]), programme)


def format_name(form: Format) -> str:
    """Return a format as people know it."""
    return {
        Format.XLSX: _("Excel"),
        Format.PDF: _("PDF, two pages"),
        Format.CSV: _("CSV, one number a row"),
        Format.JSON: _("JSON, for programs"),
    }[form]


def preview(report: Report) -> str:
    """Return in a sentence or two what a report holds and hides."""
    held = ngettext("{count} session", "{count} sessions", len(report.sessions)).format(count=len(report.sessions))
    if report.audience is Audience.INTERNAL:
        return _("{sessions}, every number exact: it must stay in the house.").format(sessions=held)
    small, more, open_ = report.hidden
    told = _("{sessions}; {small} small numbers will be hidden, and {more} that would give them away.").format(
        sessions=held, small=small, more=more
    )
    if open_:
        told += " " + _("{count} of them can be computed from yearly totals that must be exact.").format(count=open_)
    return told
