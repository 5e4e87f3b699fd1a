"""tachiyori cards: new cards to print. Nothing about them is kept."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from admin.cards.issue import MOST_CARDS, new_cards
from admin.commands.console import at_desk
from admin.outfile import whole_file
from kiosk.desk.audit import COMMAND_LINE, note_alone
from kiosk.desk.desk import Desk
from kiosk.domain.tokens import Token
from kiosk.errors import WrongUsage
from kiosk.language import _, ngettext


class Format(StrEnum):
    """How cards are written."""

    PDF = "pdf"
    TXT = "txt"


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command("cards", help=_("Make new cards: a PDF sheet to print, or one payload a line."))(cards)


def cards(
    count: Annotated[int, typer.Option(help=_("How many cards."))],
    out: Annotated[Path, typer.Option(help=_("The file to write."))],
    form: Annotated[Format, typer.Option("--format", help=_("A PDF sheet, or text with one payload a line."))] = Format.PDF,
) -> None:
    """Write cards."""
    if not 1 <= count <= MOST_CARDS:
        raise WrongUsage(_("Between 1 and {most} cards at a time.").format(most=MOST_CARDS))

    async def work(desk: Desk) -> list[Token]:
        await note_alone(desk, COMMAND_LINE, "cards made", f"{count} as {form.value}")
        return new_cards(desk, count)

    tokens = at_desk(work)
    with whole_file(out) as file:
        if form is Format.TXT:
            file.write("".join(f"{token.text}\n" for token in tokens).encode())
        else:
            from admin.cards.sheet import write_sheet

            write_sheet(file, tokens)
    print(ngettext("{count} card written to {file}.", "{count} cards written to {file}.", count).format(count=count, file=out))
