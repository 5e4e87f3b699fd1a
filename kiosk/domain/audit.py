"""The seals of the audit trail: an entry that was edited, removed or put in is found, also at the end.

Each entry's seal is an HMAC over the entry and the seal before it; one more seals the number of entries with the last of
them, so that a trail that was cut short is found too. Whoever lacks the desk's secret can make neither.
"""

import hmac
from collections.abc import Sequence
from typing import NamedTuple

BEGINNING = b""


class Entry(NamedTuple):
    """What somebody of the staff did; `at` in UTC epoch seconds. `who` is empty for what happened by itself."""

    at: int
    who: str
    action: str
    detail: str
    seal: bytes = b""


def seal(key: bytes, before: bytes, entry: Entry) -> bytes:
    """Return the seal of an entry that follows the seal `before`."""
    parts = [before, str(entry.at).encode(), entry.who.encode(), entry.action.encode(), entry.detail.encode()]
    return hmac.digest(key, b"".join(len(part).to_bytes(4, "big") + part for part in parts), "sha256")


def end_seal(key: bytes, entries: int, last: bytes) -> bytes:
    """Return the seal of a trail that ends after so many entries."""
    return hmac.digest(key, b"end" + entries.to_bytes(8, "big") + last, "sha256")


def first_broken(key: bytes, entries: Sequence[Entry], end: bytes | None) -> int | None:
    """Return the place (from 1) of the first entry that is not as it was written, one past the last for a cut, or None."""
    before = BEGINNING
    for place, entry in enumerate(entries, 1):
        if not hmac.compare_digest(entry.seal, seal(key, before, entry)):
            return place
        before = entry.seal
    expected = end_seal(key, len(entries), before)
    whole = hmac.compare_digest(end, expected) if end is not None else not entries
    return None if whole else len(entries) + 1
