"""The report as JSON for programs; `report.schema.json` beside this file says what is in it."""

import json
from pathlib import Path
from typing import IO, Any

from admin.reports.report import Counts, Report
from admin.reports.shown import Number
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
        "indicators": [
            {
                "fiscal_year": each.year,
                "programme": each.programme,
                "indicator": each.indicator,
                "target": each.target,
                "result": None if each.unknown else _number(each.result),
                "rate_percent": each.rate,
                "counted_elsewhere": each.counted_elsewhere,
            }
            for each in report.indicators
        ],
        "programmes": [
            {"fiscal_year": year, "programme": programme or None, **_counts(counts)} for year, programme, counts in report.programmes
        ],
        "months": [{"month": f"{year}-{month:02}", **_counts(counts)} for year, month, counts in report.months],
        "sessions": [
            {
                "fiscal_year": result.year,
                "session_id": result.session.id,
                "opens": local(result.session.opens, report.zone).isoformat(),
                "closes": local(result.session.closes, report.zone).isoformat(),
                "title": result.session.title,
                "venue": result.session.venue,
                "programme": result.session.programme,
                "capacity": result.session.capacity,
                **_counts(counts),
            }
            for result, counts in report.sessions
        ],
        "breakdowns": [
            {
                "fiscal_year": row.year,
                "measure": row.measure,
                "dimension": row.dimension,
                "category": row.category,
                **_number(row.number),
            }
            for row in report.breakdowns
        ],
        "cancelled": [
            {
                "session_id": session.id,
                "date": report.day_of(session.opens).isoformat(),
                "title": session.title,
                "venue": session.venue,
                "programme": session.programme,
                "reason": reason,
            }
            for session, reason in report.cancelled
        ],
        "amendments": [
            {
                "session_id": each.session_id,
                "measure": each.measure,
                "dimension": each.dimension,
                "category": each.category,
                "change": each.change,
                "reason": each.reason,
            }
            for each in report.amended
        ],
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {"sessions": counts.sessions, "counts": {measure: _number(number) for measure, number in counts.numbers.items()}}


def _number(number: Number) -> dict[str, Any]:
    return {"value": number.value, "status": "suppressed" if number.hidden else "ok"}
