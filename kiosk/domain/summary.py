"""Sums of what sessions counted: over a year, by month, venue or programme. Nothing here knows a person."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from kiosk.domain.sessions import Session

K = TypeVar("K", bound=Hashable)

SUMMED = ("visits", "first_visits", "first_visits_unknown", "companions", "consultations", "consultations_missed", "card_visits")
"""The measures that may be added up over sessions. Peaks and medians may not."""
OF_ONE = ("peak_headcount", "median_stay_minutes")


@dataclass(frozen=True)
class Counted:
    """A closed session, its day at the venue, and its totals by measure."""

    session: Session
    day: date
    totals: Mapping[str, int]


def add_up(sessions: Iterable[Counted]) -> dict[str, int]:
    """Return the number of sessions and the sum of every measure that may be added up."""
    sums = dict.fromkeys(("sessions", *SUMMED), 0)
    for counted in sessions:
        sums["sessions"] += 1
        for measure in SUMMED:
            sums[measure] += counted.totals.get(measure, 0)
    return sums


def group(sessions: Iterable[Counted], key: Callable[[Counted], K]) -> dict[K, list[Counted]]:
    """Return the sessions by `key`, groups in order of their first session."""
    groups: dict[K, list[Counted]] = {}
    for counted in sessions:
        groups.setdefault(key(counted), []).append(counted)
    return groups


def months_of(year: int, first_month: int) -> list[tuple[int, int]]:
    """Return the (year, month) pairs of a fiscal year in order."""
    return [(year + (first_month - 1 + place) // 12, (first_month - 1 + place) % 12 + 1) for place in range(12)]


def funnel(sums: Mapping[str, int], outcomes: Mapping[str, int]) -> dict[str, int]:
    """Return how far visits led: to a request for a talk, to a talk, and, within those, to an interview or being handed on.

    `outcomes` counts consultations by "outcome" or "outcome:partner".
    """
    ended: dict[str, int] = {}
    for name, count in outcomes.items():
        kind = name.partition(":")[0]
        ended[kind] = ended.get(kind, 0) + count
    return {
        "visits": sums["visits"],
        "asked": sums["consultations"] + sums["consultations_missed"],
        "talked": sums["consultations"],
        "interview": ended.get("interview", 0),
        "handed_on": ended.get("handed_on", 0),
    }


def middle_stay(sessions: Sequence[Counted]) -> int | None:
    """Return the median of the sessions' usual stays in minutes, or None where no stay is known."""
    stays = sorted(counted.totals["median_stay_minutes"] for counted in sessions if "median_stay_minutes" in counted.totals)
    return stays[len(stays) // 2] if stays else None


def rate(result: int, target: int) -> int | None:
    """Return how much of a target was reached, in whole percent (halves up), or None without a target to divide by."""
    return (200 * result + target) // (2 * target) if target > 0 else None
