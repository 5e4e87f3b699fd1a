"""The tree of commands: which there are, and which module each lives in."""

import typer

from admin.commands import cards, care, entries, export, first_run, lists, person, reader, screens, session, status
from kiosk.language import _

app = typer.Typer(
    name="tachiyori",
    help=_("The front desk of a drop-in free space. Data lives in the folder TACHIYORI_HOME names."),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for module in (screens, first_run, status, entries, cards, reader, export, lists, care):
    module.register(app)
app.add_typer(session.app, name="session")
app.add_typer(person.app, name="person")
app.add_typer(entries.target, name="target")
app.add_typer(entries.figure, name="figure")
