"""The data dictionary: every measure, how it is counted, and every column of the CSV. `docs/data-dictionary.md` is made from it."""

from admin.reports.measures import MEASURES, name_of
from admin.reports.rows import COLUMNS
from kiosk.language import _, speaking


def explained(measure: str) -> str:
    """Return in one sentence how a measure is counted."""
    return {
        "visits": _("Arrivals. Who comes back with the same card or pass in one session is not counted again."),
        "companions": _("Children who came along with visitors; they are no visits."),
        "first_visits": _("Visits that were somebody's first in the fiscal year, by her card or her own word; they add up to persons."),
        "first_visits_unknown": _("Visits of which nobody said whether they were first ones."),
        "card_visits": _("Visits with a card."),
        "departures_unmatched": _("People who left without saying which visit was theirs."),
        "closed_present": _("People still counted as present when the session closed."),
        "peak_headcount": _("The most visitors and children in the room at one moment. It is no sum."),
        "median_stay_minutes": _("The median length, in minutes, of the visits whose end is known. It is no sum."),
        "arrivals": _("Visits by the quarter hour of their arrival, as counted at the kiosk; amendments change visits, not these."),
        "consultations": _("Talks in private that were begun."),
        "consultations_missed": _("Requests for a talk that found nobody, or were still waiting at closing."),
        "outcome": _("Consultations by how they ended, with the partner programme where they were handed on."),
        "answers": _("Answers to the optional questions, each counted at once and attached to no visit."),
        "counter": _("What facilitators counted as given or joined, by name."),
        "correction": _("How often a facilitator set the headcount right, by reason; visits are not changed by it."),
        "target": _("What a programme wants to reach in a fiscal year, by indicator."),
        "result": _("What came of a target in the whole fiscal year, by indicator."),
        "figure": _("A number counted elsewhere, such as operating days, by indicator."),
    }[measure]


def column_explained(column: str) -> str:
    """Return what a column of the CSV holds."""
    return {
        "fiscal_year": _("The fiscal year, by the calendar year in which it begins."),
        "session_id": _("The session's number; empty in rows of a fiscal year."),
        "date": _("The day of the session at the venue, as YYYY-MM-DD."),
        "title": _("The session's title."),
        "venue": _("Where it was held."),
        "programme": _("The programme for which it counts."),
        "measure": _("What is counted, see the measures."),
        "dimension": _("“total”, or what the number is broken down by: outcome, quarter_hour, counter, reason, indicator, or a question."),
        "category": _("The category of the breakdown; empty for a total."),
        "value": _("The count, a whole number; empty where it is hidden."),
        "status": _("“ok”, or “suppressed” where the number is hidden."),
    }[column]


def page() -> str:
    """Return the page of the docs."""
    lines = [
        "# Data dictionary", "",
        "Made from `admin/reports/dictionary.py` by `make dictionary`; a test keeps it true.", "",
        "## Measures", "", "| measure | English | 日本語 | how it is counted |", "|---|---|---|---|",
    ]  # fmt: skip
    for measure in MEASURES:
        with speaking("en"):
            english, how = name_of(measure), explained(measure)
        with speaking("ja"):
            japanese = name_of(measure)
        lines.append(f"| `{measure}` | {english} | {japanese} | {how} |")
    lines += ["", "## Columns of the CSV", "", "UTF-8 with BOM, RFC 4180, one number a row.", "", "| column | what it holds |", "|---|---|"]
    with speaking("en"):
        lines += [f"| `{column}` | {column_explained(column)} |" for column in COLUMNS]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    from pathlib import Path

    Path("docs/data-dictionary.md").write_text(page(), "utf-8")
