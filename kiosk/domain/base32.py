"""Crockford's base32: digits and capital letters that no keyboard layout or reader garbles.

Source: Douglas Crockford, "Base 32", https://www.crockford.com/base32.html
"""

import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [upper + lower for upper in ALPHABET for lower in ALPHABET]
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_LOOK_ALIKES = str.maketrans("ILO", "110")


def encode(data: bytes, characters: int) -> str:
    """Return the first `characters` * 5 bits of `data` as text of that many characters."""
    even = characters + characters % 2
    bits = int.from_bytes(data, "big") >> (len(data) * 8 - even * 5)
    return "".join([_PAIRS[(bits >> shift) & 1023] for shift in range(even * 5 - 10, -1, -10)])[:characters]


def normalise(text: str) -> str:
    """Return `text` as capital half-width letters without blanks, with I, L and O read as 1, 1 and 0.

    Japanese input methods turn a reader's output full-width and CapsLock swaps its case; neither may matter.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(plain.split()).translate(_LOOK_ALIKES)


def is_base32(text: str) -> bool:
    """Tell whether every character of `text` belongs to the alphabet."""
    return all(letter in _VALUES for letter in text)
