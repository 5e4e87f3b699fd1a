"""Going about in the admin: signing in and out, roles, rooms, help, the palette, and a card on the office's reader."""

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, Select

from admin.screens.app import SignInScreen
from admin.screens.frame import KeyLine, RoomList
from admin.screens.rooms import DOORS
from kiosk.desk.audit import note_alone, trail
from kiosk.desk.desk import Desk
from kiosk.desk.people import add_person, people
from tests.admin.conftest import Office, QuietAdmin
from tests.conftest import PASSPHRASE


async def test_every_room_opens_by_its_key_and_tells_its_help(office: Office) -> None:
    for door in DOORS:
        await office.press(door.key)
        assert type(office.app.screen).__name__ == door.screen.partition(".")[2]
        await office.press("f1")
        assert "Help" in office.shown
        assert "Ctrl+P" in office.shown
        await office.press("escape")
        assert type(office.app.screen).__name__ == door.screen.partition(".")[2]


async def test_a_room_opens_by_a_tap(office: Office) -> None:
    await office.pilot.click(RoomList, offset=(3, 4))
    await office.pilot.pause()
    assert type(office.app.screen).__name__ == "TalliesRoom"


async def test_a_key_at_the_bottom_can_be_tapped(office: Office) -> None:
    await office.press("2")
    line = office.app.screen.query_one(KeyLine)
    await office.pilot.click(KeyLine, offset=(str(line.render()).index("Add") + 2, 0))
    await office.pilot.pause()
    assert type(office.app.screen).__name__ == "SessionForm"
    line = office.app.screen.query_one(KeyLine)
    await office.pilot.click(KeyLine, offset=(str(line.render()).index("Back") + 2, 0))
    await office.pilot.pause()
    assert type(office.app.screen).__name__ == "SessionsRoom"


async def test_signing_in_is_kept_in_the_trail_and_a_wrong_passphrase_is_told(desk: Desk) -> None:
    async with QuietAdmin(desk).run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        office = Office(pilot)
        pilot.app.screen.query_one("#passphrase", Input).value = "wrong"
        await office.press("enter")
        await pilot.app.workers.wait_for_complete()
        assert "This is not the passphrase." in office.shown
        pilot.app.screen.query_one("#passphrase", Input).value = PASSPHRASE
        await office.press("enter")
        assert type(pilot.app.screen).__name__ == "TodayRoom"
    assert [entry.action for entry in await trail(desk)] == ["signed in"]


async def test_several_people_choose_their_name_the_last_one_first(desk: Desk) -> None:
    await add_person(desk, "Sato", "staff", "plum tree")
    await add_person(desk, "Mori", "facilitator", "cherry tree")
    await note_alone(desk, "Sato", "signed in")
    async with QuietAdmin(desk).run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        office, field = Office(pilot), pilot.app.screen.query_one("#passphrase", Input)
        names = pilot.app.screen.query_one(Select)
        assert names.value == "Sato"
        field.value = PASSPHRASE
        await office.press("enter")
        assert isinstance(pilot.app.screen, SignInScreen), "another's passphrase opened"
        await office.press("down")
        assert names.value == "Mori"
        field.value = "cherry tree"
        await office.press("enter")
        assert "The board is your screen" in office.shown
        await office.press("up")
        field.value = "plum tree"
        await office.press("enter")
        assert type(pilot.app.screen).__name__ == "TodayRoom"


async def test_staff_neither_see_nor_reach_what_only_an_administrator_may(desk: Desk) -> None:
    await add_person(desk, "Sato", "staff", "plum tree")
    async with QuietAdmin(desk, (await people(desk))[1]).run_test(size=(100, 32)) as pilot:
        office = Office(pilot)
        for key in ("8", "9"):
            await office.press(key)
            pilot.app.go(key)  # type: ignore[attr-defined]
            await pilot.pause()
            assert type(pilot.app.screen).__name__ == "TodayRoom"
        assert "Settings" not in office.shown
        commands = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
        assert "Tallies" in commands
        assert "People" not in commands


@pytest.mark.parametrize("by", ["key", "idle"])
async def test_signing_out_hides_everything_also_a_form_that_is_open(office: Office, by: str) -> None:
    await office.press("2", "a")
    if by == "key":
        await office.press("f9")
    else:
        office.app._touched_at -= 3600  # type: ignore[attr-defined]
        await super(QuietAdmin, office.app)._tend()  # type: ignore[misc]
    await office.pilot.pause()
    assert isinstance(office.app.screen, SignInScreen)
    assert "Sessions" not in office.shown
    await office.press("2", "ctrl+p")
    assert isinstance(office.app.screen, SignInScreen)


async def test_the_palette_finds_a_room_by_its_name(office: Office) -> None:
    await office.press("ctrl+p")
    assert isinstance(office.app.screen, CommandPalette)
    await office.press("escape")
    commands = {command.title: command.callback for command in office.app.get_system_commands(office.app.screen)}
    commands["Tallies"]()
    await office.pilot.pause()
    assert type(office.app.screen).__name__ == "TalliesRoom"


async def test_a_card_on_the_offices_reader_does_nothing(office: Office, card) -> None:
    await office.press("2", "a")
    before = office.app.screen.query_one("#field-title", Input).value
    for letter in card():
        office.app.post_message(_key(letter))
    office.app.post_message(_key("enter"))
    await office.pilot.pause()
    await office.pilot.pause()
    assert office.app.screen.query_one("#field-title", Input).value == before
    assert "That was a card." in office.sentence


async def test_nothing_but_ctrl_q_ends_it(office: Office) -> None:
    for key in ("ctrl+c", "ctrl+z", "escape", "q"):
        await office.press(key)
    assert office.app.is_running
    await office.press("ctrl+q")
    assert office.app.return_code == 0


def _key(name: str):
    from textual import events

    return events.Key(name, name if len(name) == 1 else "\r")


async def test_a_fault_of_ours_ends_in_one_sentence_without_a_traceback(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    app = QuietAdmin(desk, (await people(desk))[0])
    app.survives_faults = True
    async with app.run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        app._handle_exception(ZeroDivisionError())
    assert app.crashed
    assert app.return_code == 1
    assert "ZeroDivisionError" not in "".join(capsys.readouterr())
