"""The three things a participant may want, as the start and the scan-first screen show them."""

from kiosk.language import _
from kiosk.widgets.choice import Choice


def way_in() -> Choice:
    """Return 入る."""
    return Choice("→  " + _("Come in"), key="F1", tall=True, id="in")


def way_out() -> Choice:
    """Return 帰る."""
    return Choice(_("Go home") + "  →", key="F2", tall=True, id="out")


def way_to_talk() -> Choice:
    """Return 相談: smaller, never hidden."""
    return Choice(_("I would like to talk"), key="F3", id="ask")
