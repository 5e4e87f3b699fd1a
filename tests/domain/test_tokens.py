from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain import tokens
from kiosk.domain.base32 import ALPHABET
from kiosk.domain.tokens import Kind

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
kinds = st.sampled_from(list(Kind))
randomness = st.binary(min_size=16, max_size=16)


@given(kinds, randomness)
def test_a_token_is_read_back_and_proves_itself_to_its_own_key_only(kind: Kind, seed: bytes) -> None:
    token = tokens.issue(kind, KEY, seed)
    assert tokens.read(token.text) == token
    assert tokens.is_genuine(token, KEY)
    assert not tokens.is_genuine(token, OTHER_KEY)


@given(kinds, randomness, st.integers(0, 28), st.sampled_from(ALPHABET))
def test_one_altered_character_makes_a_forgery(kind: Kind, seed: bytes, place: int, letter: str) -> None:
    text = tokens.issue(kind, KEY, seed).text
    place %= len(text)
    altered = tokens.read(text[:place] + letter + text[place + 1 :])
    assert text[place] == letter or altered is None or not tokens.is_genuine(altered, KEY)


@given(kinds, randomness)
def test_capslock_blanks_and_full_width_letters_do_not_matter(kind: Kind, seed: bytes) -> None:
    token = tokens.issue(kind, KEY, seed)
    full_width = "".join(chr(ord(letter) + 0xFEE0) for letter in token.text.lower())
    for typed in (token.text.lower(), full_width, f" {token.text[:7]} {token.text[7:]}\r"):
        assert tokens.read(typed) == token


@given(st.text(max_size=200))
def test_any_text_is_read_as_a_token_of_the_right_shape_or_not_at_all(text: str) -> None:
    token = tokens.read(text)
    assert token is None or (len(token.text) == token.kind.length and token.text[0] == token.kind.letter)


def test_lengths_fit_the_qr_versions_they_were_chosen_for() -> None:
    assert (Kind.CARD.length, Kind.PASS.length) == (29, 20)


def test_a_token_does_not_show_itself_in_logs() -> None:
    token = tokens.issue(Kind.CARD, KEY, b"r" * 16)
    assert token.text not in repr(token)


def test_huge_input_is_not_even_looked_at() -> None:
    assert tokens.read("C" * 10_000_000) is None
