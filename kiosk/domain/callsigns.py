"""Call signs: a gentle word and a number by which an anonymous visitor can be called in one session.

The words are the msgids of the catalogues; `kiosk.language.callsigns` says them in the reader's language.
"""

import hmac
from collections.abc import Iterator
from typing import NamedTuple

WORDS = (
    "Lily of the valley", "Lake", "Clover", "Breeze", "Moonlight", "Camellia", "Seashell", "Maple",
    "Violet", "Cloud", "Pebble", "Sparrow", "Rainbow", "Cosmos", "Brook", "Acorn",
    "Snow", "Iris", "Starlight", "Willow", "Dewdrop", "Swallow", "Plum", "Meadow",
    "Bellflower", "Wave", "Firefly", "Ginkgo", "Mint", "Sunbeam", "Wisteria", "Pine cone",
)  # fmt: skip
_FEW = 9
_MANY = 99


class CallSign(NamedTuple):
    """`word` is an index into WORDS, `number` counts from 1."""

    word: int
    number: int


def candidates(key: bytes, command: bytes) -> Iterator[CallSign]:
    """Yield call signs to try for one command, in an order only the session's key can foretell.

    The first ones keep to one digit; a crowded session gets two. Ends after 400 tries.
    """
    for attempt in range(400):
        digest = hmac.digest(key, b"call sign" + command + attempt.to_bytes(2, "big"), "sha256")
        numbers = _FEW if attempt < 3 else _MANY
        yield CallSign(digest[0] % len(WORDS), 1 + int.from_bytes(digest[1:5], "big") % numbers)
