"""A4 sheets of ten cards as PDF, each with a QR and its number; and a page of rulers for the printer's offset."""

from collections.abc import Sequence
from typing import IO

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from admin.cards.layout import (
    CARD_HEIGHT,
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

_PALE = HexColor("#C9D6CF")


def write_sheet(file: IO[bytes], cards: Sequence[Token], layout: Layout | None = None) -> None:
    """Write a PDF of card sheets to an open binary file; it holds no title, author or date, and no words but staff's own."""
    layout = layout or Layout()
    canvas = _canvas(file)
    for place, card in enumerate(cards):
        if place and place % ON_A_PAGE == 0:
            canvas.showPage()
        if place % ON_A_PAGE == 0 and layout.cut_marks:
            for x1, y1, x2, y2 in layout.cuts():
                canvas.line(x1 * mm, A4[1] - y1 * mm, x2 * mm, A4[1] - y2 * mm)
        left, top = layout.corner(place)
        _draw_card(canvas, card, left * mm, A4[1] - top * mm, layout)
    canvas.showPage()
    canvas.save()


def write_rulers(file: IO[bytes]) -> None:
    """Write a page with millimetre rulers and the outlines of ten cards.

    Printed on plain paper and held with the card stock against a window, it shows how far the printer is off.
    """
    canvas, layout = _canvas(file), Layout()
    canvas.setLineWidth(0.3)
    canvas.setFont("Helvetica", 6)
    for millimetre in range(0, int(PAGE_HEIGHT) + 1):
        length = 6 if millimetre % 10 == 0 else 3
        y = A4[1] - millimetre * mm
        canvas.line(4 * mm, y, (4 + length) * mm, y)
        if millimetre <= PAGE_WIDTH:
            canvas.line(millimetre * mm, A4[1] - 2 * mm, millimetre * mm, A4[1] - (2 + length) * mm)
        if millimetre % 10 == 0:
            canvas.drawString(11 * mm, y - 2, str(millimetre))
            if 20 <= millimetre <= PAGE_WIDTH - 5:
                canvas.drawCentredString(millimetre * mm, A4[1] - 10.2 * mm, str(millimetre))
    for place in range(ON_A_PAGE):
        left, top = layout.corner(place)
        canvas.rect(left * mm, A4[1] - (top + CARD_HEIGHT) * mm, CARD_WIDTH * mm, CARD_HEIGHT * mm)
    canvas.showPage()
    canvas.save()


def _canvas(file: IO[bytes]) -> Canvas:
    canvas = Canvas(file, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle("")
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("")
    return canvas


def _draw_card(canvas: Canvas, card: Token, left: float, top: float, layout: Layout) -> None:
    _draw_pattern(canvas, left, top, layout)
    squares = matrix(card)
    size = len(squares) * MODULE * mm
    x, y, quiet = left + (CARD_WIDTH * mm - size) / 2, top - QR_TOP * mm, QUIET * MODULE * mm
    canvas.setFillColor(white)
    canvas.rect(x - quiet, y - size - quiet, size + 2 * quiet, size + 2 * quiet, stroke=0, fill=1)
    canvas.rect(left + 20 * mm, top - 52 * mm, 51 * mm, 12.5 * mm, stroke=0, fill=1)
    canvas.setFillColor(black)
    path = canvas.beginPath()
    for row, modules in enumerate(squares):
        for column, dark in enumerate(modules):
            if dark:
                path.rect(x + column * MODULE * mm, y - (row + 1) * MODULE * mm, MODULE * mm, MODULE * mm)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawCentredString(left + CARD_WIDTH * mm / 2, y - size - 8 * mm, spaced(number_of(card)))
    if layout.words:
        from admin.reports.fonts import japanese_font

        canvas.setFont(japanese_font()[0], 8)
        canvas.drawCentredString(left + CARD_WIDTH * mm / 2, y - size - 12 * mm, layout.words)


def _draw_pattern(canvas: Canvas, left: float, top: float, layout: Layout) -> None:
    canvas.setStrokeColor(_PALE)
    canvas.setFillColor(_PALE)
    canvas.setLineWidth(0.6)
    for kind, numbers in marks(layout.pattern):
        if kind == "dot":
            x, y, radius = numbers
            canvas.circle(left + x * mm, top - y * mm, radius * mm, stroke=0, fill=1)
            continue
        path = canvas.beginPath()
        path.moveTo(left + numbers[0] * mm, top - numbers[1] * mm)
        for x, y in zip(numbers[2::2], numbers[3::2], strict=True):
            path.lineTo(left + x * mm, top - y * mm)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.setStrokeColor(black)
