"""One line of the waiting list."""

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from kiosk.desk.consultation import Request
from kiosk.domain.requests import Meeting, RequestState
from kiosk.language import _
from kiosk.language.callsigns import say
from kiosk.language.times import span


class RequestRow(Static):
    """Call sign, how to be met, how long, and who has it. A tap picks it."""

    class Picked(Message):
        """The row at `place` (from 0) was tapped."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int) -> None:
        super().__init__("", markup=False)
        self._place = place

    def show(self, request: Request | None, chosen: bool, now: int, patience_minutes: int) -> None:
        """Show a request, or nothing. One that has waited longer than `patience_minutes` draws the eye."""
        self.display = request is not None
        if request is None:
            return
        late = request.state is RequestState.WAITING and now - request.asked >= patience_minutes * 60
        self.set_class(chosen, "-chosen")
        self.set_class(late, "-late")
        self.set_class(request.state is RequestState.TAKEN, "-taken")
        self.update(Content(f"{self._place + 1:>2}  {describe(request, now, late)}"))

    def on_click(self) -> None:
        self.post_message(self.Picked(self._place))


def describe(request: Request, now: int, late: bool) -> str:
    """Return what facilitators may know of a request, in one line; what matters most stands first on a narrow screen."""
    if request.state is RequestState.TAKEN:
        mark, state = "○", _("{name} is there").format(name=request.taken_by)
    elif late:
        mark, state = "◆", _("waiting long")
    else:
        mark, state = "●", _("waiting")
    return f"{mark} {say(request.sign)}   {span(now - request.asked)}   {met(request.meeting)}   {state}"


def met(meeting: Meeting) -> str:
    """Return how she would like to be met, for facilitators."""
    return {
        Meeting.COME: _("come to her"),
        Meeting.DESK: _("comes to the desk"),
        Meeting.BEFORE_LEAVING: _("before she leaves"),
    }[meeting]
