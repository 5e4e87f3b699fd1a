"""New cards into a file. Nothing about them is kept; the audit trail says how many were made, as what, and by whom."""

from pathlib import Path

from admin.cards.issue import MOST_CARDS, new_cards
from admin.cards.layout import CardFormat, Layout
from admin.outfile import whole_file
from kiosk.desk.audit import note_alone
from kiosk.desk.desk import Desk
from kiosk.errors import WrongUsage
from kiosk.language import _


async def write_cards(desk: Desk, count: int, form: CardFormat, layout: Layout, path: Path, by: str) -> None:
    """Make `count` cards and write them to `path`. Raises WrongUsage, TachiyoriError."""
    if not 1 <= count <= MOST_CARDS:
        raise WrongUsage(_("Between 1 and {most} cards at a time.").format(most=MOST_CARDS), "count")
    layout = layout.checked()
    cards = new_cards(desk, count)
    with whole_file(path) as file:
        match form:
            case CardFormat.TXT:
                file.write("".join(f"{card.text}\n" for card in cards).encode())
            case CardFormat.SVG:
                from admin.cards.svg import write_svg

                write_svg(file, cards, layout)
            case CardFormat.PDF:
                from admin.cards.sheet import write_sheet

                write_sheet(file, cards, layout)
        await note_alone(desk, by, "cards made", f"{count} as {form.value}")
