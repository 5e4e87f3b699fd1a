"""Calling a session off."""

from collections.abc import Sequence

from admin.screens.form import Field, FormScreen
from kiosk.desk.planning import cancel_session
from kiosk.domain.sessions import Session
from kiosk.language import _
from kiosk.language.times import day, local


class CancelForm(FormScreen):
    """Asks why; the reason stands in reports."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def title_text(self) -> str:
        when = day(local(self._session.opens, self.desk.zone))
        return _("Cancel “{title}” of {day}").format(title=self._session.title, day=when)

    def fields(self) -> Sequence[Field]:
        return (Field("reason", _("Why"), "", _("such as a typhoon; nobody's name")),)

    async def save(self, values: dict[str, str]) -> None:
        await cancel_session(self.desk, self._session.id, values["reason"], self.who)
