"""What a visitor may add to her arrival, and take back."""

from kiosk.desk.cards import visit_of_arrival
from kiosk.desk.desk import Command, Desk, use_case
from kiosk.desk.opening import genuine, is_first_time, opening_now
from kiosk.desk.seasons import leave_season
from kiosk.domain.tokens import Kind
from kiosk.errors import WrongUsage
from kiosk.language import _
from kiosk.store.interface import Steps, sql

MOST_COMPANIONS = 9


@use_case
def set_companions(desk: Desk, command: Command, arrival: bytes, companions: int) -> Steps[None]:
    """Say how many children came along with an arrival: 0 to 9, the last word counts. Raises NoOpenSession."""
    if not 0 <= companions <= MOST_COMPANIONS:
        raise WrongUsage(_("Children with you: 0 to {most}.").format(most=MOST_COMPANIONS))
    opening = yield from opening_now(desk)
    visit = yield from visit_of_arrival(opening, arrival)
    if visit and (yield from is_first_time(opening, command)):
        yield sql("UPDATE visit SET companions = $3 WHERE session_id = $1 AND id = $2", opening.session.id, visit, companions)


@use_case
def set_first_visit(desk: Desk, command: Command, arrival: bytes, first: bool | None) -> Steps[None]:
    """Say whether this is the first visit of the season (None: no answer). A card seen before this season overrules."""
    opening = yield from opening_now(desk)
    visit = yield from visit_of_arrival(opening, arrival)
    if visit and (yield from is_first_time(opening, command)):
        yield sql(
            "UPDATE visit SET first = $3 WHERE session_id = $1 AND id = $2"
            " AND NOT (by_card = 1 AND (first = 0 OR $3 IS NULL))",
            opening.session.id, visit, first if first is None else int(first),
        )  # fmt: skip


@use_case
def undo_arrival(desk: Desk, command: Command, arrival: bytes, scan: str | None = None) -> Steps[None]:
    """Take an arrival back as if it had not been: "that was a mistake". `scan` is the card it came with, if any.

    An arrival that found a visit present leaves that visit as it was; one that took a visit up again ends it again.
    """
    opening = yield from opening_now(desk)
    visit = yield from visit_of_arrival(opening, arrival)
    if visit is None or not (yield from is_first_time(opening, command)):
        return
    session = opening.session.id
    if visit == arrival:
        yield sql("DELETE FROM request WHERE session_id = $1 AND visit_id = $2", session, visit)
        gone = yield sql("DELETE FROM visit WHERE session_id = $1 AND id = $2 RETURNING by_card, first", session, visit)
        token = genuine(desk, opening, scan)
        if tuple(gone[0]) == (1, 1) and token and token.kind is Kind.CARD:
            yield from leave_season(desk, opening, token)
    else:
        yield sql(
            "UPDATE visit SET departed = max($3, arrived) WHERE session_id = $1 AND id = $2 AND reopened_by = $4",
            session, visit, command.at, arrival,
        )  # fmt: skip
        for table in ("handle", "call_sign"):
            yield sql(f"DELETE FROM {table} WHERE session_id = $1 AND command_id = $2", session, arrival)
