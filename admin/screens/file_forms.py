"""Forms about files: planning from one, and writing the public calendar."""

from collections.abc import Sequence
from pathlib import Path

from admin.outfile import whole_file
from admin.planning.files import clashes, read_plans
from admin.planning.ical_plan import write_calendar
from admin.screens.form import Doubt, Field, FormScreen
from kiosk.desk.planning import plan_of, plan_sessions
from kiosk.desk.sessions import sessions
from kiosk.errors import WrongUsage
from kiosk.language import N_, _, ngettext
from kiosk.language.times import day, local


def read_path(text: str, field: str) -> Path:
    """Return a path that was typed, "~" being one's own folder; raises WrongUsage."""
    if not text.strip():
        raise WrongUsage(_("Which file?"), field)
    return Path(text.strip()).expanduser()


class ImportForm(FormScreen):
    """Reads a file and says what it would plan; saved once more, it is planned."""

    HELP_TEXT = N_(
        "A CSV file with the columns title, opens, closes, and where wanted venue, programme, capacity, audience, theme,"
        " parts and corners, or an iCalendar file."
    )

    def title_text(self) -> str:
        return _("Plan sessions from a file")

    def fields(self) -> Sequence[Field]:
        return (Field("file", _("File"), "", _("CSV or iCalendar (.ics)")),)

    async def save(self, values: dict[str, str]) -> None:
        plans = read_plans(self.desk, read_path(values["file"], "file"))
        if not self.sure:
            first, last = (day(local(second, self.desk.zone)) for second in (plans[0].opens, plans[-1].opens))
            found = ngettext("{count} session, {first} to {last}.", "{count} sessions, {first} to {last}.", len(plans))
            told = found.format(count=len(plans), first=first, last=last)
            if overlap := await clashes(self.desk, plans):
                told += " " + _("Overlapping: {sessions}.").format(sessions=", ".join(overlap[:3]) + (" …" if len(overlap) > 3 else ""))
            raise Doubt(told + " " + _("Save once more to plan them."))
        await plan_sessions(self.desk, plans, self.who)


class CalendarForm(FormScreen):
    """Writes what, where and when as iCalendar."""

    def title_text(self) -> str:
        return _("Write the public calendar")

    def fields(self) -> Sequence[Field]:
        return (Field("file", _("File"), "~/calendar.ics", _("iCalendar: what, where and when")),)

    async def save(self, values: dict[str, str]) -> None:
        found = [(session, await plan_of(self.desk, session.id)) for session in await sessions(self.desk)]
        with whole_file(read_path(values["file"], "file")) as file:
            file.write(write_calendar(found, self.desk.now()))
