"""Moments and lengths of time as people read them, in the venue's time zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from kiosk.domain import seasons
from kiosk.language import _, ngettext, spoken

_WEEKDAYS_JA = "月火水木金土日"


def local(second: int, zone: ZoneInfo) -> datetime:
    """Return a UTC epoch second as a moment in `zone`."""
    return datetime.fromtimestamp(second, zone)


def clock(second: int, zone: ZoneInfo) -> str:
    """Return the time of day, "13:42"."""
    return f"{local(second, zone):%H:%M}"


def hours(opens: int, closes: int, zone: ZoneInfo) -> str:
    """Return opening hours, "13:30-15:30"."""
    return f"{clock(opens, zone)}-{clock(closes, zone)}"


def day(moment: date) -> str:
    """Return a day: 11月10日(日), Sun 10 Nov, or 2024-11-10 where months and weekdays have no words here."""
    if spoken() in ("ja", "ja_easy"):
        return f"{moment.month}月{moment.day}日({_WEEKDAYS_JA[moment.weekday()]})"
    if spoken() == "en":
        return f"{moment:%a} {moment.day} {moment:%b}"
    return f"{moment:%Y-%m-%d}"


def weekday(moment: date) -> str:
    """Return a day's weekday, short: 日, Sun."""
    return _WEEKDAYS_JA[moment.weekday()] if spoken() in ("ja", "ja_easy") else f"{moment:%a}"


def month_name(moment: date) -> str:
    """Return a month with its year: 2024年11月, November 2024."""
    return f"{moment.year}年{moment.month}月" if spoken() in ("ja", "ja_easy") else f"{moment:%B} {moment.year}"


def span(seconds: int) -> str:
    """Return a length of time to the minute, for people: 1時間12分, 12分."""
    whole_hours, minutes = divmod(max(seconds, 0) // 60, 60)
    if whole_hours:
        return _("{hours} h {minutes} min").format(hours=whole_hours, minutes=minutes)
    return ngettext("{count} min", "{count} min", minutes).format(count=minutes)


def fiscal_year(year: int) -> str:
    """Return a fiscal year's name: 令和6年度, or FY2024."""
    return seasons.era_name(year) if spoken() == "ja" else f"FY{year}"
