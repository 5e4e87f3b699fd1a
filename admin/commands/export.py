"""tachiyori export: the report of a range of days as a file."""

from pathlib import Path
from typing import Annotated

import typer

from admin.commands.console import at_desk, day
from admin.reports.kinds import Audience, Format
from kiosk.desk.audit import COMMAND_LINE
from kiosk.language import _


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command("export", help=_("Write the tallies of closed sessions, with targets and figures, to a file."))(export)


def export(
    begin: Annotated[str, typer.Option("--from", help=_("The first day, such as 2024-04-01."))],
    end: Annotated[str, typer.Option("--to", help=_("The last day, included."))],
    out: Annotated[Path, typer.Option(help=_("The file to write."))],
    form: Annotated[Format, typer.Option("--format", help=_("The file's format."))] = Format.CSV,
    audience: Annotated[Audience, typer.Option(help=_("For whom: internal is exact and stays in the house."))] = Audience.INTERNAL,
    programme: Annotated[str, typer.Option(help=_("One programme; all unless given."))] = "",
) -> None:
    """Write an export."""
    from admin.reports.export import Export, write_export

    wanted = Export(day(begin), day(end), audience, form, programme)
    told = at_desk(lambda desk: write_export(desk, wanted, out, COMMAND_LINE))
    print(_("Written to {file}.").format(file=out))
    if told:
        print(told)
