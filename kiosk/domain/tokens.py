"""Cards and passes: what a QR holds. A token proves itself by a truncated HMAC, so no list of issued ones exists.

    card   C rrrrrrrrrrrrrrrr mmmmmmmmmmmm    29 characters: version, 80 random bits, 60 bits of HMAC
    pass   P rrrrrrrrr mmmmmmmmmm             20 characters: version, 45 random bits, 50 bits of HMAC

The lengths fit QR version 2 at level Q and version 1 at level M. A later layout takes another letter.
"""

import hmac
import re
from dataclasses import dataclass
from enum import Enum

from kiosk.domain import base32

_LONGEST_PREFIX = 8
_TAG = "TAG"
_TAG_NUMBER = re.compile("(?:[0-9A-F]{2}){4}|(?:[0-9A-F]{2}){7,8}|(?:[0-9A-F]{2}){10}|[0-9]{10}")


class Kind(Enum):
    """What a token is: its version letter, and how many random and authenticating characters follow."""

    CARD = ("C", 16, 12)
    PASS = ("P", 9, 10)

    def __init__(self, letter: str, random: int, mac: int) -> None:
        self.letter, self.random, self.mac = letter, random, mac
        self.length = 1 + random + mac


@dataclass(frozen=True)
class Token:
    """A text that has the shape of a token. Whether it is genuine only `is_genuine` can tell."""

    kind: Kind
    text: str

    def __repr__(self) -> str:
        return f"Token({self.kind.name}, ...)"


def issue(kind: Kind, key: bytes, randomness: bytes) -> Token:
    """Return a genuine token of `kind`; `randomness` is at least 10 bytes from a good source."""
    body = kind.letter + base32.encode(randomness, kind.random)
    return Token(kind, body + _mac(kind, key, body))


def read(scan: str) -> Token | None:
    """Return the token that a scan or typed text has the shape of, or None for anything else."""
    if len(scan) > 4 * Kind.CARD.length:
        return None
    text = base32.normalise(scan)
    for kind in Kind:
        prefix, code = text[: -kind.length], text[-kind.length :]
        if len(code) == kind.length and code[0] == kind.letter and base32.is_base32(code) and _is_prefix(prefix):
            return Token(kind, code)
    return None


def read_tag(scan: str) -> Token | None:
    """Return what a foreign NFC tag stands for: its number, typed by a reader as 4, 7, 8 or 10 bytes of hex or 10 digits, or None.

    It proves nothing and anybody may copy it, so it is taken for a card only where staff allow that.
    """
    text = base32.normalise(scan[:40]).replace(":", "").replace("-", "")
    return Token(Kind.CARD, _TAG + text) if _TAG_NUMBER.fullmatch(text) else None


def is_tag(token: Token) -> bool:
    """Tell whether a token stands for a foreign tag; a card begins with another letter."""
    return token.text.startswith(_TAG)


def _is_prefix(text: str) -> bool:
    """Tell whether a reader may send `text` before a code, such as the symbology identifier "]Q1" (ISO/IEC 15424) or "QR:".

    It has a sign in it: letters and digits alone before a token make it another text.
    """
    return not text or (len(text) <= _LONGEST_PREFIX and not text.isalnum())


def is_genuine(token: Token, key: bytes) -> bool:
    """Tell, in time that does not depend on the answer, whether `token` was issued under `key`."""
    body = token.text[: -token.kind.mac]
    return hmac.compare_digest(token.text[-token.kind.mac :], _mac(token.kind, key, body))


def _mac(kind: Kind, key: bytes, body: str) -> str:
    return base32.encode(hmac.digest(key, body.encode(), "sha256"), kind.mac)
