"""The partner programmes to which a consultation may be handed on."""

from kiosk.desk.audit import note
from kiosk.desk.desk import Desk, question, use_case
from kiosk.desk.setup import clean_name
from kiosk.language import _
from kiosk.store.interface import Steps, sql


@use_case
def name_partners(desk: Desk, names: list[str], by: str = "") -> Steps[None]:
    """Set the list of partner programmes. Raises WrongUsage."""
    yield sql("DELETE FROM partner")
    for name in dict.fromkeys(clean_name(name, _("the partner programme"), "name") for name in names):
        yield sql("INSERT INTO partner (name) VALUES ($1)", name)
    yield from note(desk, by, "list changed", "partner")


@question
def partners(desk: Desk) -> Steps[list[str]]:
    """Return the partner programmes by name."""
    return [str(row[0]) for row in (yield sql("SELECT name FROM partner ORDER BY name"))]
