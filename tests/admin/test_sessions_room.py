"""Planning on screen: the list, forms that explain their errors beside the field, repeats, files, the month."""

from pathlib import Path

import pytest
from textual.widgets import Input

from kiosk.desk.audit import trail
from kiosk.desk.desk import Desk
from kiosk.desk.people import people
from kiosk.desk.planning import Plan, plan_of, plan_session
from kiosk.desk.sessions import sessions
from kiosk.desk.year import year_of
from kiosk.domain.sessions import State
from tests.admin.conftest import Office
from tests.conftest import NOON

DAY = 86400
TOMORROW = Plan("Free space", NOON + DAY + 5400, NOON + DAY + 12600, capacity=20)


async def plan_tomorrow(desk: Desk, office: Office) -> int:
    session = await plan_session(desk, TOMORROW)
    await office.press("2")
    return session


async def test_a_session_is_planned_by_its_form(desk: Desk, office: Office) -> None:
    await office.press("2", "a")
    for field, text in {"title": "Autumn", "day": "２０２４/11/17", "opens": "13:30", "closes": "15時30分", "parts": "1部 / 2部"}.items():
        await office.write(field, text)
    await office.press("ctrl+s")
    (session,) = await sessions(desk)
    plan = await plan_of(desk, session.id)
    assert (plan.title, plan.parts, plan.closes - plan.opens) == ("Autumn", ("1部", "2部"), 7200)
    assert office.rows()[0][:5] == ["Sun 17 Nov", "13:30-15:30", "Autumn", "", "planned"]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", ""), ("day", "2024-02-30"), ("day", "soon"), ("day", ""), ("opens", "25:00"), ("closes", "12:00"),
        ("closes", "2024-11-20 12:00"), ("capacity", "many"), ("capacity", "-1"), ("corners", "/".join("abcdefghijklmn")),
    ],
)  # fmt: skip
async def test_a_mistake_is_told_beside_its_field_and_nothing_is_saved(desk: Desk, office: Office, field: str, text: str) -> None:
    await office.press("2", "a")
    await office.write("day", "2024-11-17")
    hint = office.beside(field)
    await office.write(field, text)
    await office.press("ctrl+s")
    assert office.beside(field) != hint
    assert office.app.screen.focused is office.app.screen.query_one(f"#field-{field}")
    assert await sessions(desk) == []
    await office.press("escape")
    assert type(office.app.screen).__name__ == "SessionsRoom"


async def test_an_overlap_is_a_doubt_that_a_second_save_overcomes(desk: Desk, office: Office) -> None:
    await plan_tomorrow(desk, office)
    await office.press("a")
    await office.write("day", "2024-11-11")
    await office.write("opens", "14:00")
    await office.press("ctrl+s")
    assert "overlaps" in office.sentence
    await office.write("title", "Another")
    await office.press("ctrl+s")
    assert "overlaps" in office.sentence, "a change after the warning must be warned about anew"
    assert len(await sessions(desk)) == 1
    await office.press("ctrl+s")
    assert len(await sessions(desk)) == 2


async def test_a_double_save_plans_once(desk: Desk, office: Office) -> None:
    await office.press("2", "a")
    await office.write("day", "2024-11-17")
    await office.pilot.press("ctrl+s", "ctrl+s", "ctrl+s")
    await office.pilot.pause()
    assert len(await sessions(desk)) == 1


async def test_a_session_is_changed_cancelled_with_a_reason_and_taken_back(desk: Desk, office: Office) -> None:
    session = await plan_tomorrow(desk, office)
    await office.press("e")
    await office.write("title", "Winter")
    await office.press("ctrl+s")
    assert office.rows()[0][2] == "Winter"
    await office.press("x", "ctrl+s")
    assert "1 to 120" in office.beside("reason")
    await office.write("reason", "Typhoon")
    await office.press("ctrl+s")
    assert office.rows()[0][4] == "cancelled"
    await office.press("x")
    assert (await sessions(desk))[0].state is State.PLANNED
    entries = [entry for entry in await trail(desk) if f"session {session}" in entry.detail][1:]
    assert [entry.action for entry in entries] == ["session changed", "session cancelled", "session reinstated"]
    assert {entry.who for entry in entries} == {(await people(desk))[0].name}


async def test_a_session_is_repeated_without_the_holidays(desk: Desk, office: Office) -> None:
    await plan_tomorrow(desk, office)
    await office.press("r")
    await office.write("until", "2024-12-09")
    await office.write("without", "2024-12-02")
    await office.press("ctrl+s")
    assert "3 sessions" in office.sentence
    await office.press("ctrl+s")
    assert [row[0] for row in office.rows()] == ["Mon 11 Nov", "Mon 18 Nov", "Mon 25 Nov", "Mon 9 Dec"]


async def test_a_repeat_that_overlaps_or_never_comes_round_is_told(desk: Desk, office: Office) -> None:
    await plan_tomorrow(desk, office)
    await plan_session(desk, Plan("Other", TOMORROW.opens + 7 * DAY, TOMORROW.closes + 7 * DAY))
    await office.press("2", "r")
    await office.write("until", "2024-11-12")
    await office.press("ctrl+s")
    assert "On no day" in office.beside("until")
    await office.write("until", "2024-11-19")
    await office.press("ctrl+s")
    assert "1 of the days overlap" in office.sentence


async def test_the_list_is_narrowed_by_words_and_sorted_by_a_heading(desk: Desk, office: Office) -> None:
    await plan_session(desk, Plan("Books", NOON + DAY, NOON + DAY + 60))
    await plan_session(desk, Plan("Tarot", NOON + 2 * DAY, NOON + 2 * DAY + 60, capacity=5))
    await office.press("2", "slash")
    search = office.app.screen.query_one("#search", Input)
    search.value = "tar"
    await office.pilot.pause()
    assert [row[2] for row in office.rows()] == ["Tarot"]
    search.value = "no such"
    await office.pilot.pause()
    assert office.rows() == []
    search.value = ""
    await office.press("enter")
    table = office.table
    for expected in (["Books", "Tarot"], ["Tarot", "Books"]):
        table.post_message(table.HeaderSelected(table, table.ordered_columns[2].key, 2, table.ordered_columns[2].label))
        await office.pilot.pause()
        assert [row[2] for row in office.rows()] == expected
    table.post_message(table.HeaderSelected(table, table.ordered_columns[7].key, 7, table.ordered_columns[7].label))
    await office.pilot.pause()
    assert [row[7] for row in office.rows()] == ["", "5"]


async def test_a_file_is_read_told_and_planned_as_a_whole(desk: Desk, office: Office, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_bytes("title,opens,closes,venue\nおしゃべり会,2024/11/17 13:30,2024/11/17 15:30,みどり会館\n".encode("cp932"))
    bad.write_bytes(good.read_bytes() + b"X,2024-11-31T13:30,2024-11-30T15:30,Y\n")
    await office.press("2", "i")
    for file, told in ((tmp_path / "none.csv", "none.csv"), (bad, "Line 3"), (good, "1 session")):
        await office.write("file", str(file))
        await office.press("ctrl+s")
        assert told in office.sentence
        assert await sessions(desk) == []
    await office.press("ctrl+s")
    assert [session.venue for session in await sessions(desk)] == ["みどり会館"]


async def test_the_public_calendar_is_written(desk: Desk, office: Office, tmp_path: Path) -> None:
    await plan_tomorrow(desk, office)
    await office.press("c")
    await office.write("file", str(tmp_path / "no folder" / "c.ics"))
    await office.press("ctrl+s")
    assert "cannot be written" in office.sentence
    await office.write("file", str(tmp_path / "c.ics"))
    await office.press("ctrl+s")
    assert b"SUMMARY:Free space" in (tmp_path / "c.ics").read_bytes()


async def test_a_month_shows_its_sessions_and_plans_on_a_day(desk: Desk, office: Office) -> None:
    await plan_tomorrow(desk, office)
    await office.press("m")
    assert office.heading == "November 2024"
    assert "13:30" in office.shown
    await office.press("enter")
    assert office.app.screen.query_one("#field-title", Input).value == "Free space"
    await office.press("escape", "right", "enter")
    assert office.app.screen.query_one("#field-day", Input).value == "2024-11-12"
    await office.press("escape", "right_square_bracket")
    assert office.heading == "December 2024"
    for _month in range(13):
        await office.press("left_square_bracket")
    assert office.heading == "November 2023"
    await office.press("m")
    assert type(office.app.screen).__name__ == "SessionsRoom"


async def test_paper_is_entered_by_totals(desk: Desk, office: Office) -> None:
    await plan_session(desk, Plan("Paper", NOON - DAY, NOON - DAY + 7200))
    await office.press("2", "p")
    await office.write("visits", "fifteen")
    await office.press("ctrl+s")
    assert "whole number" in office.beside("visits")
    await office.write("visits", "15")
    await office.write("first_visits", "16")
    await office.press("ctrl+s")
    assert "more first visits" in office.beside("first_visits")
    await office.write("first_visits", "")
    await office.write("talked", "2")
    await office.press("ctrl+s")
    assert office.rows()[0][3:5] == ["15", "closed"]


async def test_paper_is_entered_line_by_line(desk: Desk, office: Office) -> None:
    await plan_session(desk, Plan("Paper", NOON - DAY, NOON - DAY + 7200))
    await office.press("2", "p", "f5")
    for arrived, told in (("12:05", "1 line"), ("25:99", "Line 2"), ("12:10", "2 lines")):
        await office.write("arrived", arrived)
        await office.press("f5")
        assert told in office.sentence
    await office.press("f6")
    assert [row[0] for row in office.rows()] == ["12:05"]
    await office.write("arrived", "12:15")
    await office.press("ctrl+s")
    assert "not taken in" in office.sentence
    await office.press("f5", "ctrl+s")
    assert (await year_of(desk, 2024)).sessions[0].totals["visits"] == 2


async def test_a_folded_session_is_set_right(desk: Desk, office: Office) -> None:
    await test_paper_is_entered_by_totals(desk, office)
    await office.press("k")
    await office.write("change", "")
    await office.press("ctrl+s")
    assert "whole number" in office.beside("change")
    await office.write("change", "-16")
    await office.press("ctrl+s")
    assert "more than was counted" in office.sentence
    await office.write("change", "-1")
    await office.press("ctrl+s")
    assert office.rows()[0][3] == "14"


async def test_a_session_is_opened_and_another_at_the_venue_refused(desk: Desk, office: Office) -> None:
    await plan_tomorrow(desk, office)
    await office.press("o")
    assert (await sessions(desk))[0].state is State.OPEN
    await plan_session(desk, Plan("Second", NOON + 2 * DAY, NOON + 2 * DAY + 60))
    await office.press("2", "down", "o")
    assert "close it first" in office.sentence


async def test_years_are_turned(desk: Desk, office: Office) -> None:
    await plan_session(desk, Plan("Old", NOON - 365 * DAY, NOON - 365 * DAY + 60))
    await office.press("2")
    assert office.rows() == []
    await office.press("left_square_bracket")
    assert office.heading == "Sessions, FY2023"
    assert [row[2] for row in office.rows()] == ["Old"]
    await office.press("right_square_bracket", "right_square_bracket")
    assert office.heading == "Sessions, FY2025"
