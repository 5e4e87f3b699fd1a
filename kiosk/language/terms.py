"""The house's terms as people read them: states, roles, outcomes, reasons, answers."""

from kiosk.domain.questions import QUESTIONS
from kiosk.domain.repeats import Rule
from kiosk.domain.requests import Outcome
from kiosk.domain.roles import Role
from kiosk.domain.sessions import State
from kiosk.language import _


def state_name(state: State) -> str:
    """Return where a session stands."""
    return {
        State.PLANNED: _("planned"),
        State.OPEN: _("open"),
        State.CLOSED: _("closed"),
        State.CANCELLED: _("cancelled"),
    }[state]


def role_name(role: Role) -> str:
    """Return a role."""
    return {
        Role.FACILITATOR: _("Facilitator (board only)"),
        Role.STAFF: _("Staff (all but people and settings)"),
        Role.ADMINISTRATOR: _("Administrator (everything)"),
    }[role]


def outcome_name(category: str) -> str:
    """Return how a consultation ended, with the partner programme where it names one ("handed_on:Shelter")."""
    outcome, _colon, partner = category.partition(":")
    names = {
        Outcome.TALKED.value: _("Talked on the spot"),
        Outcome.INTERVIEW.value: _("Interview booked"),
        Outcome.HANDED_ON.value: _("Handed on to a partner programme"),
        Outcome.LISTENED.value: _("Listened only"),
        Outcome.NOT_RECORDED.value: _("Not written down"),
    }
    name = names.get(outcome, outcome)
    return f"{name}: {partner}" if partner else name


def correction_name(reason: str) -> str:
    """Return why a facilitator set the headcount right."""
    return {
        "not_checked_in": _("came in without the kiosk"),
        "not_checked_out": _("left without the kiosk"),
        "counted_twice": _("was counted twice"),
        "other": _("another reason"),
    }.get(reason, reason)


def amendment_name(reason: str) -> str:
    """Return why a folded session was set right."""
    return {
        "paper_found": _("a paper sheet was found"),
        "counted_twice": _("counted twice"),
        "not_counted": _("had not been counted"),
        "test_visits": _("taps made to try the kiosk"),
        "other": _("another reason"),
    }.get(reason, reason)


def rule_name(rule: Rule) -> str:
    """Return how a session repeats."""
    return {
        Rule.WEEKLY: _("every week"),
        Rule.FORTNIGHTLY: _("every second week"),
        Rule.MONTHLY_BY_WEEKDAY: _("every month on the same weekday, such as the 2nd Sunday"),
        Rule.MONTHLY_BY_DAY: _("every month on the same day"),
    }[rule]


def question_text(key: str) -> str:
    """Return an optional question by its key; an unknown one as it is."""
    return next((_(question.text) for question in QUESTIONS if question.key == key), key)


def answer_text(key: str, choice: str) -> str:
    """Return the text of a choice of a question; an unknown one as it is."""
    return next((_(text) for question in QUESTIONS if question.key == key for name, text in question.choices if name == choice), choice)


def action_name(action: str) -> str:
    """Return what somebody of the staff did, for the audit trail; an unknown action as it is."""
    return {
        "audit exported": _("wrote the audit trail to a file"),
        "backed up": _("made a backup"),
        "cards made": _("made cards"),
        "cards renewed": _("began a new generation of cards"),
        "exported": _("exported a report"),
        "figure entered": _("entered a figure"),
        "headcount corrected": _("corrected the headcount"),
        "list changed": _("changed a list"),
        "paper sheet entered": _("entered a paper sheet"),
        "paper totals entered": _("entered totals from paper"),
        "passphrase changed": _("set a passphrase anew"),
        "person added": _("added a person"),
        "person changed": _("changed a person"),
        "person removed": _("removed a person"),
        "session amended": _("set a folded session right"),
        "session cancelled": _("cancelled a session"),
        "session changed": _("changed a session"),
        "session closed": _("closed a session"),
        "session opened": _("opened a session"),
        "session planned": _("planned a session"),
        "session reinstated": _("took a cancellation back"),
        "sessions planned": _("planned sessions"),
        "settings changed": _("changed a setting"),
        "signed in": _("signed in"),
        "target set": _("set a target"),
    }.get(action, action)
