"""Paper sheets entered afterwards."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.desk.record import read_sheet, record
from kiosk.desk.results import session_results
from kiosk.desk.sessions import add_session, sessions
from kiosk.domain.sessions import Session, State
from kiosk.domain.tallies import TOTAL
from kiosk.errors import Refusal, TachiyoriError, WrongUsage
from tests.conftest import NOON

HEADER = "arrived,left,companions,first_visit,consultation\n"
GOOD = HEADER + "2024-11-10T10:05,2024-11-10T10:50,2,yes,talked\n10:10,,,,\n10:15,10:20,0,no,handed_on:ステップハウス\n"


@pytest.fixture
async def past(desk: Desk) -> int:
    return await add_session(desk, "Past", NOON - 7200, NOON - 3600)


async def test_a_sheet_folds_a_past_session_at_once(desk: Desk, past: int) -> None:
    assert await record(desk, past, GOOD.encode()) == 3
    assert [session.state for session in await sessions(desk)] == [State.CLOSED]
    (result,) = await session_results(desk, date(2024, 11, 10), date(2024, 11, 10))
    counted = {tally.measure: tally.value for tally in result.tallies if tally.dimension == TOTAL}
    assert (counted["visits"], counted["companions"], counted["consultations"]) == (3, 2, 2)
    assert (counted["first_visits"], counted["first_visits_unknown"], counted["closed_present"]) == (1, 1, 1)
    outcomes = {tally.category for tally in result.tallies if tally.measure == "outcome"}
    assert "handed_on:ステップハウス" in outcomes


async def test_the_same_sheet_is_not_recorded_twice(desk: Desk, past: int) -> None:
    await record(desk, past, GOOD.encode())
    with pytest.raises(Refusal, match="already"):
        await record(desk, past, GOOD.encode())


async def test_a_sheet_for_an_open_session_adds_to_what_the_kiosk_counted(desk: Desk, session: int) -> None:
    sheet = HEADER + "12:01,12:30,1,yes,yes\n12:02,,0,,\n"
    await record(desk, session, sheet.encode())
    now = await status(desk)
    assert (now.visits, now.headcount.present, now.waiting) == (2, 1, 0)


async def test_a_session_that_has_not_begun_takes_no_sheet(desk: Desk) -> None:
    future = await add_session(desk, "Future", NOON + 3600, NOON + 7200)
    with pytest.raises(Refusal, match="not begun"):
        await record(desk, future, GOOD.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
async def test_every_usual_encoding_is_read(desk: Desk, past: int, encoding: str, newline: str) -> None:
    assert await record(desk, past, GOOD.replace("\n", newline).encode(encoding)) == 3


@pytest.mark.parametrize(
    ("sheet", "named"),
    [
        (b"", "Line 1"),
        (b"name,left\n", "Line 1"),
        (HEADER.encode(), "no visit"),
        ((HEADER + "10:05,,,,\n25:99,,,,\n").encode(), "Line 3"),
        ((HEADER + "10:05,10:01,,,\n").encode(), "Line 2"),
        ((HEADER + "10:05,,many,,\n").encode(), "Line 2"),
        ((HEADER + "10:05,,,maybe,\n").encode(), "Line 2"),
        ((HEADER + "10:05,,,,perhaps\n").encode(), "Line 2"),
        ((HEADER + "10:05,,,\n").encode(), "Line 2"),
        ((HEADER + ",,,,\n\n,10:30,,,\n").encode(), "Line 4"),
        ((HEADER + "2023-11-10T10:05,,,,\n").encode(), "Line 2"),
        ((HEADER + '10:05,"\n').encode(), "Line"),
        (b"\xff\xfe\x00\x81", "UTF-8"),
        ((HEADER + "10:05,,,,\n" * 10_001).encode(), "more than"),
        (b"x" * 5_000_001, "megabytes"),
    ],
)
async def test_a_mistake_is_named_by_its_line_and_nothing_is_recorded(desk: Desk, past: int, sheet: bytes, named: str) -> None:
    with pytest.raises(WrongUsage, match=named):
        await record(desk, past, sheet)
    assert [session.state for session in await sessions(desk)] == [State.PLANNED]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.booleans())
def test_any_file_is_read_or_refused_in_one_sentence(content: bytes, with_header: bool) -> None:
    from zoneinfo import ZoneInfo

    session = Session(1, "T", "V", "P", NOON, NOON + 7200, None, State.PLANNED)
    with suppress(TachiyoriError):
        rows = read_sheet(HEADER.encode() + content if with_header else content, session, ZoneInfo("Asia/Tokyo"))
        assert all(row.visit.departed is None or row.visit.departed >= row.visit.arrived for row in rows)


def test_the_citys_sheets_are_kept_with_the_tests() -> None:
    assert len(list((Path(__file__).parent.parent / "data").glob("2024-*.csv"))) == 3
