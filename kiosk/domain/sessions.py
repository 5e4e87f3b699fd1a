"""A session: one opening of a free space, from planned to folded. All times are UTC epoch seconds."""

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """Where a session stands. A cancelled one stays in reports as cancelled."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Session(NamedTuple):
    """One opening: `opens` < `closes`; `opened` is when it really began, None before that."""

    id: int
    title: str
    venue: str
    programme: str
    opens: int
    closes: int
    capacity: int | None
    state: State
    opened: int | None = None

    @property
    def heading(self) -> str:
        """What stands above a screen: venue and title, once where they are the same."""
        return self.venue if self.title == self.venue else f"{self.venue}  {self.title}"

    @property
    def closing(self) -> int:
        """When it is due to close: as planned, or, where it was opened by hand after that, its planned length later."""
        if self.opened is None or self.opened < self.closes:
            return self.closes
        return self.opened + (self.closes - self.opens)


def is_due_to_open(session: Session, now: int) -> bool:
    """A planned session opens by itself between its two times; one that was missed stays planned."""
    return session.state is State.PLANNED and session.opens <= now < session.closes


def is_due_to_close(session: Session, now: int, grace: int) -> bool:
    """An open session closes by itself `grace` seconds after its closing time."""
    return session.state is State.OPEN and now >= session.closing + grace
