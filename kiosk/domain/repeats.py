"""On which days something that repeats happens."""

from calendar import monthrange
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from enum import StrEnum

MOST_REPEATS = 400


class Rule(StrEnum):
    """How a session repeats: every week, every second week, on the second Sunday of each month, or on the 15th of each month."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY_BY_WEEKDAY = "monthly_by_weekday"
    MONTHLY_BY_DAY = "monthly_by_day"


def repeat(rule: Rule, first: date, until: date, without: Collection[date] = ()) -> list[date]:
    """Return the days after `first`, up to `until` included, on which a rule that began on `first` comes round.

    A month without that day (a fifth Sunday, a 31st) is passed over. At most MOST_REPEATS days.
    """
    days: list[date] = []
    for day in _rounds(rule, first):
        if day > until or len(days) == MOST_REPEATS:
            break
        if day not in without:
            days.append(day)
    return days


def _rounds(rule: Rule, first: date) -> Iterator[date]:
    if rule in (Rule.WEEKLY, Rule.FORTNIGHTLY):
        step = timedelta(days=7 if rule is Rule.WEEKLY else 14)
        day = first
        while day <= date.max - step:
            day += step
            yield day
        return
    year, month = first.year, first.month
    while (year, month) < (date.max.year, 12):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        number = first.day if rule is Rule.MONTHLY_BY_DAY else _same_weekday(first, year, month)
        if number <= monthrange(year, month)[1]:
            yield date(year, month, number)


def _same_weekday(first: date, year: int, month: int) -> int:
    """Return the day of the month with the weekday of `first` and as many of it before (may be past the month's end)."""
    offset = (first.weekday() - date(year, month, 1).weekday()) % 7
    return 1 + offset + 7 * ((first.day - 1) // 7)
