"""A QR on the screen, black on white whatever the theme."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from kiosk.domain.tokens import Token
from kiosk.scanning.qr import matrix

_QUIET = 3
_COLOURS = ("#FFFFFF", "#000000")


class QrCode(Widget):
    """Draws a token. A module is two cells by one of background colour, or, `small`, half a cell drawn as ▀.

    Background colour decodes from every terminal; half blocks leave gaps with some fonts, so they are for small screens.
    """

    DEFAULT_CSS = "QrCode { width: auto; height: auto; }"

    def __init__(self, token: Token, *, small: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._small = small
        squares = matrix(token)
        edge = [False] * (len(squares) + 2 * _QUIET)
        rows = [[False] * _QUIET + list(row) + [False] * _QUIET for row in squares]
        self._rows = [edge] * _QUIET + rows + [edge] * _QUIET
        if small and len(self._rows) % 2:
            self._rows.append(edge)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return len(self._rows[0]) * (1 if self._small else 2)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows) // (2 if self._small else 1)

    def render_line(self, y: int) -> Strip:
        if self._small:
            if 2 * y + 1 >= len(self._rows):
                return Strip.blank(self.size.width)
            pairs = zip(self._rows[2 * y], self._rows[2 * y + 1], strict=True)
            return Strip([Segment("▀", Style(color=_COLOURS[upper], bgcolor=_COLOURS[lower])) for upper, lower in pairs])
        if y >= len(self._rows):
            return Strip.blank(self.size.width)
        return Strip([Segment("  ", Style(bgcolor=_COLOURS[dark])) for dark in self._rows[y]])
