"""Closing: what is left of an afternoon, and that nothing else is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.desk.arrive import arrive
from kiosk.desk.consultation import ask
from kiosk.desk.correct import correct
from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.desk.fold import ERASED, close_session
from kiosk.desk.leave import leave
from kiosk.desk.results import session_results
from kiosk.desk.seasons import end_seasons
from kiosk.desk.sessions import Housekeeper, add_session, open_session, sessions, tend
from kiosk.domain.requests import Meeting
from kiosk.domain.sessions import State
from kiosk.domain.tallies import TOTAL
from kiosk.errors import Refusal
from kiosk.store.interface import sql
from tests.conftest import NOON, HandClock

Card = Callable[[], str]
DAY = date(2024, 11, 10)


async def column(desk: Desk, text: str) -> list[object]:
    def steps():
        return [row[0] for row in (yield sql(text))]

    return await desk.store.query(steps)


async def totals(desk: Desk) -> dict[str, int]:
    (result,) = await session_results(desk, DAY, DAY)
    return {tally.measure: tally.value for tally in result.tallies if tally.dimension == TOTAL}


async def test_closing_turns_visits_into_tallies(desk: Desk, session: int, card: Card, clock: HandClock) -> None:
    text = card()
    await arrive(desk, desk.command(), text)
    for _person in range(3):
        await arrive(desk, desk.command())
    await ask(desk, desk.command(), Meeting.COME)
    clock.forward(1800)
    await leave(desk, desk.command(), text)
    await correct(desk, desk.command(), people=1, reason="not_checked_in")
    assert await close_session(desk, session)
    counted = await totals(desk)
    assert counted["visits"] == 4
    assert counted["card_visits"] == counted["first_visits"] == 1
    assert counted["closed_present"] == 4
    assert counted["median_stay_minutes"] == 30
    assert counted["consultations_missed"] == 1


async def test_closing_twice_changes_nothing(desk: Desk, session: int) -> None:
    await arrive(desk, desk.command())
    await close_session(desk, session)
    before = await totals(desk)
    await close_session(desk, session)
    assert await totals(desk) == before


async def test_after_the_fold_no_file_holds_a_trace_of_any_visit(desk: Desk, session: int, card: Card, folder: Path) -> None:
    cards = [card() for _place in range(40)]
    for text in cards:
        arrival = await arrive(desk, desk.command(), text)
        await ask(desk, desk.command(), Meeting.COME, arrival=arrival.command)
    traces = await column(desk, "SELECT fingerprint FROM handle UNION SELECT id FROM visit UNION SELECT id FROM command")
    salt = (await column(desk, "SELECT salt FROM session"))[0]
    files = [path for path in folder.iterdir() if path.name.startswith("tachiyori.db")]
    before = b"".join(path.read_bytes() for path in files)
    assert all(bytes(trace) in before for trace in traces)  # the search does find what is there
    assert await close_session(desk, session)
    after = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    assert not [trace for trace in (*traces, salt) if bytes(trace) in after]
    assert not [text for text in cards if text.encode() in after]
    for table in ERASED:
        assert await column(desk, f"SELECT count(*) FROM {table}") == [0]


async def test_a_reader_in_the_way_is_noticed_and_the_scrubbing_done_later(desk: Desk, session: int, folder: Path) -> None:
    import sqlite3

    await arrive(desk, desk.command())
    reader = sqlite3.connect(folder / "tachiyori.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM visit").fetchone()
    assert not await close_session(desk, session)
    reader.execute("COMMIT")
    reader.close()
    await Housekeeper(desk).work()
    assert (folder / "tachiyori.db-wal").stat().st_size == 0


async def test_the_season_knows_a_card_and_neither_when_nor_how_often(desk: Desk, session: int, card: Card) -> None:
    text = card()
    await arrive(desk, desk.command(), text)
    await close_session(desk, session)
    again = await add_session(desk, "Again", NOON, NOON + 60)
    await open_session(desk, again)
    await arrive(desk, desk.command(), text)
    assert await column(desk, "SELECT first FROM visit") == [0]
    assert await column(desk, "SELECT count(*) FROM season_member") == [1]
    names = await column(desk, "SELECT name FROM pragma_table_info('season_member')")
    assert names == ["fiscal_year", "fingerprint"]


async def test_when_a_season_ends_its_set_is_emptied_and_its_salt_wiped(desk: Desk, session: int, card: Card, clock: HandClock) -> None:
    await arrive(desk, desk.command(), card())
    clock.forward(200 * 86400)
    await end_seasons(desk)
    assert await column(desk, "SELECT count(*) FROM season_member") == [1]  # its session is still open
    await Housekeeper(desk).work()
    assert await column(desk, "SELECT count(*) FROM season_member") == [0]
    assert await column(desk, "SELECT salt FROM season") == [None]


async def test_a_session_opens_and_closes_by_itself(desk: Desk, clock: HandClock) -> None:
    await add_session(desk, "Later", NOON + 600, NOON + 1200)
    await tend(desk)
    assert (await status(desk)).session is None
    clock.forward(600)
    await tend(desk)
    await arrive(desk, desk.command())
    clock.forward(600 + 30 * 60 - 1)
    assert not await tend(desk)
    clock.forward(1)
    assert await tend(desk)
    assert (await totals(desk))["closed_present"] == 1


async def test_the_next_session_at_a_venue_ends_the_one_before_without_grace(desk: Desk, clock: HandClock) -> None:
    await add_session(desk, "First", NOON, NOON + 600)
    await add_session(desk, "Second", NOON + 600, NOON + 1200)
    await tend(desk)
    clock.forward(600)
    await tend(desk)
    assert [session.state for session in await sessions(desk)] == [State.CLOSED, State.OPEN]


async def test_a_session_that_was_missed_stays_planned(desk: Desk, clock: HandClock) -> None:
    await add_session(desk, "Missed", NOON - 7200, NOON - 3600)
    await tend(desk)
    assert [session.state for session in await sessions(desk)] == [State.PLANNED]


async def test_only_one_session_is_open_at_a_venue(desk: Desk, session: int) -> None:
    other = await add_session(desk, "Other", NOON, NOON + 60)
    with pytest.raises(Refusal, match="close it first"):
        await open_session(desk, other)
    elsewhere = await add_session(desk, "Elsewhere", NOON, NOON + 60, venue="みなみ会館")
    await open_session(desk, elsewhere)


async def test_a_closed_session_cannot_be_opened_again_and_an_unknown_one_not_closed(desk: Desk, session: int) -> None:
    await close_session(desk, session)
    for change in (open_session(desk, session), close_session(desk, 99)):
        with pytest.raises(Refusal):
            await change


async def test_the_headcount_is_never_corrected_below_zero(desk: Desk, session: int) -> None:
    with pytest.raises(Refusal):
        await correct(desk, desk.command(), people=-1)
    await correct(desk, desk.command(), people=1, reason="not_checked_in")
    assert (await status(desk)).headcount.present == 1
