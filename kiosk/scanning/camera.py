"""A camera as a reader: a thread looks at its frames for QR codes and hands on what they say. Frames never leave memory.

Needs the extra `camera` (opencv-python-headless, zxing-cpp), imported when a camera is used.
"""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from kiosk.language import _
from kiosk.scanning.presence import Presence

FRAMES_A_SECOND = 10.0
_WIDTH, _HEIGHT = 640, 480
_TRY_AGAIN = 2.0


class Camera(threading.Thread):
    """Watches a camera by its number, or a video file by its path, until it is stopped.

    `seen` is called with each code that is held up, once, and `trouble` with a sentence for staff, empty when it is over; both
    from this thread. A camera that is unplugged is tried again every other second; a video file ends the thread with its end.
    """

    def __init__(
        self, source: int | str, seen: Callable[[str], object], trouble: Callable[[str], object], *, rate: float = FRAMES_A_SECOND
    ) -> None:
        """`rate` is how many frames a second are looked at; those between are dropped, so that the app keeps its core."""
        super().__init__(daemon=True, name="camera")
        self._source = source
        self._seen = seen
        self._trouble = trouble
        self._rate = rate
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Ask the thread to end; it does so within a frame or a pause."""
        self._stopped.set()

    def run(self) -> None:
        presence = Presence()
        in_trouble = False
        while not self._stopped.is_set():
            for frame, now in self._frames():
                if in_trouble:
                    in_trouble = False
                    self._trouble("")
                for text in codes_in(frame):
                    if presence.is_new(text, now):
                        self._seen(text)
                if self._stopped.is_set():
                    return
            if isinstance(self._source, str) or self._stopped.is_set():
                return
            if not in_trouble:
                in_trouble = True
                self._trouble(_("The camera cannot be used: is it plugged in, and used by nothing else? Touch and reader work without it."))
            self._stopped.wait(_TRY_AGAIN)

    def _frames(self) -> Iterator[tuple[Any, float]]:
        """Yield frames to look at with their second, until the camera has no more."""
        import cv2

        # A missing camera is told to staff in a sentence; the library's own lines would be written across the screen.
        cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
        capture = cv2.VideoCapture(self._source)
        try:
            from_file = isinstance(self._source, str)
            if not from_file:
                capture.set(cv2.CAP_PROP_FRAME_WIDTH, _WIDTH)
                capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT)
                capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
            step = max(1, round((capture.get(cv2.CAP_PROP_FPS) or 30.0) / self._rate))
            number = 0
            while not self._stopped.is_set() and capture.grab():
                number += 1
                if number % step == 0:
                    there, frame = capture.retrieve()
                    if there:
                        yield frame, number / (step * self._rate) if from_file else time.monotonic()
        finally:
            capture.release()


def codes_in(frame: Any) -> list[str]:
    """Return the texts of the QR codes in a picture (rows x columns x blue, green, red, or grey), mirrored or turned as it may be."""
    import zxingcpp

    found = zxingcpp.read_barcodes(frame, formats=zxingcpp.BarcodeFormat.QRCode, try_downscale=False)  # type: ignore[arg-type]
    return [each.text for each in found if each.valid and each.text]
