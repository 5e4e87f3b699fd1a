"""tachiyori session: plan, list, open, close, cancel; planned from a file, and as a public calendar."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from admin.commands.console import AsJson, at_desk, has_terminal, local_second, print_json, print_new, session_as_json
from admin.outfile import whole_file
from admin.planning.csv_plan import split_names
from kiosk.desk import sessions
from kiosk.desk.audit import COMMAND_LINE
from kiosk.desk.count import Status
from kiosk.desk.count import status as count_status
from kiosk.desk.desk import Desk
from kiosk.desk.fold import close_session
from kiosk.desk.planning import Plan, cancel_session, plan_of, plan_session, plan_sessions
from kiosk.errors import WrongUsage
from kiosk.language import _, ngettext
from kiosk.language.terms import state_name
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
    audience: Annotated[str, typer.Option(help=_("For whom."))] = "",
    theme: Annotated[str, typer.Option(help=_("What it is about."))] = "",
    parts: Annotated[str, typer.Option(help=_("Its parts, separated by “/”."))] = "",
    corners: Annotated[str, typer.Option(help=_("Its corners, separated by “/”."))] = "",
    as_json: AsJson = False,
) -> None:
    async def work(desk: Desk) -> int:
        begin, end = local_second(opens, desk), local_second(closes, desk)
        texts = (audience, theme, split_names(parts), split_names(corners))
        return await plan_session(desk, Plan(title, begin, end, venue or "", programme or "", capacity, *texts), COMMAND_LINE)

    print_new(at_desk(work), as_json)


@app.command("list", help=_("List every session by its opening time."))
def list_sessions(as_json: AsJson = False) -> None:
    async def work(desk: Desk) -> None:
        found = await sessions.sessions(desk)
        if as_json:
            print_json([session_as_json(session, desk) for session in found])
            return
        for session in found:
            opens = local(session.opens, desk.zone)
            when = f"{opens.year} {day(opens)} {hours(session.opens, session.closes, desk.zone)}"
            print(f"{session.id:>4}  {when}  {state_name(session.state)}  {session.title} ({session.venue})")
        if not found:
            print(_("There is no session yet; “tachiyori session add” plans one."))

    at_desk(work)


@app.command(help=_("Call off a planned session; reports show it as cancelled, with the reason."))
def cancel(session_id: Id, reason: Annotated[str, typer.Option(help=_("Why, in a few words."))]) -> None:
    at_desk(lambda desk: cancel_session(desk, session_id, reason, COMMAND_LINE))


@app.command("import", help=_("Plan the sessions of a CSV or iCalendar file, all of them or none."))
def import_file(file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The file."))], as_json: AsJson = False) -> None:
    from admin.planning.files import clashes, read_plans

    async def work(desk: Desk) -> int:
        plans = read_plans(desk, file)
        for clash in await clashes(desk, plans):
            print("tachiyori: " + _("Planned, but it overlaps: {session}.").format(session=clash), file=sys.stderr)
        return await plan_sessions(desk, plans, COMMAND_LINE)

    new = at_desk(work)
    if as_json:
        print_json({"planned": new})
    else:
        print(ngettext("{count} session planned.", "{count} sessions planned.", new).format(count=new))


@app.command(help=_("Write the sessions as an iCalendar file for the place's public calendar."))
def calendar(out: Annotated[Path, typer.Option(help=_("The file to write."))]) -> None:
    from admin.planning.ical_plan import write_calendar

    async def work(desk: Desk) -> bytes:
        found = await sessions.sessions(desk)
        return write_calendar([(session, await plan_of(desk, session.id)) for session in found], desk.now())

    content = at_desk(work)
    with whole_file(out) as file:
        file.write(content)


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
