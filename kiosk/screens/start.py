"""The start: two very large choices, a smaller one that is never hidden, the languages."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from kiosk.language import NAMES, _, speak, spoken
from kiosk.language.times import clock
from kiosk.screens.doors import Doors, way_in, way_out, way_to_talk
from kiosk.screens.visitor import HomeScreen, sentence
from kiosk.widgets.choice import Choice


class StartScreen(Doors, HomeScreen):
    """Where every participant begins. It shows nothing about anybody who came before."""

    def compose(self) -> ComposeResult:
        session = self.kiosk.session
        title = session.heading if session else self.kiosk.desk.settings.place
        with Horizontal(id="top"):
            yield Static(title, id="place", markup=False)
            yield Static("", id="clock", markup=False)
        yield Static(_("Come when you like, leave when you like. No name needed."), id="greeting", markup=False)
        with Horizontal(id="doors"):
            if self.kiosk.door != "out":
                yield way_in()
            if self.kiosk.door != "in":
                yield way_out()
        with Horizontal(id="quiet"):
            yield way_to_talk()
            yield Static(_("If you have a card, hold it to the reader."), id="reader", markup=False)
        yield sentence()
        with Horizontal(id="languages"):
            for code in self.kiosk.languages:
                yield Choice(NAMES[code], id=f"language-{code}", classes="-chosen" if code == spoken() else "")

    def on_mount(self) -> None:
        self._tell_time()
        self.set_interval(1.0, self._pass_second)

    async def choose_other(self, choice: str) -> None:
        """Speak the language that was tapped."""
        speak(choice.removeprefix("language-"))
        await self.renew()

    async def action_enter_room(self) -> None:
        """Count an arrival."""
        if self.kiosk.door != "out":
            await self.kiosk.arrive()

    async def action_go_home(self) -> None:
        """Begin to leave."""
        if self.kiosk.door != "in":
            await self.kiosk.begin_leaving()

    async def action_ask(self) -> None:
        """Ask for a talk."""
        await self.kiosk.ask()

    async def renew(self) -> None:
        await super().renew()
        self._tell_time()

    async def _pass_second(self) -> None:
        """Tell the time; and let a language that somebody chose, and left, go back to the place's own."""
        self._tell_time()
        self._left -= 1
        if self.is_current and self._left <= 0 and spoken() != self.kiosk.language:
            await self.kiosk.action_home()

    def _tell_time(self) -> None:
        desk = self.kiosk.desk
        for place in self.query("#clock").results(Static):
            place.update(clock(desk.now(), desk.zone))
