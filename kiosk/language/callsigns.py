"""Call signs as they are said: すずらん 7."""

from kiosk.domain.callsigns import WORDS, CallSign
from kiosk.language import _


def say(sign: CallSign) -> str:
    """Return a call sign in the language spoken now."""
    return f"{_(WORDS[sign.word])} {sign.number}"
