"""From a tap at a kiosk to the board, and what a board costs while nothing happens: `python -m bench.board`."""

import os
import statistics
import tempfile
import time
from pathlib import Path

from bench.kiosk import COMMAND, PASSPHRASE, prepare
from bench.terminal import Terminal, environment

TAPS, IDLE_SECONDS = 15, 20
F1, ESCAPE = b"\x1bOP", b"\x1b"


def main() -> None:
    """Print the median and the worst delay, and the share of one core."""
    with tempfile.TemporaryDirectory() as folder:
        home = str(prepare(Path(folder)))
        kiosk = Terminal([COMMAND, "kiosk"], environment(home))
        board = Terminal([COMMAND, "board"], environment(home))
        kiosk.sees("Come in")
        _sign_in(board)
        delays = []
        for tap in range(1, TAPS + 1):
            kiosk.settle()
            board.settle()
            delays.append(board.seconds_to(f"Arrivals {tap} ", kiosk.press(F1)))
            kiosk.settle()
            kiosk.press(ESCAPE)
        before = _cpu_seconds(board.process)
        time.sleep(IDLE_SECONDS)
        share = (_cpu_seconds(board.process) - before) / IDLE_SECONDS
        kiosk.kill()
        board.kill()
    print(f"board: tap to board {statistics.median(delays):.3f} s, at worst {max(delays):.3f} s; idle {share:.2%} of one core")


def _sign_in(board: Terminal) -> None:
    board.sees("Staff passphrase")
    board.settle()
    for letter in PASSPHRASE:
        board.press(letter.encode())
        time.sleep(0.06)
    board.press(b"\r")
    board.sees("Waiting for a talk")


def _cpu_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
