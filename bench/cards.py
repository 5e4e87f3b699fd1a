"""How many cards and passes a camera would read: `python -m bench.cards [COUNT]`.

Cards are drawn at 300 and 150 dots an inch, and then as a cheap camera sees them printed: smaller, turned, in perspective, blurred,
dim, with glare, a fold and noise. Passes are drawn as a photo of a screen, with the screen's grid (moire) besides. Read by zxing-cpp.
"""

import random
import sys

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

from kiosk.domain import tokens
from kiosk.domain.tokens import Kind, Token
from kiosk.scanning.qr import matrix

COUNT = 1000
_QUIET = 4
_FRAME = (640, 480)


def main(count: int) -> None:
    """Print the rates."""
    chance = random.Random(7)
    cards = [tokens.issue(Kind.CARD, b"k" * 32, chance.randbytes(16)) for _each in range(count)]
    passes = [tokens.issue(Kind.PASS, b"k" * 32, chance.randbytes(16)) for _each in range(count)]
    for dots in (300, 150):
        print(f"cards: drawn at {dots} dpi, {_rate(cards, lambda card, dots=dots: _drawn(card, dots / 25.4)):.1%} of {count} read")
    print(f"cards: printed and photographed, {_rate(cards, lambda card: _photographed(card, chance, screen=False)):.1%} of {count} read")
    print(f"passes: photographed off a screen, {_rate(passes, lambda each: _photographed(each, chance, screen=True)):.1%} of {count} read")


def _rate(found: list[Token], picture) -> float:  # type: ignore[no-untyped-def]
    return sum(_reads(picture(token), token) for token in found) / len(found)


def _reads(picture: Image.Image, token: Token) -> bool:
    return any(each.text == token.text for each in zxingcpp.read_barcodes(np.asarray(picture.convert("L"))))


def _drawn(token: Token, module: float) -> Image.Image:
    """Return the QR with its quiet zone; a module is `module` pixels, edges fall between pixels as a printer's do."""
    squares = matrix(token)
    across = len(squares) + 2 * _QUIET
    fine = 4
    picture = Image.new("L", (round(across * module * fine),) * 2, 255)
    draw = ImageDraw.Draw(picture)
    for row, modules in enumerate(squares):
        for column, dark in enumerate(modules):
            if dark:
                x, y = (column + _QUIET) * module * fine, (row + _QUIET) * module * fine
                draw.rectangle((round(x), round(y), round(x + module * fine) - 1, round(y + module * fine) - 1), fill=0)
    return picture.resize((round(across * module),) * 2, Image.Resampling.BOX)


def _photographed(token: Token, chance: random.Random, *, screen: bool) -> Image.Image:
    flat = _drawn(token, 12)
    if screen:
        flat = _with_grid(flat, chance)
    elif chance.random() < 0.5:
        flat = _folded(flat, chance)
    picture = _placed(flat, chance)
    pixels = np.asarray(picture, dtype=float)
    light = chance.uniform(0.35, 1.0)
    ramp = np.linspace(1, chance.uniform(0.6, 1.0), pixels.shape[1])[None, :]
    pixels = pixels * light * ramp + chance.uniform(0, 25)
    if chance.random() < 0.4:
        pixels = _with_glare(pixels, chance)
    noise = np.random.default_rng(chance.randrange(2**32)).normal(0, chance.uniform(2, 8), pixels.shape)
    blurred = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(chance.uniform(0.4, 1.4)))
    return Image.fromarray(np.clip(np.asarray(blurred) + noise, 0, 255).astype(np.uint8))


def _with_grid(flat: Image.Image, chance: random.Random) -> Image.Image:
    """A screen's pixels beat with the camera's: bands of light and dark."""
    pixels = np.asarray(flat, dtype=float)
    y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    period, angle = chance.uniform(5, 40), chance.uniform(0, np.pi)
    bands = 1 - chance.uniform(0.05, 0.25) * (1 + np.sin(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / period)) / 2
    return Image.fromarray(np.clip((pixels * 0.85 + 20) * bands, 0, 255).astype(np.uint8))


def _folded(flat: Image.Image, chance: random.Random) -> Image.Image:
    """A fold across the card: one half a little darker, a pale line between."""
    pixels = np.asarray(flat, dtype=float).copy()
    at = int(pixels.shape[1] * chance.uniform(0.2, 0.8))
    pixels[:, at:] *= chance.uniform(0.75, 0.95)
    pixels[:, at - 1 : at + 2] = 190
    return Image.fromarray(pixels.astype(np.uint8))


def _placed(flat: Image.Image, chance: random.Random) -> Image.Image:
    """Place the card in a frame: of some size, turned by up to 25 degrees, seen from up to a third aside."""
    side = chance.uniform(170, 360)
    middle = (_FRAME[0] / 2 + chance.uniform(-60, 60), _FRAME[1] / 2 + chance.uniform(-40, 40))
    turn = np.radians(chance.uniform(-25, 25))
    lean = [chance.uniform(0.82, 1.0) for _corner in range(4)]
    corners = []
    for (x, y), shrink in zip(((-1, -1), (1, -1), (1, 1), (-1, 1)), lean, strict=True):
        dx, dy = x * side / 2 * shrink, y * side / 2 * shrink
        corners.append((middle[0] + dx * np.cos(turn) - dy * np.sin(turn), middle[1] + dx * np.sin(turn) + dy * np.cos(turn)))
    width, height = flat.size
    found = _perspective(corners, [(0, 0), (width, 0), (width, height), (0, height)])
    return flat.transform(_FRAME, Image.Transform.PERSPECTIVE, found, Image.Resampling.BICUBIC, fillcolor=200)


def _perspective(seen: list[tuple[float, float]], flat: list[tuple[int, int]]) -> list[float]:
    """Return PIL's eight coefficients that take a point of the frame to one of the flat picture."""
    rows, values = [], []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return list(np.linalg.solve(np.array(rows, dtype=float), np.array(values, dtype=float)))


def _with_glare(pixels: np.ndarray, chance: random.Random) -> np.ndarray:
    y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    cx, cy = chance.uniform(200, 440), chance.uniform(130, 350)
    spot = np.exp(-(((x - cx) / chance.uniform(15, 45)) ** 2 + ((y - cy) / chance.uniform(15, 45)) ** 2))
    shone: np.ndarray = pixels + 180 * spot
    return shone


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
