"""tachiyori doctor, migrate, backup, restore, forget: looking after the data."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from admin.commands.console import AsJson, at_desk, day, has_terminal, print_json
from kiosk import locations
from kiosk.desk.audit import COMMAND_LINE, first_broken, trail
from kiosk.desk.card_keys import renew_cards
from kiosk.desk.desk import Desk, NotSetUp
from kiosk.desk.fold import scrub
from kiosk.desk.seasons import end_seasons
from kiosk.errors import TachiyoriError, WrongUsage
from kiosk.language import _
from kiosk.language.times import local
from kiosk.store import backup as backups
from kiosk.store import schema


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    app.command("doctor", help=_("Look whether everything is in order, and say what to do where not."))(doctor)
    app.command("migrate", help=_("Bring the database to this program's schema, a backup first."))(migrate)
    app.command("backup", help=_("Copy the database to a file."))(backup)
    app.command("restore", help=_("Put a backup in the place of the database."))(restore)
    app.command("audit", help=_("Show the audit trail: what staff did."))(audit)
    app.command("renew", help=_("Begin a new generation of cards; those in use go on until a day you choose."))(renew)
    app.command("forget", help=_("Erase what has outlived its purpose: ended seasons, old backups."))(forget)


def doctor(as_json: AsJson = False) -> int:
    """Examine the data folder; exit status 1 where something is wrong."""
    from admin.doctor import examine, examine_trail

    findings = list(examine(locations.data_folder()))
    if all(finding.ok for finding in findings):
        findings.append(at_desk(examine_trail))
    well = all(finding.ok for finding in findings)
    if as_json:
        print_json({"ok": well, "checks": [vars(finding) for finding in findings]})
    else:
        for finding in findings:
            print(f"{'✓' if finding.ok else '✗'} {finding.message}")
    if not well:
        print("tachiyori: " + _("Something needs attention, see the lines marked ✗."), file=sys.stderr)
    return 0 if well else 1


def audit(as_json: AsJson = False) -> None:
    """Show the trail."""

    async def work(desk: Desk) -> None:
        entries = await trail(desk)
        moments = [local(entry.at, desk.zone).isoformat(timespec="minutes") for entry in entries]
        if as_json:
            keys = ("at", "who", "action", "detail")
            print_json([dict(zip(keys, (at, *entry[1:4]), strict=True)) for at, entry in zip(moments, entries, strict=True)])
        else:
            for at, entry in zip(moments, entries, strict=True):
                print(f"{at}  {entry.who or '-'}  {entry.action}  {entry.detail}".rstrip())
        if (broken := await first_broken(desk)) is not None:
            raise TachiyoriError(_("The audit trail was changed by hand from entry {place} on.").format(place=broken))

    at_desk(work)


def migrate() -> None:
    """Migrate."""
    database = locations.database(locations.data_folder())
    if schema.revision(database) is None:
        raise NotSetUp(
            _("There is no desk in {folder} yet; run “tachiyori setup” or “tachiyori kiosk” first.").format(folder=database.parent)
        )
    done = schema.make_current(database)
    print(_("The schema is now {revision}.").format(revision=schema.HEAD) if done else _("The schema is current already."))


def backup(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help=_("A new file; else one in the data folder."))] = None,
) -> None:
    """Back up."""

    async def work(desk: Desk) -> Path:
        destination = file or backups.new_path(locations.data_folder(), desk.clock())
        if destination.exists():
            raise WrongUsage(_("{file} is there already; nothing was replaced.").format(file=destination))
        await desk.store.backup(destination)
        backups.remove_old(locations.data_folder(), desk.clock(), desk.settings.backup_days)
        return destination

    print(_("Backed up to {file}. The desk's secret is not in it; keep its recovery sheet.").format(file=at_desk(work)))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The backup."))],
    yes: Annotated[bool, typer.Option("--yes", help=_("Do not ask."))] = False,
) -> None:
    """Restore."""
    if not file.is_file():
        raise WrongUsage(_("There is no file {file}.").format(file=file))
    if not yes and has_terminal() and not typer.confirm(_("Replace the data by this backup? The present data is backed up first.")):
        return
    backups.restore(file, locations.data_folder())
    schema.make_current(locations.database(locations.data_folder()))
    print(_("Restored from {file}. Start the kiosk and the board again where they run.").format(file=file))


def renew(
    old_cards_until: Annotated[str, typer.Option(help=_("The last day on which cards of the generation before are good."))],
) -> None:
    """Renew."""
    last = day(old_cards_until)
    generation = at_desk(lambda desk: renew_cards(desk, last, COMMAND_LINE))
    print(_("Cards made from now on are of generation {number}.").format(number=generation))


def forget(dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would be erased."))] = False) -> None:
    """Forget."""

    async def work(desk: Desk) -> list[Path]:
        if not dry_run:
            await end_seasons(desk)
            await scrub(desk)
            return backups.remove_old(locations.data_folder(), desk.clock(), desk.settings.backup_days)
        return backups.old_backups(locations.data_folder(), desk.clock(), desk.settings.backup_days)

    old = at_desk(work)
    for path in old:
        print(path)
    if dry_run:
        print(_("{count} old backups would be erased; ended seasons are erased by themselves.").format(count=len(old)))
    else:
        print(_("{count} old backups erased; ended seasons are empty.").format(count=len(old)))
