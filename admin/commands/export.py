"""tachiyori export: the tallies of a range of days as a file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from admin.commands.console import at_desk, day
from admin.outfile import whole_file
from admin.reports.csv_report import write_csv
from admin.reports.rows import Row
from admin.reports.rows import rows as report_rows
from kiosk.desk.audit import COMMAND_LINE, note_alone
from kiosk.desk.desk import Desk
from kiosk.desk.results import session_results, year_results
from kiosk.errors import WrongUsage
from kiosk.language import _


class Format(StrEnum):
    """The file formats of an export."""

    CSV = "csv"


class Audience(StrEnum):
    """For whom a report is. Only what stays in the house can be made so far."""

    INTERNAL = "internal"


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command("export", help=_("Write the tallies of closed sessions, with targets and figures, to a file."))(export)


def export(
    begin: Annotated[str, typer.Option("--from", help=_("The first day, such as 2024-04-01."))],
    end: Annotated[str, typer.Option("--to", help=_("The last day, included."))],
    out: Annotated[Path, typer.Option(help=_("The file to write."))],
    form: Annotated[Format, typer.Option("--format", help=_("The file's format."))] = Format.CSV,
    audience: Annotated[Audience, typer.Option(help=_("For whom: internal is exact and stays in the house."))] = Audience.INTERNAL,
) -> None:
    """Write an export."""
    first, last = day(begin), day(end)
    if last < first:
        raise WrongUsage(_("The last day lies before the first."))

    async def work(desk: Desk) -> list[Row]:
        await note_alone(desk, COMMAND_LINE, "exported", f"{first} to {last} as {form.value} for {audience.value}")
        return list(report_rows(await session_results(desk, first, last), await year_results(desk, first, last)))

    found = at_desk(work)
    with whole_file(out) as file:
        write_csv(file, found)
    print(_("{count} numbers written to {file}.").format(count=len(found), file=out))
