"""Pictures of numbers in a terminal: columns by textual-plotext, bars in plain text so that Japanese keeps its width."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.color import Color
from textual.widget import Widget

if TYPE_CHECKING:
    from textual_plotext import PlotextPlot

_LONGEST_BAR = 40
_SHORTEST_BAR = 10
_ROOM = 58


def bars(lines: Sequence[tuple[str, int]], of: int | None = None) -> str:
    """Return a bar for each (name, count) with its number and, where `of` is given, its share of that.

    Names and bars share some 60 cells, so that a long name shortens the bars rather than breaking the line.
    """
    width = max((cell_len(name) for name, _count in lines), default=0)
    most = max((count for _name, count in lines), default=0)
    longest = max(_SHORTEST_BAR, min(_LONGEST_BAR, _ROOM - width))
    shown = []
    for name, count in lines:
        length = round(longest * count / most) if most else 0
        share = f"  {100 * count / of:.0f} %" if of else ""
        shown.append(f"{name}{' ' * (width - cell_len(name))}  {'█' * length or '▏'} {count}{share}")
    return "\n".join(shown)


def columns_plot(names: Sequence[str], heights: Sequence[int], points: Sequence[int]) -> Widget:
    """Return a plot with a column for each name and, where given, a point for each beside it. Names are digits."""
    from textual_plotext import PlotextPlot

    class Columns(PlotextPlot):
        """Draws itself anew when it knows the colours of the screen."""

        DEFAULT_CSS = "Columns { height: 1fr; min-height: 8; }"

        def on_mount(self) -> None:
            self.auto_theme = False
            _draw(self, names, heights, points)

    return Columns()


def _draw(plot: "PlotextPlot", names: Sequence[str], heights: Sequence[int], points: Sequence[int]) -> None:
    colours = plot.app.theme_variables
    paper, ink, moss, plum = (Color.parse(colours[name]).rgb for name in ("background", "foreground", "primary", "accent"))
    places, plt = list(range(1, len(names) + 1)), plot.plt
    plt.clear_figure()
    plt.canvas_color(paper)
    plt.axes_color(paper)
    plt.ticks_color(ink)
    plt.bar(places, list(heights), color=moss, width=0.6, marker="█")
    if any(points):
        plt.scatter(places, list(points), color=plum, marker="●")
    most = max([1, *heights, *points])
    step = _round_step(most)
    plt.yticks([float(tick) for tick in range(0, most + 1, step)])
    shown = max(1, -(-len(names) // 12))
    plt.xticks([float(place) for place in places[::shown]], list(names)[::shown])
    plt.ylim(0, most)


def _round_step(most: int) -> int:
    """Return the smallest of 1, 2, 5, 10, 20, 50 ... that leaves at most three steps up to `most`."""
    scale = 1
    while True:
        for digit in (1, 2, 5):
            if digit * scale * 3 >= most:
                return digit * scale
        scale *= 10
