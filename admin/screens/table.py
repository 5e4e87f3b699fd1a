"""A table of the house: sorted by a tap on a heading, narrowed by words typed above it."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import DataTable, Input, Static

from kiosk.language import _


class Column(NamedTuple):
    """A column: its heading, how a value is shown, and whether numbers stand at its right edge."""

    title: str
    show: Callable[[Any], str] = str
    right: bool = False


class Row(NamedTuple):
    """A row: what it stands for, and its values in the order of the columns (None is shown as nothing)."""

    key: str
    values: Sequence[Any]


class HouseTable(Vertical):
    """A table with a field above it. Sorting and narrowing keep the chosen row chosen."""

    DEFAULT_CSS = """
    HouseTable { height: 1fr; }
    HouseTable > Input { margin: 0 0 1 0; }
    HouseTable DataTable { height: 1fr; background: $background; }
    HouseTable #none { color: $quiet; display: none; margin: 1 0; height: auto; }
    HouseTable.-empty #none { display: block; }
    HouseTable.-empty DataTable { height: 1; }
    """

    def __init__(
        self,
        columns: Sequence[Column],
        empty: str,
        rows: Sequence[Row] = (),
        *,
        searchable: bool = True,
        lines: int = 1,
        id: str | None = None,
    ) -> None:
        """`empty` is the sentence shown where there is no row; a row is as many `lines` high."""
        super().__init__(id=id)
        self._columns = columns
        self._empty = empty
        self._searchable = searchable
        self._lines = lines
        self._rows = rows
        self._sorted_by: tuple[int, bool] | None = None
        self._shown: list[str] = []

    def compose(self) -> ComposeResult:
        if self._searchable:
            yield Input(placeholder=_("/ to search"), id="search", compact=True)
        yield DataTable(cursor_type="row", zebra_stripes=True)
        yield Static(self._empty, id="none", markup=False)

    def on_mount(self) -> None:
        self._show(None)

    @property
    def table(self) -> DataTable[Text]:
        """The table inside."""
        return self.query_one(DataTable)

    @property
    def chosen(self) -> str | None:
        """The key of the row under the cursor, or None in an empty table."""
        place = self.table.cursor_row
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def fill(self, rows: Sequence[Row], choose: str | None = None) -> None:
        """Show `rows` in this order; the row chosen before, or `choose`, stays under the cursor."""
        self._rows = rows
        self._show(choose or self.chosen)

    def search(self) -> None:
        """Put the keys into the field."""
        if self._searchable:
            self.query_one("#search", Input).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        self._show(self.chosen)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.table.focus()

    def on_data_table_header_selected(self, message: DataTable.HeaderSelected) -> None:
        place = int(str(message.column_key.value))
        downwards = self._sorted_by == (place, False)
        self._sorted_by = (place, downwards)
        self._show(self.chosen)

    def _show(self, choose: str | None) -> None:
        table, found = self.table, self._found()
        table.clear(columns=True)
        self._shown = [row.key for row, _texts in found]
        for place, column in enumerate(self._columns):
            # Widths are told, for measuring every cell costs the table more than drawing it.
            width = max(cell_len(part) for text in (column.title, *(texts[place] for _row, texts in found)) for part in text.split("\n"))
            table.add_column(Text(column.title, justify="right" if column.right else "left"), key=str(place), width=width)
        for row, texts in found:
            cells = [Text(text, justify="right" if column.right else "left") for text, column in zip(texts, self._columns, strict=True)]
            table.add_row(*cells, key=row.key, height=self._lines)
        if choose in self._shown:
            table.move_cursor(row=self._shown.index(choose), animate=False)
        self.set_class(not found, "-empty")

    def _found(self) -> list[tuple[Row, list[str]]]:
        words = self.query_one("#search", Input).value.casefold().split() if self._searchable else []
        found = []
        for row in self._rows:
            pairs = zip(row.values, self._columns, strict=True)
            texts = ["" if value is None else column.show(value) for value, column in pairs]
            line = " ".join(texts).casefold()
            if all(word in line for word in words):
                found.append((row, texts))
        if self._sorted_by is not None:
            place, downwards = self._sorted_by
            found.sort(key=lambda pair: _order(pair[0].values[place]), reverse=downwards)
        return found


def _order(value: Any) -> tuple[bool, Any]:
    """What is not known stands before everything that is."""
    return (False, 0) if value is None else (True, value)
