"""Counters of what is given or joined: staff name them, a tap adds one, another takes the last back."""

from dataclasses import dataclass

from kiosk.desk.audit import note
from kiosk.desk.desk import Command, Desk, question, use_case
from kiosk.desk.opening import find_opening, is_first_time, opening_now
from kiosk.desk.setup import clean_name
from kiosk.domain.tallies import TOTAL
from kiosk.errors import Refusal
from kiosk.language import _
from kiosk.store.interface import Steps, sql

MOST_COUNTERS = 9


@dataclass(frozen=True)
class Count:
    """A counter of the session that is open, and where it stands."""

    name: str
    value: int


@use_case
def name_counters(desk: Desk, names: list[str], by: str = "") -> Steps[None]:
    """Set the counters, in the order of their keys: at most nine, each once. Raises WrongUsage or Refusal."""
    cleaned = list(dict.fromkeys(clean_name(name, _("the counter"), "name") for name in names))
    if len(cleaned) > MOST_COUNTERS:
        raise Refusal(_("There are at most {most} counters.").format(most=MOST_COUNTERS))
    yield sql("DELETE FROM counter")
    for place, name in enumerate(cleaned):
        yield sql("INSERT INTO counter (name, place) VALUES ($1, $2)", name, place)
    yield from note(desk, by, "list changed", "counter")


@use_case
def count(desk: Desk, command: Command, name: str, by: int = 1) -> Steps[None]:
    """Add `by` (1, or -1 to take one back) to a counter of the session that is open; it never falls below 0."""
    opening = yield from opening_now(desk)
    if by not in (1, -1) or not (yield from is_first_time(opening, command)):
        return
    rows = yield sql(
        "SELECT value FROM tally WHERE session_id = $1 AND measure = 'counter' AND dimension = 'counter' AND category = $2",
        opening.session.id, name,
    )  # fmt: skip
    if by < 0 and (not rows or rows[0][0] == 0):
        raise Refusal(_("“{name}” stands at zero already.").format(name=name))
    for dimension, category in ((TOTAL, ""), ("counter", name)):
        yield sql(
            "INSERT INTO tally (session_id, measure, dimension, category, value) VALUES ($1, 'counter', $2, $3, $4)"
            " ON CONFLICT (session_id, measure, dimension, category) DO UPDATE SET value = tally.value + $4",
            opening.session.id, dimension, category, by,
        )  # fmt: skip


@question
def counters(desk: Desk) -> Steps[list[Count]]:
    """Return the counters in the order of their keys, as they stand in the session that is open (else at 0)."""
    opening = yield from find_opening(desk)
    rows = yield sql(
        "SELECT c.name, coalesce(t.value, 0) FROM counter c LEFT JOIN tally t ON t.category = c.name AND t.measure = 'counter'"
        " AND t.dimension = 'counter' AND t.session_id = $1 ORDER BY c.place",
        opening.session.id if opening else 0,
    )
    return [Count(row[0], row[1]) for row in rows]
