"""The people who may open the board and the admin: named, each with a role and a passphrase of her own."""

import asyncio
from dataclasses import dataclass

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, question, use_case
from kiosk.desk.passphrases import check_new, hash_passphrase, is_outdated, matches
from kiosk.desk.setup import clean_name
from kiosk.domain.roles import Role
from kiosk.errors import Refusal, WrongUsage
from kiosk.language import _
from kiosk.store.interface import Steps, sql


@dataclass(frozen=True)
class Person:
    """Somebody of the staff."""

    id: int
    name: str
    role: Role


@question
def _hashes(desk: Desk) -> Steps[list[tuple[Person, str]]]:
    rows = yield sql("SELECT id, name, role, passphrase FROM person ORDER BY id")
    return [(Person(row[0], row[1], Role(row[2])), row[3]) for row in rows]


async def people(desk: Desk) -> list[Person]:
    """Return everybody who may sign in, in the order they were added."""
    return [person for person, _hash in await _hashes(desk)]


@question
def last_to_sign_in(desk: Desk) -> Steps[str]:
    """Return the name of whoever signed in last, by the audit trail, or nothing."""
    rows = yield sql("SELECT who FROM audit WHERE action = 'signed in' ORDER BY id DESC LIMIT 1")
    return str(rows[0][0]) if rows else ""


async def sign_in(desk: Desk, passphrase: str, name: str | None = None) -> Person | None:
    """Return the person whose passphrase this is, or None; with `name` only hers is tried.

    The hashing runs beside the screen, not in its way. A hash with weaker parameters than today's is renewed.
    """
    for person, hashed in await _hashes(desk):
        if name in (None, person.name) and await asyncio.to_thread(matches, hashed, passphrase):
            if is_outdated(hashed):
                await _keep_hash(desk, person.id, await asyncio.to_thread(hash_passphrase, passphrase))
            return person
    return None


async def add_person(desk: Desk, name: str, role: str, passphrase: str, by: str = "") -> int:
    """Let somebody sign in and return her id. Raises WrongUsage, and Refusal where the name is taken."""
    name = clean_name(name, _("the name"), "name")
    check_new(passphrase)
    return await _add(desk, name, _role(role), await asyncio.to_thread(hash_passphrase, passphrase), by)


async def change_passphrase(desk: Desk, person_id: int, passphrase: str, by: str = "") -> None:
    """Give a person a new passphrase. Raises WrongUsage, Refusal."""
    check_new(passphrase)
    await _change_passphrase(desk, person_id, await asyncio.to_thread(hash_passphrase, passphrase), by)


@use_case
def change_person(desk: Desk, person_id: int, name: str, role: str, by: str = "") -> Steps[None]:
    """Change a person's name and role. Raises WrongUsage, and Refusal where nobody would be left to govern."""
    new_name, new_role = clean_name(name, _("the name"), "name"), _role(role)
    before = yield from _find(person_id)
    if (yield sql("SELECT 1 FROM person WHERE name = $1 AND id <> $2", new_name, person_id)):
        raise Refusal(_("There is a person called {name} already.").format(name=new_name))
    if not new_role.may_govern:
        yield from _leave_one_to_govern(before)
    yield sql("UPDATE person SET name = $2, role = $3 WHERE id = $1", person_id, new_name, new_role.value)
    yield from note(desk, by, "person changed", f"{before.name} ({before.role.value}) to {new_name} ({new_role.value})")


@use_case
def remove_person(desk: Desk, person_id: int, by: str = "") -> Steps[None]:
    """Let a person sign in no more. Raises Refusal where nobody would be left to govern."""
    person = yield from _find(person_id)
    yield from _leave_one_to_govern(person)
    yield sql("DELETE FROM person WHERE id = $1", person_id)
    yield from note(desk, by, "person removed", person.name)


@use_case
def _add(desk: Desk, name: str, role: Role, hashed: str, by: str) -> Steps[int]:
    if (yield sql("SELECT 1 FROM person WHERE name = $1", name)):
        raise Refusal(_("There is a person called {name} already.").format(name=name))
    rows = yield sql("INSERT INTO person (name, role, passphrase) VALUES ($1, $2, $3) RETURNING id", name, role.value, hashed)
    yield from note(desk, by, "person added", f"{name} ({role.value})")
    return int(rows[0][0])


@use_case
def _change_passphrase(desk: Desk, person_id: int, hashed: str, by: str) -> Steps[None]:
    person = yield from _find(person_id)
    yield sql("UPDATE person SET passphrase = $2 WHERE id = $1", person_id, hashed)
    yield from note(desk, by, "passphrase changed", person.name)


@use_case
def _keep_hash(desk: Desk, person_id: int, hashed: str) -> Steps[None]:
    yield sql("UPDATE person SET passphrase = $2 WHERE id = $1", person_id, hashed)


def _find(person_id: int) -> Steps[Person]:
    rows = yield sql("SELECT id, name, role FROM person WHERE id = $1", person_id)
    if not rows:
        raise Refusal(_("This person is no longer on the list."))
    return Person(rows[0][0], rows[0][1], Role(rows[0][2]))


def _leave_one_to_govern(person: Person) -> Steps[None]:
    others = yield sql("SELECT 1 FROM person WHERE role = $1 AND id <> $2 LIMIT 1", Role.ADMINISTRATOR.value, person.id)
    if person.role.may_govern and not others:
        raise Refusal(_("{name} is the last administrator; make somebody else one first.").format(name=person.name))


def _role(name: str) -> Role:
    try:
        return Role(name)
    except ValueError as error:
        raise WrongUsage(_("A role is one of {choices}.").format(choices=", ".join(Role)), "role") from error
