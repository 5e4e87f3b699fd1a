"""A reader that acts as a serial port (USB COM mode): a thread waits for lines and hands on what they say.

Needs the extra `serial` (pyserial), imported when a port is used.
"""

import re
import threading
from collections.abc import Callable
from typing import Any

from kiosk.language import _
from kiosk.scanning.wedge import LONGEST

_TRY_AGAIN = 2.0
_PAUSE = 0.1
"""Seconds without a byte after which a code without a suffix is over."""


class SerialReader(threading.Thread):
    """Listens to a port by its name ("/dev/ttyACM0", "COM3") until it is stopped; an unplugged reader is tried again.

    `seen` is called with each code, `trouble` with a sentence for staff, empty when it is over; both from this thread. `ready` is
    set while the port is open.
    """

    def __init__(self, port: str, seen: Callable[[str], object], trouble: Callable[[str], object]) -> None:
        super().__init__(daemon=True, name="serial reader")
        self._port = port
        self._seen = seen
        self._trouble = trouble
        self._stopped = threading.Event()
        self.ready = threading.Event()

    def stop(self) -> None:
        """Ask the thread to end; it does so within a pause."""
        self._stopped.set()

    def run(self) -> None:
        import serial

        in_trouble = False
        while not self._stopped.is_set():
            try:
                with serial.Serial(self._port, timeout=_PAUSE) as port:
                    if in_trouble:
                        in_trouble = False
                        self._trouble("")
                    self.ready.set()
                    self._listen(port)
            except (serial.SerialException, OSError):
                self.ready.clear()
                if not in_trouble and not self._stopped.is_set():
                    in_trouble = True
                    self._trouble(_("The reader at {port} cannot be used: is it plugged in, in COM mode?").format(port=self._port))
                self._stopped.wait(_TRY_AGAIN)

    def _listen(self, port: Any) -> None:
        held = b""
        while not self._stopped.is_set():
            read = port.read(port.in_waiting or 1)
            # A pause ends a code as a suffix does.
            whole = held + read if read else held + b"\r"
            *lines, held = re.split(rb"[\r\n\t]", whole[-4 * LONGEST :])
            for line in lines:
                self._say(line)

    def _say(self, line: bytes) -> None:
        if text := line.decode("utf-8", "replace").strip():
            self._seen(text[:LONGEST])
