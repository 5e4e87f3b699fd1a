"""The people who may open the board and the admin."""

import asyncio
from dataclasses import dataclass

from kiosk.desk.desk import Desk, question
from kiosk.desk.passphrases import matches
from kiosk.store.interface import Steps, sql


@dataclass(frozen=True)
class Person:
    """Somebody of the staff; `role` is facilitator, staff or administrator."""

    id: int
    name: str
    role: str


@question
def _hashes(desk: Desk) -> Steps[list[tuple[Person, str]]]:
    rows = yield sql("SELECT id, name, role, passphrase FROM person ORDER BY id")
    return [(Person(row[0], row[1], row[2]), row[3]) for row in rows]


async def people(desk: Desk) -> list[Person]:
    """Return everybody who may sign in, in the order they were added."""
    return [person for person, _hash in await _hashes(desk)]


async def sign_in(desk: Desk, passphrase: str) -> Person | None:
    """Return the person whose passphrase this is, or None. The hashing runs beside the screen, not in its way."""
    for person, hashed in await _hashes(desk):
        if await asyncio.to_thread(matches, hashed, passphrase):
            return person
    return None
