"""Consultation requests: a visitor asks quietly, a facilitator takes and finishes."""

from dataclasses import dataclass, field

from kiosk.desk.arrive import call_sign_of, give_call_sign
from kiosk.desk.desk import Command, Desk, question, use_case
from kiosk.desk.opening import Opening, find_opening, genuine, is_first_time, opening_now, visit_with
from kiosk.domain.callsigns import CallSign
from kiosk.domain.numbers import read_number
from kiosk.domain.requests import Meeting, Outcome, RequestState
from kiosk.errors import Refusal, WrongUsage
from kiosk.language import _
from kiosk.store.interface import Steps, sql


@dataclass(frozen=True)
class Asked:
    """The answer to a request: the call sign she will be called by. `command` identifies it for an undo."""

    command: bytes = field(repr=False)
    sign: CallSign


@dataclass(frozen=True)
class Request:
    """An open request as facilitators see it; `asked` is in UTC epoch seconds."""

    id: bytes
    sign: CallSign
    meeting: Meeting
    state: RequestState
    asked: int
    taken_by: str | None


@use_case
def ask(
    desk: Desk,
    command: Command,
    meeting: Meeting,
    scan: str | None = None,
    number: str | None = None,
    arrival: bytes | None = None,
) -> Steps[Asked]:
    """Ask for a talk. From the arrival screen (`arrival`) the call sign shown there is used, else a new one is given.

    Somebody who asks again while she waits changes how she would like to be met, and goes by the newest call sign.
    Raises NoOpenSession.
    """
    opening = yield from opening_now(desk)
    if not (yield from is_first_time(opening, command)):
        return Asked(command.id, (yield from _sign_asked_with(opening, command)))
    visit = yield from _visit_asking(desk, opening, scan, number, arrival)
    if arrival is not None:
        sign = yield from call_sign_of(opening, arrival)
    else:
        sign = yield from give_call_sign(opening, command, visit)
    changed = yield sql(
        "UPDATE request SET meeting = $3, word = $4, number = $5 WHERE session_id = $1 AND visit_id = $2"
        " AND state = 'waiting' RETURNING 1",
        opening.session.id, visit, meeting.value, sign.word, sign.number,
    )  # fmt: skip
    if not changed:
        yield sql(
            "INSERT INTO request (session_id, id, word, number, visit_id, meeting, state, asked)"
            " VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7)",
            opening.session.id, command.id, sign.word, sign.number, visit, meeting.value, command.at,
        )  # fmt: skip
    return Asked(command.id, sign)


@use_case
def withdraw(desk: Desk, command: Command, sign: CallSign) -> Steps[None]:
    """Take back the waiting request of a call sign; nothing where there is none."""
    opening = yield from opening_now(desk)
    if (yield from is_first_time(opening, command)):
        yield sql(
            "UPDATE request SET state = 'withdrawn' WHERE session_id = $1 AND word = $2 AND number = $3 AND state = 'waiting'",
            opening.session.id, sign.word, sign.number,
        )  # fmt: skip


@use_case
def take(desk: Desk, command: Command, request: bytes, by: str) -> Steps[None]:
    """Take a waiting request as facilitator `by`. Raises Refusal where somebody else has it or it is over."""
    opening = yield from opening_now(desk)
    if not (yield from is_first_time(opening, command)):
        return
    taken = yield sql(
        "UPDATE request SET state = 'taken', taken_by = $3 WHERE session_id = $1 AND id = $2 AND state = 'waiting' RETURNING 1",
        opening.session.id, request, by,
    )  # fmt: skip
    if not taken:
        rows = yield sql("SELECT state, taken_by FROM request WHERE session_id = $1 AND id = $2", opening.session.id, request)
        if rows and rows[0][0] == RequestState.TAKEN:
            raise Refusal(_("{name} is with her already.").format(name=rows[0][1]))
        raise Refusal(_("This request is over already."))


@use_case
def give_back(desk: Desk, command: Command, request: bytes) -> Steps[None]:
    """Let a taken request wait again."""
    opening = yield from opening_now(desk)
    if (yield from is_first_time(opening, command)):
        yield sql(
            "UPDATE request SET state = 'waiting', taken_by = NULL WHERE session_id = $1 AND id = $2 AND state = 'taken'",
            opening.session.id, request,
        )  # fmt: skip


@use_case
def finish(desk: Desk, command: Command, request: bytes, outcome: Outcome, partner: str = "") -> Steps[None]:
    """Close a request with how the talk ended; `partner` names the programme of HANDED_ON. Raises Refusal when over."""
    if (outcome is Outcome.HANDED_ON) != bool(partner.strip()):
        raise WrongUsage(_("Name the partner programme of a consultation that was handed on, and of no other."))
    yield from _end(desk, command, request, RequestState.DONE, outcome, partner.strip())


@use_case
def miss(desk: Desk, command: Command, request: bytes) -> Steps[None]:
    """Close a request because she was not found. Raises Refusal when over."""
    yield from _end(desk, command, request, RequestState.MISSED)


@use_case
def call_off(desk: Desk, command: Command, request: bytes) -> Steps[None]:
    """Close a request because she no longer wants to talk. Raises Refusal when over."""
    yield from _end(desk, command, request, RequestState.WITHDRAWN)


@question
def open_requests(desk: Desk) -> Steps[list[Request]]:
    """Return the requests that wait or are taken, oldest first; none without an open session."""
    opening = yield from find_opening(desk)
    if opening is None:
        return []
    rows = yield sql(
        "SELECT id, word, number, meeting, state, asked, taken_by FROM request"
        " WHERE session_id = $1 AND state IN ('waiting', 'taken') ORDER BY asked, word, number",
        opening.session.id,
    )
    return [Request(bytes(row[0]), CallSign(row[1], row[2]), Meeting(row[3]), RequestState(row[4]), row[5], row[6]) for row in rows]


def _end(
    desk: Desk, command: Command, request: bytes, state: RequestState, outcome: Outcome | None = None, partner: str = ""
) -> Steps[None]:
    opening = yield from opening_now(desk)
    if not (yield from is_first_time(opening, command)):
        return
    ended = yield sql(
        "UPDATE request SET state = $3, outcome = $4, partner = $5"
        " WHERE session_id = $1 AND id = $2 AND state IN ('waiting', 'taken') RETURNING 1",
        opening.session.id, request, state.value, outcome.value if outcome else None, partner,
    )  # fmt: skip
    if not ended:
        raise Refusal(_("This request is over already."))


def _visit_asking(desk: Desk, opening: Opening, scan: str | None, number: str | None, arrival: bytes | None) -> Steps[bytes | None]:
    if arrival is not None:
        rows = yield sql("SELECT visit_id FROM call_sign WHERE session_id = $1 AND command_id = $2", opening.session.id, arrival)
        return bytes(rows[0][0]) if rows and rows[0][0] is not None else None
    token = genuine(desk, opening, scan)
    text = token.text if token else (read_number(number) if number else None)
    return (yield from visit_with(opening, text)) if text else None


def _sign_asked_with(opening: Opening, command: Command) -> Steps[CallSign]:
    rows = yield sql(
        "SELECT word, number FROM call_sign WHERE session_id = $1 AND command_id = $2"
        " UNION SELECT word, number FROM request WHERE session_id = $1 AND id = $2",
        opening.session.id, command.id,
    )  # fmt: skip
    if not rows:
        raise Refusal(_("This was undone before."))
    return CallSign(*rows[0])
