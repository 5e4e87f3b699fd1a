"""What kinds of reports there are: for whom, and as which file."""

from enum import StrEnum


class Audience(StrEnum):
    """For whom a report is (DESIGN 7). What is internal is exact and stays in the house."""

    INTERNAL = "internal"
    FUNDER = "funder"
    PUBLIC = "public"


class Format(StrEnum):
    """The file formats of an export."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PDF = "pdf"
