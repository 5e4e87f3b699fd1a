"""What every command does the same way: work at the desk, print for people or for programs, read local times."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

import typer

from kiosk import locations
from kiosk.desk.desk import Desk, open_desk
from kiosk.desk.sessions import Housekeeper
from kiosk.domain.sessions import Session
from kiosk.errors import WrongUsage
from kiosk.language import _
from kiosk.language.times import local

T = TypeVar("T")

AsJson = Annotated[bool, typer.Option("--json", help=_("Print JSON for programs."))]


def at_desk(work: Callable[[Desk], Awaitable[T]]) -> T:
    """Run `work` at the desk of the data folder, after whatever is due there (opening, closing) has been done."""

    async def run() -> T:
        desk = await open_desk(locations.data_folder())
        try:
            await Housekeeper(desk).work()
            return await work(desk)
        finally:
            await desk.close()

    return asyncio.run(run())


def print_json(value: Any) -> None:
    """Print a value as JSON, Japanese as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_new(new: int, as_json: bool) -> None:
    """Print the id of something new: alone on a line, or as JSON."""
    if as_json:
        print_json({"id": new})
    else:
        print(new)


def local_second(text: str, desk: Desk) -> int:
    """Return an ISO time, local unless it has a zone, as a UTC epoch second; raises WrongUsage."""
    try:
        moment = datetime.fromisoformat(text)
        return int((moment if moment.tzinfo else moment.replace(tzinfo=desk.zone)).timestamp())
    except (ValueError, OverflowError) as error:
        raise WrongUsage(_("“{value}” is not a time such as 2024-11-10T13:30.").format(value=text[:60])) from error


def day(text: str) -> date:
    """Return an ISO day; raises WrongUsage."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongUsage(_("“{value}” is not a day such as 2024-11-10.").format(value=text[:60])) from error


def session_as_json(session: Session, desk: Desk) -> dict[str, Any]:
    """Return a session for JSON; times are ISO with the venue's offset."""
    return {
        "id": session.id,
        "title": session.title,
        "venue": session.venue,
        "programme": session.programme,
        "opens": local(session.opens, desk.zone).isoformat(),
        "closes": local(session.closes, desk.zone).isoformat(),
        "capacity": session.capacity,
        "state": session.state.value,
    }


def has_terminal() -> bool:
    """Tell whether screens can be shown and keys read."""
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()
