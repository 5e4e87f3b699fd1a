"""Generations of cards: a new key for new cards, while those in people's pockets go on for a chosen time."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, use_case
from kiosk.desk.settings import read_settings, write_settings
from kiosk.errors import WrongUsage
from kiosk.language import _
from kiosk.store.interface import Steps


@use_case
def renew_cards(desk: Desk, old_cards_until: date, by: str = "") -> Steps[int]:
    """Begin a new generation of cards and return its number.

    Cards of the one before stay genuine through the venue's day `old_cards_until`, still older ones no longer. A card counts as
    the same person in a season whatever its generation. Raises WrongUsage for a day that is past, or over five years away.
    """
    after = datetime(old_cards_until.year, old_cards_until.month, old_cards_until.day, tzinfo=desk.zone) + timedelta(days=1)
    until = int(after.timestamp())
    if not 0 <= until - desk.now() <= 5 * 366 * 86400:
        raise WrongUsage(_("The day must lie between today and five years from now."), "until")
    settings = yield from read_settings()
    settings = replace(settings, card_generation=settings.card_generation + 1, old_cards_until=until)
    yield from write_settings(settings)
    yield from note(desk, by, "cards renewed", f"generation {settings.card_generation}, old ones until {old_cards_until}")
    desk.settings = settings
    return settings.card_generation
