"""tachiyori session: plan, list, open, close."""

from typing import Annotated

import typer

from admin.commands.console import AsJson, at_desk, has_terminal, local_second, print_json, print_new, session_as_json
from kiosk.desk import sessions
from kiosk.desk.audit import COMMAND_LINE
from kiosk.desk.count import Status
from kiosk.desk.count import status as count_status
from kiosk.desk.desk import Desk
from kiosk.desk.fold import close_session
from kiosk.domain.sessions import State
from kiosk.errors import WrongUsage
from kiosk.language import _
from kiosk.language.times import day, hours, local

app = typer.Typer(help=_("Plan, list, open and close sessions."), no_args_is_help=True)

Id = Annotated[int, typer.Argument(metavar="ID", help=_("The session's number in “tachiyori session list”."))]


@app.command(help=_("Plan a session and print its id. Times without a zone are the venue's."))
def add(
    title: Annotated[str, typer.Option(help=_("What the session is called."))],
    opens: Annotated[str, typer.Option(help=_("When it opens, such as 2024-11-10T13:30."))],
    closes: Annotated[str, typer.Option(help=_("When it closes."))],
    venue: Annotated[str | None, typer.Option(help=_("Where; the desk's own place unless given."))] = None,
    programme: Annotated[str | None, typer.Option(help=_("For which programme it counts."))] = None,
    capacity: Annotated[int | None, typer.Option(help=_("How many people fit in."))] = None,
    as_json: AsJson = False,
) -> None:
    async def work(desk: Desk) -> int:
        begin, end = local_second(opens, desk), local_second(closes, desk)
        return await sessions.add_session(desk, title, begin, end, venue, programme, capacity)

    print_new(at_desk(work), as_json)


@app.command("list", help=_("List every session by its opening time."))
def list_sessions(as_json: AsJson = False) -> None:
    async def work(desk: Desk) -> None:
        found = await sessions.sessions(desk)
        if as_json:
            print_json([session_as_json(session, desk) for session in found])
            return
        names = {
            State.PLANNED: _("planned"),
            State.OPEN: _("open"),
            State.CLOSED: _("closed"),
            State.CANCELLED: _("cancelled"),
        }
        for session in found:
            opens = local(session.opens, desk.zone)
            when = f"{opens.year} {day(opens)} {hours(session.opens, session.closes, desk.zone)}"
            print(f"{session.id:>4}  {when}  {names[session.state]}  {session.title} ({session.venue})")
        if not found:
            print(_("There is no session yet; “tachiyori session add” plans one."))

    at_desk(work)


@app.command("open", help=_("Open a planned session now."))
def open_now(session_id: Id) -> None:
    at_desk(lambda desk: sessions.open_session(desk, session_id, COMMAND_LINE))


@app.command(help=_("Close a session: its visits become tallies and are erased."))
def close(
    session_id: Id,
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask."))] = False,
    as_json: AsJson = False,
) -> None:
    async def work(desk: Desk) -> None:
        before = await count_status(desk)
        is_current = before.session is not None and before.session.id == session_id
        if is_current and not yes and not _agreed(before):
            return
        scrubbed = await close_session(desk, session_id, COMMAND_LINE)
        if as_json:
            print_json({"id": session_id, "state": "closed", "scrubbed": scrubbed})
        elif not scrubbed:
            print(_("Closed. Another window still reads the database; the last traces go when it closes."))
        elif is_current:
            print(_("Closed: {visits} visits, {present} still present.").format(visits=before.visits, present=before.headcount.present))
        else:
            print(_("Closed."))

    at_desk(work)


def _agreed(status: Status) -> bool:
    """Show the closing sheet and ask; without a terminal nobody can answer."""
    if not has_terminal():
        raise WrongUsage(_("Closing erases the visits and cannot be undone; say --yes to do it."))
    print(
        _("Visits {visits}, departures {departures}, still present {present}, requests waiting {waiting}.").format(
            visits=status.visits, departures=status.departures, present=status.headcount.present, waiting=status.waiting
        )
    )
    return typer.confirm(_("Close the session and erase its visits?"))
