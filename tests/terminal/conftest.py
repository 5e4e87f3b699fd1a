"""A real terminal: tmux runs the program, keys are sent, the screen is read."""

import os
import re
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "tachiyori"


class Terminal:
    """One tmux session that ends with the test."""

    def __init__(self, name: str, command: str, environment: dict[str, str], size: tuple[int, int]) -> None:
        self._name = name
        given = [f"-e{key}={value}" for key, value in environment.items()]
        columns, rows = map(str, size)
        self._tmux("-f", "/dev/null", "-u", "new-session", "-d", "-x", columns, "-y", rows, *given, command)

    def _tmux(self, *words: str) -> str:
        ran = subprocess.run(["tmux", "-L", self._name, *words], capture_output=True, text=True, check=True)
        return ran.stdout

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def keys(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def scan(self, text: str) -> None:
        """Type as a reader does: the whole code and Enter at once."""
        self._tmux("send-keys", "-l", f"{text}\r")

    def type(self, text: str) -> None:
        """Type as a person does: a key at a time."""
        for letter in text:
            self._tmux("send-keys", "-l", letter)
            time.sleep(0.06)

    def await_text(self, text: str, seconds: float = 15) -> None:
        self.await_match(re.escape(text), seconds)

    def await_match(self, pattern: str, seconds: float = 15) -> str:
        """Wait until `pattern` matches what stands on the screen and return the match."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if found := re.search(pattern, self.screen()):
                return found[0]
            time.sleep(0.02)
        raise AssertionError(f"{pattern!r} never came; the screen was:\n{self.screen()}")

    def process(self) -> int:
        """The process id of the program."""
        return int(self._tmux("list-panes", "-F", "#{pane_pid}"))

    def end(self) -> None:
        subprocess.run(["tmux", "-L", self._name, "kill-server"], capture_output=True, check=False)


@pytest.fixture
def terminal(folder: Path) -> Iterator[Callable[..., Terminal]]:
    """Opens terminals on the test's data folder."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed")
    opened = []

    def start(words: str, size: tuple[int, int] = (100, 32)) -> Terminal:
        environment = {"TACHIYORI_HOME": str(folder), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        opened.append(Terminal(f"tachiyori-{uuid.uuid4().hex[:8]}", f"env -u COLUMNS -u LINES {COMMAND} {words}", environment, size))
        return opened[-1]

    yield start
    for one in opened:
        one.end()


@pytest.fixture
def tachiyori(folder: Path) -> Callable[..., str]:
    """Runs the command line on the test's data folder and returns what it printed."""

    def run(*words: str) -> str:
        environment = {**os.environ, "TACHIYORI_HOME": str(folder)}
        ran = subprocess.run([COMMAND, *words], capture_output=True, text=True, env=environment, check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    return run
