"""Today, tallies, targets, lists, settings, people and the trail, as staff use them."""

from pathlib import Path

import pytest
from textual.widgets import Input, SelectionList

from bench.years import fill
from kiosk.desk.arrive import arrive
from kiosk.desk.audit import note_alone, trail
from kiosk.desk.consultation import ask
from kiosk.desk.counters import counters
from kiosk.desk.desk import Desk
from kiosk.desk.names import names
from kiosk.desk.people import people, sign_in
from kiosk.desk.planning import Plan, plan_session
from kiosk.desk.results import results_of_year
from kiosk.domain.requests import Meeting
from kiosk.store.interface import sql
from tests.admin.conftest import Office
from tests.conftest import NOON

DAY = 86400


async def test_today_shows_the_open_session_live_and_closes_it(desk: Desk, session: int, office: Office) -> None:
    await arrive(desk, desk.command())
    await ask(desk, desk.command(), Meeting.COME)
    office.app.screen._seen = None  # type: ignore[attr-defined]
    await office.app.screen.refresh_room()  # type: ignore[attr-defined]
    assert "Arrivals 2" in office.shown or "Arrivals 1" in office.shown
    assert "1 request for a talk" in office.shown
    await office.press("c")
    assert "Closing sheet" in office.shown
    await office.press("r", "6", "c")
    assert "No session is open." in office.shown


async def test_today_opens_the_next_session(desk: Desk, office: Office) -> None:
    await plan_session(desk, Plan("Soon", NOON + 600, NOON + 4000))
    office.app.screen._seen = None  # type: ignore[attr-defined]
    await office.app.screen.refresh_room()  # type: ignore[attr-defined]
    await office.press("o")
    assert "people here, 0 of them children" in office.shown


async def test_every_side_of_a_year_reads_in_a_hundred_columns(desk: Desk, office: Office) -> None:
    await fill(desk, 2023, 2, 12)
    await office.pilot.resize_terminal(100, 32)
    await office.press("3")
    wanted = {
        "o": "Difference", "m": "Points: the year before", "s": "フリースペース", "v": "みどり会館", "p": "ステップハウス",
        "t": "Asked for a talk", "h": "by quarter hour", "a": "How old are you?",
    }  # fmt: skip
    for key, text in wanted.items():
        await office.press(key)
        assert text in office.shown, key
    await office.press("left_square_bracket", "left_square_bracket", "o")
    assert office.heading == "Tallies, FY2022"
    await office.press("t")
    assert "No consultation" in office.shown


async def test_an_empty_year_has_something_to_say_on_every_side(office: Office) -> None:
    await office.press("3")
    for key in "omsvptha":
        await office.press(key)
        assert office.sentence == ""


async def test_a_target_and_a_figure_stand_side_by_side_as_in_the_citys_report(desk: Desk, office: Office) -> None:
    await office.press("4", "t")
    await office.write("indicator", "users")
    await office.write("value", "ten")
    await office.press("ctrl+s")
    assert "whole number" in office.beside("value")
    await office.write("value", "10")
    await office.press("ctrl+s")
    assert office.rows() == [[desk.settings.programme, "Users", "10", "", ""]]
    await office.press("f")
    await office.write("value", "5")
    await office.press("ctrl+s")
    assert office.rows() == [[desk.settings.programme, "Users", "10", "5", "50 %"]]
    await office.press("f")
    await office.write("other", "visits")
    await office.write("value", "5")
    await office.press("ctrl+s")
    assert "counts this itself" in office.beside("other")
    await office.write("other", "手紙")
    await office.press("ctrl+s")
    assert {each.indicator for each in await results_of_year(desk, 2024)} == {"users", "手紙"}


async def test_lists_are_kept(desk: Desk, office: Office) -> None:
    await office.press("7", "a")
    await office.write("name", " ")
    await office.press("ctrl+s")
    assert "1 to 120" in office.beside("name")
    await office.write("name", "みどり会館")
    await office.press("ctrl+s", "down", "x")
    assert [name.retired for name in await names(desk, "venue")] == [False, True]
    await office.press("x")
    assert [name.retired for name in await names(desk, "venue")] == [False, False]
    await office.press("c")
    for counter in ("Tea", "Books", "Tea"):
        await office.press("a")
        await office.write("name", counter)
        await office.press("ctrl+s")
    assert [counter.name for counter in await counters(desk)] == ["Tea", "Books"]
    await office.press("down", "u")
    assert [counter.name for counter in await counters(desk)] == ["Books", "Tea"]
    await office.press("e")
    await office.write("name", "Novels")
    await office.press("ctrl+s")
    assert "Novels" in [counter.name for counter in await counters(desk)]
    await office.press("x")
    assert len(await counters(desk)) == 1
    await office.press("n", "a")
    await office.write("name", "Shelter")
    await office.press("ctrl+s")
    assert office.rows()[0][0] == "Shelter"


async def test_a_setting_tells_its_effect_and_keeps_to_its_limits(desk: Desk, office: Office) -> None:
    await office.press("8")
    assert all("\n  " in row[0] for row in office.rows())
    await office.press("e")
    await office.write("value", "5")
    await office.press("ctrl+s")
    assert "from 10 to 120" in office.beside("value")
    await office.write("value", "45")
    await office.press("ctrl+s")
    assert desk.settings.return_seconds == 45
    place = next(place for place, row in enumerate(office.rows()) if row[0].startswith("Languages offered"))
    office.table.move_cursor(row=place)
    await office.press("e")
    office.app.screen.query_one(SelectionList).deselect_all()
    await office.press("ctrl+s")
    assert "At least one language" in office.beside("value")
    office.app.screen.query_one(SelectionList).select("vi")
    await office.press("ctrl+s")
    assert desk.settings.languages == "vi"
    assert [entry.action for entry in await trail(desk)] == ["settings changed", "settings changed"]


async def test_people_are_added_changed_and_removed_but_never_the_last_administrator(desk: Desk, office: Office) -> None:
    await office.press("9", "a")
    await office.write("name", "Sato")
    await office.write("passphrase", "plum tree")
    await office.write("again", "plum treee")
    await office.press("ctrl+s")
    assert "not the same" in office.beside("again")
    await office.write("again", "plum tree")
    await office.press("ctrl+s")
    assert [row[0] for row in office.rows()] == [(await people(desk))[0].name, "Sato"]
    await office.press("x", "ctrl+s", "ctrl+s")
    assert "last administrator" in office.sentence
    await office.press("escape", "down", "e")
    await office.write("role", "administrator")
    await office.press("ctrl+s", "w")
    for field in ("passphrase", "again"):
        await office.write(field, "cherry tree")
    await office.press("ctrl+s")
    assert await sign_in(desk, "cherry tree", "Sato")
    await office.press("up", "x", "ctrl+s")
    assert len(await people(desk)) == 2
    await office.press("ctrl+s")
    assert [person.name for person in await people(desk)] == ["Sato"]


async def test_the_trail_is_searched_written_to_a_file_and_a_change_by_hand_is_shown(desk: Desk, office: Office, tmp_path: Path) -> None:
    await note_alone(desk, "=HYPERLINK", "exported", "2024")
    await note_alone(desk, "Sato", "signed in")
    await office.press("0")
    assert "2 entries; the trail is whole." in office.shown
    office.app.screen.query_one("#search", Input).value = "report"
    await office.pilot.pause()
    assert [row[1] for row in office.rows()] == ["=HYPERLINK"]
    await office.press("x")
    await office.write("file", str(tmp_path / "audit.csv"))
    await office.press("ctrl+s")
    text = (tmp_path / "audit.csv").read_text("utf-8-sig")
    assert "'=HYPERLINK,exported,2024" in text
    assert "audit exported" in text

    def forge():
        yield sql("UPDATE audit SET who = 'Mori' WHERE id = 2")

    await desk.store.transact(forge)
    await office.press("1", "0")
    assert "changed by hand from entry 2" in office.shown


@pytest.mark.parametrize("size", [(80, 24), (100, 32), (160, 48)])
async def test_every_room_keeps_its_keys_in_sight_at_any_size(desk: Desk, office: Office, size: tuple[int, int]) -> None:
    await office.pilot.resize_terminal(*size)
    for key in "12347890":
        await office.press(key)
        assert "f1 Help" in office.shown
