"""The reader's test in a real terminal."""

from collections.abc import Callable

import pytest

from kiosk.domain import tokens
from kiosk.domain.tokens import Kind
from tests.terminal.conftest import Terminal

pytestmark = pytest.mark.long


def test_a_scan_is_shown_character_by_character_and_ctrl_c_ends(terminal: Callable[..., Terminal]) -> None:
    card = tokens.issue(Kind.CARD, b"k" * 32, b"0123456789").text
    shown = terminal("reader; echo over $?; sleep 9")
    shown.await_text("Scan something")
    shown.scan(card)
    shown.await_text(" ".join(card[:20]))
    shown.await_text("All is well")
    shown.scan("]Q1" + card)
    shown.await_text("before the code")
    shown.keys("C-c")
    shown.await_text("over 0")
