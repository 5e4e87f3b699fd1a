"""Films of cards held to a camera, made for tests and benches."""

from pathlib import Path

import cv2
import numpy as np

from kiosk.domain.tokens import Token
from kiosk.scanning.qr import matrix

FRAMES_A_SECOND = 20
_SIZE = (640, 480)


def picture(card: Token, module: int = 8) -> np.ndarray:
    """Return a card's QR with its quiet zone on a white card, in grey."""
    squares = np.array(matrix(card), dtype=np.uint8)
    qr = np.kron(255 * (1 - squares), np.ones((module, module), dtype=np.uint8))
    whole = np.full((qr.shape[0] + 8 * module, qr.shape[1] + 16 * module), 255, dtype=np.uint8)
    whole[4 * module : -4 * module, 8 * module : -8 * module] = qr
    return whole


def frame(card: Token | None, turn: float = 0.0, lean: float = 0.0, covered: bool = False) -> np.ndarray:
    """Return what the camera sees: a desk, a card (turned by degrees, leaning away by a share of its width), a hand over it."""
    seen = np.full((_SIZE[1], _SIZE[0]), 110, dtype=np.uint8)
    if card is not None:
        flat = picture(card)
        height, width = flat.shape
        middle, side = np.array([320.0, 240.0]), 130.0
        corners = np.array([(-1.2, -1), (1.2, -1 + lean), (1.2, 1 - lean), (-1.2, 1)], dtype=float) * side
        angle = np.radians(turn)
        turned = corners @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]) + middle
        onto = cv2.getPerspectiveTransform(np.float32([(0, 0), (width, 0), (width, height), (0, height)]), np.float32(turned))
        cv2.warpPerspective(flat, onto, _SIZE, dst=seen, borderMode=cv2.BORDER_TRANSPARENT)
    if covered:
        cv2.rectangle(seen, (150, 200), (500, 420), 90, -1)
    noise = np.random.default_rng(int(turn * 10) % 97).normal(0, 4, seen.shape)
    return cv2.GaussianBlur(np.clip(seen + noise, 0, 255).astype(np.uint8), (3, 3), 0)


def write_film(path: Path, cards: list[Token]) -> None:
    """Write a film in which each card is held up, tilted, covered for a moment, shown again, and withdrawn."""
    film = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), FRAMES_A_SECOND, _SIZE)
    for card in cards:
        held = [(turn, turn / 100, False) for turn in np.linspace(-12, 12, 16)]
        hidden = [(12.0, 0.1, True)] * 10
        again = [(turn, 0.05, False) for turn in np.linspace(12, -6, 10)]
        for turn, lean, covered in (*held, *hidden, *again):
            film.write(cv2.cvtColor(frame(card, turn, lean, covered), cv2.COLOR_GRAY2BGR))
        for _pause in range(12):
            film.write(cv2.cvtColor(frame(None), cv2.COLOR_GRAY2BGR))
    film.release()
