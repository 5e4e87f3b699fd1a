"""Which kiosks of the house are there: each says so now and then, and the board shows since when one is silent."""

from dataclasses import dataclass

from kiosk.desk.desk import Desk, question, use_case
from kiosk.store.interface import Steps, sql

SAY_EVERY = 20
"""Seconds between two signs of life."""
SILENT_AFTER = 50
"""Seconds without a sign after which a device counts as offline."""
FORGOTTEN_AFTER = 12 * 3600
"""Seconds after which a silent device is no longer listed."""


@dataclass(frozen=True)
class Device:
    """A kiosk; `seen` is its last sign of life in UTC epoch seconds, `unsent` the commands it still has to deliver."""

    name: str
    seen: int
    unsent: int

    def is_online(self, now: int) -> bool:
        """Tell whether it has given a sign of life of late."""
        return now - self.seen < SILENT_AFTER


@use_case
def join(desk: Desk) -> Steps[str]:
    """Return the lowest free name, kiosk-1, kiosk-2 ..., and take it with a first sign of life."""
    now = desk.now()
    rows = yield sql("SELECT name FROM device WHERE seen > $1", now - SILENT_AFTER)
    taken = {row[0] for row in rows}
    name = next(name for number in range(1, 1000) if (name := f"kiosk-{number}") not in taken)
    yield from _say(name, now, 0)
    return name


@use_case
def say_here(desk: Desk, name: str, unsent: int = 0) -> Steps[None]:
    """Give a sign of life."""
    yield from _say(name, desk.now(), unsent)


@use_case
def part(desk: Desk, name: str) -> Steps[None]:
    """Say good-bye: a device that was ended on purpose is not offline."""
    yield sql("DELETE FROM device WHERE name = $1", name)


@question
def devices(desk: Desk) -> Steps[list[Device]]:
    """Return the devices of the last hours by name."""
    rows = yield sql("SELECT name, seen, unsent FROM device WHERE seen > $1 ORDER BY name", desk.now() - FORGOTTEN_AFTER)
    return [Device(*row) for row in rows]


def _say(name: str, now: int, unsent: int) -> Steps[None]:
    yield sql(
        "INSERT INTO device (name, seen, unsent) VALUES ($1, $2, $3)"
        " ON CONFLICT (name) DO UPDATE SET seen = excluded.seen, unsent = excluded.unsent",
        name, now, unsent,
    )  # fmt: skip
