"""tachiyori setup: make a desk of the data folder, unattended or at a prompt."""

import asyncio
from typing import Annotated

import typer

from admin.commands.person import read_passphrase
from kiosk import locations
from kiosk.desk.setup import set_up
from kiosk.language import _, speak


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command("setup", help=_("Set up a desk in the data folder."))(setup)


def setup(
    venue: Annotated[str, typer.Option(help=_("The place's name, shown to participants."))],
    passphrase_stdin: Annotated[bool, typer.Option("--passphrase-stdin", help=_("Read the staff passphrase from standard input."))] = False,
    lang: Annotated[str, typer.Option(help=_("The language of the screens, ja or en."))] = "ja",
    timezone: Annotated[str, typer.Option(help=_("The venue's time zone."))] = "Asia/Tokyo",
) -> None:
    """Set up."""
    passphrase = read_passphrase(passphrase_stdin)
    speak(lang)
    folder = locations.data_folder()
    asyncio.run(set_up(folder, venue, passphrase, lang, timezone))
    print(_("The desk of {venue} is ready in {folder}.").format(venue=venue, folder=folder))
