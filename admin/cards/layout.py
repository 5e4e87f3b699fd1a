"""Where things stand on a sheet of ten 91 x 55 mm cards, and how the cards look. All lengths in millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiosk.errors import WrongUsage
from kiosk.language import _

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
CARD_WIDTH, CARD_HEIGHT = 91.0, 55.0
LEFT, TOP = 14.0, 11.0
COLUMNS, ROWS = 2, 5
ON_A_PAGE = COLUMNS * ROWS
MODULE = 1.0
"""A QR's module; 0.8 mm is the least that common readers and phones read from an arm's length."""
QR_TOP, QUIET = 8.0, 4.0
MOST_OFFSET = 10.0
LONGEST_WORDS = 40


class CardFormat(StrEnum):
    """How cards are written."""

    PDF = "pdf"
    SVG = "svg"
    TXT = "txt"


class Pattern(StrEnum):
    """What is drawn on a card around its QR: something any card could have."""

    PLAIN = "plain"
    DOTS = "dots"
    STRIPES = "stripes"
    WAVES = "waves"
    CHECK = "check"


@dataclass(frozen=True)
class Layout:
    """How a sheet is printed. Offsets move everything right and down, to meet the printer; `words` are staff's own, if any."""

    pattern: Pattern = Pattern.PLAIN
    words: str = ""
    right: float = 0.0
    down: float = 0.0
    cut_marks: bool = False

    def checked(self) -> "Layout":
        """Return itself; raises WrongUsage for offsets or words that cannot be printed."""
        for name, offset in (("right", self.right), ("down", self.down)):
            if not -MOST_OFFSET <= offset <= MOST_OFFSET:
                raise WrongUsage(_("An offset is from -{most} to {most} mm.").format(most=round(MOST_OFFSET)), name)
        if len(self.words) > LONGEST_WORDS or not (self.words.isprintable() or not self.words):
            raise WrongUsage(_("At most {count} characters on one line.").format(count=LONGEST_WORDS), "words")
        return self

    def corner(self, place: int) -> tuple[float, float]:
        """Return how far from the left and the top of its page a card's upper left corner stands; `place` counts from 0."""
        row, column = divmod(place % ON_A_PAGE, COLUMNS)
        return LEFT + self.right + column * CARD_WIDTH, TOP + self.down + row * CARD_HEIGHT

    def cuts(self) -> Iterator[tuple[float, float, float, float]]:
        """Yield the lines (x, y, x, y) outside the cards along which a sheet is cut."""
        left, top = LEFT + self.right, TOP + self.down
        right, bottom = left + COLUMNS * CARD_WIDTH, top + ROWS * CARD_HEIGHT
        for column in range(COLUMNS + 1):
            x = left + column * CARD_WIDTH
            yield x, top - 6, x, top - 2
            yield x, bottom + 2, x, bottom + 6
        for row in range(ROWS + 1):
            y = top + row * CARD_HEIGHT
            yield left - 6, y, left - 2, y
            yield right + 2, y, right + 6, y


def marks(pattern: Pattern) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Yield what a pattern draws on a card: ("dot", (x, y, radius)) or ("line", (x, y, x, y ...)), from its upper left corner."""
    match pattern:
        case Pattern.DOTS:
            for row in range(1, 11):
                for column in range(1, 18):
                    yield "dot", (column * 5.0 + (row % 2) * 2.5, row * 5.0, 0.7)
        case Pattern.STRIPES:
            for place in range(1, 30):
                yield "line", (place * 3.0, 3.0, place * 3.0, CARD_HEIGHT - 3.0)
        case Pattern.WAVES:
            for row in range(1, 11):
                points: list[float] = []
                for step in range(0, 43):
                    points += [3.5 + step * 2.0, row * 5.0 + (0.9 if step % 4 in (1, 2) else -0.9)]
                yield "line", tuple(points)
        case Pattern.CHECK:
            for row in range(0, 6):
                yield "line", (3.0, 5.0 + row * 9.0, CARD_WIDTH - 3.0, 5.0 + row * 9.0)
            for column in range(0, 10):
                yield "line", (5.0 + column * 9.0, 3.0, 5.0 + column * 9.0, CARD_HEIGHT - 3.0)
        case Pattern.PLAIN:
            return
