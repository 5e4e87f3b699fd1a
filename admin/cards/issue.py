"""Making cards. They prove themselves, so nothing about an issued card is kept anywhere."""

import os

from kiosk.desk.desk import Desk
from kiosk.domain import tokens
from kiosk.domain.tokens import Kind, Token

MOST_CARDS = 2000


def new_cards(desk: Desk, count: int) -> list[Token]:
    """Return `count` new cards of this desk."""
    return [tokens.issue(Kind.CARD, desk.card_key, os.urandom(16)) for _place in range(count)]
