"""When a code that is seen again and again was held up once. Pure: times come in."""

AWAY = 3.0
"""Seconds for which a code must be out of sight before it counts as held up again."""


class Presence:
    """Remembers which codes are in sight, by their hashes, and for no longer than they are."""

    def __init__(self, away: float = AWAY) -> None:
        self._away = away
        self._seen: dict[int, float] = {}

    def is_new(self, text: str, now: float) -> bool:
        """Note that `text` is in sight at `now` (seconds); True where it was not in sight for a while before."""
        self._seen = {code: last for code, last in self._seen.items() if now - last < self._away}
        new = hash(text) not in self._seen
        self._seen[hash(text)] = now
        return new
