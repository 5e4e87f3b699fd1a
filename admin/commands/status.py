"""tachiyori status: the numbers of the session that is open."""

import typer

from admin.commands.console import AsJson, at_desk, print_json, session_as_json
from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.language import _


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command("status", help=_("Show how many are here, how many came, and how many wait for a talk."))(show)


def show(as_json: AsJson = False) -> None:
    """Print the status."""

    async def work(desk: Desk) -> None:
        now = await status(desk)
        if as_json:
            print_json(
                {
                    "session": session_as_json(now.session, desk) if now.session else None,
                    "present": now.headcount.present,
                    "companions": now.headcount.companions,
                    "visits": now.visits,
                    "waiting": now.waiting,
                }
            )
        elif now.session is None:
            print(_("No session is open."))
        else:
            print(f"{now.session.title} ({now.session.venue})")
            print(
                _("Here {total} (of which children {companions}), visits {visits}, waiting for a talk {waiting}").format(
                    total=now.headcount.total, companions=now.headcount.companions, visits=now.visits, waiting=now.waiting
                )
            )

    at_desk(work)
