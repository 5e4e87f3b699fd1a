"""Files of sessions: what is read, and what is answered with the line or the event that is wrong."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from admin.planning.csv_plan import read_csv
from admin.planning.files import clashes, read_plans
from admin.planning.ical_plan import read_calendar, write_calendar
from admin.planning.moments import read_day, read_moment, read_time, second_at
from kiosk.desk.desk import Desk
from kiosk.desk.planning import Plan, cancel_session, plan_of, plan_session
from kiosk.desk.sessions import sessions
from kiosk.errors import WrongUsage
from tests.conftest import NOON

TOKYO = ZoneInfo("Asia/Tokyo")
HEADER = "title,opens,closes,venue,programme,capacity,audience,theme,parts,corners\n"
LINE = "お茶会,2024-11-10T13:30,2024-11-10T15:30,会館,事業,20,女性,秋,1部/2部,本、卓球\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_csv_is_read_in_the_encodings_that_spreadsheets_save(encoding: str) -> None:
    ((line, plan),) = read_csv((HEADER + LINE).encode(encoding), TOKYO)
    assert line == 2
    assert plan == Plan("お茶会", NOON + 5400, NOON + 12600, "会館", "事業", 20, "女性", "秋", ("1部", "2部"), ("本", "卓球"))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Line 1"),
        (HEADER.encode(), "no session"),
        (b"title,opens\nA,2024-11-10T13:30\n", "Line 1"),
        (b"title,opens,closes,colour\n", "Line 1"),
        (b"title,opens,closes,title\n", "Line 1"),
        ((HEADER + LINE + "X,2024-11-31T13:30,2024-11-30T15:30,,,,,,,\n").encode(), "Line 3"),
        ((HEADER + "X,2024-11-10T13:30,2024-11-10T15:30,,,many,,,,\n").encode(), "Line 2"),
        ((HEADER + "X,2024-11-10T13:30\n").encode(), "Line 2"),
        ((HEADER + '"X,2024').encode(), "Line 2"),
        (b"\x81", "neither UTF-8 nor CP932"),
        (b"title,opens,closes\n" + b"A,2024-11-10T13:30,2024-11-10T14:30\n" * 2001, "at most 2000"),
    ],
)
def test_a_csv_that_is_wrong_names_the_line(content: bytes, told: str) -> None:
    with pytest.raises(WrongUsage, match=told):
        read_csv(content, TOKYO)


def calendar(*lines: str) -> bytes:
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    ).encode()


def test_a_repeating_event_is_expanded_without_its_exceptions() -> None:
    content = calendar(
        "SUMMARY:お茶会", "DTSTART;TZID=Asia/Tokyo:20241110T133000", "DTEND;TZID=Asia/Tokyo:20241110T153000",
        "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Asia/Tokyo:20241117T133000", "LOCATION:会館", "CATEGORIES:事業,別",
        "DESCRIPTION:秋\\nくわしく",
    )  # fmt: skip
    plans = [plan for _number, plan in read_calendar(content, TOKYO)]
    assert [plan.opens - NOON for plan in plans] == [5400, 5400 + 14 * 86400, 5400 + 21 * 86400]
    assert (plans[0].venue, plans[0].programme, plans[0].theme, plans[0].closes - plans[0].opens) == ("会館", "事業", "秋", 7200)


def test_times_without_a_zone_are_the_venues_and_a_duration_will_do() -> None:
    ((_number, plan),) = read_calendar(calendar("SUMMARY:A", "DTSTART:20241110T133000", "DURATION:PT2H"), TOKYO)
    assert (plan.opens, plan.closes) == (NOON + 5400, NOON + 12600)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"hello", "not an iCalendar"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no session"),
        (calendar("SUMMARY:A", "DTSTART;VALUE=DATE:20241110"), "Event 1: it has no time of day"),
        (calendar("SUMMARY:A"), "Event 1: its time is missing"),
        (
            calendar("SUMMARY:A", "DTSTART:20241110T133000", "DTEND:20241110T153000", "RRULE:FREQ=DAILY"),
            "Event 1: it repeats without an end",
        ),
    ],
)
def test_a_calendar_that_is_wrong_names_the_event(content: bytes, told: str) -> None:
    with pytest.raises(WrongUsage, match=told):
        read_calendar(content, TOKYO)


async def test_what_is_written_is_read_again_and_a_cancelled_session_says_so(desk: Desk) -> None:
    plan = Plan("お茶会, 秋; 1", NOON, NOON + 3600, "会館", "事業", theme="秋")
    await plan_session(desk, plan)
    await plan_session(desk, Plan("B", NOON + 86400, NOON + 90000))
    (first, second) = await sessions(desk)
    await cancel_session(desk, second.id, "Typhoon")
    listed = [(session, await plan_of(desk, session.id)) for session in await sessions(desk)]
    content = write_calendar(listed, NOON)
    again = [plan for _number, plan in read_calendar(content, TOKYO)]
    assert (again[0].title, again[0].opens, again[0].closes, again[0].venue) == (plan.title, NOON, NOON + 3600, "会館")
    assert content.count(b"STATUS:CANCELLED") == 1
    assert b"Typhoon" not in content
    assert first.title.encode() not in content  # the comma and semicolon are escaped


async def test_a_plan_that_cannot_be_is_told_with_its_line(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text("title,opens,closes\nA,2024-11-10T13:30,2024-11-10T12:30\n")
    with pytest.raises(WrongUsage, match=r"Line 2: .*after the opening time; nothing was planned"):
        read_plans(desk, file)
    file.write_bytes(b"x" * 5_000_001)
    with pytest.raises(WrongUsage, match="larger"):
        read_plans(desk, file)


async def test_overlaps_are_found_with_what_is_planned_and_within_the_file_but_not_with_itself(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text("title,opens,closes\nA,2024-11-10T13:30,2024-11-10T15:30\nB,2024-11-10T15:00,2024-11-10T16:00\n")
    assert await clashes(desk, read_plans(desk, file)) == ["Sun 10 Nov 15:00 B"]
    await plan_session(desk, read_plans(desk, file)[0])
    await plan_session(desk, Plan("C", NOON + 5400, NOON + 5460))
    assert await clashes(desk, read_plans(desk, file)) == ["Sun 10 Nov 13:30 C", "Sun 10 Nov 15:00 B"]


@pytest.mark.parametrize("text", ["2024-11-10", "2024/11/10", "２０２４年１１月１０日", " 2024.11.10 "])
def test_days_are_read_as_people_type_them(text: str) -> None:
    assert read_day(text).isoformat() == "2024-11-10"


@pytest.mark.parametrize("text", ["13:30", "1330", "１３：３０", "13時30分", "13:30:00"])
def test_times_are_read_as_people_type_them(text: str) -> None:
    assert read_time(text).isoformat() == "13:30:00"


def test_moments_have_their_own_zone_or_the_venues() -> None:
    assert read_moment("2024-11-10T13:30", TOKYO) == read_moment("2024/11/10 1330", TOKYO) == read_moment("2024-11-10T04:30Z", TOKYO)
    for wrong in ("", "2024-11-10", "13:30", "2024-11-10T13:30 x"):
        with pytest.raises(WrongUsage):
            read_moment(wrong, TOKYO)


def test_an_hour_that_the_clocks_leap_over_is_told() -> None:
    with pytest.raises(WrongUsage, match="put forward"):
        second_at(read_day("2024-03-31"), read_time("02:30"), ZoneInfo("Europe/Berlin"))
