"""Who may sign in."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import DataTable, Static

from admin.screens.form import Doubt, Field, FormScreen
from admin.screens.room import Room
from admin.screens.table import Column, HouseTable, Row
from kiosk.desk.people import Person, add_person, change_passphrase, change_person, people, remove_person
from kiosk.domain.roles import Role
from kiosk.errors import WrongUsage
from kiosk.language import N_, _
from kiosk.language.terms import role_name


class PeopleRoom(Room):
    """Everybody, with her role. There is always an administrator left."""

    DOOR = "9"
    HELP_TEXT = N_(
        "Give everybody a name and a passphrase of her own, so that the audit trail says who did what."
        " A passphrase that is forgotten is set anew here, or with “tachiyori person passphrase” on the command line."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("Add")),
        Binding("e", "edit", N_("Change name or role")),
        Binding("w", "passphrase", N_("New passphrase")),
        Binding("x", "remove", N_("Remove")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._people: dict[str, Person] = {}

    def furnish(self) -> ComposeResult:
        yield Static(_("People"), id="heading", classes="title", markup=False)
        yield HouseTable([Column(_("Name")), Column(_("Role"))], "", searchable=False)

    def first_focus(self) -> Widget | None:
        return self.query_one(DataTable)

    async def load(self) -> None:
        self._people = {str(person.id): person for person in await people(self.desk)}

    def show(self) -> None:
        self.query_one(HouseTable).fill([Row(key, (person.name, role_name(person.role))) for key, person in self._people.items()])

    async def on_data_table_row_selected(self) -> None:
        await self.action_edit()

    async def action_add(self) -> None:
        """Let somebody sign in."""
        await self.open_form(PersonForm())

    async def action_edit(self) -> None:
        """Change a name or a role."""
        if person := self._chosen():
            await self.open_form(PersonForm(person))

    async def action_passphrase(self) -> None:
        """Set a passphrase anew."""
        if person := self._chosen():
            await self.open_form(PassphraseForm(person))

    async def action_remove(self) -> None:
        """Let somebody sign in no more."""
        if person := self._chosen():
            await self.open_form(RemoveForm(person))

    def _chosen(self) -> Person | None:
        return self._people.get(self.query_one(HouseTable).chosen or "")


class PersonForm(FormScreen):
    """Adds a person, or changes one."""

    def __init__(self, person: Person | None = None) -> None:
        super().__init__()
        self._person = person

    def title_text(self) -> str:
        return _("Add a person") if self._person is None else _("Change {name}").format(name=self._person.name)

    def fields(self) -> Sequence[Field]:
        person = self._person
        role = person.role if person else Role.FACILITATOR
        named = (
            Field("name", _("Name"), person.name if person else ""),
            Field("role", _("Role"), role.value, choices=[(each.value, role_name(each)) for each in Role]),
        )
        return named if person else (*named, *_new_passphrase())

    async def save(self, values: dict[str, str]) -> None:
        if self._person is None:
            await add_person(self.desk, values["name"], values["role"], _twice(values), self.who)
        else:
            await change_person(self.desk, self._person.id, values["name"], values["role"], self.who)


class PassphraseForm(FormScreen):
    """Sets somebody's passphrase anew."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person

    def title_text(self) -> str:
        return _("A new passphrase for {name}").format(name=self._person.name)

    def fields(self) -> Sequence[Field]:
        return _new_passphrase()

    async def save(self, values: dict[str, str]) -> None:
        await change_passphrase(self.desk, self._person.id, _twice(values), self.who)


class RemoveForm(FormScreen):
    """Asks once more before somebody is removed."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person

    def title_text(self) -> str:
        return _("Remove {name}").format(name=self._person.name)

    def fields(self) -> Sequence[Field]:
        return ()

    async def save(self, values: dict[str, str]) -> None:
        if not self.sure:
            raise Doubt(_("{name} will not be able to sign in any more. Save once more to remove her.").format(name=self._person.name))
        await remove_person(self.desk, self._person.id, self.who)


def _new_passphrase() -> tuple[Field, ...]:
    return (
        Field("passphrase", _("Passphrase"), "", _("some words she remembers"), secret=True),
        Field("again", _("Once more"), "", secret=True),
    )


def _twice(values: dict[str, str]) -> str:
    if values["passphrase"] != values["again"]:
        raise WrongUsage(_("The two are not the same."), "again")
    return values["passphrase"]
