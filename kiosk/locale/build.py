"""Collects every sentence of the code into the catalogues and compiles them: `make messages`. Needs Babel."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kiosk.domain.callsigns import WORDS
from kiosk.language import DOMAIN, LOCALE_FOLDER, NAMES

ROOT = LOCALE_FOLDER.parent.parent
SOURCES = ("kiosk", "admin")


def catalogue_path(language: str) -> Path:
    """Return the path of a language's .po file."""
    return LOCALE_FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def collect() -> Catalog:
    """Return a template of every sentence in the code and every call sign's word."""
    template = Catalog(project="Tachiyori", charset="utf-8")
    for source in SOURCES:
        for file, _line, message, comments, context in extract_from_dir(ROOT / source):
            template.add(message, None, [(f"{source}/{file}", 0)], auto_comments=comments, context=context)
    for word in WORDS:
        template.add(word, None, [("kiosk/domain/callsigns.py", 0)])
    return template


def read(language: str) -> Catalog:
    """Return a language's catalogue as it is kept."""
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=language)


def build(language: str) -> None:
    """Bring one language's .po and .mo in step with the code; what is new stays untranslated, what is gone goes."""
    path = catalogue_path(language)
    catalogue = read(language) if path.exists() else Catalog(locale=language, project="Tachiyori")
    catalogue.update(collect(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, include_lineno=False, omit_header=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    for language in NAMES:
        if language != "en":
            build(language)
