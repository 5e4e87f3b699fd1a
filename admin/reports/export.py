"""Making a report and writing it to a file: the whole of it or nothing, remembered before it is there to be read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO

from admin.outfile import whole_file
from admin.reports.kinds import Audience, Format
from admin.reports.report import Report, make_report
from kiosk.desk.desk import Desk
from kiosk.desk.publications import note_export
from kiosk.language import _

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Export:
    """What is wanted: days (both included), for whom, in which format, of one programme or (empty) of all."""

    begin: date
    end: date
    audience: Audience
    form: Format
    programme: str = ""


async def write_export(desk: Desk, wanted: Export, path: Path, by: str, progress: Progress = lambda _share: None) -> str:
    """Write a report to `path` and return a sentence about it that its reader should know, or nothing.

    What it shows is in the register, and the export in the audit trail, before the file takes its place; where that fails there
    is no file. Raises WrongUsage for a range that cannot be, TachiyoriError where the file cannot be written.
    """
    report = await make_report(desk, wanted.begin, wanted.end, wanted.audience, wanted.programme)
    progress(0.5)
    with whole_file(path) as file:
        told = _write(file, report, wanted.form, lambda share: progress(0.5 + share / 2))
        await note_export(desk, by, _detail(wanted), report.to_register())
    progress(1.0)
    return told


def _write(file: IO[bytes], report: Report, form: Format, progress: Progress) -> str:
    match form:
        case Format.CSV:
            from admin.reports.csv_report import write_csv
            from admin.reports.rows import rows

            write_csv(file, rows(report))
        case Format.XLSX:
            from admin.reports.xlsx_report import write_xlsx

            write_xlsx(file, report, progress)
        case Format.JSON:
            from admin.reports.json_report import write_json

            write_json(file, report)
        case Format.PDF:
            from admin.reports.pdf_report import write_pdf

            if not write_pdf(file, report):
                return _("No Japanese font was found on this machine to embed; a viewer without Japanese will show gaps.")
    return ""


def _detail(wanted: Export) -> str:
    programme = f", {wanted.programme}" if wanted.programme else ""
    return f"{wanted.begin} to {wanted.end} as {wanted.form.value} for {wanted.audience.value}{programme}"
