"""Foreign NFC tags: strangers unless staff allow them, then as good as a card and no better."""

import pytest

from kiosk.desk.arrive import arrive
from kiosk.desk.change_settings import change_settings
from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.desk.leave import leave
from kiosk.domain import tokens
from kiosk.domain.tokens import Kind
from kiosk.scanning.wedge import looks_like_code

TAG = "04A2B3C4D5E680"


async def test_a_tag_is_nobodys_until_staff_allow_it(desk: Desk, session: int) -> None:
    assert desk.token_in(TAG) is None
    for _time in range(2):
        await arrive(desk, desk.command(), TAG)
    assert (await status(desk)).visits == 2
    await change_settings(desk, foreign_tags="on")
    for _time in range(2):
        await arrive(desk, desk.command(), TAG)
    assert (await status(desk)).visits == 3, "the same tag twice is one visit"
    await leave(desk, desk.command(), TAG)
    assert (await status(desk)).unmatched == 0


@pytest.mark.parametrize(
    "text", ["04A2B3C4", "04:a2:b3:c4:d5:e6:80", "0123456789ABCDEF", "04a2b3c4d5e680112233", "0012345678", "０４Ａ２Ｂ３Ｃ４"]
)
def test_the_numbers_that_readers_type_are_read(text: str) -> None:
    token = tokens.read_tag(text)
    assert token is not None
    assert tokens.is_tag(token)


@pytest.mark.parametrize("text", ["", "04A2B3", "04A2B3C4D", "hello123", "4901234567894", "x" * 500])
def test_other_texts_are_no_tags(text: str) -> None:
    assert tokens.read_tag(text) is None


def test_no_card_is_ever_taken_for_a_tag() -> None:
    card = tokens.issue(Kind.CARD, b"k" * 32, b"0123456789")
    assert not tokens.is_tag(card)
    assert tokens.read_tag(card.text) is None


def test_a_long_tag_scanned_into_a_field_is_a_code_and_a_short_word_is_not() -> None:
    assert looks_like_code(TAG)
    assert not looks_like_code("facade12")
