"""Changing what staff may set."""

from dataclasses import replace
from typing import Any

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, use_case
from kiosk.desk.settings import Settings, read_settings, write_settings
from kiosk.store.interface import Steps

LIMITS = {"return_seconds": (10, 120), "grace_minutes": (0, 120), "blank_minutes": (1, 120), "wait_minutes": (1, 120)}
CHOICES = {"theme": ("day", "night"), "sound": ("off", "on")}
"""What staff may set: numbers within limits, and words from a list."""


async def change_settings(desk: Desk, by: str = "", **changes: Any) -> Settings:
    """Change the named settings, numbers kept within LIMITS, and return all of them. The desk uses them at once."""
    for name, value in changes.items():
        if name in LIMITS:
            least, most = LIMITS[name]
            changes[name] = max(least, min(most, int(value)))
        elif value not in CHOICES[name]:
            raise ValueError(f"{name} is one of {CHOICES[name]}")
    desk.settings = await _change(desk, by, changes)
    return desk.settings


@use_case
def _change(desk: Desk, by: str, changes: dict[str, Any]) -> Steps[Settings]:
    settings = replace((yield from read_settings()), **changes)
    yield from write_settings(settings)
    yield from note(desk, by, "settings changed", ", ".join(f"{name} = {value}" for name, value in changes.items()))
    return settings
