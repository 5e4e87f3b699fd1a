"""Setting the headcount right when it differs from the room; counted as a correction, never silent."""

from kiosk.desk.audit import note
from kiosk.desk.count import present_now
from kiosk.desk.desk import Command, Desk, use_case
from kiosk.desk.opening import is_first_time, opening_now
from kiosk.errors import Refusal
from kiosk.language import _
from kiosk.store.interface import Steps, sql

REASONS = ("not_checked_in", "not_checked_out", "counted_twice", "other")


@use_case
def correct(desk: Desk, command: Command, people: int = 0, companions: int = 0, reason: str = "other", by: str = "") -> Steps[None]:
    """Change the headcount by `people` and `companions` (-1, 0 or 1 each). Raises Refusal where it would fall below 0.

    The audit trail tells who did it, why, and in which session; not at what time, which could tell of a visitor.
    """
    if reason not in REASONS or not (people or companions) or max(abs(people), abs(companions)) > 1:
        raise ValueError("a correction is by one, with a reason from the list")
    opening = yield from opening_now(desk)
    if not (yield from is_first_time(opening, command)):
        return
    count = yield from present_now(opening.session.id)
    if count.present + people < 0 or count.companions + companions < 0:
        raise Refusal(_("The headcount is zero already."))
    yield sql(
        "INSERT INTO correction (session_id, id, at, people, companions, reason) VALUES ($1, $2, $3, $4, $5, $6)",
        opening.session.id, command.id, command.at, people, companions, reason,
    )  # fmt: skip
    change = f"people {people:+d}" if people else f"children {companions:+d}"
    detail = f"session {opening.session.id}: {change}, {reason}"
    yield from note(desk, by, "headcount corrected", detail, at=opening.session.opens)
