"""The register of numbers that have left the house: part of what a reader of the next report knows (DESIGN 7)."""

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, question, use_case
from kiosk.store.interface import Steps, sql


class Published(NamedTuple):
    """A count that was shown to an audience: a measure, or a category of its breakdown, summed over sessions (their ids)."""

    audience: str
    sessions: frozenset[int]
    measure: str
    dimension: str
    category: str
    value: int


@question
def published(desk: Desk) -> Steps[list[Published]]:
    """Return everything in the register."""
    rows = yield sql("SELECT audience, sessions, measure, dimension, category, value FROM published")
    return [Published(row[0], frozenset(int(each) for each in row[1].split(",")), *row[2:]) for row in rows]


@use_case
def note_export(desk: Desk, by: str, detail: str, numbers: Iterable[Published] = ()) -> Steps[None]:
    """Put what an export shows into the register, the last value where it changed, and the export into the audit trail."""
    for number in numbers:
        yield sql(
            "INSERT INTO published (audience, sessions, measure, dimension, category, value) VALUES ($1, $2, $3, $4, $5, $6)"
            " ON CONFLICT (audience, sessions, measure, dimension, category) DO UPDATE SET value = excluded.value",
            number.audience, ",".join(map(str, sorted(number.sessions))), number.measure, number.dimension, number.category, number.value,
        )  # fmt: skip
    yield from note(desk, by, "exported", detail)
