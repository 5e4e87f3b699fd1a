"""Fiscal years, which are also the seasons for which a card counts as one person (年度, from 1 April)."""

from datetime import date

FIRST_MONTH = 4
_ERAS = (("令和", 2019), ("平成", 1989), ("昭和", 1926))


def fiscal_year(day: date, first_month: int = FIRST_MONTH) -> int:
    """Return the fiscal year that `day` belongs to, named after the calendar year in which it begins."""
    return day.year if day.month >= first_month else day.year - 1


def first_day(year: int, first_month: int = FIRST_MONTH) -> date:
    """Return the first day of a fiscal year."""
    return date(year, first_month, 1)


def era_name(year: int) -> str:
    """Return a fiscal year as Japanese offices write it: 令和6年度 for 2024, 令和元年度 for 2019.

    A fiscal year takes the era in force at its end, as the state did for 2019 (令和元年度).
    """
    for era, first in _ERAS:
        if year >= first:
            count = year - first + 1
            return f"{era}{'元' if count == 1 else count}年度"
    return f"{year}年度"
