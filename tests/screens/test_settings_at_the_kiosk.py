"""What staff set in the office counts at the kiosk within a second, also when another program set it."""

from pathlib import Path

import pytest

from kiosk.desk.change_settings import change_settings
from kiosk.desk.desk import Desk, open_desk
from kiosk.errors import WrongUsage
from tests.conftest import HandClock
from tests.screens.conftest import Hand


async def from_the_office(folder: Path, clock: HandClock, **changes: object) -> None:
    """Change settings as another program does."""
    office = await open_desk(folder, clock)
    await change_settings(office, "Sato", **changes)
    await office.close()


async def test_only_the_languages_that_staff_chose_are_offered_and_the_places_own(kiosk: Hand, folder: Path, clock: HandClock) -> None:
    assert "Português" in kiosk.text()
    await from_the_office(folder, clock, languages="ja,vi")
    await kiosk.app._look_and_show()
    await kiosk.pilot.pause()
    offered = [choice.id for choice in kiosk.app.screen.query("#languages Choice")]
    assert offered == ["language-ja", "language-en", "language-vi"]


async def test_only_the_questions_that_staff_chose_are_asked(kiosk: Hand, folder: Path, clock: HandClock) -> None:
    await from_the_office(folder, clock, questions="area")
    await kiosk.app._look_and_show()
    await kiosk.press("f1")
    asked = []
    for _question in range(4):
        asked.append(str(kiosk.app.screen.query_one("Questions .label").render()))
        if "Thank you" in asked[-1]:
            break
        await kiosk.tap("#answer-0")
    assert asked == ["Is this your first time since April?", "Where do you live?", "Thank you."]


async def test_a_year_that_begins_in_another_month_is_asked_about_rightly(kiosk: Hand, folder: Path, clock: HandClock) -> None:
    await from_the_office(folder, clock, year_begins=1)
    await kiosk.app._look_and_show()
    await kiosk.press("f1")
    assert "Is this your first time this year?" in kiosk.text()


async def test_colours_change_at_once(kiosk: Hand, folder: Path, clock: HandClock) -> None:
    await from_the_office(folder, clock, theme="night")
    await kiosk.app._look_and_show()
    assert kiosk.app.theme == "night"


@pytest.mark.parametrize(
    "changes", [{"languages": ""}, {"languages": "ja,xx"}, {"questions": "name"}, {"theme": "pink"}, {"language": "vi"}]
)
async def test_a_word_that_is_in_no_list_is_refused(desk: Desk, changes: dict[str, str]) -> None:
    before = desk.settings
    with pytest.raises(WrongUsage):
        await change_settings(desk, **changes)
    assert desk.settings == before


async def test_no_question_at_all_is_a_choice(desk: Desk) -> None:
    assert (await change_settings(desk, questions="")).questions == ""
