"""The measures of DESIGN 7 as people read them."""

from kiosk.language import _


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
        "sessions": _("Sessions"),
        "counter": _("Given or joined"),
        "users": _("Users"),
        "operating_days": _("Operating days"),
        "accompaniments": _("Accompaniments"),
        "phone_consultations": _("Consultations by phone"),
    }
