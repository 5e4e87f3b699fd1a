from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import callsigns, seasons
from kiosk.domain.sessions import Session, State, is_due_to_close, is_due_to_open


def session(state: State, opened: int | None = None) -> Session:
    return Session(1, "T", "V", "P", 1000, 2000, None, state, opened)


def test_a_session_opens_by_itself_between_its_two_times_only() -> None:
    assert [is_due_to_open(session(State.PLANNED), now) for now in (999, 1000, 1999, 2000)] == [False, True, True, False]
    assert not is_due_to_open(session(State.CLOSED), 1500)


def test_a_session_closes_by_itself_after_its_grace() -> None:
    assert [is_due_to_close(session(State.OPEN, 1000), now, 60) for now in (2000, 2059, 2060)] == [False, False, True]


def test_a_session_opened_by_hand_after_its_time_keeps_its_length() -> None:
    assert session(State.OPEN, 5000).closing == 6000
    assert session(State.OPEN, 1900).closing == 2000


@pytest.mark.parametrize(
    ("day", "year", "name"),
    [
        (date(2024, 4, 1), 2024, "令和6年度"),
        (date(2025, 3, 31), 2024, "令和6年度"),
        (date(2019, 4, 1), 2019, "令和元年度"),
        (date(2019, 3, 31), 2018, "平成30年度"),
        (date(1989, 4, 1), 1989, "平成元年度"),
    ],
)
def test_fiscal_years_begin_in_april_and_have_their_era_name(day: date, year: int, name: str) -> None:
    assert seasons.fiscal_year(day) == year
    assert seasons.era_name(year) == name


@given(st.binary(min_size=16, max_size=16))
def test_call_signs_to_try_are_the_same_for_the_same_command_and_many(command: bytes) -> None:
    first = list(callsigns.candidates(b"k" * 32, command))
    assert first == list(callsigns.candidates(b"k" * 32, command))
    assert len(set(first)) > 200
    assert all(0 <= sign.word < len(callsigns.WORDS) and 1 <= sign.number <= 99 for sign in first)
