"""Behind F12: the passphrase, then what staff do at the door: open, close, leave the kiosk."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from kiosk.desk.change_settings import change_settings
from kiosk.desk.count import status
from kiosk.desk.fold import close_session
from kiosk.desk.sessions import add_session, open_session
from kiosk.errors import TachiyoriError
from kiosk.language import _
from kiosk.language.times import hours
from kiosk.screens.visitor import RunningLine, VisitorScreen, sentence
from kiosk.widgets.choice import Choice
from kiosk.widgets.passphrase import PassphraseField

_NEW_SESSION = 2 * 3600
_RETURNS = (10, 20, 30, 45, 60, 90, 120)


class StaffScreen(VisitorScreen):
    """Staff's own screen at the kiosk; it goes back to the start like any other."""

    def compose(self) -> ComposeResult:
        with Vertical(id="staff"):
            yield Static(_("For staff"), id="done", markup=False)
            if self.kiosk.trouble:
                yield Static(self.kiosk.trouble, id="trouble", markup=False)
            yield PassphraseField(self.kiosk.desk, self.kiosk.wrong_tries, names=False)
            yield Choice(_("Back"), id="back")
        yield sentence()
        yield RunningLine()

    async def on_passphrase_field_signed_in(self, message: PassphraseField.SignedIn) -> None:
        await self.kiosk.show(StaffMenu(message.person.name))

    async def on_choice_chosen(self) -> None:
        await self.kiosk.action_home()


class StaffMenu(VisitorScreen):
    """What can be done at the door."""

    AUTO_FOCUS = "Choice"

    def __init__(self, who: str) -> None:
        super().__init__()
        self._who = who

    def compose(self) -> ComposeResult:
        session, coming, zone = self.kiosk.session, self.kiosk.next_session, self.kiosk.desk.zone
        with Vertical(id="staff"):
            yield Static(_("For staff"), id="done", markup=False)
            if self.kiosk.trouble:
                yield Static(self.kiosk.trouble, id="trouble", markup=False)
            if self.kiosk.device_trouble:
                yield Static(self.kiosk.device_trouble, classes="trouble", markup=False)
            if session:
                yield Static(f"{session.title}  {hours(session.opens, session.closes, zone)}", markup=False)
            elif coming:
                yield Choice(_("Open now: {title}").format(title=coming.title), id="open-next")
                yield Choice(_("Open a new session for two hours"), id="open-new")
            else:
                yield Choice(_("Open a new session for two hours"), id="open-new")
            yield Choice(_("Leave the kiosk"), id="leave")
            if session:
                yield Choice(_("Close the session"), id="close")
            settings = self.kiosk.desk.settings
            with Horizontal(classes="row"):
                yield Choice(_("Day or night colours"), id="theme")
                yield Choice(_("Return after {count} s").format(count=settings.return_seconds), id="return")
            yield Choice(_("Back to the start"), id="back")
        yield sentence()
        yield RunningLine()

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        if not self.is_current:
            return
        try:
            await self._do(str(message.choice.id))
        except TachiyoriError as error:
            self.say(str(error))

    async def _do(self, what: str) -> None:
        desk = self.kiosk.desk
        match what:
            case "leave":
                self.app.exit(0)
                return
            case "open-next" if self.kiosk.next_session:
                await open_session(desk, self.kiosk.next_session.id, self._who)
            case "open-new":
                now = desk.now()
                session = await add_session(desk, desk.settings.place, now, now + _NEW_SESSION)
                await open_session(desk, session, self._who)
            case "theme":
                settings = await change_settings(desk, self._who, theme="night" if desk.settings.theme == "day" else "day")
                self.app.theme = settings.theme
                return
            case "return":
                await change_settings(desk, self._who, return_seconds=_next(_RETURNS, desk.settings.return_seconds))
                self.prolong()
                await self.recompose()
                return
            case "close":
                await self.kiosk.show(ClosingScreen(await _closing_sheet(self), self._who))
                return
        await self.kiosk.look_and_go_home()


class ClosingScreen(VisitorScreen):
    """The closing sheet and the last question before the fold."""

    def __init__(self, sheet: str, who: str) -> None:
        super().__init__()
        self._sheet = sheet
        self._who = who

    def compose(self) -> ComposeResult:
        with Vertical(id="staff"):
            yield Static(_("Close the session and erase its visits?"), id="done", markup=False)
            yield Static(self._sheet, markup=False)
            yield Choice(_("Close the session"), id="close")
            yield Choice(_("Back to the start"), id="back")
        yield sentence()
        yield RunningLine()

    async def on_choice_chosen(self, message: Choice.Chosen) -> None:
        session = self.kiosk.session
        if not self.is_current:
            return
        if message.choice.id == "close" and session and not await self.attempt(close_session(self.kiosk.desk, session.id, self._who)):
            return
        await self.kiosk.look_and_go_home()


def _next(values: tuple[int, ...], present: int) -> int:
    """Return the value after the present one, and the first after the last."""
    return next((value for value in values if value > present), values[0])


async def _closing_sheet(screen: VisitorScreen) -> str:
    now = await status(screen.kiosk.desk)
    return _("Visits {visits}, departures {departures}, still present {present}, requests waiting {waiting}.").format(
        visits=now.visits, departures=now.departures, present=now.headcount.present, waiting=now.waiting
    )
