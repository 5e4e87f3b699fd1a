"""What every screen that a participant sees has: the way back, the calm sentence, and the thin line that runs out."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult, RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from kiosk.errors import Refusal, StoreUnavailable
from kiosk.language import _, spoken
from kiosk.widgets.app import HouseScreen, Scanned
from kiosk.widgets.choice import Choice

if TYPE_CHECKING:
    from kiosk.screens.app import KioskApp

_SENTENCE_STAYS = 6.0


class VisitorScreen(HouseScreen):
    """A participant's screen. It goes back to the start when nobody has touched it for the desk's return time."""

    RETURNS: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.home", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._left = 0
        self._sentence_timer: Timer | None = None

    @property
    def kiosk(self) -> "KioskApp":
        """The app, as what it is."""
        return cast("KioskApp", self.app)

    def on_mount(self) -> None:
        self.prolong()
        if self.RETURNS:
            self.set_interval(1.0, self._run_out)

    def prolong(self) -> None:
        """Start the time to the return anew."""
        self._left = self.kiosk.desk.settings.return_seconds
        self._draw_line()

    async def on_scanned(self, message: Scanned) -> None:
        await self.take_scan(message.text)

    async def take_scan(self, text: str) -> None:
        """Go on with a scan. Screens that know better override this."""
        await self.kiosk.scan(text)

    def say(self, sentence: str) -> None:
        """Show one sentence for a while, in the place that every screen has for it."""
        self._put(sentence)
        if self._sentence_timer is not None:
            self._sentence_timer.stop()
        self._sentence_timer = self.set_timer(_SENTENCE_STAYS, lambda: self._put(""))

    def say_unreadable(self) -> None:
        """Say that a scan could not be read, and the way on."""
        self.say(_("That could not be read. You can simply tap “Come in”."))

    async def attempt(self, change: Awaitable[object]) -> bool:
        """Await a change at the desk; False, with a calm screen shown, where it could not be made."""
        try:
            await change
        except (Refusal, StoreUnavailable) as error:
            await self.kiosk.stumble(error)
            return False
        return True

    def _put(self, sentence: str) -> None:
        for place in self.query("#sentence").results(Static):
            place.update(sentence)

    async def _run_out(self) -> None:
        if not self.is_current:
            return
        self._left -= 1
        if self._left <= 0:
            await self.kiosk.action_home()
        else:
            self._draw_line()

    def _draw_line(self) -> None:
        for line in self.query(RunningLine):
            line.share = self._left / max(self.kiosk.desk.settings.return_seconds, 1)
            line.refresh()


class AnswerScreen(VisitorScreen):
    """The answer to something that was done: it can be taken back, or left standing."""

    def compose_end(self, undo: str) -> ComposeResult:
        """Compose what every answer ends with; `undo` is what the way back is called."""
        yield sentence()
        with Horizontal(id="actions", classes="row"):
            yield Choice(undo, id="undo")
            yield Choice(_("Done"), id="end")
        yield RunningLine()

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        if self.is_current and (message.choice.id == "end" or await self.attempt(self.take_back())):
            await self.kiosk.action_home()

    async def take_back(self) -> None:
        """Undo what this screen answers."""
        raise NotImplementedError


class HomeScreen(VisitorScreen):
    """A screen to come back to. It stays; what somebody left on it is gone when the next one comes."""

    RETURNS = False

    def __init__(self) -> None:
        super().__init__()
        self._shown = self._state()

    async def renew(self) -> None:
        """Be as new: no focus, no sentence, and the present language and session."""
        self.set_focus(None)
        self._put("")
        if self._shown != self._state():
            self._shown = self._state()
            await self.recompose()

    def _state(self) -> tuple[object, ...]:
        return spoken(), self.kiosk.session, self.kiosk.next_session, self.kiosk.trouble, self.kiosk.desk.settings


class RunningLine(Widget):
    """A thin line that grows shorter until the screen goes back to the start."""

    DEFAULT_CSS = "RunningLine { height: 1; color: $line; dock: bottom; margin: 0 2; }"
    share = 1.0

    def render(self) -> RenderResult:
        return "─" * round(self.size.width * min(self.share, 1.0))


def sentence() -> Static:
    """Return the place for one calm sentence."""
    return Static("", id="sentence", markup=False)
