"""Made-up fiscal years of folded sessions, written straight into the tables: for benches and pictures, never for tests of rules."""

import random
from datetime import date, datetime, time, timedelta

from kiosk.desk.desk import Desk
from kiosk.desk.names import named
from kiosk.domain.questions import QUESTIONS
from kiosk.store.interface import Steps, sql

VENUES = ("さいわいプラザ", "みどり会館", "駅前ひろば")
PROGRAMMES = ("フリースペース", "ステップハウス", "おしゃべり会")
OUTCOMES = ("talked", "interview", "listened", "handed_on:配偶者暴力相談支援センター")


async def fill(desk: Desk, first_year: int, years: int, sessions: int, seed: int = 7) -> None:
    """Add `sessions` folded sessions to each of `years` fiscal years; the same seed adds the same."""
    for year in range(first_year, first_year + years):
        await desk.store.transact(lambda year=year: _year(desk, year, sessions, random.Random(seed + year)))  # type: ignore[misc]


def _year(desk: Desk, year: int, sessions: int, chance: random.Random) -> Steps[None]:
    venues, programmes = [], []
    for name in VENUES:
        venues.append((yield from named("venue", name)))
    for name in PROGRAMMES:
        programmes.append((yield from named("programme", name)))
    for place in range(sessions):
        day = date(year, 4, 1) + timedelta(days=place * 365 // sessions)
        opens = int(datetime.combine(day, time(13, 30), desk.zone).timestamp())
        rows = yield sql(
            "INSERT INTO session (title, venue_id, programme_id, opens, closes, capacity, state)"
            " VALUES ($1, $2, $3, $4, $5, 20, 'closed') RETURNING id",
            PROGRAMMES[place % 3], venues[place % 3], programmes[place % 3], opens, opens + 7200,
        )  # fmt: skip
        for measure, dimension, category, value in _tallies(chance):
            yield sql("INSERT INTO tally VALUES ($1, $2, $3, $4, $5)", rows[0][0], measure, dimension, category, value)


def _tallies(chance: random.Random) -> list[tuple[str, str, str, int]]:
    visits = chance.randint(4, 24)
    first = chance.randint(0, visits // 2)
    talks = [chance.choice(OUTCOMES) for _each in range(chance.randint(0, 3))]
    quarters = [f"{13 + (30 + 15 * q) // 60}:{(30 + 15 * q) % 60:02}" for q in range(8)]
    arrived = [min(int(chance.expovariate(0.5)), 7) for _each in range(visits)]
    totals = {
        "visits": visits, "companions": chance.randint(0, 6), "first_visits": first, "first_visits_unknown": (visits - first) // 4,
        "card_visits": visits // 3, "departures_unmatched": visits // 5, "closed_present": chance.randint(0, 2),
        "peak_headcount": visits // 2 + 2, "median_stay_minutes": chance.randint(25, 80), "arrivals": visits,
        "consultations": len(talks), "consultations_missed": chance.randint(0, 1), "outcome": len(talks), "correction": 0,
    }  # fmt: skip
    found = [(measure, "total", "", value) for measure, value in totals.items()]
    found += [("outcome", "outcome", name, talks.count(name)) for name in dict.fromkeys(talks)]
    found += [("arrivals", "quarter_hour", quarters[q], arrived.count(q)) for q in sorted(set(arrived))]
    for question in QUESTIONS:
        answers = [chance.choice(question.choices)[0] for _each in range(visits // 2)]
        found += [("answers", question.key, choice, answers.count(choice)) for choice in dict.fromkeys(answers)]
    found.append(("answers", "total", "", sum(value for measure, _dimension, _category, value in found if measure == "answers")))
    return found
