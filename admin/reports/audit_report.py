"""The audit trail as CSV, in UTF-8 with BOM and with nothing that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable
from typing import IO
from zoneinfo import ZoneInfo

from admin.reports.csv_report import inert
from kiosk.domain.audit import Entry
from kiosk.language.times import local


def write_audit(file: IO[bytes], entries: Iterable[Entry], zone: ZoneInfo) -> None:
    """Write entries to an open binary file: at,who,action,detail,seal; `at` in ISO local time, the seal in hexadecimal."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(("at", "who", "action", "detail", "seal"))
    for entry in entries:
        at = local(entry.at, zone).isoformat(timespec="seconds")
        writer.writerow(inert(value) for value in (at, entry.who, entry.action, entry.detail, entry.seal.hex()))
    text.detach()
