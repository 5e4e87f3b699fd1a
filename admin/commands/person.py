"""tachiyori person: who may sign in. Also the way back in for a desk that is locked out; every use stands in the audit trail."""

import sys
from typing import Annotated

import typer

from admin.commands.console import AsJson, at_desk, has_terminal, print_json, print_new
from kiosk.desk import people
from kiosk.desk.audit import COMMAND_LINE
from kiosk.desk.desk import Desk
from kiosk.desk.people import Person
from kiosk.domain.roles import Role
from kiosk.errors import Refusal, WrongUsage
from kiosk.language import _
from kiosk.language.terms import role_name

app = typer.Typer(help=_("Who may sign in, and with which role."), no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help=_("The person's name."))]
FromStdin = Annotated[bool, typer.Option("--passphrase-stdin", help=_("Read her passphrase from standard input."))]
ItsRole = Annotated[Role, typer.Option(help=_("What she may do."))]


def read_passphrase(from_stdin: bool) -> str:
    """Return a new passphrase from standard input's first line, or asked for twice at the terminal; raises WrongUsage."""
    if from_stdin:
        return sys.stdin.buffer.readline().decode("utf-8", "replace").rstrip("\r\n")
    if has_terminal():
        return str(typer.prompt(_("Staff passphrase"), hide_input=True, confirmation_prompt=True))
    raise WrongUsage(_("Give the passphrase on standard input with --passphrase-stdin."))


@app.command("list", help=_("List everybody who may sign in."))
def list_people(as_json: AsJson = False) -> None:
    found = at_desk(people.people)
    if as_json:
        print_json([{"id": person.id, "name": person.name, "role": person.role.value} for person in found])
    else:
        for person in found:
            print(f"{person.id:>3}  {person.name}  {role_name(person.role)}")


@app.command(help=_("Let somebody sign in."))
def add(name: Name, role: ItsRole = Role.FACILITATOR, passphrase_stdin: FromStdin = False, as_json: AsJson = False) -> None:
    passphrase = read_passphrase(passphrase_stdin)
    print_new(at_desk(lambda desk: people.add_person(desk, name, role.value, passphrase, COMMAND_LINE)), as_json)


@app.command(help=_("Give somebody a new passphrase: the way back in when it is forgotten. It leaves a trace in the audit trail."))
def passphrase(name: Name, passphrase_stdin: FromStdin = False) -> None:
    new = read_passphrase(passphrase_stdin)

    async def work(desk: Desk) -> None:
        await people.change_passphrase(desk, (await _find(desk, name)).id, new, COMMAND_LINE)

    at_desk(work)


@app.command(help=_("Change what somebody may do."))
def role(name: Name, to: Annotated[Role, typer.Option(help=_("What she may do."))]) -> None:
    async def work(desk: Desk) -> None:
        await people.change_person(desk, (await _find(desk, name)).id, name, to.value, COMMAND_LINE)

    at_desk(work)


@app.command(help=_("Let somebody sign in no more."))
def remove(name: Name) -> None:
    async def work(desk: Desk) -> None:
        await people.remove_person(desk, (await _find(desk, name)).id, COMMAND_LINE)

    at_desk(work)


async def _find(desk: Desk, name: str) -> Person:
    for person in await people.people(desk):
        if person.name == name:
            return person
    raise Refusal(_("Nobody is called {name}; “tachiyori person list” shows everybody.").format(name=name))
