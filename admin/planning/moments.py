"""Days and times of day as people type them, also with a Japanese keyboard."""

import re
import unicodedata
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from kiosk.errors import WrongUsage
from kiosk.language import _

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_TIME = re.compile(r"(\d{1,2})[:時]?(\d{2})分?(?::\d{2})?")


def read_day(text: str, field: str = "") -> date:
    """Return a day such as 2024-11-10, 2024/11/10 or ２０２４年１１月１０日; raises WrongUsage."""
    found = _DAY.fullmatch(_plain(text))
    try:
        if found:
            return date(*(int(number) for number in found.groups()))
    except ValueError:
        pass  # 2024-02-30
    _need(text, field)
    raise WrongUsage(_("“{value}” is not a day such as 2024-11-10.").format(value=text[:60]), field)


def read_time(text: str, field: str = "") -> time:
    """Return a time of day such as 13:30, 1330 or 13時30分; raises WrongUsage."""
    found = _TIME.fullmatch(_plain(text))
    try:
        if found:
            return time(int(found[1]), int(found[2]))
    except ValueError:
        pass  # 25:00
    _need(text, field)
    raise WrongUsage(_("“{value}” is not a time such as 13:30.").format(value=text[:60]), field)


def second_at(day: date, moment: time, zone: ZoneInfo, field: str = "") -> int:
    """Return the UTC epoch second of a local time; raises WrongUsage where clocks are put forward past it."""
    local = datetime.combine(day, moment, zone)
    second = int(local.timestamp())
    if datetime.fromtimestamp(second, zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise WrongUsage(_("Clocks are put forward on that day; {value} does not exist.").format(value=f"{moment:%H:%M}"), field)
    return second


def read_moment(text: str, zone: ZoneInfo, field: str = "") -> int:
    """Return the UTC epoch second of a day and time in one text, "2024-11-10T13:30" or "2024/11/10 13:30"; raises WrongUsage."""
    plain = unicodedata.normalize("NFKC", text).strip()
    try:
        moment = datetime.fromisoformat(plain)
        if moment.tzinfo:
            return int(moment.timestamp())
    except (ValueError, OverflowError):
        pass
    day, _blank, hour = plain.replace("T", " ").partition(" ")
    return second_at(read_day(day, field), read_time(hour, field), zone, field)


def _need(text: str, field: str) -> None:
    if not text.strip():
        raise WrongUsage(_("This is needed."), field)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
