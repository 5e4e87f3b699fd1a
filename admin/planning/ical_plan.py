"""Sessions as iCalendar (RFC 5545): read from a calendar, and written for the place's public one."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from admin.planning.csv_plan import MOST_SESSIONS
from kiosk.desk.planning import Plan
from kiosk.domain.sessions import Session, State
from kiosk.errors import WrongUsage
from kiosk.language import _


def read_calendar(content: bytes, zone: ZoneInfo) -> list[tuple[int, Plan]]:
    """Return (number of the event, plan) for every event of a calendar, repeating ones expanded.

    SUMMARY is the title, LOCATION the venue, the first of CATEGORIES the programme, DESCRIPTION's first line the theme.
    Times without a zone are the venue's. Raises WrongUsage that names the event of the first mistake.
    """
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(content)
    except (ValueError, IndexError, UnicodeDecodeError) as error:
        raise WrongUsage(_("The file is not an iCalendar file.")) from error
    plans: list[tuple[int, Plan]] = []
    for number, event in enumerate(calendar.walk("VEVENT"), 1):
        try:
            plans += [(number, plan) for plan in _plans(event, zone)]
        except WrongUsage as error:
            what = str(error).rstrip("。.")
            raise WrongUsage(_("Event {number}: {what}; nothing was planned.").format(number=number, what=what)) from error
        if len(plans) > MOST_SESSIONS:
            raise WrongUsage(_("A file holds at most {count} sessions.").format(count=MOST_SESSIONS))
    if not plans:
        raise WrongUsage(_("The file holds no session."))
    return plans


def write_calendar(sessions: Sequence[tuple[Session, Plan]], now: int) -> bytes:
    """Return a public calendar: what, where and when, never how many came. `now` in UTC epoch seconds."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Tachiyori//session calendar//EN")
    calendar.add("version", "2.0")
    for session, plan in sessions:
        event = Event()
        event.add("uid", f"session-{session.id}-{session.opens}@tachiyori.invalid")
        event.add("dtstamp", datetime.fromtimestamp(now, UTC))
        event.add("dtstart", datetime.fromtimestamp(session.opens, UTC))
        event.add("dtend", datetime.fromtimestamp(session.closes, UTC))
        event.add("summary", session.title)
        event.add("location", session.venue)
        event.add("categories", [session.programme])
        if about := _about(plan):
            event.add("description", about)
        event.add("status", "CANCELLED" if session.state is State.CANCELLED else "CONFIRMED")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _about(plan: Plan) -> str:
    return "\n".join(line for line in (plan.theme, plan.audience, " / ".join(plan.parts), " / ".join(plan.corners)) if line)


def _plans(event: Any, zone: ZoneInfo) -> Iterator[Plan]:
    begin, end = _moment(event, "DTSTART", zone), _end(event, zone)
    for start in _starts(event, begin):
        second = int(start.timestamp())
        yield Plan(
            str(event.get("SUMMARY", "")).strip(),
            second,
            second + int((end - begin).total_seconds()),
            str(event.get("LOCATION", "")).strip(),
            _category(event),
            theme=str(event.get("DESCRIPTION", "")).strip().partition("\n")[0],
        )


def _moment(event: Any, name: str, zone: ZoneInfo) -> datetime:
    value = event.get(name)
    moment = getattr(value, "dt", None)
    if not isinstance(moment, datetime):
        wanted = _("it has no time of day; give it a beginning and an end") if isinstance(moment, date) else _("its time is missing")
        raise WrongUsage(wanted)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _end(event: Any, zone: ZoneInfo) -> datetime:
    if "DTEND" not in event and isinstance(getattr(event.get("DURATION"), "dt", None), timedelta):
        length: timedelta = event["DURATION"].dt
        return _moment(event, "DTSTART", zone) + length
    return _moment(event, "DTEND", zone)


def _starts(event: Any, begin: datetime) -> list[datetime]:
    if "RRULE" not in event:
        return [begin]
    from dateutil.rrule import rrulestr

    excluded = event.get("EXDATE", [])
    skipped = {
        day.dt.replace(tzinfo=day.dt.tzinfo or begin.tzinfo) if isinstance(day.dt, datetime) else day.dt
        for group in (excluded if isinstance(excluded, list) else [excluded])
        for day in group.dts
    }
    try:
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=begin)
    except (ValueError, TypeError) as error:
        raise WrongUsage(_("how it repeats cannot be read")) from error
    starts: list[datetime] = []
    for start in rule:
        if len(starts) > MOST_SESSIONS:
            raise WrongUsage(_("it repeats without an end; give its rule one"))
        if start not in skipped and start.date() not in skipped:
            starts.append(start)
    return starts


def _category(event: Any) -> str:
    categories = event.get("CATEGORIES")
    if isinstance(categories, list):
        categories = categories[0]
    names = getattr(categories, "cats", [])
    return str(names[0]).strip() if names else ""
