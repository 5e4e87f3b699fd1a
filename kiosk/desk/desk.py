"""The desk itself: a store, a secret, the settings and a clock; and the decorator that makes a use case of a function."""

import os
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache, wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from kiosk import locations
from kiosk.desk.settings import Settings, read_settings
from kiosk.domain import keys, tokens
from kiosk.domain.seasons import first_day, fiscal_year
from kiosk.domain.tokens import Token
from kiosk.errors import StoreUnusable
from kiosk.language import _, speak
from kiosk.store import schema, secret
from kiosk.store.interface import Steps, Store
from kiosk.store.sqlite import SQLiteStore

P = ParamSpec("P")
T = TypeVar("T")


class NotSetUp(StoreUnusable):
    """The data folder holds no desk yet."""


@dataclass(frozen=True)
class Command:
    """The identity and the moment (UTC epoch seconds) of one state change. Applying it twice changes nothing."""

    id: bytes
    at: int


@dataclass
class Desk:
    """What a use case works with. Close it when done."""

    store: Store
    secret: bytes
    settings: Settings
    clock: Callable[[], float] = field(default=time.time)

    @property
    def zone(self) -> ZoneInfo:
        """The venue's time zone."""
        return ZoneInfo(self.settings.timezone)

    def fiscal_year_of(self, second: int) -> int:
        """Return the fiscal year in which a UTC epoch second lies at the venue."""
        return fiscal_year(datetime.fromtimestamp(second, self.zone).date(), self.settings.year_begins)

    def fiscal_year_seconds(self, year: int) -> tuple[int, int]:
        """Return the UTC epoch seconds at which a fiscal year begins and ends at the venue."""
        first, after = (first_day(each, self.settings.year_begins) for each in (year, year + 1))
        begin, end = (datetime(day.year, day.month, day.day, tzinfo=self.zone) for day in (first, after))
        return int(begin.timestamp()), int(end.timestamp())

    @property
    def card_key(self) -> bytes:
        """The key that authenticates this desk's new cards."""
        return _card_key(self.secret, self.settings.card_generation)

    @property
    def card_keys(self) -> tuple[bytes, bytes]:
        """The keys of the cards that are genuine now; both are the same where only one generation is."""
        older = self.settings.card_generation - 1
        if older < 1 or self.now() >= self.settings.old_cards_until:
            return self.card_key, self.card_key
        return self.card_key, _card_key(self.secret, older)

    @cached_property
    def audit_key(self) -> bytes:
        """The key that seals this desk's audit trail."""
        return keys.audit_key(self.secret)

    def token_in(self, scan: str) -> Token | None:
        """Return what a scan has the shape of at this desk: a card, a pass, or, where staff allow it, a foreign tag; else None."""
        return tokens.read(scan) or (tokens.read_tag(scan) if self.settings.foreign_tags == "on" else None)

    def now(self) -> int:
        """Return the present UTC epoch second."""
        return int(self.clock())

    def command(self) -> Command:
        """Return a fresh command that happens now."""
        return Command(os.urandom(16), self.now())

    async def close(self) -> None:
        """Release the store."""
        await self.store.close()


@lru_cache(maxsize=4)
def _card_key(secret: bytes, generation: int) -> bytes:
    """Deriving a key costs more than checking a card, and each card asks for it."""
    return keys.card_key(secret, generation)


def use_case(
    steps: Callable[Concatenate[Desk, P], Steps[T]],
) -> Callable[Concatenate[Desk, P], Awaitable[T]]:
    """Make an awaitable of a function of steps: one call is one durable transaction."""

    @wraps(steps)
    async def run(desk: Desk, /, *arguments: P.args, **options: P.kwargs) -> T:
        return await desk.store.transact(lambda: steps(desk, *arguments, **options))

    return run


def question(
    steps: Callable[Concatenate[Desk, P], Steps[T]],
) -> Callable[Concatenate[Desk, P], Awaitable[T]]:
    """Make an awaitable of a function of steps that only reads."""

    @wraps(steps)
    async def run(desk: Desk, /, *arguments: P.args, **options: P.kwargs) -> T:
        return await desk.store.query(lambda: steps(desk, *arguments, **options))

    return run


async def open_desk(folder: Path, clock: Callable[[], float] = time.time) -> Desk:
    """Open the desk in a data folder, migrating it first where needed, and speak its language.

    Raises NotSetUp, StoreUnusable (newer schema, secret missing or another desk's) or StoreUnavailable.
    """
    path = locations.database(folder)
    if schema.revision(path) is None:
        raise NotSetUp(_("There is no desk in {folder} yet; run “tachiyori setup” or “tachiyori kiosk” first.").format(folder=folder))
    schema.make_current(path)
    store = await SQLiteStore.open(path)
    try:
        settings = await store.query(read_settings)
        if not settings.secret_check:
            raise NotSetUp(_("The set-up of {folder} was not finished; run “tachiyori setup” again.").format(folder=folder))
        speak(settings.language)
        value = secret.read(locations.secret(folder))
        if keys.secret_check(value).hex() != settings.secret_check:
            raise StoreUnusable(
                _("The file {file} belongs to another desk; put this desk's own file back.").format(file=locations.secret(folder))
            )
    except BaseException:
        await store.close()
        raise
    return Desk(store, value, settings, clock)
