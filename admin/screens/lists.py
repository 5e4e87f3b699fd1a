"""The lists that staff keep: venues, programmes, what the board counts, and where consultations are handed on to."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import DataTable, Static

from admin.screens.form import Field, FormScreen
from admin.screens.frame import TapLine
from admin.screens.room import Room
from admin.screens.table import Column, HouseTable, Row
from kiosk.desk.counters import counters, name_counters
from kiosk.desk.names import Name, add_name, names, rename, retire
from kiosk.desk.partners import name_partners, partners
from kiosk.language import N_, _

Which = Literal["venue", "programme", "counter", "partner"]
_TITLES: dict[Which, tuple[str, str]] = {
    "venue": ("v", N_("Venues")),
    "programme": ("p", N_("Programmes")),
    "counter": ("c", N_("Counters")),
    "partner": ("n", N_("Partner programmes")),
}


class ListsRoom(Room):
    """One list at a time."""

    DOOR = "7"
    HELP_TEXT = N_(
        "Names that forms and the board offer."
        " A venue or programme that was used is retired, not removed, so that past numbers keep their name."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("Add")),
        Binding("e", "edit", N_("Change")),
        Binding("x", "remove", N_("Remove or bring back")),
        Binding("u", "up", N_("Move up")),
        *(Binding(key, f"show('{which}')", title) for which, (key, title) in _TITLES.items()),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._which: Which = "venue"
        self._names: list[Name] = []
        self._listed: list[str] = []

    def furnish(self) -> ComposeResult:
        yield TapLine(id="sides")
        yield Static("", id="about", classes="about", markup=False)
        columns = [Column(_("Name")), Column(_("Sessions"), right=True), Column(_("State"))]
        yield HouseTable(columns, _("The list is empty. A adds to it."), searchable=False)

    def first_focus(self) -> Widget | None:
        return self.query_one(DataTable)

    async def load(self) -> None:
        which = self._which
        if which in ("venue", "programme"):
            self._names = await names(self.desk, which)
        else:
            self._listed = await self._plain()

    def show(self) -> None:
        which = self._which
        choices = [(f"screen.show('{each}')", _(title)) for each, (_key, title) in _TITLES.items()]
        self.query_one("#sides", TapLine).offer(choices, f"screen.show('{which}')")
        about = {
            "venue": _("Where sessions are held."),
            "programme": _("For which programme a session counts; targets and reports are told apart by it."),
            "counter": _("What facilitators count on the board, in the order of the keys 1 to 9."),
            "partner": _("Programmes that consultations are handed on to; the board offers them."),
        }[which]
        self.query_one("#about", Static).update(about)
        if which in ("venue", "programme"):
            retired = {True: _("no longer offered"), False: ""}
            rows = [Row(str(name.id), (name.name, name.sessions, retired[name.retired])) for name in self._names]
        else:
            rows = [Row(name, (name, None, None)) for name in self._listed]
        self.query_one(HouseTable).fill(rows)

    async def on_data_table_row_selected(self) -> None:
        await self.action_edit()

    async def action_show(self, which: str) -> None:
        """Show another list."""
        self._which = next(known for known in _TITLES if known == which)
        await self.refresh_room()

    async def action_add(self) -> None:
        """Add a name."""
        await self.open_form(NameForm(self))

    async def action_edit(self) -> None:
        """Change a name."""
        if key := self.query_one(HouseTable).chosen:
            await self.open_form(NameForm(self, key))

    async def action_remove(self) -> None:
        """Remove a name, or retire one in use; the same key brings it back."""
        key = self.query_one(HouseTable).chosen
        if key is None:
            return
        if self._which in ("venue", "programme"):
            name = self.named(key)
            await self.do(retire(self.desk, self._which, name.id, not name.retired, self.who))
        else:
            await self.keep([name for name in await self._plain() if name != key])

    async def action_up(self) -> None:
        """Move a counter up, so that it gets the key before."""
        key, listed = self.query_one(HouseTable).chosen, await self._plain()
        if self._which == "counter" and key in listed and (place := listed.index(key)) > 0:
            listed[place - 1 : place + 1] = [listed[place], listed[place - 1]]
            await self.keep(listed)

    def named(self, key: str) -> Name:
        """Return the venue or programme of a row."""
        return next(name for name in self._names if str(name.id) == key)

    def label(self, key: str) -> str:
        """Return the name in a row."""
        return self.named(key).name if self._which in ("venue", "programme") else key

    async def put(self, name: str, key: str | None) -> None:
        """Add a name, or give the row `key` another one; raises TachiyoriError."""
        if self._which in ("venue", "programme"):
            if key is None:
                await add_name(self.desk, self._which, name, self.who)
            else:
                await rename(self.desk, self._which, int(key), name, self.who)
        else:
            listed = await self._plain()
            changed = [name if each == key else each for each in listed] if key else [*listed, name]
            await self._keep(changed)

    async def keep(self, listed: Sequence[str]) -> None:
        """Keep counters or partners in this order."""
        await self.do(self._keep(listed))

    async def _keep(self, listed: Sequence[str]) -> None:
        if self._which == "counter":
            await name_counters(self.desk, list(listed), self.who)
        else:
            await name_partners(self.desk, list(listed), self.who)

    async def _plain(self) -> list[str]:
        if self._which == "counter":
            return [counter.name for counter in await counters(self.desk)]
        return await partners(self.desk) if self._which == "partner" else []


class NameForm(FormScreen):
    """One name of a list."""

    def __init__(self, room: ListsRoom, key: str | None = None) -> None:
        super().__init__()
        self._room = room
        self._key = key

    def title_text(self) -> str:
        return _("Add a name") if self._key is None else _("Change a name")

    def fields(self) -> Sequence[Field]:
        return (Field("name", _("Name"), self._room.label(self._key) if self._key else ""),)

    async def save(self, values: dict[str, str]) -> None:
        await self._room.put(values["name"], self._key)
