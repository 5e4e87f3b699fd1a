"""One field for the passphrase, and, where only staff can be, a list of names above it once there are several people.

Wrong tries cost a growing pause; nobody else is kept waiting by it.
"""

import time
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from kiosk.desk.audit import note_alone
from kiosk.desk.desk import Desk
from kiosk.desk.passphrases import pause_after
from kiosk.desk.people import Person, last_to_sign_in, people, sign_in
from kiosk.errors import StoreUnavailable
from kiosk.language import _, ngettext


class WrongTries:
    """The wrong tries in a row of one app, kept while it runs."""

    def __init__(self) -> None:
        self.count = 0
        self.until = 0.0


class PassphraseField(Widget):
    """Asks for a passphrase; Enter sends `SignedIn` when it is somebody's."""

    DEFAULT_CSS = """
    PassphraseField { height: auto; width: 100%; }
    PassphraseField Input { width: 50; max-width: 100%; }
    PassphraseField #wrong { color: $warning; height: 1; }
    PassphraseField Select { width: 50; max-width: 100%; margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("up", "name(-1)", show=False), Binding("down", "name(1)", show=False)]

    class SignedIn(Message):
        """`person` opened it."""

        def __init__(self, person: Person) -> None:
            super().__init__()
            self.person = person

    def __init__(self, desk: Desk, tries: WrongTries, *, names: bool) -> None:
        """`names` says whether staff's names may be read here; at the door of the kiosk anybody can."""
        super().__init__()
        self._desk = desk
        self._shows_names = names
        self._tries = tries
        self._names: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static(_("Staff passphrase"), classes="label", markup=False)
        yield Input(password=True, id="passphrase", max_length=200)
        yield Static("", id="wrong", markup=False)

    async def on_mount(self) -> None:
        self.query_one(Input).focus()
        if not self._shows_names:
            return
        try:
            everybody, last = await people(self._desk), await last_to_sign_in(self._desk)
        except StoreUnavailable as error:
            self._say(str(error))
            return
        if len(everybody) > 1:
            self._names = [person.name for person in everybody]
            chosen = last if last in self._names else self._names[0]
            choices = Select([(name, name) for name in self._names], value=chosen, allow_blank=False)
            await self.mount(Static(_("Who are you? (arrow up and down)"), classes="label", markup=False), choices, before=0)

    def action_name(self, by: int) -> None:
        """Choose the name above or below in the list."""
        for choices in self.query(Select):
            place = self._names.index(str(choices.value))
            choices.value = self._names[(place + by) % len(self._names)]

    async def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        typed, message.input.value = message.value, ""
        wait = self._tries.until - time.monotonic()
        if wait > 0:
            self._say_wait(round(wait + 0.5))
            return
        if not typed:
            return
        try:
            chosen = self.query(Select)
            person = await sign_in(self._desk, typed, str(chosen.first(Select).value) if chosen else None)
            if person is not None:
                await note_alone(self._desk, person.name, "signed in")
        except StoreUnavailable as error:
            self._say(str(error))
            return
        if person is not None:
            self._tries.count, self._tries.until = 0, 0.0
            self.post_message(self.SignedIn(person))
            return
        self._tries.count += 1
        pause = pause_after(self._tries.count)
        self._tries.until = time.monotonic() + pause
        if pause:
            self._say_wait(pause)
        else:
            self._say(_("This is not the passphrase."))

    def _say_wait(self, seconds: int) -> None:
        self._say(ngettext("Please wait {count} second.", "Please wait {count} seconds.", seconds).format(count=seconds))

    def _say(self, sentence: str) -> None:
        self.query_one("#wrong", Static).update(sentence)
