"""A kiosk killed at any point of an afternoon keeps every visit that it had acknowledged on its screen."""

import fcntl
import json
import os
import pty
import random
import select
import signal
import struct
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import COMMAND
from tests.terminal.test_live_session import open_now

pytestmark = pytest.mark.long
KILLS = 8


class Kiosk:
    """A kiosk on a bare pseudo-terminal, so that it can be killed between any two bytes."""

    def __init__(self, folder: Path) -> None:
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            environment = {**os.environ, "TACHIYORI_HOME": str(folder), "TERM": "xterm-256color"}
            os.execve(COMMAND, [str(COMMAND), "kiosk", "--lang", "en"], environment)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 32, 100, 0, 0))
        self._seen = b""

    def press(self, keys: bytes) -> None:
        os.write(self._terminal, keys)

    def sees(self, words: bytes, until: float) -> bool:
        """Read until `words` have come or the moment `until` has; what came is forgotten then."""
        while words not in self._seen:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._terminal], [], [], left)[0]:
                return False
            self._seen += os.read(self._terminal, 65536)
        self._seen = b""
        return True

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._terminal)


def test_no_acknowledged_visit_is_lost_by_a_kill(folder: Path, tachiyori: Callable[..., str]) -> None:
    open_now(tachiyori)
    chance = random.Random(3)
    acknowledged = pressed = 0
    for _kill in range(KILLS):
        kiosk = Kiosk(folder)
        assert kiosk.sees(b"Come in", time.monotonic() + 20)
        end = time.monotonic() + chance.uniform(0.05, 1.2)
        while time.monotonic() < end:
            kiosk.press(b"\x1bOP")  # F1
            pressed += 1
            if not kiosk.sees(b"You are in", end):
                break
            acknowledged += 1
            kiosk.press(b"\x1b")
            if not kiosk.sees(b"Come when you like", end):
                break
        kiosk.kill()
        visits = json.loads(tachiyori("status", "--json"))["visits"]
        assert acknowledged <= visits <= pressed
    assert acknowledged > KILLS
