"""On which days something repeats."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.repeats import MOST_REPEATS, Rule, repeat

DAYS = st.dates(date(1990, 1, 1), date(2150, 1, 1))


def test_every_week_without_the_new_year_holiday() -> None:
    days = repeat(Rule.WEEKLY, date(2024, 12, 22), date(2025, 1, 12), without=[date(2024, 12, 29)])
    assert days == [date(2025, 1, 5), date(2025, 1, 12)]


def test_the_second_sunday_of_each_month() -> None:
    days = repeat(Rule.MONTHLY_BY_WEEKDAY, date(2024, 11, 10), date(2025, 2, 28))
    assert days == [date(2024, 12, 8), date(2025, 1, 12), date(2025, 2, 9)]


def test_a_month_without_a_31st_or_a_fifth_sunday_is_passed_over() -> None:
    assert repeat(Rule.MONTHLY_BY_DAY, date(2024, 1, 31), date(2024, 5, 31)) == [date(2024, 3, 31), date(2024, 5, 31)]
    assert repeat(Rule.MONTHLY_BY_WEEKDAY, date(2024, 3, 31), date(2024, 6, 30)) == [date(2024, 6, 30)]


@given(st.sampled_from(Rule), DAYS, st.integers(0, 3000))
def test_days_ascend_after_the_first_and_keep_its_weekday_or_number(rule: Rule, first: date, length: int) -> None:
    days = repeat(rule, first, first + timedelta(days=length))
    assert days == sorted(set(days))
    assert len(days) <= MOST_REPEATS
    for day in days:
        assert first < day <= first + timedelta(days=length)
        assert day.day == first.day if rule is Rule.MONTHLY_BY_DAY else day.weekday() == first.weekday()
        if rule is Rule.MONTHLY_BY_WEEKDAY:
            assert (day.day - 1) // 7 == (first.day - 1) // 7


def test_the_end_of_the_calendar_ends_it() -> None:
    assert repeat(Rule.WEEKLY, date(9999, 12, 20), date.max) == [date(9999, 12, 27)]
    assert repeat(Rule.MONTHLY_BY_DAY, date(9999, 11, 1), date.max) == [date(9999, 12, 1)]
