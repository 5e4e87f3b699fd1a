"""tachiyori counter, partner, setting: what staff name and set for the board and the kiosk."""

from typing import Annotated

import typer

from admin.commands.console import AsJson, at_desk, print_json
from kiosk.desk.audit import COMMAND_LINE
from kiosk.desk.change_settings import CHOICES, LIMITS, SELECTIONS, change_settings
from kiosk.desk.counters import counters, name_counters
from kiosk.desk.desk import Desk
from kiosk.desk.partners import name_partners, partners
from kiosk.errors import WrongUsage
from kiosk.language import _

Names = Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help=_("The whole list; without names it is shown."))]


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    app.command("counter", help=_("Name what facilitators count on the board, in the order of their keys."))(counter)
    app.command("partner", help=_("Name the programmes that consultations are handed on to."))(partner)
    app.command("setting", help=_("Show the settings, or change one."))(setting)


def counter(names: Names = None, as_json: AsJson = False) -> None:
    """Set or show the counters."""

    async def work(desk: Desk) -> list[str]:
        if names:
            await name_counters(desk, names, COMMAND_LINE)
        return [each.name for each in await counters(desk)]

    _print_list(at_desk(work), as_json)


def partner(names: Names = None, as_json: AsJson = False) -> None:
    """Set or show the partner programmes."""

    async def work(desk: Desk) -> list[str]:
        if names:
            await name_partners(desk, names, COMMAND_LINE)
        return await partners(desk)

    _print_list(at_desk(work), as_json)


def setting(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help=_("Which setting."))] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help=_("Its new value."))] = None,
    as_json: AsJson = False,
) -> None:
    """Set or show settings."""
    allowed = {
        **{key: f"{least}-{most}" for key, (least, most) in LIMITS.items()},
        **{key: "|".join(words) for key, words in CHOICES.items()},
        **{key: ",".join(words) for key, words in SELECTIONS.items()},
    }
    if name is not None and name not in allowed:
        raise WrongUsage(_("“{value}” is not one of the settings {choices}.").format(value=name, choices=", ".join(allowed)))
    if name is not None and value is not None and not _is_allowed(name, value):
        raise WrongUsage(_("{name} is {choices}.").format(name=name, choices=allowed[name]))

    async def work(desk: Desk) -> dict[str, object]:
        if name is not None and value is not None:
            await change_settings(desk, COMMAND_LINE, **{name: int(value) if name in LIMITS else value})
        return {key: getattr(desk.settings, key) for key in allowed if name in (None, key)}

    found = at_desk(work)
    if as_json:
        print_json(found)
    else:
        for key, kept in found.items():
            print(f"{key} = {kept}  ({allowed[key]})")


def _is_allowed(name: str, value: str) -> bool:
    if name in CHOICES:
        return value in CHOICES[name]
    if name in SELECTIONS:
        return set(value.split(",")) <= {"", *SELECTIONS[name]}
    least, most = LIMITS[name]
    return value.isascii() and value.isdigit() and least <= int(value[:6]) <= most


def _print_list(names: list[str], as_json: bool) -> None:
    if as_json:
        print_json(names)
    else:
        print("\n".join(names) if names else _("The list is empty."))
