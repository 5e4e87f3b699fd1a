"""A kiosk killed at any point of an afternoon keeps every visit that it had acknowledged on its screen."""

import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.terminal import Terminal, environment
from tests.terminal.conftest import COMMAND
from tests.terminal.test_live_session import open_now

pytestmark = pytest.mark.long
KILLS = 8


def test_no_acknowledged_visit_is_lost_by_a_kill(folder: Path, tachiyori: Callable[..., str]) -> None:
    open_now(tachiyori)
    chance = random.Random(3)
    acknowledged = pressed = 0
    for _kill in range(KILLS):
        kiosk = Terminal([str(COMMAND), "kiosk", "--lang", "en"], {**environment(str(folder)), "LC_ALL": "C.UTF-8"})
        assert kiosk.sees("Come in")
        end = time.monotonic() + chance.uniform(0.05, 1.2)
        while time.monotonic() < end:
            kiosk.press(b"\x1bOP")  # F1
            pressed += 1
            if not kiosk.sees("You are in", end - time.monotonic()):
                break
            acknowledged += 1
            kiosk.press(b"\x1b")
            if not kiosk.sees("Come when you like", end - time.monotonic()):
                break
        kiosk.kill()
        visits = json.loads(tachiyori("status", "--json"))["visits"]
        assert acknowledged <= visits <= pressed
    assert acknowledged > KILLS
