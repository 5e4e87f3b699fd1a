"""Which rooms the admin has, in the order of their keys, and who may enter. A room's module is imported when it opens."""

from importlib import import_module
from typing import NamedTuple

from admin.screens.room import Room
from kiosk.domain.roles import Role
from kiosk.language import N_, _


class Door(NamedTuple):
    """The way into a room: its key, its name (a msgid) and where its screen is."""

    key: str
    title: str
    screen: str
    governs: bool = False

    @property
    def name(self) -> str:
        """The room's name in the language spoken now."""
        return _(self.title)

    def opens_for(self, role: Role) -> bool:
        """Tell whether somebody with `role` may enter."""
        return role.may_govern or not self.governs

    def enter(self) -> Room:
        """Return the room, made anew."""
        module, _dot, name = self.screen.rpartition(".")
        room: Room = getattr(import_module(f"admin.screens.{module}"), name)()
        return room


DOORS = (
    Door("1", N_("Today"), "today.TodayRoom"),
    Door("2", N_("Sessions"), "sessions.SessionsRoom"),
    Door("3", N_("Tallies"), "tallies.TalliesRoom"),
    Door("4", N_("Targets"), "targets.TargetsRoom"),
    Door("5", N_("Reports"), "reports.ReportsRoom"),
    Door("6", N_("Cards"), "cards.CardsRoom"),
    Door("7", N_("Lists"), "lists.ListsRoom"),
    Door("8", N_("Settings"), "settings.SettingsRoom", governs=True),
    Door("9", N_("People"), "people.PeopleRoom", governs=True),
    Door("0", N_("Audit"), "audit.AuditRoom"),
)
