"""The numbers as pictures: how full it is, and how the afternoon went."""

from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kiosk.language import _
from kiosk.language.times import clock

_NEARLY = 0.9
_BAR = 24
_LEVELS = " ▁▂▃▄▅▆▇█"
_ROWS = 3
_QUARTER = 15 * 60


class Fullness(NamedTuple):
    """A bar, the word that goes with it, and the class that colours both."""

    bar: str
    word: str
    style: str


def fullness(total: int, capacity: int | None) -> Fullness | None:
    """Return how full the room is; shape and word say it as well as the colour. None without a capacity."""
    if not capacity:
        return None
    share = total / capacity
    filled = min(round(share * _BAR), _BAR)
    if share > 1:
        return Fullness("▓" * _BAR + "▶", _("over capacity"), "-over")
    if share >= _NEARLY:
        return Fullness("▓" * filled + "·" * (_BAR - filled), _("nearly full"), "-near")
    return Fullness("█" * filled + "░" * (_BAR - filled), _("room left"), "-room")


def draw_curve(counts: Sequence[int], begin: int, zone: ZoneInfo, width: int) -> str:
    """Return the headcount by quarter hour as a small picture of `width` cells at most, with the time on its axis.

    Two cells a quarter; a session longer than the width shows its latest part. `begin` is in UTC epoch seconds.
    """
    shown = list(counts)[-(width // 2) :]
    if not shown:
        return ""
    first = begin - begin % _QUARTER + (len(counts) - len(shown)) * _QUARTER
    last = first + (len(shown) - 1) * _QUARTER
    most = max(*shown, 1)
    heights = [round(count / most * _ROWS * 8) for count in shown]
    lines = []
    for row in range(_ROWS - 1, -1, -1):
        lines.append("".join(_LEVELS[max(0, min(8, height - row * 8))] * 2 for height in heights))
    axis = clock(first, zone)
    if len(shown) * 2 >= 11:
        axis = axis.ljust(len(shown) * 2 - 5) + clock(last, zone)
    return "\n".join([*lines, axis])
