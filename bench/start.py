"""From the command to the first usable kiosk screen, against a bare Textual app: `python -m bench.start`.

Both run in the same kind of pseudo-terminal, in turns; the clock stops when the awaited words stand on it.
"""

import asyncio
import os
import pty
import select
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

from kiosk.desk.desk import open_desk
from kiosk.desk.sessions import add_session
from kiosk.desk.setup import set_up

ROUNDS = 9
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("READY-NOW")
Bare().run()
"""


def seconds_until(words: str, command: list[str], environment: dict[str, str]) -> float:
    """Return how long `command` takes until `words` stand on its terminal of 100x32 cells; ends it then."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, environment)
    try:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 32, 100, 0, 0))
        seen = b""
        while words.encode() not in seen:
            ready, _writable, _failed = select.select([terminal], [], [], 20)
            if not ready:
                raise TimeoutError(f"{words} never came")
            seen += os.read(terminal, 65536)
        return time.perf_counter() - start
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


async def _prepare(folder: Path) -> None:
    await set_up(folder, "Bench", "bench bench", "en")
    desk = await open_desk(folder)
    now = desk.now()
    await add_session(desk, "Bench", now - 60, now + 7200)
    await desk.close()


def main() -> None:
    """Print the medians and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_prepare(Path(folder) / "desk"))
        kept = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        environment = {**kept, "TACHIYORI_HOME": str(Path(folder) / "desk")}
        kiosk = [str(Path(sys.executable).parent / "tachiyori"), "kiosk"]
        bare = [sys.executable, "-c", BARE]
        ours, floor = [], []
        for _round in range(ROUNDS):
            floor.append(seconds_until("READY-NOW", bare, environment))
            ours.append(seconds_until("Come in", kiosk, environment))
    ratio = statistics.median(mine / other for mine, other in zip(ours, floor, strict=True))
    print(f"start: kiosk {statistics.median(ours):.3f} s, bare Textual {statistics.median(floor):.3f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
