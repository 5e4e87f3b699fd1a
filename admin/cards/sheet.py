"""A4 sheets of ten 91 x 55 mm cards, the common Japanese ten-up card stock, each with a QR and its number."""

from collections.abc import Sequence
from typing import IO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from kiosk.domain.numbers import number_of, spaced
from kiosk.domain.tokens import Token
from kiosk.scanning.qr import matrix

CARD_WIDTH, CARD_HEIGHT = 91 * mm, 55 * mm
LEFT, TOP = 14 * mm, 11 * mm
COLUMNS, ROWS = 2, 5
MODULE = 1.0 * mm


def write_sheet(file: IO[bytes], cards: Sequence[Token]) -> None:
    """Write a PDF of card sheets to an open binary file; it holds no title, author, date or words."""
    canvas = Canvas(file, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle("")
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("")
    for place, card in enumerate(cards):
        on_page = place % (COLUMNS * ROWS)
        if place and not on_page:
            canvas.showPage()
        row, column = divmod(on_page, COLUMNS)
        _draw_card(canvas, card, LEFT + column * CARD_WIDTH, A4[1] - TOP - (row + 1) * CARD_HEIGHT)
    canvas.showPage()
    canvas.save()


def _draw_card(canvas: Canvas, card: Token, left: float, bottom: float) -> None:
    squares = matrix(card)
    size = len(squares) * MODULE
    x, top = left + (CARD_WIDTH - size) / 2, bottom + CARD_HEIGHT - 9 * mm
    path = canvas.beginPath()
    for row, modules in enumerate(squares):
        for column, dark in enumerate(modules):
            if dark:
                path.rect(x + column * MODULE, top - (row + 1) * MODULE, MODULE, MODULE)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawCentredString(left + CARD_WIDTH / 2, top - size - 8 * mm, spaced(number_of(card)))
