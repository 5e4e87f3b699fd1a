"""The same sheets as one SVG, page below page, in millimetres: for label printers and whoever lays out cards by herself."""

from collections.abc import Sequence
from typing import IO
from xml.sax.saxutils import escape

from admin.cards.layout import (
    CARD_WIDTH,
    MODULE,
    ON_A_PAGE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QR_TOP,
    QUIET,
    Layout,
    marks,
)  # fmt: skip
from kiosk.domain.numbers import number_of, spaced
from kiosk.domain.tokens import Token
from kiosk.scanning.qr import matrix

_PALE = "#C9D6CF"


def write_svg(file: IO[bytes], cards: Sequence[Token], layout: Layout | None = None) -> None:
    """Write cards to an open binary file as SVG 1.1, UTF-8; it names nothing and loads nothing."""
    layout = layout or Layout()
    pages = -(-len(cards) // ON_A_PAGE)
    width, height = f"{PAGE_WIDTH:g}", f"{PAGE_HEIGHT * pages:g}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for page in range(pages):
        if layout.cut_marks:
            lines += [_line((x1, y1, x2, y2), "#000", page * PAGE_HEIGHT) for x1, y1, x2, y2 in layout.cuts()]
    for place, card in enumerate(cards):
        x, y = layout.corner(place)
        lines += _card(card, x, y + place // ON_A_PAGE * PAGE_HEIGHT, layout)
    file.write("\n".join([*lines, "</svg>", ""]).encode())


def _card(card: Token, left: float, top: float, layout: Layout) -> list[str]:
    drawn = []
    for kind, numbers in marks(layout.pattern):
        if kind == "dot":
            drawn.append(f'<circle cx="{left + numbers[0]:g}" cy="{top + numbers[1]:g}" r="{numbers[2]:g}" fill="{_PALE}"/>')
        else:
            moved = [number + (left if place % 2 == 0 else top) for place, number in enumerate(numbers)]
            drawn.append(_line(tuple(moved), _PALE, 0))
    squares = matrix(card)
    size, middle = len(squares) * MODULE, left + CARD_WIDTH / 2
    x, y = middle - size / 2, top + QR_TOP
    quiet = QUIET * MODULE
    drawn.append(f'<rect x="{x - quiet:g}" y="{y - quiet:g}" width="{size + 2 * quiet:g}" height="{size + 2 * quiet:g}" fill="#fff"/>')
    drawn.append(f'<rect x="{left + 20:g}" y="{top + 39.5:g}" width="51" height="12.5" fill="#fff"/>')
    path = "".join(
        f"M{x + column * MODULE:g} {y + row * MODULE:g}h{MODULE:g}v{MODULE:g}h-{MODULE:g}z"
        for row, modules in enumerate(squares)
        for column, dark in enumerate(modules)
        if dark
    )
    drawn.append(f'<path d="{path}" fill="#000" shape-rendering="crispEdges"/>')
    text = f'<text x="{middle:g}" y="{{}}" font-family="sans-serif" font-size="{{}}" text-anchor="middle">{{}}</text>'
    drawn.append(text.format(f"{y + size + 8:g}", 4, spaced(number_of(card))))
    if layout.words:
        drawn.append(text.format(f"{y + size + 12:g}", 2.8, escape(layout.words)))
    return drawn


def _line(points: tuple[float, ...], colour: str, down: float) -> str:
    pairs = " ".join(f"{x:g},{y + down:g}" for x, y in zip(points[::2], points[1::2], strict=True))
    return f'<polyline points="{pairs}" fill="none" stroke="{colour}" stroke-width="0.25"/>'
