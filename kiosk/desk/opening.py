"""The session that is open now, with the key that goes with it: the ground every visitor's use case stands on."""

from typing import NamedTuple

from kiosk.desk.desk import Command, Desk
from kiosk.domain import keys, tokens
from kiosk.domain.numbers import number_of
from kiosk.domain.sessions import Session, State
from kiosk.domain.tokens import Kind, Token
from kiosk.errors import Refusal
from kiosk.language import _
from kiosk.store.interface import Row, Steps, sql

SESSION_COLUMNS = "s.id, s.title, v.name, p.name, s.opens, s.closes, s.capacity, s.state, s.opened"
SESSION_TABLES = "session s JOIN venue v ON v.id = s.venue_id JOIN programme p ON p.id = s.programme_id"


class NoOpenSession(Refusal):
    """Nothing is open at the moment."""


class Opening(NamedTuple):
    """An open session and its key, which is derived anew each time and kept nowhere."""

    session: Session
    key: bytes

    def fingerprint(self, text: str) -> bytes:
        """Return the trace that `text` (a token, or a number) leaves in this session."""
        return keys.fingerprint(self.key, text)

    def fingerprints(self, token: Token) -> tuple[bytes, bytes]:
        """Return the traces of a token and of the number beside its QR."""
        return self.fingerprint(token.text), self.fingerprint(number_of(token))


def session_of(row: Row) -> Session:
    """Return the session in a row of SESSION_COLUMNS."""
    return Session(row[0], row[1], row[2], row[3], row[4], row[5], row[6], State(row[7]), row[8])


def find_opening(desk: Desk) -> Steps[Opening | None]:
    """Return what is open now, or None. Of several, the one opened last."""
    rows = yield sql(
        f"SELECT {SESSION_COLUMNS}, s.salt FROM {SESSION_TABLES} WHERE s.state = 'open' ORDER BY s.opened DESC, s.id DESC LIMIT 1"
    )
    if not rows:
        return None
    return Opening(session_of(rows[0]), keys.session_key(desk.secret, rows[0][9]))


def opening_now(desk: Desk) -> Steps[Opening]:
    """Return what is open now; raises NoOpenSession."""
    opening = yield from find_opening(desk)
    if opening is None:
        raise NoOpenSession(_("No session is open; open one first."))
    return opening


def is_first_time(opening: Opening, command: Command) -> Steps[bool]:
    """Note that `command` is being applied; False where it has been before."""
    rows = yield sql(
        "INSERT INTO command (session_id, id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1", opening.session.id, command.id
    )
    return bool(rows)


def genuine(desk: Desk, opening: Opening, scan: str | None) -> Token | None:
    """Return the token in a scan where this desk issued it as a card, or this session as a pass; else None."""
    token = desk.token_in(scan) if scan else None
    if token is None or tokens.is_tag(token):
        return token
    # Both keys are always tried, so that the time taken tells nothing of a card's generation.
    current, older = desk.card_keys if token.kind is Kind.CARD else (opening.key, opening.key)
    genuine_now = tokens.is_genuine(token, current) | tokens.is_genuine(token, older)
    return token if genuine_now else None


def visit_with(opening: Opening, text: str) -> Steps[bytes | None]:
    """Return the id of the visit that a token or number stands for in this session, or None."""
    rows = yield sql(
        "SELECT visit_id FROM handle WHERE session_id = $1 AND fingerprint = $2", opening.session.id, opening.fingerprint(text)
    )
    return bytes(rows[0][0]) if rows else None
