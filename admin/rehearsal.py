"""Practice: a made-up afternoon on a throwaway data folder, through the same desk as a real one."""

import asyncio
import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from admin.cards.issue import new_cards
from kiosk.desk.arrive import Arrival, arrive
from kiosk.desk.consultation import ask, finish, open_requests, take
from kiosk.desk.counters import name_counters
from kiosk.desk.desk import Desk, open_desk
from kiosk.desk.fold import close_session
from kiosk.desk.leave import leave
from kiosk.desk.partners import name_partners
from kiosk.desk.people import Person, people
from kiosk.desk.results import session_results
from kiosk.desk.sessions import add_session, open_session
from kiosk.desk.setup import set_up, suggest_passphrase
from kiosk.desk.visit import set_companions, set_first_visit
from kiosk.domain.requests import Meeting, Outcome
from kiosk.domain.tallies import TOTAL
from kiosk.errors import Refusal
from kiosk.language import _, spoken

LENGTH = 2 * 3600


@dataclass(frozen=True)
class Visitor:
    """One made-up person. Times are seconds after opening; `leaves` is None for one who stays to the end."""

    comes: int
    leaves: int | None
    has_card: bool
    companions: int
    first: bool | None
    asks: Meeting | None
    leaves_just_so: bool


def plan(seed: int, visitors: int = 24) -> list[Visitor]:
    """Return the same afternoon for the same seed."""
    chance = random.Random(seed)
    return sorted((_visitor(chance) for _place in range(visitors)), key=lambda visitor: visitor.comes)


def _visitor(chance: random.Random) -> Visitor:
    comes = int(chance.triangular(0, LENGTH - 900, LENGTH / 3))
    leaves = comes + 300 + int(abs(chance.gauss(50 * 60, 20 * 60)))
    return Visitor(
        comes,
        leaves if leaves < LENGTH else None,
        chance.random() < 0.4,
        chance.choice((0, 0, 0, 0, 1, 2)),
        chance.choice((True, False, None)),
        chance.choice(list(Meeting)) if chance.random() < 0.15 else None,
        chance.random() < 0.3,
    )


class _Clock:
    """A clock that the rehearsal turns by hand."""

    def __init__(self, second: int) -> None:
        self.second = second

    def __call__(self) -> float:
        return self.second


async def make_practice_desk(folder: Path, passphrase: str) -> None:
    """Set up a desk for practice in an empty folder, plainly named so."""
    await set_up(folder, _("Practice"), passphrase, spoken())


async def open_practice(folder: Path) -> Person:
    """Fill a practice desk with counters and partners, open a session for two hours; returns who may open the board."""
    desk = await open_desk(folder)
    try:
        await name_counters(desk, [_("Sanitary products"), _("Hand massage"), _("Tea")])
        await name_partners(desk, [_("Step shelter"), _("Consultation centre")])
        now = desk.now()
        await open_session(desk, await add_session(desk, _("Practice"), now, now + LENGTH, capacity=20))
        return (await people(desk))[0]
    finally:
        await desk.close()


async def play(folder: Path, seed: int) -> Sequence[tuple[str, int]]:
    """Play an afternoon without screens in an empty folder; returns (measure, value) as the fold counted them."""
    await make_practice_desk(folder, suggest_passphrase())
    opens = int(datetime(2024, 11, 10, 13, 30, tzinfo=ZoneInfo("Asia/Tokyo")).timestamp())
    clock = _Clock(opens)
    desk = await open_desk(folder, clock)
    try:
        session = await add_session(desk, _("Practice"), opens, opens + LENGTH)
        await open_session(desk, session)
        await _play_visitors(desk, clock, opens, plan(seed))
        clock.second = opens + LENGTH
        await close_session(desk, session)
        day = datetime(2024, 11, 10).date()
        (result,) = await session_results(desk, day, day)
        return [(tally.measure, tally.value) for tally in result.tallies if tally.dimension == TOTAL]
    finally:
        await desk.close()


async def live(folder: Path, seed: int, speed: float) -> None:
    """Let made-up visitors come and go in the open session of a practice desk, `speed` times as fast as life; never ends.

    When an afternoon is over, the next one begins with another seed.
    """
    desk = await open_desk(folder)
    try:
        while True:
            await _live_afternoon(desk, plan(seed), speed)
            seed += 1
    finally:
        await desk.close()


async def _live_afternoon(desk: Desk, visitors: Sequence[Visitor], speed: float) -> None:
    here: dict[int, tuple[Arrival, str | None]] = {}
    passed = 0
    for second, place, coming in _moments(visitors):
        await asyncio.sleep((second - passed) / speed)
        passed = second
        # Whoever practises may have closed the session; the visitors then wait outside.
        with suppress(Refusal):
            await _step(desk, visitors[place], place, coming, here)


async def _play_visitors(desk: Desk, clock: _Clock, opens: int, visitors: Sequence[Visitor]) -> None:
    here: dict[int, tuple[Arrival, str | None]] = {}
    for second, place, coming in _moments(visitors):
        clock.second = opens + second
        await _step(desk, visitors[place], place, coming, here)
        for request in await open_requests(desk):
            if desk.now() - request.asked > 10 * 60:
                await take(desk, desk.command(), request.id, _("Staff"))
                await finish(desk, desk.command(), request.id, Outcome.TALKED)


async def _step(desk: Desk, visitor: Visitor, place: int, coming: bool, here: dict[int, tuple[Arrival, str | None]]) -> None:
    if coming:
        here[place] = await _come(desk, visitor)
    elif place in here:
        arrival, card = here.pop(place)
        await leave(desk, desk.command(), None if visitor.leaves_just_so else card or arrival.leave_pass.text)


def _moments(visitors: Sequence[Visitor]) -> Iterator[tuple[int, int, bool]]:
    comings = [(visitor.comes, place, True) for place, visitor in enumerate(visitors)]
    goings = [(visitor.leaves, place, False) for place, visitor in enumerate(visitors) if visitor.leaves is not None]
    yield from sorted(comings + goings)


async def _come(desk: Desk, visitor: Visitor) -> tuple[Arrival, str | None]:
    card = new_cards(desk, 1)[0].text if visitor.has_card else None
    arrival = await arrive(desk, desk.command(), card)
    if visitor.companions:
        await set_companions(desk, desk.command(), arrival.command, visitor.companions)
    await set_first_visit(desk, desk.command(), arrival.command, visitor.first)
    if visitor.asks:
        await ask(desk, desk.command(), visitor.asks, arrival=arrival.command)
    return arrival, card
