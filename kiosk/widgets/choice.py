"""A choice: what a person taps. One look and one message for every button of the house."""

import time
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

SETTLE = 0.35
"""Seconds for which a new screen takes no taps: the second half of a double tap was meant for the one before."""


class Choice(Static, can_focus=True):
    """A tappable label. Sends `Chosen`; Enter and space choose it when it has the focus."""

    FOCUS_ON_CLICK: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "choose", show=False)]
    DEFAULT_CSS = """
    Choice {
        width: auto; height: 3; padding: 0 2; content-align: center middle; text-align: center;
        border: round $line; background: $background; color: $foreground;
    }
    Choice:focus { border: heavy $foreground; text-style: bold; }
    Choice:hover { background: $panel; }
    Choice.-chosen { background: $primary; color: $on-colour; border: round $primary; text-style: bold; }
    """

    class Chosen(Message):
        """The choice was made."""

        def __init__(self, choice: "Choice") -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> "Choice":
            return self.choice

    def __init__(
        self, label: str, *, key: str = "", tall: bool = False, id: str | None = None, classes: str | None = None, name: str | None = None
    ) -> None:
        """`key` is named beside the label, or, where the choice is `tall`, below it."""
        shown = label + ("\n\n" if tall else "  ") + key if key else label
        super().__init__(Content(shown), id=id, classes=classes, name=name)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if time.monotonic() - getattr(self.screen, "shown_since", 0.0) >= SETTLE:
            self.action_choose()

    def action_choose(self) -> None:
        """Make the choice."""
        self.post_message(self.Chosen(self))
