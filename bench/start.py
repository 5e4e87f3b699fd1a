"""From the command to the first usable kiosk screen, against a bare Textual app: `python -m bench.start`.

Both run on the same kind of pseudo-terminal, in turns; the clock stops when the awaited words stand on it.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from bench.kiosk import COMMAND, prepare
from bench.terminal import Terminal, environment

ROUNDS = 9
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("READY-NOW")
Bare().run()
"""


def main() -> None:
    """Print the medians and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        home = str(prepare(Path(folder)))
        ours, floor = [], []
        for _round in range(ROUNDS):
            floor.append(_start([sys.executable, "-c", BARE], "READY-NOW", home))
            ours.append(_start([COMMAND, "kiosk"], "Come in", home))
    ratio = statistics.median(mine / other for mine, other in zip(ours, floor, strict=True))
    print(f"start: kiosk {statistics.median(ours):.3f} s, bare Textual {statistics.median(floor):.3f} s, ratio {ratio:.2f}")


def _start(command: list[str], words: str, home: str) -> float:
    terminal = Terminal(command, environment(home))
    try:
        return terminal.seconds_to(words, terminal.started)
    finally:
        terminal.kill()


if __name__ == "__main__":
    main()
