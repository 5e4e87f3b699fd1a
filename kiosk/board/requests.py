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

    def __init__(self, request: Request, number: int, now: int) -> None:
        mark, state = ("●", _("waiting"))
        if request.state is RequestState.TAKEN:
            mark, state = "○", _("{name} is there").format(name=request.taken_by)
        waited = span(now - request.asked)
        super().__init__(Content(f"{number}  {say(request.sign)}   {met(request.meeting)}   {waited}   {mark} {state}"))
        self._place = number - 1

    def on_click(self) -> None:
        self.post_message(self.Picked(self._place))


def met(meeting: Meeting) -> str:
    """Return how she would like to be met, for facilitators."""
    return {
        Meeting.COME: _("come to her"),
        Meeting.DESK: _("comes to the desk"),
        Meeting.BEFORE_LEAVING: _("before she leaves"),
    }[meeting]
