"""The report as JSON for programs; `report.schema.json` beside this file says what is in it."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo

from admin.reports.report import BreakdownRow, Counts, Indicator, Report
from admin.reports.shown import Number
from kiosk.desk.results import SessionResult
from kiosk.domain.sessions import Session
from kiosk.language.times import local

SCHEMA = Path(__file__).with_name("report.schema.json")


def write_json(file: IO[bytes], report: Report) -> None:
    """Write a report to an open binary file, UTF-8. A hidden number is {"value": null, "status": "suppressed"}."""
    file.write(json.dumps(as_json(report), ensure_ascii=False, indent=1).encode())


def as_json(report: Report) -> dict[str, Any]:
    """Return a report as values that JSON knows."""
    return {
        "format": "tachiyori-report/1",
        "place": report.place,
        "programme": report.programme or None,
        "from": report.begin.isoformat(),
        "to": report.end.isoformat(),
        "audience": report.audience.value,
        "threshold": report.threshold,
        "made": report.made,
        "version": report.version,
        "indicators": [_indicator(each) for each in report.indicators],
        "programmes": [{"fiscal_year": year, "programme": name or None, **_counts(counts)} for year, name, counts in report.programmes],
        "months": [{"month": f"{year}-{month:02}", **_counts(counts)} for year, month, counts in report.months],
        "sessions": [_session(result, counts, report.zone) for result, counts in report.sessions],
        "breakdowns": [_breakdown(row) for row in report.breakdowns],
        "cancelled": [_cancelled(session, reason, report) for session, reason in report.cancelled],
        "amendments": [asdict(each) for each in report.amended],
    }


def _indicator(each: Indicator) -> dict[str, Any]:
    return {
        "fiscal_year": each.year,
        "programme": each.programme,
        "indicator": each.indicator,
        "target": each.target,
        "result": None if each.unknown else _number(each.result),
        "rate_percent": each.rate,
        "counted_elsewhere": each.counted_elsewhere,
    }


def _session(result: SessionResult, counts: Counts, zone: ZoneInfo) -> dict[str, Any]:
    session = result.session
    return {
        "fiscal_year": result.year,
        "session_id": session.id,
        "opens": local(session.opens, zone).isoformat(),
        "closes": local(session.closes, zone).isoformat(),
        "title": session.title,
        "venue": session.venue,
        "programme": session.programme,
        "capacity": session.capacity,
        **_counts(counts),
    }


def _breakdown(row: BreakdownRow) -> dict[str, Any]:
    place = {"fiscal_year": row.year, "measure": row.measure, "dimension": row.dimension, "category": row.category}
    return place | _number(row.number)


def _cancelled(session: Session, reason: str, report: Report) -> dict[str, Any]:
    return {
        "session_id": session.id,
        "date": report.day_of(session.opens).isoformat(),
        "title": session.title,
        "venue": session.venue,
        "programme": session.programme,
        "reason": reason,
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {"sessions": counts.sessions, "counts": {measure: _number(number) for measure, number in counts.numbers.items()}}


def _number(number: Number) -> dict[str, Any]:
    return {"value": number.value, "status": "suppressed" if number.hidden else "ok"}
