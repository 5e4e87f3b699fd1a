"""A paper sheet entered afterwards: what the kiosk would have counted, had it been there."""

import csv
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, use_case
from kiosk.desk.fold import find_session, keep
from kiosk.desk.sheets import decode
from kiosk.domain.requests import Outcome, RequestState
from kiosk.domain.sessions import Session, State
from kiosk.domain.tallies import Record, Request, Visit
from kiosk.errors import Refusal, WrongUsage
from kiosk.language import _
from kiosk.language.times import local
from kiosk.store.interface import Steps, sql

COLUMNS = ("arrived", "left", "companions", "first_visit", "consultation")
MOST_ROWS = 10_000
MOST_COMPANIONS = 99
_MARGIN = timedelta(hours=3)
_FIRST = {"yes": True, "no": False, "": None}


@dataclass(frozen=True)
class SheetRow:
    """One line of a sheet."""

    visit: Visit
    request: Request | None


def read_sheet(content: bytes, session: Session, zone: ZoneInfo) -> list[SheetRow]:
    """Return the rows of a sheet for `session`; raises WrongUsage that names the line of the first mistake.

    UTF-8 with or without BOM, or CP932. Times are ISO local times ("2024-09-01T13:35", or "13:35" on the session's day)
    within three hours of the session's own.
    """
    reader = csv.reader(io.StringIO(decode(content), newline=""), strict=True)
    rows: list[SheetRow] = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in COLUMNS if name not in header]
        if missing or len(set(header)) != len(header):
            raise WrongUsage(_("Line 1 must name the columns {columns}.").format(columns=",".join(COLUMNS)))
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                raise _mistake(reader.line_num, _("{count} values are wanted").format(count=len(header)))
            if len(rows) == MOST_ROWS:
                raise WrongUsage(_("The sheet has more than {count} visits.").format(count=MOST_ROWS))
            values = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            rows.append(_read_row(values, reader.line_num, session, zone))
    except csv.Error as error:
        raise _mistake(reader.line_num, _("this is not a line of a CSV file")) from error
    if not rows:
        raise WrongUsage(_("The sheet holds no visit."))
    return rows


@use_case
def record(desk: Desk, session_id: int, content: bytes, by: str = "") -> Steps[int]:
    """Enter a sheet for a session and return its number of visits; all of it or, after a mistake, nothing.

    A past session that was never opened is folded by it at once; an open one takes the visits in. Raises WrongUsage
    for a mistake in the sheet, Refusal for a session that is folded already, cancelled or still to come.
    """
    session = yield from recordable(desk, session_id)
    rows = read_sheet(content, session, desk.zone)
    if session.state is State.PLANNED:
        requests = [row.request for row in rows if row.request]
        yield from keep(desk, session, Record([row.visit for row in rows], requests=requests))
    else:
        for row in rows:
            yield from _take_in(session, row)
    yield from note(desk, by, "paper sheet entered", f"session {session_id}")
    return len(rows)


def recordable(desk: Desk, session_id: int) -> Steps[Session]:
    """Return a session for which paper can be entered; raises Refusal for one that is folded, cancelled or still to come."""
    session = yield from find_session(session_id)
    if session.state is State.CLOSED:
        raise Refusal(_("Session {id} is folded already; nothing was recorded.").format(id=session_id))
    if session.state is State.CANCELLED:
        raise Refusal(_("Session {id} was cancelled; nothing was recorded.").format(id=session_id))
    if session.state is State.PLANNED and desk.now() < session.opens:
        raise Refusal(_("Session {id} has not begun yet; nothing was recorded.").format(id=session_id))
    return session


def _take_in(session: Session, row: SheetRow) -> Steps[None]:
    visit, identity = row.visit, os.urandom(16)
    first = None if visit.first is None else int(visit.first)
    yield sql(
        "INSERT INTO visit (session_id, id, arrived, departed, companions, first) VALUES ($1, $2, $3, $4, $5, $6)",
        session.id, identity, visit.arrived, visit.departed, visit.companions, first,
    )  # fmt: skip
    if row.request:
        outcome = row.request.outcome.value if row.request.outcome else None
        yield sql(
            "INSERT INTO request (session_id, id, word, number, visit_id, meeting, state, asked, outcome, partner)"
            " VALUES ($1, $2, 0, 0, $2, 'come', 'done', $3, $4, $5)",
            session.id, identity, visit.arrived, outcome, row.request.partner,
        )  # fmt: skip


def _read_row(values: dict[str, str], line: int, session: Session, zone: ZoneInfo) -> SheetRow:
    arrived = _read_time(values["arrived"], line, session, zone)
    if arrived is None:
        raise _mistake(line, _("the time of arrival is missing"))
    left = _read_time(values["left"], line, session, zone)
    if left is not None and left < arrived:
        raise _mistake(line, _("left lies before arrived"))
    companions = values["companions"] or "0"
    if not (companions.isascii() and companions.isdigit() and int(companions[:4]) <= MOST_COMPANIONS):
        raise _mistake(line, _("companions is a number from 0 to {most}").format(most=MOST_COMPANIONS))
    if values["first_visit"].lower() not in _FIRST:
        raise _mistake(line, _("first_visit is yes, no or empty"))
    visit = Visit(arrived, left, int(companions), _FIRST[values["first_visit"].lower()])
    return SheetRow(visit, _read_consultation(values["consultation"], line))


def _read_time(text: str, line: int, session: Session, zone: ZoneInfo) -> int | None:
    if not text:
        return None
    opens, closes = local(session.opens, zone), local(session.closes, zone)
    try:
        if len(text) <= 8:
            moment = datetime.combine(opens.date(), time.fromisoformat(text), zone)
            if moment < opens - _MARGIN:
                moment += timedelta(days=1)
        else:
            moment = datetime.fromisoformat(text)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    except ValueError as error:
        raise _mistake(line, _("“{value}” is not a time such as 2024-09-01T13:35").format(value=text[:40])) from error
    if not opens - _MARGIN <= moment <= closes + _MARGIN:
        raise _mistake(line, _("{value} is not on the day and around the hours of the session").format(value=text[:40]))
    return int(moment.timestamp())


def _read_consultation(text: str, line: int) -> Request | None:
    outcome, _colon, partner = text.partition(":")
    match outcome.strip().lower():
        case "" | "no":
            return None
        case "yes":
            return Request(RequestState.DONE, Outcome.NOT_RECORDED)
        case known if known in _outcomes():
            return Request(RequestState.DONE, Outcome(known), partner.strip()[:120])
    choices = ", ".join(_outcomes())
    raise _mistake(line, _("consultation is empty, yes or one of {choices}").format(choices=choices))


def _outcomes() -> Sequence[str]:
    return [outcome.value for outcome in Outcome]


def _mistake(line: int, what: str) -> WrongUsage:
    return WrongUsage(_("Line {line}: {what}; nothing was recorded.").format(line=line, what=what))
