"""The language a program speaks at the moment. One process speaks one language at a time, so this is plain state.

The English sentence is its own key; gettext catalogues in `kiosk/locale` hold the others.
"""

import gettext as _gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCALE_FOLDER = Path(__file__).resolve().parent.parent / "locale"
DOMAIN = "tachiyori"
DEFAULT = "ja"
NAMES = {
    "ja": "日本語",
    "ja_easy": "やさしい日本語",
    "en": "English",
    "zh": "中文",
    "ko": "한국어",
    "vi": "Tiếng Việt",
    "pt": "Português",
    "tl": "Tagalog",
}
"""Every language a participant can choose, in the order they are offered."""
STAFF_LANGUAGES = ("ja", "en")
"""The languages that staff's screens and the command line speak as well."""

_catalogues: dict[str, _gettext.NullTranslations] = {"en": _gettext.NullTranslations()}
_spoken = DEFAULT


def speak(language: str) -> None:
    """Speak `language` (a key of NAMES) from now on; an unknown one falls back to the default."""
    global _spoken
    _spoken = language if language in NAMES else DEFAULT


def spoken() -> str:
    """Return the code of the language spoken now."""
    return _spoken


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the block."""
    before = _spoken
    speak(language)
    try:
        yield
    finally:
        speak(before)


def from_environment() -> str:
    """Return "en" where the environment's locale is English, else the default: for sentences before any setting."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "en" if value.startswith("en") else DEFAULT
    return DEFAULT


def _(message: str) -> str:
    """Return `message` in the language spoken now."""
    return _catalogue().gettext(message)


def N_(message: str) -> str:
    """Mark a message for the catalogues and return it as it is: for constants, which are said (`_`) when they are shown."""
    return message


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a message that fits `number`, in the language spoken now."""
    return _catalogue().ngettext(one, many, number)


def _catalogue() -> _gettext.NullTranslations:
    if _spoken not in _catalogues:
        _catalogues[_spoken] = _gettext.translation(DOMAIN, LOCALE_FOLDER, [_spoken], fallback=True)
    return _catalogues[_spoken]
