"""An arrival: one visit counted, durable before the screen changes, and the names by which it can be found again."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.desk.cards import take_card
from kiosk.desk.desk import Command, Desk, use_case
from kiosk.desk.opening import Opening, genuine, is_first_time, opening_now, visit_with
from kiosk.domain import callsigns, keys, tokens
from kiosk.domain.callsigns import CallSign
from kiosk.domain.tokens import Kind, Token
from kiosk.errors import Refusal
from kiosk.language import _
from kiosk.store.interface import Steps, sql


@dataclass(frozen=True)
class Arrival:
    """The answer to an arrival, the same for everybody. `command` identifies it for what the visitor adds or undoes."""

    command: bytes = field(repr=False)
    sign: CallSign
    leave_pass: Token


@use_case
def arrive(desk: Desk, command: Command, scan: str | None = None) -> Steps[Arrival]:
    """Count one visit, unless `scan` belongs to somebody who is here already: then it only gets fresh names.

    Somebody who went out and comes back takes up her visit again. A scan that is not genuine is a walk-in.
    Raises NoOpenSession.
    """
    opening = yield from opening_now(desk)
    if not (yield from is_first_time(opening, command)):
        return (yield from _answer_again(opening, command))
    token = genuine(desk, opening, scan)
    visit = (yield from visit_with(opening, token.text)) if token else None
    if visit is None:
        visit = command.id
        yield sql("INSERT INTO visit (session_id, id, arrived) VALUES ($1, $2, $3)", opening.session.id, visit, command.at)
        if token:
            yield from take_card(desk, opening, command, visit, token)
    else:
        yield from reopen(opening, command, visit)
    sign = yield from give_call_sign(opening, command, visit)
    return Arrival(command.id, sign, (yield from _give_pass(opening, command, visit)))


def reopen(opening: Opening, command: Command, visit: bytes) -> Steps[None]:
    """Let a visit that had departed go on; nothing happens to one that is present."""
    yield sql(
        "UPDATE visit SET departed = NULL, left_by = NULL, reopened_by = $3"
        " WHERE session_id = $1 AND id = $2 AND departed IS NOT NULL",
        opening.session.id, visit, command.id,
    )  # fmt: skip


def give_call_sign(opening: Opening, command: Command, visit: bytes | None) -> Steps[CallSign]:
    """Give a call sign that is free in this session to a visit, or to somebody of whom nothing is known."""
    for sign in callsigns.candidates(opening.key, command.id):
        rows = yield sql(
            "INSERT INTO call_sign (session_id, word, number, visit_id, command_id) VALUES ($1, $2, $3, $4, $5)"
            " ON CONFLICT DO NOTHING RETURNING 1",
            opening.session.id, sign.word, sign.number, visit, command.id,
        )  # fmt: skip
        if rows:
            return sign
    raise Refusal(_("Every call sign is taken; please come to the desk."))


def call_sign_of(opening: Opening, command_id: bytes) -> Steps[CallSign]:
    """Return the call sign that a command gave; raises Refusal where it has been undone."""
    rows = yield sql("SELECT word, number FROM call_sign WHERE session_id = $1 AND command_id = $2", opening.session.id, command_id)
    if not rows:
        raise Refusal(_("This was undone before."))
    return CallSign(*rows[0])


def _answer_again(opening: Opening, command: Command) -> Steps[Arrival]:
    sign = yield from call_sign_of(opening, command.id)
    for leave_pass in _pass_candidates(opening, command):
        rows = yield sql(
            "SELECT 1 FROM handle WHERE session_id = $1 AND fingerprint = $2 AND command_id = $3",
            opening.session.id, opening.fingerprint(leave_pass.text), command.id,
        )  # fmt: skip
        if rows:
            return Arrival(command.id, sign, leave_pass)
    raise Refusal(_("This was undone before."))


def _give_pass(opening: Opening, command: Command, visit: bytes) -> Steps[Token]:
    """Give a pass whose short number nobody else in this session has."""
    for leave_pass in _pass_candidates(opening, command):
        by_token, by_number = opening.fingerprints(leave_pass)
        rows = yield sql(
            "INSERT INTO handle (session_id, fingerprint, visit_id, command_id)"
            " SELECT $1, column1, $2, $3 FROM (VALUES ($4), ($5)) WHERE NOT EXISTS"
            " (SELECT 1 FROM handle WHERE session_id = $1 AND fingerprint = $5) RETURNING 1",
            opening.session.id, visit, command.id, by_token, by_number,
        )  # fmt: skip
        if rows:
            return leave_pass
    raise Refusal(_("Every pass number is taken; please come to the desk."))


def _pass_candidates(opening: Opening, command: Command) -> Iterator[Token]:
    """Passes to try for a command: from the session's key, so that a repeated command is answered with the same."""
    for attempt in range(50):
        randomness = keys.fingerprint(opening.key, f"pass {attempt} {command.id.hex()}")
        yield tokens.issue(Kind.PASS, opening.key, randomness)
