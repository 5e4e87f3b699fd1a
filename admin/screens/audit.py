"""Who of the staff did what, and when."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import DataTable, Static

from admin.outfile import whole_file
from admin.reports.audit_report import write_audit
from admin.screens.file_forms import read_path
from admin.screens.form import Field, FormScreen
from admin.screens.room import Room
from admin.screens.table import Column, HouseTable, Row
from kiosk.desk.audit import first_broken, note_alone, trail
from kiosk.domain.audit import Entry
from kiosk.language import N_, _, ngettext
from kiosk.language.terms import action_name
from kiosk.language.times import local


class AuditRoom(Room):
    """The trail, newest first, with the word of the seals on whether it is whole."""

    DOOR = "0"
    HELP_TEXT = N_("The trail is sealed entry by entry: one that was edited or removed by hand is found. It holds nothing about a visitor.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", N_("Search"), key_display="/"),
        Binding("x", "export", N_("Write to a file")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._broken: int | None = None

    def furnish(self) -> ComposeResult:
        yield Static(_("Audit trail"), id="heading", classes="title", markup=False)
        yield Static("", id="whole", classes="about", markup=False)
        columns = [
            Column(_("When"), lambda second: f"{local(second, self.desk.zone):%Y-%m-%d %H:%M}"),
            Column(_("Who")),
            Column(_("What"), action_name),
            Column(_("More")),
        ]
        yield HouseTable(columns, _("Nothing was done yet."))

    def first_focus(self) -> Widget | None:
        return self.query_one(DataTable)

    async def load(self) -> None:
        self._entries, self._broken = await trail(self.desk), await first_broken(self.desk)

    def show(self) -> None:
        entries, broken = self._entries, self._broken
        rows = [Row(str(place), (entry.at, entry.who or "-", entry.action, entry.detail)) for place, entry in enumerate(entries)]
        self.query_one(HouseTable).fill(rows[::-1])
        if broken is None:
            told = ngettext("{count} entry; the trail is whole.", "{count} entries; the trail is whole.", len(entries))
            self.query_one("#whole", Static).update(told.format(count=len(entries)))
        else:
            told = _("The audit trail was changed by hand from entry {place} on.").format(place=broken)
            self.query_one("#whole", Static).update("✗ " + told)
        self.query_one("#whole").set_class(broken is not None, "-wrong")

    def action_search(self) -> None:
        """Narrow the trail by words."""
        self.query_one(HouseTable).search()

    async def action_export(self) -> None:
        """Write the trail to a file."""
        await self.open_form(AuditForm())


class AuditForm(FormScreen):
    """Writes the trail as CSV; that it was written is an entry of its own."""

    def title_text(self) -> str:
        return _("Write the audit trail to a file")

    def fields(self) -> Sequence[Field]:
        return (Field("file", _("File"), "~/audit.csv", _("CSV")),)

    async def save(self, values: dict[str, str]) -> None:
        path = read_path(values["file"], "file")
        await note_alone(self.desk, self.who, "audit exported")
        with whole_file(path) as file:
            write_audit(file, await trail(self.desk), self.desk.zone)
