"""The desk's settings: few, each with a default, kept as text in one table."""

from dataclasses import dataclass, fields

from kiosk.domain.questions import QUESTIONS
from kiosk.language import NAMES
from kiosk.store.interface import Steps, sql


@dataclass(frozen=True)
class Settings:
    """`place` is the default venue; times are in the unit their name says. `secret_check` is empty before set-up.

    New cards are of `card_generation`; those of the one before are genuine until `old_cards_until` (UTC epoch seconds).
    `languages` and `questions` are keys joined by commas, in the order of the catalogue they come from.
    """

    place: str = ""
    programme: str = ""
    language: str = "ja"
    timezone: str = "Asia/Tokyo"
    grace_minutes: int = 30
    return_seconds: int = 20
    theme: str = "day"
    blank_minutes: int = 10
    wait_minutes: int = 10
    sound: str = "off"
    foreign_tags: str = "off"
    languages: str = ",".join(NAMES)
    questions: str = ",".join(question.key for question in QUESTIONS)
    threshold: int = 5
    backup_days: int = 14
    year_begins: int = 4
    card_generation: int = 1
    old_cards_until: int = 0
    secret_check: str = ""


def read_settings() -> Steps[Settings]:
    """Read every setting; those not kept have their default."""
    kept = {str(key): str(value) for key, value in (yield sql("SELECT key, value FROM setting"))}
    values = {}
    for setting in fields(Settings):
        if setting.name in kept:
            values[setting.name] = int(kept[setting.name]) if setting.type is int else kept[setting.name]
    return Settings(**values)  # type: ignore[arg-type]


def write_settings(settings: Settings) -> Steps[None]:
    """Keep every setting."""
    for setting in fields(Settings):
        yield sql(
            "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            setting.name,
            str(getattr(settings, setting.name)),
        )
