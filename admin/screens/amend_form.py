"""Setting a number of a folded session right."""

from collections.abc import Sequence

from admin.reports.measures import name_of
from admin.screens.form import Field, FormScreen, whole_number
from kiosk.desk.amend import MEASURES, REASONS, amend
from kiosk.domain.requests import Outcome
from kiosk.domain.sessions import Session
from kiosk.language import _
from kiosk.language.terms import amendment_name, outcome_name
from kiosk.language.times import day, local


class AmendForm(FormScreen):
    """Asks what was counted wrongly, by how many, and why. The tally stays; the amendment stands beside it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def title_text(self) -> str:
        when = day(local(self._session.opens, self.desk.zone))
        return _("Set right “{title}” of {day}").format(title=self._session.title, day=when)

    def fields(self) -> Sequence[Field]:
        return (
            Field("measure", _("What"), MEASURES[0], choices=[(measure, name_of(measure)) for measure in MEASURES]),
            Field("change", _("By how many"), "", _("1 adds one, -1 takes one away")),
            Field("outcome", _("Ended with"), Outcome.NOT_RECORDED.value, _("for consultations"),
                  [(outcome.value, outcome_name(outcome.value)) for outcome in Outcome]),
            Field("reason", _("Why"), REASONS[0], choices=[(reason, amendment_name(reason)) for reason in REASONS]),
        )  # fmt: skip

    async def save(self, values: dict[str, str]) -> None:
        change = whole_number(values["change"], "change")
        await amend(self.desk, self._session.id, values["measure"], change, values["reason"], values["outcome"], self.who)
