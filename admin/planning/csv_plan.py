"""Sessions planned in a spreadsheet: one a line, saved as CSV."""

import csv
import io
import re
from zoneinfo import ZoneInfo

from admin.planning.moments import read_moment
from kiosk.desk.planning import Plan
from kiosk.desk.sheets import decode
from kiosk.errors import WrongUsage
from kiosk.language import _

NEEDED = ("title", "opens", "closes")
OPTIONAL = ("venue", "programme", "capacity", "audience", "theme", "parts", "corners")
MOST_SESSIONS = 2000


def read_csv(content: bytes, zone: ZoneInfo) -> list[tuple[int, Plan]]:
    """Return (line number, plan) for every session of a file; raises WrongUsage that names the line of the first mistake.

    UTF-8 with or without BOM, or CP932. The first line names the columns; NEEDED must be there, OPTIONAL may. Parts and
    corners are separated by "/" or "、".
    """
    reader = csv.reader(io.StringIO(decode(content), newline=""), strict=True)
    plans: list[tuple[int, Plan]] = []
    try:
        header = _header(next(reader, []))
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                raise WrongUsage(_("{count} values are wanted").format(count=len(header)))
            if len(plans) == MOST_SESSIONS:
                raise WrongUsage(_("A file holds at most {count} sessions.").format(count=MOST_SESSIONS))
            plans.append((reader.line_num, _plan(dict(zip(header, cells, strict=True)), zone)))
    except csv.Error as error:
        raise at_line(reader.line_num, _("this is not a line of a CSV file")) from error
    except WrongUsage as error:
        raise at_line(max(reader.line_num, 1), str(error)) from error
    if not plans:
        raise WrongUsage(_("The file holds no session."))
    return plans


def at_line(line: int, sentence: str) -> WrongUsage:
    """Return a mistake with the line it stands on."""
    return WrongUsage(_("Line {line}: {what}; nothing was planned.").format(line=line, what=sentence.rstrip("。.")))


def _header(cells: list[str]) -> list[str]:
    header = [name.strip().lower() for name in cells]
    unknown = [name for name in header if name not in NEEDED + OPTIONAL]
    if not set(NEEDED) <= set(header) or len(set(header)) != len(header) or unknown:
        columns, others = ",".join(NEEDED), ",".join(OPTIONAL)
        raise WrongUsage(_("the columns are {columns}, and where wanted {others}").format(columns=columns, others=others))
    return header


def _plan(values: dict[str, str], zone: ZoneInfo) -> Plan:
    values = {name: value.strip() for name, value in values.items()}
    capacity = values.get("capacity", "")
    if capacity and not (capacity.isascii() and capacity.isdigit() and len(capacity) <= 6):
        raise WrongUsage(_("The capacity is a number from 1."))
    return Plan(
        values["title"],
        read_moment(values["opens"], zone),
        read_moment(values["closes"], zone),
        values.get("venue", ""),
        values.get("programme", ""),
        int(capacity) if capacity else None,
        values.get("audience", ""),
        values.get("theme", ""),
        split_names(values.get("parts", "")),
        split_names(values.get("corners", "")),
    )


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a text such as "books / table tennis、tarot"."""
    return tuple(name.strip() for name in re.split(r"[/／、,]", text) if name.strip())
