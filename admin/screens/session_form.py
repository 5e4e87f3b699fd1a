"""The form of one session."""

from collections.abc import Sequence
from datetime import date

from admin.planning.csv_plan import split_names
from admin.planning.moments import read_day, read_moment, read_time, second_at
from admin.screens.form import Doubt, Field, FormScreen, whole_number
from kiosk.desk.names import names
from kiosk.desk.planning import Plan, change_session, overlapping, plan_session
from kiosk.language import _
from kiosk.language.times import clock, hours, local


class SessionForm(FormScreen):
    """Plans a session, or, with `session_id`, changes one. An overlap at the venue is a doubt, not a mistake."""

    def __init__(self, session_id: int | None = None, plan: Plan | None = None, on: date | None = None) -> None:
        """`on` is the day offered for a new one."""
        super().__init__()
        self._session_id = session_id
        self._plan = plan
        self._on = on
        self._choices: dict[str, list[str]] = {}

    def title_text(self) -> str:
        return _("Plan a session") if self._session_id is None else _("Change session {id}").format(id=self._session_id)

    def fields(self) -> Sequence[Field]:
        plan, zone, settings = self._plan, self.desk.zone, self.desk.settings
        opens = local(plan.opens, zone).date() if plan else self._on
        return (
            Field("title", _("Title"), plan.title if plan else settings.place),
            Field("day", _("Day"), opens.isoformat() if opens else "", _("such as 2024-11-10")),
            Field("opens", _("Opens"), clock(plan.opens, zone) if plan else "13:30", _("such as 13:30")),
            Field("closes", _("Closes"), self._closing_text(plan) if plan else "15:30"),
            Field("venue", _("Venue"), plan.venue if plan else settings.place, choices=self._offered("venue")),
            Field("programme", _("Programme"), plan.programme if plan else settings.programme, choices=self._offered("programme")),
            Field("capacity", _("Capacity"), str(plan.capacity or "") if plan else "", _("empty: no limit")),
            Field("audience", _("For whom"), plan.audience if plan else ""),
            Field("theme", _("Theme"), plan.theme if plan else ""),
            Field("parts", _("Parts"), " / ".join(plan.parts) if plan else "", _("separated by “/”")),
            Field("corners", _("Corners"), " / ".join(plan.corners) if plan else "", _("separated by “/”")),
        )

    async def prepare(self) -> None:
        for kind in ("venue", "programme"):
            self._choices[kind] = [name.name for name in await names(self.desk, kind) if not name.retired]

    async def save(self, values: dict[str, str]) -> None:
        zone, capacity = self.desk.zone, values["capacity"].strip()
        day = read_day(values["day"], "day")
        opens = second_at(day, read_time(values["opens"], "opens"), zone, "opens")
        closing = values["closes"].strip()
        if " " in closing or "T" in closing:
            closes = read_moment(closing, zone, "closes")
        else:
            closes = second_at(day, read_time(closing, "closes"), zone, "closes")
        plan = Plan(
            values["title"], opens, closes, values["venue"], values["programme"],
            whole_number(capacity, "capacity") if capacity else None, values["audience"], values["theme"],
            split_names(values["parts"]), split_names(values["corners"]),
        )  # fmt: skip
        others = await overlapping(self.desk, [plan], besides=self._session_id)
        if others and not self.sure:
            title = f"{others[0].title} {hours(others[0].opens, others[0].closes, zone)}"
            raise Doubt(_("At this venue “{title}” overlaps. Save once more to plan it all the same.").format(title=title))
        if self._session_id is None:
            await plan_session(self.desk, plan, self.who)
        else:
            await change_session(self.desk, self._session_id, plan, self.who)

    def _closing_text(self, plan: Plan) -> str:
        opens, closes = local(plan.opens, self.desk.zone), local(plan.closes, self.desk.zone)
        return f"{closes:%H:%M}" if opens.date() == closes.date() else f"{closes:%Y-%m-%d %H:%M}"

    def _offered(self, kind: str) -> list[tuple[str, str]]:
        own = self.desk.settings.place if kind == "venue" else self.desk.settings.programme
        kept = [getattr(self._plan, kind)] if self._plan else []
        return [(name, name) for name in dict.fromkeys([*kept, *self._choices.get(kind, []), own])]
