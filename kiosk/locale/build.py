"""Collects every sentence of the code into the catalogues and compiles them: `make messages`. Needs Babel."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kiosk.domain.callsigns import WORDS
from kiosk.domain.questions import QUESTIONS
from kiosk.language import DOMAIN, LOCALE_FOLDER, NAMES, STAFF_LANGUAGES

ROOT = LOCALE_FOLDER.parent.parent
SOURCES = ("kiosk", "admin")
STAFF_SCREENS = {"screens/staff.py", "screens/first_run.py", "screens/app.py"}
UNREVIEWED = """Not yet reviewed by a native speaker; please tell us what sounds wrong.
Holds what participants read; staff's sentences are in Japanese and English."""


def catalogue_path(language: str) -> Path:
    """Return the path of a language's .po file."""
    return LOCALE_FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def is_for_participants(source: str, file: str) -> bool:
    """Tell whether participants read the sentences of a source file."""
    return source == "kiosk" and file.startswith("screens/") and file not in STAFF_SCREENS


def collect(language: str) -> Catalog:
    """Return a template of the sentences that a language needs, and every call sign's word and question."""
    template = Catalog(project="Tachiyori", charset="utf-8")
    for source in SOURCES:
        for file, _line, message, comments, context in extract_from_dir(ROOT / source):
            if language in STAFF_LANGUAGES or is_for_participants(source, file):
                template.add(message, None, [(f"{source}/{file}", 0)], auto_comments=comments, context=context)
    for word in WORDS:
        template.add(word, None, [("kiosk/domain/callsigns.py", 0)])
    for question in QUESTIONS:
        for text in (question.text, *(text for _key, text in question.choices)):
            template.add(text, None, [("kiosk/domain/questions.py", 0)])
    return template


def read(language: str) -> Catalog:
    """Return a language's catalogue as it is kept."""
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=_babel(language))


def build(language: str) -> None:
    """Bring one language's .po and .mo in step with the code; what is new stays untranslated, what is gone goes."""
    path = catalogue_path(language)
    catalogue = read(language) if path.exists() else Catalog(locale=_babel(language), project="Tachiyori")
    catalogue.update(collect(language), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = f"# {NAMES[language]}, Tachiyori. Licence: Apache-2.0."
    if language not in STAFF_LANGUAGES:
        catalogue.header_comment += "".join(f"\n# {line}" for line in UNREVIEWED.splitlines())
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, include_lineno=False, omit_header=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def _babel(language: str) -> str:
    """Babel has no code for easy Japanese."""
    return language.removesuffix("_easy")


if __name__ == "__main__":
    for language in NAMES:
        if language != "en":
            build(language)
