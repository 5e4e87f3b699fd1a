"""Planning from a file, whatever its format: read, checked as a whole, planned as a whole."""

from collections.abc import Sequence
from pathlib import Path

from admin.planning.csv_plan import at_line, read_csv
from admin.planning.ical_plan import read_calendar
from kiosk.desk.desk import Desk
from kiosk.desk.planning import Plan, cleaned, overlapping, overlaps_within
from kiosk.desk.sheets import MOST_BYTES
from kiosk.errors import WrongUsage
from kiosk.language import _
from kiosk.language.times import clock, day, local


def read_plans(desk: Desk, path: Path) -> list[Plan]:
    """Return the sessions that a CSV or iCalendar (.ics) file plans; raises WrongUsage that names line or event, or OSError."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise WrongUsage(_("The sheet is larger than {count} megabytes.").format(count=MOST_BYTES // 1_000_000))
    is_calendar = path.suffix.lower() == ".ics" or content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"BEGIN:VCALENDAR")
    plans = []
    for place, plan in (read_calendar if is_calendar else read_csv)(content, desk.zone):
        try:
            plans.append(cleaned(desk, plan))
        except WrongUsage as error:
            raise at_line(place, str(error)) from error
    return plans


async def clashes(desk: Desk, plans: Sequence[Plan]) -> list[str]:
    """Return in a few words each session that would overlap another at its venue, on the list already or in the file itself."""
    known = {(plan.venue, plan.title, plan.opens) for plan in plans}
    others = [(each.opens, each.title) for each in await overlapping(desk, plans) if (each.venue, each.title, each.opens) not in known]
    within = [(second.opens, second.title) for _first, second in overlaps_within(plans)]
    return [f"{day(local(opens, desk.zone))} {clock(opens, desk.zone)} {title}" for opens, title in others + within]
