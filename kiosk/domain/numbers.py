"""Short numbers a person can type instead of scanning: six digits for a pass, nine for a card, the last a check digit.

A number only finds a visit of the session that is open; it proves nothing and is never stored in clear.
The check digit is Damm's: it notices every single wrong digit and every swap of two neighbours.
Source: H. M. Damm, "Total anti-symmetrische Quasigruppen", thesis, Marburg 2004 (the quasigroup of order 10).
"""

import hashlib

from kiosk.domain.base32 import normalise
from kiosk.domain.tokens import Kind, Token

_QUASIGROUP = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip
_DIGITS = {Kind.PASS: 5, Kind.CARD: 8}


def number_of(token: Token) -> str:
    """Return the number that stands beside the QR of `token`, digits only."""
    digest = int.from_bytes(hashlib.sha256(token.text.encode()).digest()[:8], "big")
    digits = _DIGITS[token.kind]
    stem = str(digest % 10**digits).zfill(digits)
    return stem + check_digit(stem)


def check_digit(digits: str) -> str:
    """Return Damm's check digit of a text of digits."""
    state = "0"
    for digit in digits:
        state = _QUASIGROUP[int(state)][int(digit)]
    return state


def read_number(text: str) -> str | None:
    """Return the number in a typed text, blanks and hyphens dropped, or None where its check digit is wrong."""
    digits = normalise(text[:40]).replace("-", "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) - 1 not in _DIGITS.values():
        return None
    return digits if check_digit(digits[:-1]) == digits[-1] else None


def spaced(number: str) -> str:
    """Return a number in groups of three, as it is shown to people."""
    return " ".join(number[start : start + 3] for start in range(0, len(number), 3))
