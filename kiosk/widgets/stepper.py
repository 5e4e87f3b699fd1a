"""A small number with a large minus and a large plus."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from kiosk.widgets.choice import Choice


class Stepper(Widget):
    """Counts from 0 to `most`; sends `Stepped` with each change."""

    DEFAULT_CSS = """
    Stepper { height: auto; width: 100%; }
    Stepper Horizontal { height: auto; width: auto; }
    Stepper #value { width: 5; height: 3; content-align: center middle; text-align: center; text-style: bold; }
    Stepper Choice { width: 8; }
    """

    class Stepped(Message):
        """The number is now `value`."""

        def __init__(self, value: int) -> None:
            super().__init__()
            self.value = value

    def __init__(self, label: str, most: int) -> None:
        super().__init__()
        self._label = label
        self._most = most
        self._value = 0

    def compose(self) -> ComposeResult:
        yield Static(self._label, classes="label", markup=False)
        with Horizontal():
            yield Choice("－", id="less")
            yield Static("0", id="value", markup=False)
            yield Choice("＋", id="more")

    def on_choice_chosen(self, message: Choice.Chosen) -> None:
        message.stop()
        value = self._value + (1 if message.choice.id == "more" else -1)
        if 0 <= value <= self._most:
            self._value = value
            self.query_one("#value", Static).update(str(value))
            self.post_message(self.Stepped(value))
