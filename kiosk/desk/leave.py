"""A departure: by card, pass or number, or "just so"."""

from dataclasses import dataclass, field

from kiosk.desk.count import present_now
from kiosk.desk.desk import Command, Desk, use_case
from kiosk.desk.opening import Opening, genuine, is_first_time, opening_now, visit_with
from kiosk.desk.visit import MOST_COMPANIONS
from kiosk.domain.numbers import read_number
from kiosk.errors import WrongUsage
from kiosk.language import _
from kiosk.store.interface import Steps, sql


@dataclass(frozen=True)
class Departure:
    """The answer to a departure, the same for everybody. `command` identifies it for an undo."""

    command: bytes = field(repr=False)


@use_case
def leave(desk: Desk, command: Command, scan: str | None = None, number: str | None = None) -> Steps[Departure]:
    """End the visit that a card, pass or typed number stands for.

    One that has ended already stays as it is; where no visit is found, somebody left unmatched. Raises NoOpenSession.
    """
    opening = yield from opening_now(desk)
    if (yield from is_first_time(opening, command)):
        visit = yield from _visit_leaving(desk, opening, scan, number)
        if visit is None:
            yield from _leave_unmatched(opening, command)
        else:
            yield sql(
                "UPDATE visit SET departed = max($3, arrived), left_by = $4"
                " WHERE session_id = $1 AND id = $2 AND departed IS NULL",
                opening.session.id, visit, command.at, command.id,
            )  # fmt: skip
    return Departure(command.id)


@use_case
def set_leaving_companions(desk: Desk, command: Command, departure: bytes, companions: int) -> Steps[None]:
    """Say how many children went along with somebody who left just so: 0 to 9."""
    if not 0 <= companions <= MOST_COMPANIONS:
        raise WrongUsage(_("Children with you: 0 to {most}.").format(most=MOST_COMPANIONS))
    opening = yield from opening_now(desk)
    if (yield from is_first_time(opening, command)):
        yield sql(
            "UPDATE unmatched_departure SET companions = $3 WHERE session_id = $1 AND id = $2", opening.session.id, departure, companions
        )


@use_case
def undo_departure(desk: Desk, command: Command, departure: bytes) -> Steps[None]:
    """Take a departure back as if it had not been."""
    opening = yield from opening_now(desk)
    if (yield from is_first_time(opening, command)):
        yield sql("UPDATE visit SET departed = NULL, left_by = NULL WHERE session_id = $1 AND left_by = $2", opening.session.id, departure)
        yield sql("DELETE FROM unmatched_departure WHERE session_id = $1 AND id = $2", opening.session.id, departure)


def _visit_leaving(desk: Desk, opening: Opening, scan: str | None, number: str | None) -> Steps[bytes | None]:
    token = genuine(desk, opening, scan)
    typed = read_number(number) if number else None
    text = token.text if token else typed
    return (yield from visit_with(opening, text)) if text else None


def _leave_unmatched(opening: Opening, command: Command) -> Steps[None]:
    count = yield from present_now(opening.session.id)
    yield sql(
        "INSERT INTO unmatched_departure (session_id, id, at, counted) VALUES ($1, $2, $3, $4)",
        opening.session.id, command.id, command.at, int(count.present > 0),
    )  # fmt: skip
