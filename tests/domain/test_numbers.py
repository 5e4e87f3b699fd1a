from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.domain import numbers, tokens
from kiosk.domain.tokens import Kind

digits = st.text("0123456789", min_size=5, max_size=8).filter(lambda text: len(text) in (5, 8))


@given(digits, st.integers(0, 8), st.sampled_from("0123456789"))
def test_every_single_wrong_digit_is_noticed(stem: str, place: int, wrong: str) -> None:
    number = stem + numbers.check_digit(stem)
    place %= len(number)
    assume(number[place] != wrong)
    assert numbers.read_number(number[:place] + wrong + number[place + 1 :]) is None


@given(digits, st.integers(0, 7))
def test_every_swap_of_neighbours_is_noticed(stem: str, place: int) -> None:
    number = stem + numbers.check_digit(stem)
    place %= len(number) - 1
    assume(number[place] != number[place + 1])
    assert numbers.read_number(number[:place] + number[place + 1] + number[place] + number[place + 2 :]) is None


@given(st.sampled_from(list(Kind)), st.binary(min_size=16, max_size=16))
def test_the_number_beside_a_qr_can_be_typed_as_it_is_shown(kind: Kind, seed: bytes) -> None:
    number = numbers.number_of(tokens.issue(kind, b"k" * 32, seed))
    assert numbers.read_number(numbers.spaced(number)) == number
    assert len(number) == {Kind.PASS: 6, Kind.CARD: 9}[kind]


def test_damms_own_example_has_its_published_check_digit() -> None:
    assert numbers.check_digit("572") == "4"


@given(st.text(max_size=60))
def test_no_text_makes_it_stumble(text: str) -> None:
    numbers.read_number(text)
