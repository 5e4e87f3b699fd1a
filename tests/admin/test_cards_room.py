"""Cards on screen: made by a form, renewed after a second thought."""

from pathlib import Path

from pypdf import PdfReader

from kiosk.desk.audit import trail
from kiosk.desk.desk import Desk
from tests.admin.conftest import Office


async def test_cards_are_made_by_a_form_that_tells_its_mistakes(desk: Desk, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    await office.press("6", "a")
    await office.write("file", str(path))
    for field, wrong, right in (("count", "many", "12"), ("count", "0", "12"), ("right", "far", "1.5"), ("down", "20", "-0.5")):
        await office.write(field, wrong)
        await office.press("ctrl+s")
        assert str(office.app.screen.query_one(f"#beside-{field}").has_class("-wrong")) == "True"
        assert not path.exists()
        await office.write(field, right)
    await office.write("pattern", "waves")
    await office.press("ctrl+s")
    assert len(PdfReader(path).pages) == 2
    assert "cards.pdf" in office.sentence
    assert [entry.detail for entry in await trail(desk)] == ["12 as pdf"]


async def test_a_new_generation_begins_after_a_second_thought(desk: Desk, office: Office) -> None:
    await office.press("6", "n")
    await office.write("until", "2024-01-01")
    await office.press("ctrl+s", "ctrl+s")
    assert "between today and five years" in office.beside("until")
    await office.write("until", "2024-12-31")
    await office.press("ctrl+s")
    assert desk.settings.card_generation == 1
    await office.press("ctrl+s")
    assert desk.settings.card_generation == 2
    assert "new ones" in office.sentence


async def test_a_key_typed_right_after_a_rooms_digit_is_for_the_new_room(office: Office) -> None:
    await office.pilot.press("6", "a")
    await office.app._release()  # type: ignore[attr-defined]
    await office.pilot.pause()
    assert type(office.app.screen).__name__ == "CardsForm"
