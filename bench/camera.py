"""What looking for cards costs: `python -m bench.camera`. CPU seconds a frame, as a share of one core at ten frames a second."""

import tempfile
import time
from pathlib import Path

from kiosk.domain import tokens
from kiosk.domain.tokens import Kind
from kiosk.scanning.camera import FRAMES_A_SECOND, Camera
from tests.scanning.film import FRAMES_A_SECOND as FILMED
from tests.scanning.film import write_film

CARDS = 20


def main() -> None:
    """Print the share of a core."""
    held = [tokens.issue(Kind.CARD, b"k" * 32, bytes([number]) * 16) for number in range(CARDS)]
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "cards.avi"
        write_film(film, held)
        seen: list[str] = []
        camera = Camera(str(film), seen.append, lambda _sentence: None)
        before = time.process_time()
        camera.run()
        spent = time.process_time() - before
    seconds = CARDS * 48 / FILMED
    print(
        f"camera: {len(seen)} of {CARDS} cards read; {spent:.2f} CPU seconds for {seconds:.0f} seconds of film at"
        f" {FRAMES_A_SECOND:.0f} frames a second: {spent / seconds:.0%} of one core"
    )


if __name__ == "__main__":
    main()
