"""The trail tells what staff did, and nothing of a visitor."""

from collections.abc import Callable

from kiosk.desk.arrive import arrive
from kiosk.desk.audit import first_broken, note_alone, trail
from kiosk.desk.consultation import ask
from kiosk.desk.correct import correct
from kiosk.desk.desk import Desk
from kiosk.desk.fold import close_session
from kiosk.desk.leave import leave
from kiosk.domain.requests import Meeting
from kiosk.store.interface import sql
from tests.conftest import NOON, HandClock

Card = Callable[[], str]


async def test_it_tells_who_did_what(desk: Desk, session: int) -> None:
    await note_alone(desk, "Sato", "signed in")
    await close_session(desk, session, "Sato")
    assert [(entry.who, entry.action) for entry in await trail(desk)] == [
        ("", "session opened"),
        ("Sato", "signed in"),
        ("Sato", "session closed"),
    ]
    assert await first_broken(desk) is None


async def test_it_tells_nothing_of_a_visitor_nor_when_a_correction_was_made(desk: Desk, session: int, card: Card, clock: HandClock) -> None:
    before = await trail(desk)
    text = card()
    arrival = await arrive(desk, desk.command(), text)
    await ask(desk, desk.command(), Meeting.COME, arrival=arrival.command)
    await leave(desk, desk.command(), text)
    assert await trail(desk) == before
    clock.forward(1234)
    await correct(desk, desk.command(), people=1, reason="not_checked_in", by="Sato")
    (entry,) = (await trail(desk))[len(before) :]
    assert (entry.at, entry.who, entry.detail) == (NOON, "Sato", f"session {session}: people +1, not_checked_in")


async def test_a_row_edited_or_removed_in_the_database_is_found(desk: Desk, session: int) -> None:
    await note_alone(desk, "Sato", "signed in")

    async def run(text: str) -> None:
        def steps():
            yield sql(text)

        await desk.store.transact(steps)

    await run("UPDATE audit SET who = 'Suzuki' WHERE id = 2")
    assert await first_broken(desk) == 2
    await run("DELETE FROM audit WHERE id = 2")
    assert await first_broken(desk) == 2
