"""One field for the passphrase. Wrong tries cost a growing pause; nobody else is kept waiting by it."""

import time

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from kiosk.desk.audit import note_alone
from kiosk.desk.desk import Desk
from kiosk.desk.passphrases import pause_after
from kiosk.desk.people import Person, sign_in
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
    """

    class SignedIn(Message):
        """`person` opened it."""

        def __init__(self, person: Person) -> None:
            super().__init__()
            self.person = person

    def __init__(self, desk: Desk, tries: WrongTries) -> None:
        super().__init__()
        self._desk = desk
        self._tries = tries

    def compose(self) -> ComposeResult:
        yield Static(_("Staff passphrase"), classes="label", markup=False)
        yield Input(password=True, id="passphrase", max_length=200)
        yield Static("", id="wrong", markup=False)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

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
            person = await sign_in(self._desk, typed)
            if person is not None:
                await note_alone(self._desk, person.name, "signed in")
        except StoreUnavailable as error:
            self.query_one("#wrong", Static).update(str(error))
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
            self.query_one("#wrong", Static).update(_("This is not the passphrase."))

    def _say_wait(self, seconds: int) -> None:
        sentence = ngettext("Please wait {count} second.", "Please wait {count} seconds.", seconds)
        self.query_one("#wrong", Static).update(sentence.format(count=seconds))
