"""The season's set: who has been here this fiscal year, as keyed fingerprints and nothing else (DESIGN 3.3)."""

import os

from kiosk.desk.desk import Desk, use_case
from kiosk.desk.opening import Opening
from kiosk.domain import keys
from kiosk.domain.tokens import Token
from kiosk.store.interface import Steps, sql


def is_first_in_season(desk: Desk, opening: Opening, token: Token) -> Steps[bool]:
    """Add a card to the set of the session's season; True where it was not there."""
    year, member = yield from _membership(desk, opening, token)
    added = yield sql(
        "INSERT INTO season_member (fiscal_year, fingerprint) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1", year, member
    )
    return bool(added)


def leave_season(desk: Desk, opening: Opening, token: Token) -> Steps[None]:
    """Take a card out of the set again, for an arrival that is undone."""
    year, member = yield from _membership(desk, opening, token)
    yield sql("DELETE FROM season_member WHERE fiscal_year = $1 AND fingerprint = $2", year, member)


def _membership(desk: Desk, opening: Opening, token: Token) -> Steps[tuple[int, bytes]]:
    """Return the session's season, begun where it is new, and the fingerprint a card has in it."""
    year = desk.fiscal_year_of(opening.session.opens)
    rows = yield sql(
        "INSERT INTO season (fiscal_year, salt) VALUES ($1, $2)"
        " ON CONFLICT (fiscal_year) DO UPDATE SET salt = coalesce(season.salt, excluded.salt) RETURNING salt",
        year, os.urandom(keys.SALT_BYTES),
    )  # fmt: skip
    return year, keys.fingerprint(keys.season_key(desk.secret, bytes(rows[0][0])), token.text)


@use_case
def end_seasons(desk: Desk) -> Steps[int]:
    """Wipe the salt and empty the set of every season that is over; returns how many there were.

    A season still needed by a session that is open stays until that is folded.
    """
    year = desk.fiscal_year_of(desk.now())
    opened = yield sql("SELECT min(opens) FROM session WHERE state = 'open'")
    if opened[0][0] is not None:
        year = min(year, desk.fiscal_year_of(opened[0][0]))
    yield sql("DELETE FROM season_member WHERE fiscal_year < $1", year)
    ended = yield sql("UPDATE season SET salt = NULL WHERE fiscal_year < $1 AND salt IS NOT NULL RETURNING 1", year)
    return len(ended)
