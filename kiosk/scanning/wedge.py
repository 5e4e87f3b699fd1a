"""Readers that act as a keyboard: told from a person by speed alone.

A reader's keys follow each other within some 30 ms, a person's do not. Printable keys are held back until it is clear
whose they are, so that a scan never reaches a button or a field. Pure: the time at which the terminal read a key comes in
with it, so that a busy program does not take a person's keys, handled in one go, for a reader's.
"""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kiosk.domain import tokens

K = TypeVar("K")

HOLD = 0.05
"""Seconds after which a held key belongs to a person, if no other has followed."""
SHORTEST = 4
"""A burst that ends with a suffix and has fewer characters is taken for a person's."""
SHORTEST_WITHOUT_SUFFIX = 8
_LONG_TAG = 14
LONGEST = 512
"""Longer bursts go on to be swallowed, but no more of them is kept."""
SUFFIXES = frozenset({"enter", "tab", "ctrl+j"})


def looks_like_code(text: str) -> bool:
    """Tell whether a burst has the look of what readers read: a token, a product's number, an address.

    In a field anything else may be a person's, by way of a program that types for her (a passphrase, a name).
    """
    is_tag = len(text) >= _LONG_TAG and tokens.read_tag(text) is not None
    return is_tag or tokens.read(text) is not None or (len(text) >= 8 and text.isdecimal()) or "://" in text


@dataclass
class Wedge(Generic[K]):
    """Sorts keys into scans and typing. `K` is whatever a key event is to the caller."""

    _held: list[tuple[K, str]] = field(default_factory=list)
    _overlong: bool = False
    _read_at: float = 0.0

    def is_over(self, read_at: float) -> bool:
        """Tell whether what is held came from a person or ended, now that a key is there that was read at `read_at` (seconds)."""
        return bool(self._held) and read_at - self._read_at > HOLD

    def hold(self, key: K, character: str, read_at: float = 0.0) -> None:
        """Take in a printable key that was read at `read_at`."""
        self._read_at = read_at
        if len(self._held) < LONGEST:
            self._held.append((key, character))
        else:
            self._overlong = True

    def suffix(self, in_field: bool = False) -> str | None:
        """Tell that a suffix key came: the scan it ends, or None where what is held belongs to a person."""
        return self._take(SHORTEST, in_field)

    def silence(self, in_field: bool = False) -> str | None:
        """Tell that no key came for HOLD seconds: a scan of a reader without suffix, or None."""
        if len({character for _key, character in self._held}) < 3:
            return None  # a person leaning on a key
        return self._take(SHORTEST_WITHOUT_SUFFIX, in_field)

    def release(self) -> list[K]:
        """Return the keys that belong to a person, in order, and hold nothing any more."""
        keys = [key for key, _character in self._held]
        self._clear()
        return keys

    @property
    def is_holding(self) -> bool:
        """Whether any key is held back."""
        return bool(self._held)

    def _take(self, shortest: int, in_field: bool) -> str | None:
        scan = "".join(character for _key, character in self._held)
        if len(scan) < shortest or (in_field and not looks_like_code(scan)):
            return None
        if self._overlong:
            scan += "…"
        self._clear()
        return scan

    def _clear(self) -> None:
        self._held.clear()
        self._overlong = False
