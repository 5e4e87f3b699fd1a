"""The fold: what happened in one session becomes counts that belong to the session and to nobody (DESIGN 3.6, 7).

Every rule of counting stands here, once; the live headcount uses the same ones.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from kiosk.domain.requests import Outcome, RequestState

TOTAL = "total"
_QUARTER = 15 * 60


@dataclass(frozen=True)
class Visit:
    """One stay. Times are UTC epoch seconds; `first` is None while nobody has said."""

    arrived: int
    departed: int | None = None
    companions: int = 0
    first: bool | None = None
    by_card: bool = False


@dataclass(frozen=True)
class UnmatchedDeparture:
    """Somebody left "just so". `counted` is False where nobody was present to leave."""

    at: int
    companions: int = 0
    counted: bool = True


@dataclass(frozen=True)
class Correction:
    """A facilitator set the headcount right by `people` and `companions`, each of them positive or negative."""

    at: int
    people: int
    companions: int
    reason: str


@dataclass(frozen=True)
class Request:
    """A consultation request as it stood at the fold."""

    state: RequestState
    outcome: Outcome | None = None
    partner: str = ""


@dataclass(frozen=True)
class Headcount:
    """Who is here: `present` people, and `companions` who came with them."""

    present: int
    companions: int

    @property
    def total(self) -> int:
        """The number in the room, 在室人数."""
        return self.present + self.companions


class Tally(NamedTuple):
    """One count of a session. The total of a measure has dimension "total" and an empty category."""

    measure: str
    dimension: str
    category: str
    value: int


@dataclass(frozen=True)
class Record:
    """Everything about one session that the fold reads."""

    visits: Sequence[Visit] = ()
    departures: Sequence[UnmatchedDeparture] = ()
    requests: Sequence[Request] = ()
    corrections: Sequence[Correction] = ()


def headcount(present: int, companions: int) -> Headcount:
    """Return a headcount that can be: never negative, and no children left alone in an empty room."""
    people = max(present, 0)
    return Headcount(people, max(companions, 0) if people else 0)


def headcount_of(record: Record) -> Headcount:
    """Return who is present at the end of `record`."""
    return headcount(*_sum(change for _, change in _changes(record)))


def fold(record: Record, quarter: Callable[[int], str]) -> list[Tally]:
    """Return every tally of a session; `quarter` names the quarter hour ("13:45") that a UTC second falls in."""
    return [*_visit_tallies(record, quarter), *_consultation_tallies(record.requests), *_correction_tallies(record)]


def _visit_tallies(record: Record, quarter: Callable[[int], str]) -> Iterator[Tally]:
    visits = record.visits
    yield _total("visits", len(visits))
    yield _total("companions", sum(visit.companions for visit in visits))
    yield _total("first_visits", sum(visit.first is True for visit in visits))
    yield _total("first_visits_unknown", sum(visit.first is None for visit in visits))
    yield _total("card_visits", sum(visit.by_card for visit in visits))
    yield _total("departures_unmatched", len(record.departures))
    yield _total("closed_present", headcount_of(record).present)
    yield _total("peak_headcount", peak_headcount(record))
    stays = [visit.departed - visit.arrived for visit in visits if visit.departed is not None]
    if stays:
        yield _total("median_stay_minutes", round(median(stays) / 60))
    yield _total("arrivals", len(visits))
    for name, count in sorted(Counter(quarter(visit.arrived) for visit in visits).items()):
        yield Tally("arrivals", "quarter_hour", name, count)


def _consultation_tallies(requests: Sequence[Request]) -> Iterator[Tally]:
    """A talk that was begun counts, also when nobody wrote down how it ended; one still waited for was missed."""
    held = [request for request in requests if request.state in (RequestState.DONE, RequestState.TAKEN)]
    missed = (RequestState.MISSED, RequestState.WAITING)
    yield _total("consultations", len(held))
    yield _total("consultations_missed", sum(request.state in missed for request in requests))
    outcomes = Counter((request.outcome or Outcome.NOT_RECORDED, request.partner) for request in held)
    yield _total("outcome", len(held))
    for (outcome, partner), count in sorted(outcomes.items()):
        yield Tally("outcome", "outcome", f"{outcome}:{partner}" if partner else outcome.value, count)


def _correction_tallies(record: Record) -> Iterator[Tally]:
    yield _total("correction", len(record.corrections))
    for reason, count in sorted(Counter(correction.reason for correction in record.corrections).items()):
        yield Tally("correction", "reason", reason, count)


def peak_headcount(record: Record) -> int:
    """Return the largest number of people and companions in the room at one moment."""
    people = companions = peak = 0
    # Within one second arrivals come first: the room was at least that full.
    for _, change in sorted(_changes(record), key=lambda moment: (moment[0], -moment[1][0])):
        people, companions = people + change[0], companions + change[1]
        peak = max(peak, headcount(people, companions).total)
    return peak


def curve(record: Record, begin: int, now: int) -> list[int]:
    """Return how many people and companions were in the room at the end of each quarter hour from `begin` to `now`.

    The last one stands for the quarter that is not over yet. Empty before `begin`.
    """
    changes = sorted(_changes(record), key=lambda moment: (moment[0], -moment[1][0]))
    counts, people, companions, place = [], 0, 0, 0
    for start in range(quarter_start(begin), now + 1, _QUARTER):
        while place < len(changes) and changes[place][0] < start + _QUARTER:
            people, companions = people + changes[place][1][0], companions + changes[place][1][1]
            place += 1
        counts.append(headcount(people, companions).total)
    return counts


def _changes(record: Record) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield (UTC second, (people, companions)) for every change of the headcount."""
    for visit in record.visits:
        yield visit.arrived, (1, visit.companions)
        if visit.departed is not None:
            yield visit.departed, (-1, -visit.companions)
    for departure in record.departures:
        if departure.counted:
            yield departure.at, (-1, -departure.companions)
    for correction in record.corrections:
        yield correction.at, (correction.people, correction.companions)


def _sum(changes: Iterable[tuple[int, int]]) -> tuple[int, int]:
    people = companions = 0
    for change in changes:
        people, companions = people + change[0], companions + change[1]
    return people, companions


def quarter_start(second: int) -> int:
    """Return the UTC second at which the quarter hour of `second` began (every zone in use is whole quarters off UTC)."""
    return second - second % _QUARTER


def _total(measure: str, value: int) -> Tally:
    return Tally(measure, TOTAL, "", value)
