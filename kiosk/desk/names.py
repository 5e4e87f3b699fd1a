"""The lists of venues and programmes that staff keep. A name in use is never removed, only retired from the choices."""

from dataclasses import replace
from typing import Literal, NamedTuple

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, question, use_case
from kiosk.desk.settings import read_settings, write_settings
from kiosk.desk.setup import clean_name
from kiosk.errors import Refusal
from kiosk.language import _
from kiosk.store.interface import Steps, sql

Kind = Literal["venue", "programme"]


class Name(NamedTuple):
    """A venue or programme, how many sessions have it, and whether it is still offered."""

    id: int
    name: str
    retired: bool
    sessions: int


def named(kind: Kind, name: str) -> Steps[int]:
    """Return the id of a venue or programme, adding it to the list where it is new."""
    rows = yield sql(f"SELECT id FROM {kind} WHERE name = $1", name)
    if not rows:
        rows = yield sql(f"INSERT INTO {kind} (name) VALUES ($1) RETURNING id", name)
    return int(rows[0][0])


@question
def names(desk: Desk, kind: Kind) -> Steps[list[Name]]:
    """Return the list by name, those still offered first."""
    rows = yield sql(
        f"SELECT n.id, n.name, n.retired, count(s.id) FROM {kind} n LEFT JOIN session s ON s.{kind}_id = n.id"
        " GROUP BY n.id, n.name, n.retired ORDER BY n.retired, n.name"
    )
    return [Name(row[0], row[1], bool(row[2]), row[3]) for row in rows]


@use_case
def add_name(desk: Desk, kind: Kind, name: str, by: str = "") -> Steps[int]:
    """Add to the list, or offer again what was retired; returns its id. Raises WrongUsage."""
    identity = yield from named(kind, clean_name(name, _("the name"), "name"))
    yield sql(f"UPDATE {kind} SET retired = 0 WHERE id = $1", identity)
    yield from note(desk, by, "list changed", f"{kind} {identity}")
    return identity


@use_case
def rename(desk: Desk, kind: Kind, identity: int, name: str, by: str = "") -> Steps[None]:
    """Give another name, also to past sessions and, where it is the desk's own, to the desk. Raises WrongUsage, Refusal."""
    name = clean_name(name, _("the name"), "name")
    if (yield sql(f"SELECT 1 FROM {kind} WHERE name = $1 AND id <> $2", name, identity)):
        raise Refusal(_("“{name}” is on the list already.").format(name=name))
    before = yield sql(f"SELECT name FROM {kind} WHERE id = $1", identity)
    yield sql(f"UPDATE {kind} SET name = $2 WHERE id = $1", identity, name)
    settings = yield from read_settings()
    old = before[0][0] if before else name
    if kind == "venue" and settings.place == old:
        settings = replace(settings, place=name)
    elif kind == "programme" and settings.programme == old:
        settings = replace(settings, programme=name)
    desk.settings = settings
    yield from write_settings(settings)
    yield from note(desk, by, "list changed", f"{kind} {identity}")


@use_case
def retire(desk: Desk, kind: Kind, identity: int, retired: bool, by: str = "") -> Steps[None]:
    """Offer it no more, or again. What was planned and counted under it stays."""
    yield sql(f"UPDATE {kind} SET retired = $2 WHERE id = $1", identity, int(retired))
    yield from note(desk, by, "list changed", f"{kind} {identity}")
