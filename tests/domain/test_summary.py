"""Sums over sessions."""

from datetime import date

import pytest

from kiosk.domain.sessions import Session, State
from kiosk.domain.summary import Counted, add_up, funnel, group, middle_stay, months_of, rate


def counted(place: int, **totals: int) -> Counted:
    return Counted(Session(place, "A", "V", "P", 0, 1, None, State.CLOSED), date(2024, 4, place), totals)


def test_what_may_be_added_up_is_added_and_peaks_are_not() -> None:
    sums = add_up([counted(1, visits=15, peak_headcount=9), counted(2, visits=15, first_visits=2, peak_headcount=9)])
    assert (sums["sessions"], sums["visits"], sums["first_visits"]) == (2, 30, 2)
    assert "peak_headcount" not in sums


def test_sessions_are_grouped_in_order() -> None:
    groups = group([counted(2), counted(1), counted(3)], lambda each: each.day.day % 2)
    assert [(key, len(members)) for key, members in groups.items()] == [(0, 1), (1, 2)]


def test_a_fiscal_year_has_twelve_months_from_its_first() -> None:
    assert months_of(2024, 4)[0] == (2024, 4)
    assert months_of(2024, 4)[-1] == (2025, 3)
    assert months_of(2024, 1) == [(2024, month) for month in range(1, 13)]


def test_the_funnel_takes_partners_together() -> None:
    sums = {"visits": 45, "consultations": 4, "consultations_missed": 1}
    steps = funnel(sums, {"talked": 1, "handed_on:A": 1, "handed_on:B": 1, "interview": 1})
    assert list(steps.values()) == [45, 5, 4, 1, 2]


def test_the_middle_stay_is_unknown_where_none_is() -> None:
    assert middle_stay([counted(1)]) is None
    assert middle_stay([counted(1, median_stay_minutes=20), counted(2, median_stay_minutes=50), counted(3)]) == 50


@pytest.mark.parametrize(("result", "target", "percent"), [(45, 20, 225), (5, 10, 50), (1, 3, 33), (1, 200, 1), (7, 0, None)])
def test_a_rate_is_whole_percent(result: int, target: int, percent: int | None) -> None:
    assert rate(result, target) == percent
