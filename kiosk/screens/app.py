"""The kiosk: which screen is shown, what a scan leads to, and the way back to the start."""

import asyncio
import importlib
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from kiosk.desk.arrive import arrive
from kiosk.desk.count import status
from kiosk.desk.desk import Desk, NotSetUp, open_desk
from kiosk.desk.devices import SAY_EVERY, join, part, say_here
from kiosk.desk.leave import leave
from kiosk.desk.sessions import Housekeeper, next_session
from kiosk.domain.sessions import Session
from kiosk.errors import Refusal, StoreUnavailable, TachiyoriError
from kiosk.language import DEFAULT, NAMES, _, from_environment, speak
from kiosk.screens.arrival import ArrivalScreen
from kiosk.screens.asking import AskingScreen
from kiosk.screens.cover import CoverScreen
from kiosk.screens.first_run import FirstRunScreen
from kiosk.screens.leaving import LeavingScreen, LeftScreen
from kiosk.screens.resting import RestingScreen, TooSmallScreen, TroubleScreen
from kiosk.screens.scanned import ScannedScreen
from kiosk.screens.staff import StaffScreen
from kiosk.screens.start import StartScreen
from kiosk.screens.visitor import HomeScreen, VisitorScreen
from kiosk.store.backup import remove_old
from kiosk.widgets.app import HouseApp, HouseScreen
from kiosk.widgets.passphrase import WrongTries

if TYPE_CHECKING:
    from kiosk.scanning.camera import Camera
    from kiosk.scanning.serial_port import SerialReader

_MOST_FAULTS, _FAULT_WINDOW = 3, 10.0
_SMALLEST = (60, 20)
"""The fewest columns and rows on which every choice is shown whole."""
_CORNER = (8, 2)
"""The columns and rows of the corner whose tap covers the screen."""
_LOOK_EVERY = 1.0
"""Seconds between two looks whether a session opens or closes."""


class DeviceSaw(Message):
    """The thread of a camera or serial reader read `text`."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class DeviceTrouble(Message):
    """A camera or serial reader cannot be used, as `sentence` says; empty when it can again."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class KioskApp(HouseApp[int]):
    """The app of one device at the door. `door` is in, out or both."""

    CSS_PATH = Path(__file__).with_name("kiosk.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f12", "staff", show=False, priority=True),
        Binding("f9", "cover", show=False, priority=True),
    ]

    def __init__(
        self,
        folder: Path,
        desk: Desk | None,
        door: str = "both",
        language: str | None = None,
        camera: int | str | None = None,
        port: str | None = None,
    ) -> None:
        """`camera` is the number of a camera that reads cards (or a video's path), `port` the name of a serial reader's port."""
        super().__init__()
        self.folder = folder
        self.door = door
        self.session: Session | None = None
        self.next_session: Session | None = None
        self.trouble = ""
        self.device_trouble = ""
        self._devices = [*self._cameras(camera), *self._ports(port)]
        self._device = ""
        self.wrong_tries = WrongTries()
        self._chosen_language = language
        self._desk = desk
        self._housekeeper = Housekeeper(desk) if desk else None
        if desk:
            self.theme = desk.settings.theme

    @property
    def desk(self) -> Desk:
        """The desk; there is one as soon as the first run is over."""
        assert self._desk is not None
        return self._desk

    @property
    def language(self) -> str:
        """The language to come back to after each visitor."""
        return self._chosen_language or (self._desk.settings.language if self._desk else DEFAULT)

    @property
    def languages(self) -> list[str]:
        """The languages offered, with the one to come back to always among them."""
        offered = {*self.desk.settings.languages.split(","), self.language}
        return [code for code in NAMES if code in offered]

    def get_default_screen(self) -> Screen[Any]:
        return self._home()()

    async def on_mount(self) -> None:
        self.lock_signals()
        if self._desk is not None:
            self._begin_looking()
        for device in self._devices:
            device.start()

    def _cameras(self, camera: int | str | None) -> Iterator["Camera | SerialReader"]:
        if camera is not None:
            from kiosk.scanning.camera import Camera

            yield Camera(camera, self._device_saw, self._device_failed)

    def _ports(self, port: str | None) -> Iterator["Camera | SerialReader"]:
        if port is not None:
            from kiosk.scanning.serial_port import SerialReader

            yield SerialReader(port, self._device_saw, self._device_failed)

    def _device_saw(self, text: str) -> None:
        self.post_message(DeviceSaw(text))

    def _device_failed(self, sentence: str) -> None:
        self.post_message(DeviceTrouble(sentence))

    def on_device_saw(self, message: DeviceSaw) -> None:
        """A card held to a camera or serial reader is a scan like any other."""
        self.touched()
        self._scan(message.text)

    def on_device_trouble(self, message: DeviceTrouble) -> None:
        """Kept for staff to read; the kiosk goes on with touch and reader."""
        self.device_trouble = message.sentence

    async def begin(self, desk: Desk) -> None:
        """Start work with a desk that the first run has made."""
        self._desk, self._housekeeper = desk, Housekeeper(desk)
        speak(self.language)
        await self.look_and_go_home()
        self._begin_looking()

    def _begin_looking(self) -> None:
        self.set_interval(SAY_EVERY, self._say_here)
        self.call_after_refresh(self._say_here)
        self.set_interval(_LOOK_EVERY, self._look_and_show)
        self.call_after_refresh(_warm_up)

    async def close_desk(self) -> None:
        """Release the desk, if there is one."""
        for device in self._devices:
            device.stop()
        if self._desk is not None:
            if self._device and not self.crashed:
                with suppress(StoreUnavailable):
                    await part(self._desk, self._device)
            await self._desk.close()

    async def action_home(self) -> None:
        """Show the start, in the place's language and as new, whatever was shown before."""
        if self._desk is None:
            return
        speak(self.language)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        home = self._home()
        if isinstance(self.screen, HomeScreen) and type(self.screen) is home:
            await self.screen.renew()
        else:
            await self.push_screen(home())

    async def show(self, screen: HouseScreen) -> None:
        """Show `screen` above the start, in the place of whatever is there."""
        if len(self.screen_stack) > 1:
            # Not awaited: the screen that goes may be the very one whose message asked for this, and would wait for itself.
            self.switch_screen(screen)
        else:
            await self.push_screen(screen)

    async def scan(self, text: str) -> None:
        """Go on with a scan as this door does; anything without the shape of a token gets one calm sentence."""
        if self.session is None or self.desk.token_in(text) is None:
            if isinstance(self.screen, VisitorScreen):
                self.screen.say_unreadable()
        elif self.door == "in":
            await self.arrive(text)
        elif self.door == "out":
            await self.leave(scan=text)
        else:
            await self.show(ScannedScreen(text))

    async def arrive(self, scan: str | None = None) -> None:
        """Count an arrival, then show it."""
        try:
            arrival = await arrive(self.desk, self.desk.command(), scan)
        except (Refusal, StoreUnavailable) as error:
            await self.stumble(error)
        else:
            await self.show(ArrivalScreen(arrival, scan))

    async def leave(self, scan: str | None = None, number: str | None = None) -> None:
        """Count a departure, then show it."""
        try:
            departure = await leave(self.desk, self.desk.command(), scan, number)
        except (Refusal, StoreUnavailable) as error:
            await self.stumble(error)
        else:
            await self.show(LeftScreen(departure, just_so=scan is None and number is None))

    async def begin_leaving(self) -> None:
        """Show the ways to leave."""
        await self.show(LeavingScreen())

    async def ask(self, scan: str | None = None, arrival: bytes | None = None) -> None:
        """Show the ways to be met."""
        await self.show(AskingScreen(scan, arrival))

    async def stumble(self, error: Refusal | StoreUnavailable) -> None:
        """Go on after something could not be done: to the start when the session has closed, else to a calm screen."""
        if isinstance(error, StoreUnavailable):
            self.trouble = str(error)
            await self.show(TroubleScreen())
        else:
            await self.look_and_go_home()

    async def action_staff(self) -> None:
        """Ask for the passphrase in the place's language, over whatever is shown."""
        if self._desk is not None and not isinstance(self.screen, StaffScreen):
            speak(self.language)
            await self.show(StaffScreen())

    async def action_cover(self) -> None:
        """Cover the screen at once; what stood on it is gone."""
        if self._desk is not None and not isinstance(self.screen, CoverScreen):
            speak(self.language)
            await self.show(CoverScreen())

    async def on_event(self, event: events.Event) -> None:
        """A tap in the upper right corner covers the screen, whatever lies there."""
        in_corner = isinstance(event, events.MouseDown) and event.y < _CORNER[1] and event.x >= self.size.width - _CORNER[0]
        if in_corner and not event.is_forwarded:
            await self.action_cover()
        else:
            await super().on_event(event)

    async def on_resize(self, event: events.Resize) -> None:
        """A window too small for the choices says so, and nothing else."""
        too_small = event.size.width < _SMALLEST[0] or event.size.height < _SMALLEST[1]
        if too_small and not isinstance(self.screen, TooSmallScreen):
            await self.show(TooSmallScreen())
        elif not too_small and isinstance(self.screen, TooSmallScreen):
            await self.action_home()

    async def look_and_go_home(self) -> None:
        """Do what is due, then show the start."""
        await self.look()
        await self.action_home()

    def touched(self) -> None:
        if isinstance(self.screen, VisitorScreen):
            self.screen.prolong()

    def _home(self) -> type[HouseScreen]:
        if self._desk is None:
            return FirstRunScreen
        if self.trouble:
            return TroubleScreen
        return StartScreen if self.session else RestingScreen

    async def _look_and_show(self) -> None:
        before = (self.session, self.next_session, self.trouble, self.desk.settings)
        await self.look()
        self.theme = self.desk.settings.theme
        if isinstance(self.screen, HomeScreen) and (self.session, self.next_session, self.trouble, self.desk.settings) != before:
            await self.action_home()

    async def look(self, tidy: bool = True) -> None:
        """Do what is due and see what is open; trouble is kept for staff to read."""
        assert self._housekeeper is not None
        try:
            await self._housekeeper.work(tidy)
            if self.trouble and self._device:
                # Reading may work on a full disk; only a write that lasts shows that the trouble is over.
                await say_here(self.desk, self._device)
            self.session = (await status(self.desk)).session
            self.next_session = await next_session(self.desk)
            self.trouble = ""
        except StoreUnavailable as error:
            self.trouble = str(error)
            await self._reopen()

    async def _say_here(self) -> None:
        """Tell the boards that this kiosk is there."""
        with suppress(StoreUnavailable):
            if self._device:
                await say_here(self.desk, self._device)
            else:
                self._device = await join(self.desk)

    async def _reopen(self) -> None:
        """Take up a database that was put back or restored; until it can be opened the old one stays."""
        try:
            desk = await open_desk(self.folder, self.desk.clock)
        except TachiyoriError:
            return
        await self.desk.close()
        self._desk, self._housekeeper = desk, Housekeeper(desk)


def run_kiosk(folder: Path, door: str, language: str | None, camera: int | None = None, port: str | None = None) -> None:
    """Run the kiosk on a data folder until staff leave it; raises TachiyoriError where the folder cannot be used."""

    faults: list[float] = []
    while asyncio.run(run_kiosk_once(folder, door, language, camera, port)):
        faults.append(time.monotonic())
        if len(faults) > _MOST_FAULTS and faults[-1] - faults[-1 - _MOST_FAULTS] < _FAULT_WINDOW:
            raise TachiyoriError(_("The kiosk failed several times in a row; run “tachiyori doctor” to see what is wrong."))


async def run_kiosk_once(folder: Path, door: str, language: str | None, camera: int | None = None, port: str | None = None) -> bool:
    """Run one app to its end; True where it ended by a fault of its own."""
    speak(language or from_environment())
    try:
        desk: Desk | None = await open_desk(folder)
    except NotSetUp:
        desk = None
    app = KioskApp(folder, desk, door, language, camera, port)
    app.survives_faults = True
    try:
        if desk:
            remove_old(folder, time.time(), desk.settings.backup_days)
            speak(app.language)
            await app.look(tidy=False)
        await app.run_async()
    finally:
        await app.close_desk()
    return app.crashed


async def _warm_up() -> None:
    """Import beside the screen what the first arrival will need."""
    await asyncio.to_thread(importlib.import_module, "qrcode.main")
