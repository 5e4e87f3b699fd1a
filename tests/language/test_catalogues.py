"""The catalogues are whole, in step with the code, and say what they should."""

import string

import pytest
from babel.messages.mofile import read_mo

from kiosk.domain.callsigns import WORDS, CallSign
from kiosk.language import NAMES, _, callsigns, ngettext, speaking, times
from kiosk.locale import build

LANGUAGES = [code for code in NAMES if code != "en"]


def fields(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_missing_fuzzy_or_left_over(language: str) -> None:
    kept = {message.id: message for message in build.read(language) if message.id}
    wanted = {message.id for message in build.collect(language) if message.id}
    assert set(kept) == wanted
    for message in kept.values():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), message.id
        assert not message.fuzzy, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_fill_in_the_same_places(language: str) -> None:
    for message in build.read(language):
        if message.id:
            identity = message.id if isinstance(message.id, str) else message.id[1]
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            for text in strings:
                assert fields(text) == fields(identity), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    with build.catalogue_path(language).with_suffix(".mo").open("rb") as file:
        compiled = {tuple(message.id): list(message.string) for message in read_mo(file) if message.id}
    assert compiled == {tuple(message.id): list(message.string) for message in build.read(language) if message.id}


@pytest.mark.parametrize("language", list(NAMES))
def test_every_call_sign_has_a_word_of_its_own(language: str) -> None:
    with speaking(language):
        said = [callsigns.say(CallSign(word, 7)) for word in range(len(WORDS))]
    assert len(set(said)) == len(WORDS)
    assert all(name.endswith(" 7") for name in said)


def test_one_sentence_in_both_languages() -> None:
    with speaking("ja"):
        assert _("Come in") == "入る"
        assert ngettext("{count} min", "{count} min", 4).format(count=4) == "4分"
        assert times.fiscal_year(2024) == "令和6年度"
    with speaking("en"):
        assert _("Come in") == "Come in"
        assert times.fiscal_year(2024) == "FY2024"
