"""tachiyori cards: new cards to print. Nothing about them is kept."""

from pathlib import Path
from typing import Annotated

import typer

from admin.cards.layout import CardFormat, Layout, Pattern
from admin.commands.console import at_desk
from admin.outfile import whole_file
from kiosk.desk.audit import COMMAND_LINE
from kiosk.errors import WrongUsage
from kiosk.language import _, ngettext


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command("cards", help=_("Make new cards: a PDF sheet to print, an SVG, or one payload a line."))(cards)


def cards(
    out: Annotated[Path, typer.Option(help=_("The file to write."))],
    count: Annotated[int, typer.Option(help=_("How many cards."))] = 0,
    form: Annotated[CardFormat, typer.Option("--format", help=_("A PDF sheet, an SVG, or text with one payload a line."))] = CardFormat.PDF,
    pattern: Annotated[Pattern, typer.Option(help=_("What is drawn around the QR."))] = Pattern.PLAIN,
    words: Annotated[str, typer.Option(help=_("Words below the number, if any; best none."))] = "",
    right: Annotated[float, typer.Option(help=_("Move everything right by so many mm (or left, negative)."))] = 0.0,
    down: Annotated[float, typer.Option(help=_("Move everything down by so many mm (or up, negative)."))] = 0.0,
    cut_marks: Annotated[bool, typer.Option("--cut-marks", help=_("Marks for cutting plain paper."))] = False,
    rulers: Annotated[bool, typer.Option("--rulers", help=_("No cards: a page of rulers that shows how far the printer is off."))] = False,
) -> None:
    """Write cards."""
    if rulers:
        from admin.cards.sheet import write_rulers

        with whole_file(out) as file:
            write_rulers(file)
        print(_("Written to {file}.").format(file=out))
        return
    if not count:
        raise WrongUsage(_("How many cards? Say --count 10."))
    from admin.cards.write import write_cards

    layout = Layout(pattern, words, right, down, cut_marks)
    at_desk(lambda desk: write_cards(desk, count, form, layout, out, COMMAND_LINE))
    print(ngettext("{count} card written to {file}.", "{count} cards written to {file}.", count).format(count=count, file=out))
