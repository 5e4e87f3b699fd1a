"""The tidy CSV: UTF-8 with BOM so that Excel reads Japanese, RFC 4180, nothing that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable
from typing import IO

from admin.reports.rows import COLUMNS, Row

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(file: IO[bytes], rows: Iterable[Row]) -> None:
    """Write rows to an open binary file."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow("" if value is None else inert(value) for value in row.cells())
    text.detach()


def inert(value: object) -> object:
    """Return text that a spreadsheet would take for a formula with an apostrophe before it, everything else as it is.

    Source: OWASP, "CSV Injection"; the full-width signs are what a Japanese Excel also takes for operators.
    """
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA_STARTS):
        return "'" + value
    return value
