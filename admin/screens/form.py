"""A form: fields with their errors beside them, saved as a whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Select, SelectionList, Static

from admin.screens.frame import KeyLine
from admin.screens.room import AdminScreen
from kiosk.errors import TachiyoriError, WrongUsage
from kiosk.language import N_, _
from kiosk.widgets.choice import Choice


class Doubt(TachiyoriError):
    """What was typed can be, but may not be meant; saving once more means it."""


@dataclass(frozen=True)
class Field:
    """One field. With `choices` (key, text) one of them is chosen, or, where `many`, any number (keys joined by commas)."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    choices: Sequence[tuple[str, str]] = ()
    many: bool = False
    secret: bool = False


class FormScreen(AdminScreen):
    """Asks for some fields. A subclass says what they are and what saving does."""

    HELP_TEXT = N_("Tab goes to the next field, Ctrl+S saves, Escape goes back without saving.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True),
        Binding("escape", "back", N_("Back without saving")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.sure = False
        self._saving = False

    def title_text(self) -> str:
        """Return what stands above the form."""
        raise NotImplementedError

    def fields(self) -> Sequence[Field]:
        """Return the fields from top to bottom."""
        raise NotImplementedError

    async def save(self, values: dict[str, str]) -> None:
        """Do what the form is for; raises TachiyoriError. A Doubt is passed over when `self.sure`."""
        raise NotImplementedError

    async def prepare(self) -> None:
        """Read what the fields offer, before they are shown; may raise TachiyoriError."""

    def compose(self) -> ComposeResult:
        yield Static(self.title_text(), classes="title", markup=False)
        with VerticalScroll(id="form", can_focus=False):
            for field in self.fields():
                with Horizontal(classes="field"):
                    yield Static(field.label, classes="label", markup=False)
                    yield _widget(field)
                    yield Static(field.hint, id=f"beside-{field.name}", classes="beside", markup=False)
            with Horizontal(classes="row"):
                yield Choice(_("Save"), key="Ctrl+S", id="save")
                yield Choice(_("Back"), key="Esc", id="back")
        yield Static("", id="sentence", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self._hints = {field.name: field.hint for field in self.fields()}
        first = self.query("#form Input, #form Select, #form SelectionList")
        if first:
            self.set_focus(first.first(Widget))

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        match message.choice.id:
            case "save":
                self.action_save()
            case "back":
                self.action_back()

    def on_input_changed(self) -> None:
        self.sure = False

    def on_select_changed(self, message: Select.Changed) -> None:
        self.sure = False

    def on_input_submitted(self) -> None:
        self.focus_next()

    def action_back(self) -> None:
        """Leave without saving."""
        self.app.pop_screen()

    def action_save(self) -> None:
        """Save, once the field that has the keys has taken in those that were typed before."""
        (self.focused or self).call_later(self.call_later, self._save)

    async def _save(self) -> None:
        """Save once; a mistake is told beside its field, which gets the keys."""
        if self._saving or not self.is_current:
            return
        self._saving = True
        for name, hint in self._hints.items():
            self._tell(name, hint, wrong=False)
        self.say("")
        try:
            await self.save(self.values())
        except Doubt as doubt:
            self.sure = True
            self.say(str(doubt))
        except WrongUsage as mistake:
            self._tell_mistake(mistake)
        except TachiyoriError as error:
            self.say(str(error))
        except OSError as error:
            self.say(_("“{file}” cannot be used: {reason}.").format(file=error.filename or "", reason=error.strerror or error))
        else:
            self.saved()
        finally:
            self._saving = False

    def saved(self) -> None:
        """Go back to where the form came from."""
        self.app.pop_screen()

    def values(self) -> dict[str, str]:
        """Return what the fields hold."""
        return {field.name: _value(self.query_one(f"#field-{field.name}")) for field in self.fields()}

    def _tell_mistake(self, mistake: WrongUsage) -> None:
        if mistake.field in self._hints:
            self._tell(mistake.field, str(mistake), wrong=True)
            self.set_focus(self.query_one(f"#field-{mistake.field}"))
        else:
            self.say(str(mistake))

    def _tell(self, name: str, sentence: str, *, wrong: bool) -> None:
        beside = self.query_one(f"#beside-{name}", Static)
        beside.update(sentence)
        beside.set_class(wrong, "-wrong")


def whole_number(text: str, field: str) -> int:
    """Return a whole number that was typed, with or without a sign; raises WrongUsage."""
    try:
        return int(text.strip()[:12])
    except ValueError as error:
        raise WrongUsage(_("A whole number, please."), field) from error


def _widget(field: Field) -> Widget:
    identity = f"field-{field.name}"
    if field.many:
        kept = field.value.split(",")
        return SelectionList(*((text, key, key in kept) for key, text in field.choices), id=identity, compact=True)
    if field.choices:
        return Select([(text, key) for key, text in field.choices], value=field.value, allow_blank=False, id=identity, compact=True)
    return Input(field.value, password=field.secret, id=identity, compact=True, max_length=300, select_on_focus=True)


def _value(widget: Widget) -> str:
    match widget:
        case SelectionList():
            return ",".join(str(key) for key in widget.selected)
        case Select() | Input():
            return str(widget.value)
    raise TypeError(widget)
