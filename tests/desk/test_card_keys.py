"""Generations of cards: old ones go on for a chosen time, and nobody can tell one from another."""

from datetime import date

import pytest

from admin.cards.issue import new_cards
from kiosk.desk.arrive import arrive
from kiosk.desk.audit import trail
from kiosk.desk.card_keys import renew_cards
from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.domain import tokens
from kiosk.domain.tokens import Kind
from kiosk.errors import WrongUsage
from kiosk.store.interface import sql
from tests.conftest import HandClock


async def by_card(desk: Desk) -> int:
    def count():
        return (yield sql("SELECT count(*) FROM visit WHERE by_card = 1"))[0][0]

    return await desk.store.query(count)


async def test_a_card_of_the_generation_before_is_good_until_its_day_is_over(desk: Desk, session: int, clock: HandClock) -> None:
    old = [card.text for card in new_cards(desk, 3)]
    assert await renew_cards(desk, date(2024, 11, 12), "Sato") == 2
    new = new_cards(desk, 1)[0]
    assert not tokens.is_genuine(new, desk.card_keys[1])
    for scan in (old[0], new.text):
        await arrive(desk, desk.command(), scan)
    assert await by_card(desk) == 2
    clock.forward(2 * 86400 + 12 * 3600 - 1)
    await arrive(desk, desk.command(), old[1])
    assert await by_card(desk) == 3
    clock.forward(1)
    await arrive(desk, desk.command(), old[2])
    assert await by_card(desk) == 3
    assert (await status(desk)).visits == 4, "she is let in all the same"
    assert (await trail(desk))[-1].detail == "generation 2, old ones until 2024-11-12"


async def test_two_generations_back_is_too_old(desk: Desk, session: int) -> None:
    old = new_cards(desk, 1)[0].text
    for _generation in range(2):
        await renew_cards(desk, date(2024, 12, 31))
    await arrive(desk, desk.command(), old)
    assert await by_card(desk) == 0


async def test_a_day_that_is_past_or_far_away_is_told(desk: Desk) -> None:
    for day in (date(2024, 11, 8), date(2040, 1, 1)):
        with pytest.raises(WrongUsage):
            await renew_cards(desk, day)
    assert desk.settings.card_generation == 1


@pytest.mark.parametrize("prefix", ["]Q1", "[q1", "}Q3", "@", "QR:", "~#"])
def test_what_a_reader_sends_before_a_code_is_dropped(prefix: str) -> None:
    card = tokens.issue(Kind.CARD, b"k" * 32, b"0123456789")
    assert tokens.read(prefix + card.text) == card


@pytest.mark.parametrize("change", ["{0}X", "X{0}", "XXX{0}", "https://x.y/{0}", "{0}]"])
def test_other_letters_before_or_after_make_it_no_token(change: str) -> None:
    assert tokens.read(change.format(tokens.issue(Kind.CARD, b"k" * 32, b"0123456789").text)) is None
