"""The small interface of a store, and the shape of a transaction.

A transaction is a generator: it yields statements, is sent their rows, and returns its result. It awaits nothing,
so one engine can run all of it in a single hop to its thread and another can await each statement; and it can be
run again from its beginning when the engine says that somebody else was first.
"""

from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

T = TypeVar("T")
Row = Sequence[Any]
Rows = Sequence[Row]


class Statement(NamedTuple):
    """One SQL statement with `$1`, `$2` ... and their values."""

    text: str
    values: tuple[Any, ...] = ()


Steps = Generator[Statement, Rows, T]


def sql(text: str, *values: Any) -> Statement:
    """Return a statement; `values` stand for $1, $2 ... in order."""
    return Statement(text, values)


class Store(Protocol):
    """One database. Raises StoreUnavailable when it cannot do its work now."""

    async def transact(self, steps: Callable[[], Steps[T]]) -> T:
        """Run the transaction that `steps` begins; committed to disk when this returns, or nothing was changed.

        `steps` is called anew for each attempt. What it raises undoes the transaction and comes out unchanged.
        """
        ...

    async def query(self, steps: Callable[[], Steps[T]]) -> T:
        """Run `steps`, which only reads, on one consistent state."""
        ...

    async def version(self) -> int:
        """Return a number that changes when anyone else commits; cheap enough to ask ten times a second."""
        ...

    async def scrub(self) -> bool:
        """Make what was erased unreadable in every file; False where a reader is in the way (try again)."""
        ...

    async def backup(self, destination: Path) -> None:
        """Write a consistent copy of the database to a new file."""
        ...

    async def close(self) -> None:
        """Release everything; the store must not be used afterwards."""
        ...
