"""tachiyori record, amend, target, figure: what is entered afterwards."""

from pathlib import Path
from typing import Annotated

import typer

from admin.commands.console import AsJson, at_desk, print_json, print_new
from kiosk.desk.amend import MEASURES, REASONS
from kiosk.desk.amend import amend as amend_session
from kiosk.desk.audit import COMMAND_LINE
from kiosk.desk.desk import Desk
from kiosk.desk.record import record as record_sheet
from kiosk.desk.results import set_figure, set_target
from kiosk.desk.sheets import MOST_BYTES
from kiosk.language import _, ngettext

target = typer.Typer(help=_("What a programme wants to reach in a fiscal year."), no_args_is_help=True)
figure = typer.Typer(help=_("Figures counted elsewhere, such as operating days."), no_args_is_help=True)

Programme = Annotated[str, typer.Option(help=_("The programme's name."))]
Indicator = Annotated[str, typer.Option(help=_("What is counted, such as visits or operating_days."))]
FiscalYear = Annotated[int, typer.Option(help=_("The fiscal year, named after the year it begins in."))]
Value = Annotated[int, typer.Option(help=_("The number."))]


def register(app: typer.Typer) -> None:
    """Add the commands `record` and `amend` to the tree."""
    app.command("record", help=_("Enter a paper sheet for a session: arrived,left,companions,first_visit,consultation."))(record)
    app.command("amend", help=_("Set a number of a folded session right, with a reason."))(amend)


def record(
    session_id: Annotated[int, typer.Argument(metavar="ID", help=_("The session's number in “tachiyori session list”."))],
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help=_("The sheet, UTF-8 or CP932."))],
    as_json: AsJson = False,
) -> None:
    """Record a sheet."""
    with file.open("rb") as sheet:
        content = sheet.read(MOST_BYTES + 1)
    visits = at_desk(lambda desk: record_sheet(desk, session_id, content, COMMAND_LINE))
    if as_json:
        print_json({"id": session_id, "visits": visits})
    else:
        print(ngettext("{count} visit recorded.", "{count} visits recorded.", visits).format(count=visits))


def amend(
    session_id: Annotated[int, typer.Argument(metavar="ID", help=_("The session's number in “tachiyori session list”."))],
    measure: Annotated[str, typer.Option(help=_("What was counted wrongly: {choices}.").format(choices=", ".join(MEASURES)))],
    by: Annotated[int, typer.Option(help=_("How many to add, or, negative, to take away."))],
    reason: Annotated[str, typer.Option(help=_("One of {choices}.").format(choices=", ".join(REASONS)))],
    outcome: Annotated[str, typer.Option(help=_("How the consultations ended."))] = "",
) -> None:
    """Amend a folded session."""
    at_desk(lambda desk: amend_session(desk, session_id, measure, by, reason, outcome, COMMAND_LINE))


@target.command("add", help=_("Set a target; a later one replaces an earlier."))
def add_target(programme: Programme, indicator: Indicator, fiscal_year: FiscalYear, value: Value, as_json: AsJson = False) -> None:
    async def work(desk: Desk) -> int:
        return await set_target(desk, programme, indicator, fiscal_year, value, COMMAND_LINE)

    print_new(at_desk(work), as_json)


@figure.command("add", help=_("Enter a figure; a later one replaces an earlier."))
def add_figure(programme: Programme, indicator: Indicator, fiscal_year: FiscalYear, value: Value, as_json: AsJson = False) -> None:
    async def work(desk: Desk) -> int:
        return await set_figure(desk, programme, indicator, fiscal_year, value, COMMAND_LINE)

    print_new(at_desk(work), as_json)
