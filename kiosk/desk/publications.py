"""The register of numbers that have left the house: part of what a reader of the next report knows (DESIGN 7)."""

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, question, use_case
from kiosk.store.interface import Steps, sql


class Published(NamedTuple):
    """A count that was shown: a measure, or a category of its breakdown, summed over sessions (their ids)."""

    sessions: frozenset[int]
    measure: str
    dimension: str
    category: str
    value: int


@question
def published(desk: Desk) -> Steps[list[Published]]:
    """Return everything in the register."""
    rows = yield sql("SELECT sessions, measure, dimension, category, value FROM published")
    return [Published(frozenset(int(each) for each in row[0].split(",")), row[1], row[2], row[3], row[4]) for row in rows]


@use_case
def note_export(desk: Desk, by: str, detail: str, numbers: Iterable[Published] = ()) -> Steps[None]:
    """Put what an export shows into the register, the last value where it changed, and the export into the audit trail."""
    for number in numbers:
        yield sql(
            "INSERT INTO published (sessions, measure, dimension, category, value) VALUES ($1, $2, $3, $4, $5)"
            " ON CONFLICT (sessions, measure, dimension, category) DO UPDATE SET value = excluded.value",
            ",".join(map(str, sorted(number.sessions))), number.measure, number.dimension, number.category, number.value,
        )  # fmt: skip
    yield from note(desk, by, "exported", detail)
