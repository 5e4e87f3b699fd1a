"""The ground both terminal apps stand on: our colours, no way out by accident, and scans taken before focus sees them."""

import os
import signal
import time
import unicodedata
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from kiosk.desk.desk import Desk, open_desk
from kiosk.errors import TachiyoriError
from kiosk.language import _, from_environment, speak
from kiosk.scanning.presence import Presence
from kiosk.scanning.wedge import HOLD, SUFFIXES, Wedge
from kiosk.widgets.theme import DAY, THEMES, VARIABLES

R = TypeVar("R")


WIDTHS = [(0, "-narrow"), (84, "-normal"), (118, "-wide")]
"""From how many cells across a screen has which class."""
HEIGHTS = [(0, "-low"), (28, "-middle"), (38, "-tall")]
"""From how many rows a screen has which class."""


class Scanned(Message):
    """A reader or camera read `text`; sent to the screen that is shown."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class HouseScreen(Screen[None]):
    """A screen that knows since when it is shown, so that the second half of a double tap cannot hit it."""

    ESCAPE_TO_MINIMIZE: ClassVar[bool | None] = False
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self) -> None:
        super().__init__()
        self.shown_since = time.monotonic()
        # Textual sets these classes after the first layout, which would then be styled and laid out a second time.
        width, height = self.app.size
        self.add_class(_class_for(width, WIDTHS), _class_for(height, HEIGHTS), update=False)

    async def on_screen_resume(self) -> None:
        self.shown_since = time.monotonic()


class HouseApp(App[R], inherit_bindings=False):
    """An app of the house. Nothing a keyboard can send ends or suspends it."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    TAKES_PASTES: ClassVar[bool] = False
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self) -> None:
        super().__init__()
        self.animation_level = "none"
        self.crashed = False
        self.survives_faults = False
        self._wedge: Wedge[events.Key] = Wedge()
        self._silence: Timer | None = None
        self._keys_held = 0
        self._presence = Presence()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DAY.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLES

    def touched(self) -> None:
        """Somebody touched a key or the screen."""

    def _handle_exception(self, error: Exception) -> None:
        """A fault of ours must show nobody a traceback, whose values could be anybody's: the app ends quietly."""
        if not self.survives_faults:
            super()._handle_exception(error)
        else:
            self.crashed = True
            self.exit(return_code=1)

    async def run_quietly(self) -> None:
        """Run to the end; raises TachiyoriError where the end was a fault of ours."""
        self.survives_faults = True
        await self.run_async()
        if self.crashed:
            raise TachiyoriError(_("The screen ended by a fault of its own; nothing is lost, start it again."))

    def lock_signals(self) -> None:
        """Ignore every signal a keyboard can send; leave when the terminal itself is gone."""
        for name in ("SIGINT", "SIGQUIT", "SIGTSTP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_IGN)
        if hasattr(signal, "SIGHUP"):
            signal.signal(signal.SIGHUP, lambda *_: None if _terminal_is_there() else os._exit(1))

    async def on_event(self, event: events.Event) -> None:
        """Take a reader's keys out of the stream before any binding or focus sees them."""
        if isinstance(event, (events.Key, events.MouseDown)) and not event.is_forwarded:
            self.touched()
        if isinstance(event, events.MouseDown):
            self._presence = Presence()
        if isinstance(event, events.Paste) and not self.TAKES_PASTES:
            return
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._wedge.is_over(event.time):
            await self._end_burst()
        if event.character and unicodedata.category(event.character[0]) != "Cc":
            self._wedge.hold(event, event.character, event.time)
            self._await_silence()
        elif event.key in SUFFIXES and (scan := self._wedge.suffix(self._in_field)):
            self._scan(scan)
        elif event.key in SUFFIXES and self._wedge.is_holding and not self._in_field:
            # Fewer characters than a scan, yet faster than a person: they may fill a field, but never press a button.
            self._wedge.release()
        else:
            await self._release()
            if event.key not in SUFFIXES:
                self._presence = Presence()  # somebody is there who may well mean the same card once more
            await super().on_event(event)

    @property
    def _in_field(self) -> bool:
        return isinstance(self.focused, Input)

    def _await_silence(self) -> None:
        if self._silence is not None:
            self._silence.stop()
        self._keys_held += 1
        self._silence = self.set_timer(HOLD, partial(self._on_silence, self._keys_held))

    async def _on_silence(self, keys_held: int) -> None:
        if keys_held != self._keys_held or not self._wedge.is_holding:
            return  # a stopped timer may have its call in the queue already, and the keys are gone since
        await self._end_burst()

    async def _end_burst(self) -> None:
        """No key followed within HOLD: what is held is a scan without suffix, or a person's typing."""
        if scan := self._wedge.silence(self._in_field):
            self._scan(scan)
        else:
            await self._release()

    def _scan(self, text: str) -> None:
        """Hand a scan on, but not what a reader repeats by itself while a card lies on it, until it was away for a while."""
        if self._presence.is_new(text, time.monotonic()):
            self.screen.post_message(Scanned(text))

    async def _release(self) -> None:
        for key in self._wedge.release():
            self._presence = Presence()
            await super().on_event(key)


async def run_at_desk(folder: Path, app_of: Callable[[Desk], HouseApp[int]]) -> None:
    """Open the desk of a data folder, run an app on it to its end, and release it; raises TachiyoriError."""
    speak(from_environment())
    desk = await open_desk(folder)
    try:
        await app_of(desk).run_quietly()
    finally:
        await desk.close()


def _class_for(cells: int, breakpoints: list[tuple[int, str]]) -> str:
    return [name for least, name in breakpoints if cells >= least][-1]


def _terminal_is_there() -> bool:
    import termios

    try:
        termios.tcgetattr(0)
    except (termios.error, OSError):
        return False
    return True
