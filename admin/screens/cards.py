"""Cards to print."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from admin.cards.layout import CardFormat, Layout, Pattern
from admin.cards.write import write_cards
from admin.planning.moments import read_day
from admin.screens.file_forms import read_path
from admin.screens.form import Doubt, Field, FormScreen, whole_number
from admin.screens.room import Room
from kiosk.desk.card_keys import renew_cards
from kiosk.errors import WrongUsage
from kiosk.language import N_, _
from kiosk.language.times import local
from kiosk.widgets.choice import Choice


class CardsRoom(Room):
    """Says what a card is; the form makes some."""

    DOOR = "6"
    HELP_TEXT = N_("Cards prove themselves: no list of them exists, and nothing about a printed card is kept.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "make", N_("Make cards")),
        Binding("n", "renew", N_("New generation")),
    ]

    def furnish(self) -> ComposeResult:
        yield Static(_("Cards"), id="heading", classes="title", markup=False)
        about = (
            _("A card lets somebody come and go by holding it to the reader. It holds no name and no list of cards exists."),
            _("Lay them in a bowl by the door. Whoever likes takes one; a lost one is replaced by another from the bowl."),
            _("Ten cards of 91 x 55 mm fit on a sheet of A4 card stock; the printer's offset is set in the form."),
        )
        for line in about:
            yield Static(line, classes="about", markup=False)
        yield Choice(_("Make cards"), key="A", id="make")

    def first_focus(self) -> Widget | None:
        return None

    def show(self) -> None:
        self.say(self.admin.take_told())

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        if message.choice.id == "make":
            await self.action_make()

    async def action_make(self) -> None:
        """Make cards."""
        await self.open_form(CardsForm())

    async def action_renew(self) -> None:
        """Begin a new generation of cards."""
        await self.open_form(RenewForm())


class CardsForm(FormScreen):
    """Asks how many, and how they look."""

    def title_text(self) -> str:
        return _("Make cards")

    def fields(self) -> Sequence[Field]:
        formats = {CardFormat.PDF: _("PDF, A4 sheets of ten"), CardFormat.SVG: _("SVG"), CardFormat.TXT: _("Text, one payload a line")}
        return (
            Field("count", _("How many"), "10"),
            Field("format", _("Format"), CardFormat.PDF.value, choices=[(form.value, name) for form, name in formats.items()]),
            Field("pattern", _("Pattern"), Pattern.PLAIN.value, choices=[(each.value, pattern_name(each)) for each in Pattern]),
            Field("words", _("Words"), "", _("best none: a card should look like any card")),
            Field("cut_marks", _("Cut marks"), "no", choices=[("no", _("no")), ("yes", _("yes"))]),
            Field("right", _("Right by"), "0", _("mm, for the printer's offset")),
            Field("down", _("Down by"), "0", _("mm, for the printer's offset")),
            Field("file", _("File"), "~/cards.pdf"),
        )

    async def save(self, values: dict[str, str]) -> None:
        layout = Layout(
            Pattern(values["pattern"]), values["words"].strip(), _millimetres(values["right"], "right"),
            _millimetres(values["down"], "down"), values["cut_marks"] == "yes",
        )  # fmt: skip
        path, count = read_path(values["file"], "file"), whole_number(values["count"], "count")
        await write_cards(self.desk, count, CardFormat(values["format"]), layout, path, self.who)
        self.admin.told = _("Written to {file}.").format(file=path)


class RenewForm(FormScreen):
    """Asks until when the cards in use stay good; from then on only new ones are."""

    def title_text(self) -> str:
        return _("Begin a new generation of cards")

    def fields(self) -> Sequence[Field]:
        until = local(self.desk.now(), self.desk.zone).date() + timedelta(days=90)
        return (Field("until", _("Old cards until"), until.isoformat(), _("this day included")),)

    async def save(self, values: dict[str, str]) -> None:
        last = read_day(values["until"], "until")
        if not self.sure:
            raise Doubt(_("After that day the cards in use are good no more. Save once more to begin."))
        await renew_cards(self.desk, last, self.who)
        self.admin.told = _("Cards made from now on are new ones.")


def pattern_name(pattern: Pattern) -> str:
    """Return what a card looks like."""
    return {
        Pattern.PLAIN: _("plain"),
        Pattern.DOTS: _("dots"),
        Pattern.STRIPES: _("stripes"),
        Pattern.WAVES: _("waves"),
        Pattern.CHECK: _("check"),
    }[pattern]


def _millimetres(text: str, field: str) -> float:
    try:
        return float(text.strip()[:8] or 0)
    except ValueError as error:
        raise WrongUsage(_("A number of millimetres, such as 1.5."), field) from error
