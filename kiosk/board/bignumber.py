"""A number that can be read from across the room."""

from textual.widgets import Static

_FONT = {
    "0": ("███", "█ █", "█ █", "█ █", "███"),
    "1": (" █ ", "██ ", " █ ", " █ ", "███"),
    "2": ("███", "  █", "███", "█  ", "███"),
    "3": ("███", "  █", "███", "  █", "███"),
    "4": ("█ █", "█ █", "███", "  █", "  █"),
    "5": ("███", "█  ", "███", "  █", "███"),
    "6": ("███", "█  ", "███", "█ █", "███"),
    "7": ("███", "  █", "  █", "  █", "  █"),
    "8": ("███", "█ █", "███", "█ █", "███"),
    "9": ("███", "█ █", "███", "  █", "███"),
}


def draw(number: int, across: int, down: int) -> str:
    """Return a number drawn in blocks, each dot of its 3x5 font `across` cells wide and `down` rows high."""
    lines = []
    for row in range(5):
        dots = " ".join(_FONT[digit][row] for digit in str(number))
        lines.extend(["".join(dot * across for dot in dots)] * down)
    return "\n".join(lines)


class BigNumber(Static):
    """Draws a number as large as its screen allows."""

    def show(self, number: int) -> None:
        """Show a number."""
        width, height = self.app.size
        across, down = (4, 2) if width >= 118 and height >= 38 and number < 1000 else (2, 1)
        self.update(draw(number, across, down))
