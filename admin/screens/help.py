"""What can be done on the screen one came from, key by key."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from admin.screens.room import AdminScreen
from kiosk.language import _
from kiosk.widgets.choice import Choice


class HelpScreen(AdminScreen):
    """Told from the screen itself: its own words first, then its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,enter", "app.pop_screen", show=False)]

    def __init__(self, screen: AdminScreen) -> None:
        super().__init__()
        keys: dict[str, str] = {}
        for each in screen.active_bindings.values():
            if each.binding.description and each.binding.show:
                keys.setdefault(self.app.get_key_display(each.binding), each.binding.description)
        self._about = _(screen.HELP_TEXT) if screen.HELP_TEXT else ""
        self._keys = keys

    def compose(self) -> ComposeResult:
        width = max((len(key) for key in self._keys), default=0)
        with VerticalScroll(id="help"):
            yield Static(_("Help"), classes="title", markup=False)
            yield Static(self._about, classes="about", markup=False)
            yield Static("\n".join(f"{key:<{width}}   {name}" for key, name in self._keys.items()), classes="about", markup=False)
            yield Static(_("Digits lead from room to room, Ctrl+P finds everything by name."), classes="about", markup=False)
            yield Choice(_("Back"), id="back")
        yield Static("", id="sentence", markup=False)

    def on_choice_chosen(self) -> None:
        self.app.pop_screen()
