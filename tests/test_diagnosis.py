"""What a reader sent is told character by character, with what to change on it."""

import pytest

from kiosk.domain import tokens
from kiosk.domain.tokens import Kind
from kiosk.scanning.diagnosis import diagnose

CARD = tokens.issue(Kind.CARD, b"k" * 32, b"0123456789").text


def sent(text: str, pause: float = 0.002) -> list[tuple[str, float]]:
    return [(character, pause) for character in text]


@pytest.mark.parametrize(
    ("text", "pause", "told"),
    [
        (CARD + "\r", 0.002, "All is well"),
        (CARD + "\t", 0.002, "All is well"),
        (CARD, 0.002, "no suffix"),
        (CARD + "\r\n", 0.002, "2 characters after"),
        (CARD + "\r", 0.08, "80 ms"),
        ("]Q1" + CARD + "\r", 0.002, "before the code"),
        (CARD.lower() + "\r", 0.002, "Caps Lock"),
        ("".join(chr(ord(letter) + 0xFEE0) for letter in CARD) + "\r", 0.002, "full-width"),
        ("4901234567894\r", 0.002, "not a card's code"),
        ("ABC", 0.002, "needs a suffix"),
        ("\r", 0.002, "keyboard mode"),
        ("x" * 600 + "\r", 0.002, "far too long"),
    ],
)
def test_each_fault_of_a_reader_has_its_advice(text: str, pause: float, told: str) -> None:
    assert any(told in line for line in diagnose(sent(text, pause)).advice)


def test_every_character_has_a_name() -> None:
    assert diagnose(sent("A 1\x1b\x02\t")).characters == "A SPACE 1 ESC #2 TAB"
