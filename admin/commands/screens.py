"""tachiyori kiosk, board, admin, rehearse: the screens, each in this terminal."""

import asyncio
import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from admin.commands.console import has_terminal
from kiosk import locations
from kiosk.errors import TachiyoriError, WrongUsage
from kiosk.language import NAMES, _
from kiosk.scanning.extras import is_installed


class Door(StrEnum):
    """Which way a device's door leads."""

    IN = "in"
    OUT = "out"
    BOTH = "both"


class Screen(StrEnum):
    """The screens that a rehearsal can open."""

    BOARD = "board"
    KIOSK = "kiosk"
    ADMIN = "admin"


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    app.command("kiosk", help=_("Open the participants' screen on this device."))(kiosk)
    app.command("board", help=_("Open the facilitators' board."))(board)
    app.command("admin", help=_("Open the admin: sessions, tallies, people, settings."))(admin)
    app.command("rehearse", help=_("Practise on a throwaway data folder that is gone afterwards."))(rehearse)


def kiosk(
    door: Annotated[Door, typer.Option(help=_("in or out: a scan alone is enough on this device."))] = Door.BOTH,
    lang: Annotated[str | None, typer.Option(help=_("The language to return to after each visitor."))] = None,
    camera: Annotated[int | None, typer.Option(help=_("A camera that reads cards, by its number from 0."))] = None,
    serial: Annotated[str | None, typer.Option(help=_("The port of a reader in COM mode, such as /dev/ttyACM0 or COM3."))] = None,
) -> None:
    """Run the kiosk."""
    if lang is not None and lang not in NAMES:
        raise WrongUsage(_("“{value}” is not one of the languages {choices}.").format(value=lang, choices=", ".join(NAMES)))
    for extra, wanted in (("camera", camera), ("serial", serial)):
        if wanted is not None and not is_installed(extra):
            needs = _("--{extra} needs more parts: run “.venv/bin/pip install .[{extra}]” once, or leave it away.")
            raise TachiyoriError(needs.format(extra=extra))
    _need_terminal()
    from kiosk.screens.app import run_kiosk

    run_kiosk(locations.data_folder(), door.value, lang, camera, serial)


def board() -> None:
    """Run the board."""
    _need_terminal()
    from kiosk.board.app import run_board

    run_board(locations.data_folder())


def admin() -> None:
    """Run the admin."""
    _need_terminal()
    from admin.screens.app import run_admin

    run_admin(locations.data_folder())


def rehearse(
    headless: Annotated[
        bool, typer.Option("--headless", help=_("Play a short afternoon without screens and print what it counted."))
    ] = False,
    seed: Annotated[int, typer.Option(help=_("The same seed plays the same afternoon."))] = 7,
    speed: Annotated[float, typer.Option(help=_("How many times as fast as life visitors come and go."))] = 20.0,
    screen: Annotated[Screen, typer.Option(help=_("Which screen to open here."))] = Screen.BOARD,
) -> None:
    """Rehearse."""
    from admin import rehearsal

    if not 0.1 <= speed <= 10_000:
        raise WrongUsage(_("The speed is a number from 0.1 to 10000."))
    with tempfile.TemporaryDirectory(prefix="tachiyori-practice-") as parent:
        folder = Path(parent) / "desk"
        if headless:
            _print_counted(asyncio.run(rehearsal.play(folder, seed)))
            return
        _need_terminal()
        print(
            _("Practice lives in {folder}; open more screens on it with TACHIYORI_HOME and the passphrase “practice”.").format(
                folder=folder
            )
        )
        asyncio.run(_rehearse_live(folder, seed, speed, screen))


async def _rehearse_live(folder: Path, seed: int, speed: float, screen: Screen) -> None:
    from admin import rehearsal

    await rehearsal.make_practice_desk(folder, "practice")
    person = await rehearsal.open_practice(folder)
    visitors = asyncio.create_task(rehearsal.live(folder, seed, speed))
    try:
        if screen is Screen.KIOSK:
            from kiosk.screens.app import run_kiosk_once

            await run_kiosk_once(folder, "both", None)
        elif screen is Screen.ADMIN:
            from admin.screens.app import open_admin

            await open_admin(folder, person)
        else:
            from kiosk.board.app import open_board

            await open_board(folder, person)
    finally:
        visitors.cancel()
        await asyncio.gather(visitors, return_exceptions=True)


def _print_counted(counted: Sequence[tuple[str, int]]) -> None:
    from rich.cells import cell_len

    from admin.reports.measures import name_of

    print(_("A made-up afternoon, counted by the desk on a throwaway data folder:"))
    names = [(name_of(measure), value) for measure, value in counted]
    width = max(cell_len(name) for name, _value in names)
    for name, value in names:
        print(f"  {name}{' ' * (width - cell_len(name))}  {value:>4}")
    print(_("The screens need a terminal: run “make kiosk” or “tachiyori kiosk” in one."))


def _need_terminal() -> None:
    if not has_terminal():
        raise TachiyoriError(_("The screens need a terminal; run this in one, or “tachiyori rehearse --headless” without."))
