"""The measures of DESIGN 7 as people read them."""

from kiosk.language import _

MEASURES = (
    "visits", "companions", "first_visits", "first_visits_unknown", "card_visits", "departures_unmatched", "closed_present",
    "peak_headcount", "median_stay_minutes", "arrivals", "consultations", "consultations_missed", "outcome", "answers", "counter",
    "correction", "target", "result", "figure",
)  # fmt: skip
"""Every measure of the CSV."""


def audience_name(audience: str) -> str:
    """Return for whom a report is."""
    return {"internal": _("Internal"), "funder": _("For funders"), "public": _("For the public")}[audience]


def name_of(measure: str) -> str:
    """Return a measure's name in the language spoken now; an unknown one as it is."""
    return _names().get(measure, measure)


def _names() -> dict[str, str]:
    return {
        "visits": _("Visits"),
        "companions": _("Children"),
        "first_visits": _("First visits"),
        "first_visits_unknown": _("First visit not known"),
        "card_visits": _("Visits with a card"),
        "departures_unmatched": _("Departures just so"),
        "closed_present": _("Present at closing"),
        "peak_headcount": _("Most in the room at once"),
        "median_stay_minutes": _("Usual stay in minutes (median)"),
        "arrivals": _("Arrivals"),
        "consultations": _("Consultations"),
        "consultations_missed": _("Consultations missed"),
        "outcome": _("Outcomes of consultations"),
        "correction": _("Corrections of the headcount"),
        "answers": _("Answers"),
        "target": _("Target"),
        "result": _("Result"),
        "figure": _("Figure counted elsewhere"),
        "sessions": _("Sessions"),
        "counter": _("Given or joined"),
        "users": _("Users"),
        "operating_days": _("Operating days"),
        "accompaniments": _("Accompaniments"),
        "phone_consultations": _("Consultations by phone"),
    }
