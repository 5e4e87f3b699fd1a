"""What staff may set, each with its effect in one sentence."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import DataTable, Static

from admin.screens.form import Field, FormScreen, whole_number
from admin.screens.room import Room
from admin.screens.table import Column, HouseTable, Row
from kiosk.desk.change_settings import CHOICES, LIMITS, SELECTIONS, change_settings
from kiosk.errors import WrongUsage
from kiosk.language import N_, NAMES, _
from kiosk.language.terms import question_text


class SettingsRoom(Room):
    """The list of settings; Enter changes one."""

    DOOR = "8"
    HELP_TEXT = N_("Every change counts at once on every screen of this desk and stands in the audit trail.")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("e", "edit", N_("Change"))]

    def furnish(self) -> ComposeResult:
        yield Static(_("Settings"), id="heading", classes="title", markup=False)
        yield HouseTable([Column(_("Setting and what it does"))], "", searchable=False, lines=2)

    def first_focus(self) -> Widget | None:
        return self.query_one(DataTable)

    def show(self) -> None:
        settings = self.desk.settings
        rows = []
        for name in (*LIMITS, *CHOICES, *SELECTIONS):
            title, effect = explained(name)
            rows.append(Row(name, (f"{title}: {shown(name, str(getattr(settings, name)))}\n  {effect}",)))
        self.query_one(HouseTable).fill(rows)

    async def on_data_table_row_selected(self) -> None:
        await self.action_edit()

    async def action_edit(self) -> None:
        """Change a setting."""
        if name := self.query_one(HouseTable).chosen:
            await self.open_form(SettingForm(name))


class SettingForm(FormScreen):
    """One setting."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._setting = name

    def title_text(self) -> str:
        return explained(self._setting)[0]

    def fields(self) -> Sequence[Field]:
        name, value = self._setting, str(getattr(self.desk.settings, self._setting))
        title, effect = explained(name)
        if name in LIMITS:
            least, most = LIMITS[name]
            return (Field("value", title, value, _("{least} to {most}. {effect}").format(least=least, most=most, effect=effect)),)
        words = CHOICES.get(name) or SELECTIONS[name]
        return (Field("value", title, value, effect, [(word, shown(name, word)) for word in words], many=name in SELECTIONS),)

    async def save(self, values: dict[str, str]) -> None:
        value: str | int = values["value"]
        if self._setting in LIMITS:
            value = whole_number(values["value"], "value")
            least, most = LIMITS[self._setting]
            if not least <= value <= most:
                raise WrongUsage(_("A whole number from {least} to {most}.").format(least=least, most=most), "value")
        elif self._setting == "languages" and not value:
            raise WrongUsage(_("At least one language must be offered."), "value")
        await change_settings(self.desk, self.who, **{self._setting: value})


def shown(name: str, value: str) -> str:
    """Return a setting's value as people read it."""
    words = {"day": _("day"), "night": _("night"), "on": _("on"), "off": _("off")}
    match name:
        case "languages" | "language" | "questions" if "," in value:
            return _("{count} of them").format(count=value.count(",") + 1)
        case "languages" | "language":
            return NAMES.get(value, value)
        case "questions":
            return question_text(value) if value else _("none")
        case "return_seconds":
            return _("{count} s").format(count=value)
        case "grace_minutes" | "blank_minutes" | "wait_minutes":
            return _("{count} min").format(count=value)
        case "backup_days":
            return _("{count} days").format(count=value)
    return words.get(value, value)


def explained(name: str) -> tuple[str, str]:
    """Return a setting's name and, in one sentence, its effect."""
    return {
        "return_seconds": (_("Return after"), _("A kiosk left untouched for so long goes back to its start.")),
        "grace_minutes": (_("Grace after closing"), _("A session that nobody closed closes itself so long after its time.")),
        "blank_minutes": (_("Hide after"), _("Board and admin ask for the passphrase after so long without a touch.")),
        "wait_minutes": (_("Waiting long"), _("The board marks a request for a talk that has waited so long.")),
        "threshold": (_("Small numbers below"), _("Reports for funders and the public hide counts from 1 to one less than this.")),
        "backup_days": (_("Keep backups"), _("Older backups are removed; one made in an open session holds its visits.")),
        "year_begins": (
            _("The year begins in month"),
            _("The fiscal year, for which a card counts as one person; set it first of all."),
        ),
        "theme": (_("Colours"), _("Light or dark screens on every device of this desk.")),
        "sound": (_("Sound on the board"), _("A tone when somebody asks for a talk.")),
        "foreign_tags": (
            _("Foreign tags as cards"),
            _("Anybody's NFC tag is taken for a card. It is easily copied; off is better."),
        ),
        "language": (
            _("Language of staff's screens"),
            _("Also the one the kiosk returns to; counts when a screen is started again."),
        ),
        "languages": (_("Languages offered"), _("What visitors can choose on the kiosk's start screen.")),
        "questions": (
            _("Optional questions"),
            _("What the kiosk may ask; answers are counted, never attached to a visit."),
        ),
    }[name]
