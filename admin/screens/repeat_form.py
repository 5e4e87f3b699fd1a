"""The same session again and again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from admin.planning.moments import read_day, second_at
from admin.screens.form import Doubt, Field, FormScreen
from kiosk.desk.planning import Plan, overlapping, plan_sessions
from kiosk.domain.repeats import Rule, repeat
from kiosk.errors import WrongUsage
from kiosk.language import _, ngettext
from kiosk.language.terms import rule_name
from kiosk.language.times import day, local


class RepeatForm(FormScreen):
    """Asks how a session repeats, until when and without which days; says what that comes to before it is saved."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan

    def title_text(self) -> str:
        first = day(local(self._plan.opens, self.desk.zone))
        return _("Repeat “{title}” of {day}").format(title=self._plan.title, day=first)

    def fields(self) -> Sequence[Field]:
        begins = local(self._plan.opens, self.desk.zone).date()
        return (
            Field("rule", _("How often"), Rule.WEEKLY.value, choices=[(rule.value, rule_name(rule)) for rule in Rule]),
            Field("until", _("Until"), (begins + timedelta(days=84)).isoformat(), _("this day included")),
            Field("without", _("But not on"), "", _("days separated by blanks")),
        )

    async def save(self, values: dict[str, str]) -> None:
        plans = self._repeated(values)
        if not plans:
            raise WrongUsage(_("On no day until then; choose a later one."), "until")
        clashes = await overlapping(self.desk, plans)
        if not self.sure:
            days = " ".join(day(local(plan.opens, self.desk.zone)) for plan in plans[:6]) + (" …" if len(plans) > 6 else "")
            told = ngettext("{count} session: {days}.", "{count} sessions: {days}.", len(plans)).format(count=len(plans), days=days)
            if clashes:
                told += " " + _("At this venue {count} of the days overlap with others.").format(count=len(clashes))
            raise Doubt(told + " " + _("Save once more to plan them."))
        await plan_sessions(self.desk, plans, self.who)

    def _repeated(self, values: dict[str, str]) -> list[Plan]:
        zone = self.desk.zone
        opens, closes = local(self._plan.opens, zone), local(self._plan.closes, zone)
        without = [read_day(word, "without") for word in values["without"].replace("、", " ").replace(",", " ").split()]
        overnight = closes.date() - opens.date()
        days = repeat(Rule(values["rule"]), opens.date(), read_day(values["until"], "until"), without)
        return [
            replace(
                self._plan,
                opens=second_at(each, opens.time(), zone, "until"),
                closes=second_at(each + overnight, closes.time(), zone, "until"),
            )
            for each in days
        ]
