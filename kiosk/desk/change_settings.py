"""Changing what staff may set."""

from dataclasses import replace
from typing import Any

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, use_case
from kiosk.desk.settings import Settings, read_settings, write_settings
from kiosk.domain.questions import QUESTIONS
from kiosk.errors import WrongUsage
from kiosk.language import NAMES, STAFF_LANGUAGES, _
from kiosk.store.interface import Steps

LIMITS = {
    "return_seconds": (10, 120),
    "grace_minutes": (0, 120),
    "blank_minutes": (1, 120),
    "wait_minutes": (1, 120),
    "threshold": (3, 11),
    "backup_days": (1, 90),
    "year_begins": (1, 12),
}
CHOICES = {"theme": ("day", "night"), "sound": ("off", "on"), "foreign_tags": ("off", "on"), "language": STAFF_LANGUAGES}
SELECTIONS = {"languages": tuple(NAMES), "questions": tuple(question.key for question in QUESTIONS)}
"""What staff may set: numbers within limits, one word from a list, and some words of a list (joined by commas)."""


async def change_settings(desk: Desk, by: str = "", **changes: Any) -> Settings:
    """Change the named settings and return all of them. The desk uses them at once.

    Numbers are kept within LIMITS. Raises WrongUsage for a word that is in no list.
    """
    desk.settings = await _change(desk, by, {name: _allowed(name, value) for name, value in changes.items()})
    return desk.settings


def _allowed(name: str, value: Any) -> Any:
    if name in LIMITS:
        least, most = LIMITS[name]
        return max(least, min(most, int(value)))
    if name in SELECTIONS:
        chosen = {word.strip() for word in str(value).split(",") if word.strip()}
        if not chosen <= set(SELECTIONS[name]) or (name == "languages" and not chosen):
            raise WrongUsage(_("{name} is {choices}.").format(name=name, choices=",".join(SELECTIONS[name])), name)
        return ",".join(word for word in SELECTIONS[name] if word in chosen)
    if value not in CHOICES[name]:
        raise WrongUsage(_("{name} is {choices}.").format(name=name, choices="|".join(CHOICES[name])), name)
    return value


@use_case
def _change(desk: Desk, by: str, changes: dict[str, Any]) -> Steps[Settings]:
    settings = replace((yield from read_settings()), **changes)
    yield from write_settings(settings)
    yield from note(desk, by, "settings changed", ", ".join(f"{name} = {value}" for name, value in changes.items()))
    return settings
