"""First run: a data folder becomes a desk."""

import secrets
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk import locations
from kiosk.desk.passphrases import check_new, hash_passphrase
from kiosk.desk.settings import Settings, read_settings, write_settings
from kiosk.domain import keys
from kiosk.errors import Refusal, StoreUnusable, WrongUsage
from kiosk.language import DEFAULT, STAFF_LANGUAGES, _
from kiosk.store import schema, secret
from kiosk.store.interface import Steps, sql
from kiosk.store.sqlite import SQLiteStore

_SYLLABLES = ("ha", "na", "mi", "zu", "ka", "ze", "so", "ra", "yu", "ki", "to", "mo", "ri", "no", "sa", "ku")


def suggest_passphrase() -> str:
    """Return a passphrase that is easy to write down: three groups of 16 bits, 48 bits in all."""
    return "-".join("".join(secrets.choice(_SYLLABLES) for _place in range(4)) for _group in range(3))


async def set_up(folder: Path, venue: str, passphrase: str, language: str = DEFAULT, timezone: str = "Asia/Tokyo") -> None:
    """Make a desk in `folder`: database, secret, settings, and one administrator with `passphrase`.

    Raises WrongUsage for values that cannot be, Refusal where a desk is there already, StoreUnusable where the folder
    cannot be written. Broken off half-way, it can simply be run again.
    """
    venue = clean_name(venue, _("the place's name"))
    check_new(passphrase)
    if language not in STAFF_LANGUAGES:
        raise WrongUsage(_("“{value}” is not one of the languages {choices}.").format(value=language, choices=", ".join(STAFF_LANGUAGES)))
    check_timezone(timezone)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        schema.make_current(locations.database(folder))
    except OSError as error:
        raise StoreUnusable(
            _("The data folder {folder} cannot be made or written; choose another with TACHIYORI_HOME.").format(folder=folder)
        ) from error
    store = await SQLiteStore.open(locations.database(folder))
    try:
        if (await store.query(read_settings)).secret_check:
            raise Refusal(_("There is a desk in {folder} already; nothing was changed.").format(folder=folder))
        path = locations.secret(folder)
        value = secret.read(path) if path.exists() else secret.create(path)
        settings = Settings(place=venue, language=language, timezone=timezone, secret_check=keys.secret_check(value).hex())
        hashed = hash_passphrase(passphrase)
        await store.transact(lambda: _begin(settings, hashed))
    finally:
        await store.close()


def clean_name(text: str, what: str, field: str = "") -> str:
    """Return a name without outer blanks; raises WrongUsage where it is empty, too long or has control characters."""
    text = text.strip()
    if not text or len(text) > 120 or not text.isprintable():
        raise WrongUsage(_("Please give {what} in 1 to 120 characters on one line.").format(what=what), field)
    return text


def check_timezone(name: str) -> None:
    """Raise WrongUsage where `name` is not an IANA time zone."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError) as error:
        raise WrongUsage(_("“{value}” is not a time zone such as Asia/Tokyo.").format(value=name[:60])) from error


def _begin(settings: Settings, hashed: str) -> Steps[None]:
    yield from write_settings(replace(settings, programme=settings.programme or settings.place))
    yield sql("INSERT INTO venue (name) VALUES ($1) ON CONFLICT (name) DO NOTHING", settings.place)
    yield sql(
        "INSERT INTO person (name, role, passphrase) VALUES ($1, 'administrator', $2) ON CONFLICT (name) DO NOTHING",
        _("Staff"),
        hashed,
    )
