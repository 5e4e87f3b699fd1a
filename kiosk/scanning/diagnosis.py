"""What a reader sent, character by character, and what to change on it. Pure: times come in with the keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.domain import tokens
from kiosk.language import _
from kiosk.scanning.wedge import HOLD, LONGEST, SHORTEST_WITHOUT_SUFFIX

_NAMES = {"\r": "CR", "\n": "LF", "\t": "TAB", "\x1b": "ESC", " ": "SPACE"}
_ENDS = ("\r", "\n", "\t")


@dataclass(frozen=True)
class Diagnosis:
    """What arrived, how fast (the longest pause between two keys, in seconds), and what to do about it."""

    text: str
    suffix: str
    pause: float
    advice: tuple[str, ...]

    @property
    def characters(self) -> str:
        """Every character by its name: letters as they are, others as CR, TAB or a number."""
        return " ".join(_name(character) for character in self.text + self.suffix)


def diagnose(arrived: Sequence[tuple[str, float]]) -> Diagnosis:
    """Return what to say of the keys of one scan; each is (character, seconds since the one before)."""
    characters = "".join(character for character, _since in arrived)
    text = characters.rstrip("".join(_ENDS))
    suffix = characters[len(text) :]
    pause = max((since for _character, since in arrived[1:]), default=0.0)
    return Diagnosis(text, suffix, pause, tuple(_advice(text, suffix, pause)))


def _advice(text: str, suffix: str, pause: float) -> list[str]:
    told = []
    if not text:
        return [_("No letters arrived. Set the reader to keyboard mode (HID keyboard).")]
    if pause >= HOLD:
        told.append(_("It is slow: {count} ms between two keys. Set its inter-character delay to 0.").format(count=round(pause * 1000)))
    if len(suffix) > 1:
        told.append(_("It sends {count} characters after the code. One is enough: set the suffix to CR (Enter).").format(count=len(suffix)))
    elif not suffix:
        told.append(_("It sends no suffix. That works; with CR (Enter) the screen answers a moment sooner."))
        if len(text) < SHORTEST_WITHOUT_SUFFIX:
            told.append(_("So short a code needs a suffix."))
    if len(text) > LONGEST:
        told.append(_("The code is far too long for a card."))
    told += _about(text)
    return told or [_("All is well: nothing needs to be changed.")]


def _about(text: str) -> list[str]:
    token = tokens.read(text)
    if token is None:
        return [_("This is not a card's code. If it was a card: no prefix, all characters, keyboard layout US or JIS as on the computer.")]
    told = []
    if len(text) != token.kind.length:
        told.append(_("It sends something before the code, which is dropped. Better switch the prefix (AIM or symbology identifier) off."))
    if text != text.upper():
        told.append(_("Letters arrive small: Caps Lock is on, or the reader changes case. It works all the same."))
    if not text.isascii():
        told.append(_("Letters arrive full-width: a Japanese input method is on. It works; direct input is quicker."))
    return told


def _name(character: str) -> str:
    if character in _NAMES:
        return _NAMES[character]
    return character if character.isprintable() else f"#{ord(character)}"
