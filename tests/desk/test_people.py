"""People: who may sign in, who may govern, and that nobody is locked out by accident."""

import argon2
import pytest

from kiosk.desk.audit import trail
from kiosk.desk.desk import Desk
from kiosk.desk.people import add_person, change_passphrase, change_person, last_to_sign_in, people, remove_person, sign_in
from kiosk.domain.roles import Role
from kiosk.errors import Refusal, WrongUsage
from kiosk.store.interface import sql
from tests.conftest import PASSPHRASE


async def test_each_signs_in_with_her_own_passphrase(desk: Desk) -> None:
    await add_person(desk, "Sato", "facilitator", "plum tree", "Staff")
    sato = await sign_in(desk, "plum tree", "Sato")
    assert sato is not None
    assert sato.role is Role.FACILITATOR
    assert await sign_in(desk, PASSPHRASE, "Sato") is None
    assert await sign_in(desk, "ｐｌｕｍ　ｔｒｅｅ") == sato


async def test_roles_open_what_they_should() -> None:
    assert [role.may_plan_and_look_back for role in Role] == [False, True, True]
    assert [role.may_govern for role in Role] == [False, False, True]


async def test_the_last_administrator_can_neither_go_nor_step_down(desk: Desk) -> None:
    (first,) = await people(desk)
    with pytest.raises(Refusal):
        await remove_person(desk, first.id)
    with pytest.raises(Refusal):
        await change_person(desk, first.id, first.name, "staff")
    await add_person(desk, "Sato", "administrator", "plum tree")
    await remove_person(desk, first.id)
    assert [person.name for person in await people(desk)] == ["Sato"]


async def test_mistakes_are_named(desk: Desk) -> None:
    wrong = [("", "staff", "long enough", "name"), ("A", "boss", "long enough", "role"), ("A", "staff", "abc", "passphrase")]
    for name, role, passphrase, field in wrong:
        with pytest.raises(WrongUsage) as mistake:
            await add_person(desk, name, role, passphrase)
        assert mistake.value.field == field
    await add_person(desk, "A", "staff", "long enough")
    with pytest.raises(Refusal):
        await add_person(desk, "A", "staff", "long enough")
    (first, other) = await people(desk)
    with pytest.raises(Refusal):
        await change_person(desk, other.id, first.name, "staff")
    await remove_person(desk, other.id)
    with pytest.raises(Refusal):
        await change_passphrase(desk, other.id, "long enough")


async def test_a_weaker_hash_is_renewed_at_the_next_sign_in(desk: Desk) -> None:
    weak = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("plum tree")

    def weaken():
        yield sql("UPDATE person SET passphrase = $1", weak)

    def kept():
        return (yield sql("SELECT passphrase FROM person"))[0][0]

    await desk.store.transact(weaken)
    assert await sign_in(desk, "wrong") is None
    assert await desk.store.query(kept) == weak
    assert await sign_in(desk, "plum tree")
    renewed = await desk.store.query(kept)
    assert renewed != weak
    assert not argon2.PasswordHasher().check_needs_rehash(renewed)
    assert await sign_in(desk, "plum tree")


async def test_what_is_done_to_people_is_in_the_trail_without_any_passphrase(desk: Desk) -> None:
    sato = await add_person(desk, "Sato", "staff", "plum tree", "Staff")
    await change_person(desk, sato, "Satō", "facilitator", "Staff")
    await change_passphrase(desk, sato, "cherry tree", "Staff")
    await remove_person(desk, sato, "Staff")
    entries = await trail(desk)
    assert [entry.action for entry in entries] == ["person added", "person changed", "passphrase changed", "person removed"]
    assert not any("tree" in entry.detail for entry in entries)
    assert await last_to_sign_in(desk) == ""
