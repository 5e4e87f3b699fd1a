"""What stands around a room: the list of rooms at the left, the keys at the bottom. One widget each, so that a room opens fast."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static


class TopLine(Widget):
    """The place at the left; who works, and the time, at the right."""

    DEFAULT_CSS = "TopLine { height: 1; }"

    def __init__(self, place: str, who: str, time: str) -> None:
        super().__init__()
        self._place = place
        self._right = f"{who}   {time}"

    def render(self) -> Content:
        gap = max(2, self.size.width - cell_len(self._place) - cell_len(self._right))
        return Content.assemble((self._place, "bold"), " " * gap, self._right)


class RoomList(Static):
    """The rooms one may enter; a tap sends `Asked`."""

    DEFAULT_CSS = "RoomList { width: 16; height: 100%; }"

    class Asked(Message):
        """Somebody wants to enter the room with this key."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, rooms: Sequence[tuple[str, str]], here: str, *, apart: int) -> None:
        """`rooms` are (key, name); `here` is the key of the one that is shown; each stands `apart` lines below the one before."""
        self._keys = [key for key, _name in rooms]
        self._apart = apart
        lines = []
        for key, name in rooms:
            line = f" {key} {name} "
            lines.append((line, "bold $on-colour on $primary") if key == here else (line, ""))
            lines.append(("\n" * apart, ""))
        super().__init__(Content.assemble(*lines))

    def on_click(self, event: events.Click) -> None:
        place, between = divmod(event.y, self._apart)
        if place < len(self._keys) and not between:
            self.post_message(self.Asked(self._keys[place]))


class TapLine(Static):
    """A line of words of which each does something when it is tapped."""

    DEFAULT_CSS = """
    TapLine {
        height: 1; text-wrap: nowrap; text-overflow: ellipsis; link-style: none; link-color: $foreground; link-background: $panel;
        link-style-hover: bold; link-color-hover: $on-colour; link-background-hover: $secondary;
    }
    """

    def offer(self, choices: Sequence[tuple[str, str]], here: str = "") -> None:
        """Offer (action, text) side by side; the one whose action is `here` stands out."""
        parts = [
            Content.styled(f" {text} ", "bold $on-colour on $primary") if action == here else _tappable(f" {text} ", action)
            for action, text in choices
        ]
        self.update(Content(" ").join(parts))


class KeyLine(TapLine):
    """The keys of a screen and what they do; a tap on one does it too."""

    DEFAULT_CSS = "KeyLine { dock: bottom; padding: 0 1; background: $panel; }"

    def on_mount(self) -> None:
        shown: dict[str, tuple[str, str]] = {}
        for each in self.screen.active_bindings.values():
            if each.binding.show and each.binding.description:
                target = "app" if each.node is self.app else "screen"
                action = each.binding.action if "." in each.binding.action.partition("(")[0] else f"{target}.{each.binding.action}"
                shown.setdefault(action, (self.app.get_key_display(each.binding), each.binding.description))
        parts = [_key(key, name, action) for action, (key, name) in shown.items()]
        self.update(Content("  ").join(parts))


def _key(key: str, name: str, action: str) -> Content:
    return Content.assemble((key, "bold $primary"), " ", _tappable(name, action))


def _tappable(text: str, action: str) -> Content:
    return Content.from_markup(f'[@click="{action}"]$text[/]', text=text)
