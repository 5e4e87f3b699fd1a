"""Cards at the desk: what a card does to a visit, and attaching one to a visit that began without."""

from kiosk.desk.desk import Command, Desk, use_case
from kiosk.desk.opening import Opening, genuine, is_first_time, opening_now, visit_with
from kiosk.desk.seasons import is_first_in_season
from kiosk.domain.tokens import Kind, Token
from kiosk.store.interface import Steps, sql


def take_card(desk: Desk, opening: Opening, command: Command, visit: bytes, token: Token) -> Steps[None]:
    """Let a card stand for a visit from now on, and count it as a person of the season. Nothing for a pass."""
    if token.kind is not Kind.CARD:
        return
    for fingerprint in opening.fingerprints(token):
        yield sql(
            "INSERT INTO handle (session_id, fingerprint, visit_id, command_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            opening.session.id, fingerprint, visit, command.id,
        )  # fmt: skip
    first = yield from is_first_in_season(desk, opening, token)
    # Somebody new to the set who has said "not my first time" came before without a card: her word stands.
    yield sql(
        "UPDATE visit SET by_card = 1, first = CASE WHEN $3 = 1 AND first = 0 THEN 0 ELSE $3 END"
        " WHERE session_id = $1 AND id = $2",
        opening.session.id, visit, int(first),
    )  # fmt: skip


@use_case
def attach_card(desk: Desk, command: Command, arrival: bytes, scan: str) -> Steps[None]:
    """Attach a card to the visit that the arrival command `arrival` began; a scan that is not genuine does nothing.

    Where the card (or pass) is here already under another visit, the arrival was a repetition: it is not counted, and
    its names go over to that visit. Raises NoOpenSession.
    """
    opening = yield from opening_now(desk)
    token = genuine(desk, opening, scan)
    if not (yield from is_first_time(opening, command)) or token is None:
        return
    visit = yield from visit_of_arrival(opening, arrival)
    if visit is None:
        return
    known = yield from visit_with(opening, token.text)
    if known is None:
        yield from take_card(desk, opening, command, visit, token)
    elif known != visit:
        yield from _merge(opening, arrival, visit, known)


def visit_of_arrival(opening: Opening, arrival: bytes) -> Steps[bytes | None]:
    """Return the id of the visit that an arrival command began or found, or None where it was undone."""
    rows = yield sql(
        "SELECT visit_id FROM call_sign WHERE session_id = $1 AND command_id = $2 AND visit_id IS NOT NULL",
        opening.session.id, arrival,
    )  # fmt: skip
    return bytes(rows[0][0]) if rows else None


def _merge(opening: Opening, arrival: bytes, repeated: bytes, known: bytes) -> Steps[None]:
    session = opening.session.id
    yield sql(
        "UPDATE visit SET departed = NULL, left_by = NULL,"
        " reopened_by = CASE WHEN departed IS NULL THEN reopened_by ELSE $3 END, companions = max(companions,"
        " (SELECT companions FROM visit WHERE session_id = $1 AND id = $4)) WHERE session_id = $1 AND id = $2",
        session, known, arrival, repeated,
    )  # fmt: skip
    for table in ("handle", "call_sign", "request"):
        yield sql(f"UPDATE {table} SET visit_id = $2 WHERE session_id = $1 AND visit_id = $3", session, known, repeated)
    yield sql("DELETE FROM visit WHERE session_id = $1 AND id = $2", session, repeated)
