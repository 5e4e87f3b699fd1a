"""A program on a bare pseudo-terminal: keys go in, words come out, and it can be killed between any two bytes."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence


class Terminal:
    """Runs `command` on a pseudo-terminal of 100x32 cells; end it with `kill`."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self.started = time.perf_counter()
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            os.execve(command[0], list(command), environment)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 32, 100, 0, 0))
        self._seen = b""

    def press(self, keys: bytes) -> float:
        """Send keys and return the moment."""
        os.write(self._terminal, keys)
        return time.perf_counter()

    def sees(self, words: str, seconds: float = 20) -> bool:
        """Read until `words` have come, or the time is over; what came before them is forgotten."""
        wanted, until = words.encode(), time.perf_counter() + seconds
        while wanted not in self._seen:
            left = until - time.perf_counter()
            if left <= 0 or not select.select([self._terminal], [], [], left)[0]:
                return False
            self._seen += os.read(self._terminal, 65536)
        self._seen = self._seen.partition(wanted)[2]
        return True

    def settle(self) -> None:
        """Read until nothing has come for a tenth of a second."""
        while select.select([self._terminal], [], [], 0.1)[0]:
            os.read(self._terminal, 65536)
        self._seen = b""

    def seconds_to(self, words: str, since: float) -> float:
        """Return the seconds from `since` until `words` stand on the terminal; raises TimeoutError."""
        if not self.sees(words):
            raise TimeoutError(f"{words!r} never came")
        return time.perf_counter() - since

    def kill(self) -> None:
        """End the program without a warning."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._terminal)


def environment(home: str) -> dict[str, str]:
    """Return a small environment with the data folder `home`."""
    return {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8", "TACHIYORI_HOME": home}
