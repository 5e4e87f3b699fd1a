"""The first run: the place's name, a passphrase, today's hours. Each has a good default, so three Enters will do."""

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, cast
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from kiosk.desk.desk import open_desk
from kiosk.desk.sessions import add_session, open_session
from kiosk.desk.settings import Settings
from kiosk.desk.setup import set_up, suggest_passphrase
from kiosk.errors import TachiyoriError, WrongUsage
from kiosk.language import _, spoken
from kiosk.widgets.app import HouseScreen

if TYPE_CHECKING:
    from kiosk.screens.app import KioskApp

_FIELDS = ("venue", "passphrase", "hours")


class FirstRunScreen(HouseScreen):
    """Makes a desk of an empty data folder and opens today's session."""

    AUTO_FOCUS = "#venue"
    # With priority, so that an Enter that follows fast upon another already finds the next line.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "next", show=False, priority=True)]

    def compose(self) -> ComposeResult:
        with Vertical(id="first-run"):
            yield Static(_("Welcome to Tachiyori"), id="done", markup=False)
            yield Static(_("Three lines and the desk is ready. Press Enter after each."), classes="label", markup=False)
            yield Static(_("The place's name, as participants see it"), classes="label", markup=False)
            yield Input(value=_("Free space"), id="venue", max_length=120)
            yield Static(_("Staff passphrase. Write it down and keep it in the office."), classes="label", markup=False)
            yield Input(value=suggest_passphrase(), id="passphrase", max_length=200)
            yield Static(_("Today's hours"), classes="label", markup=False)
            yield Input(value=default_hours(datetime.now(self._zone)), id="hours", max_length=20)
            yield Static("", id="sentence", markup=False)

    async def action_next(self) -> None:
        """Go on to the next line, or, after the last, set the desk up."""
        place = _FIELDS.index(str(self.focused.id)) if self.focused else -1
        if place + 1 < len(_FIELDS):
            self.set_focus(self.query_one(f"#{_FIELDS[place + 1]}", Input))
        else:
            self._when_typed(*_FIELDS)

    def _when_typed(self, *fields: str) -> None:
        """Set the desk up once every key sent so far has reached its field; each field takes its keys in its own time."""
        if fields:
            self.query_one(f"#{fields[0]}", Input).call_later(self._when_typed, *fields[1:])
        else:
            self.call_later(self._set_up)

    @property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(Settings().timezone)

    async def _set_up(self) -> None:
        kiosk = cast("KioskApp", self.app)
        venue, passphrase, hours = (self.query_one(f"#{name}", Input).value for name in _FIELDS)
        try:
            opens, closes = read_hours(hours, datetime.now(self._zone))
            await set_up(kiosk.folder, venue, passphrase, spoken())
            desk = await open_desk(kiosk.folder)
            await open_session(desk, await add_session(desk, venue.strip(), int(opens.timestamp()), int(closes.timestamp())))
        except TachiyoriError as error:
            self.query_one("#sentence", Static).update(str(error))
        else:
            await kiosk.begin(desk)


def default_hours(now: datetime) -> str:
    """Return two hours from the last quarter hour on: "13:30-15:30"."""
    opens = now - timedelta(minutes=now.minute % 15)
    return f"{opens:%H:%M}-{opens + timedelta(hours=2):%H:%M}"


def read_hours(text: str, now: datetime) -> tuple[datetime, datetime]:
    """Return today's opening and closing time; one that ends earlier than it begins ends tomorrow. Raises WrongUsage."""
    found = re.fullmatch(r"\s*(\d{1,2})[:：](\d{2})\s*[-–~〜ー－]\s*(\d{1,2})[:：](\d{2})\s*", text)
    try:
        if not found:
            raise ValueError
        numbers = [int(number) for number in found.groups()]
        opens = now.replace(hour=numbers[0], minute=numbers[1], second=0, microsecond=0)
        closes = now.replace(hour=numbers[2], minute=numbers[3], second=0, microsecond=0)
    except ValueError as error:
        raise WrongUsage(_("Please write the hours like 13:30-15:30.")) from error
    return opens, closes if closes > opens else closes + timedelta(days=1)
