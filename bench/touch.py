"""From a key or a scan to the changed screen, against a bare Textual app's key to text: `python -m bench.touch`.

All on the same kind of pseudo-terminal. Also prints how long each kind of card takes to be answered, which must not
tell them apart (DESIGN 3.7).
"""

import statistics
import sys
import tempfile
from pathlib import Path

from bench.kiosk import COMMAND, make_cards, prepare
from bench.terminal import Terminal, environment

ROUNDS = 40
F1, ESCAPE = b"\x1bOP", b"\x1b"
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    count = 0
    def compose(self):
        yield Static("READY-NOW")
    def on_key(self):
        self.count += 1
        self.query_one(Static).update(f"KEY-{self.count}-SEEN")
Bare().run()
"""


def main() -> None:
    """Print the medians and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        home = prepare(Path(folder))
        bare = _bare(str(home))
        tap, scans = _kiosk(home)
    floor = statistics.median(bare)
    print(f"touch: key to screen {_ms(tap)}, bare key to text {_ms(bare)}, ratio {statistics.median(tap) / floor:.2f}")
    print(f"touch: scan's Enter to screen {_ms([time for times in scans.values() for time in times])}")
    for kind, times in scans.items():
        print(f"touch: scan and F1 with a card {kind}: {_ms(times)}")


def _bare(home: str) -> list[float]:
    terminal = Terminal([sys.executable, "-c", BARE], environment(home))
    terminal.sees("READY-NOW")
    terminal.settle()
    times = [terminal.seconds_to("SEEN", terminal.press(b"\x1bOP")) for _round in range(ROUNDS)]
    terminal.kill()
    return times


def _kiosk(home: Path) -> tuple[list[float], dict[str, list[float]]]:
    cards = make_cards(home, ROUNDS + 1)
    terminal = Terminal([COMMAND, "kiosk"], environment(str(home)))
    terminal.sees("Come in")
    tap = []
    for _round in range(ROUNDS):
        terminal.settle()
        tap.append(terminal.seconds_to("You are in", terminal.press(F1)))
        _home(terminal)
    scans: dict[str, list[float]] = {"that is present": [], "never seen": [], "that is forged": []}
    present, fresh = cards[0], iter(cards[1:])
    _scan(terminal, present)
    for _round in range(ROUNDS):
        never = next(fresh)
        for kind, text in zip(scans, (present, never, never[:-1] + ("0" if never[-1] != "0" else "1")), strict=True):
            scans[kind].append(_scan(terminal, text))
    terminal.kill()
    return tap, scans


def _scan(terminal: Terminal, text: str) -> float:
    """Scan, wait for the choices, come in, go back; returns the seconds from the scan's Enter to the choices."""
    terminal.settle()
    seconds = terminal.seconds_to("would you like to do", terminal.press(text.encode() + b"\r"))
    terminal.settle()
    terminal.press(F1)
    terminal.sees("You are in")
    _home(terminal)
    return seconds


def _home(terminal: Terminal) -> None:
    terminal.settle()
    terminal.press(ESCAPE)
    terminal.sees("Come when you like")


def _ms(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.1f} ms"


if __name__ == "__main__":
    main()
