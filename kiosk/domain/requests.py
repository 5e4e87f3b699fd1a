"""Consultation requests: how a visitor wants to be met, where her request stands, how the talk ended."""

from enum import StrEnum


class Meeting(StrEnum):
    """How she would like to be met."""

    COME = "come"
    DESK = "desk"
    BEFORE_LEAVING = "before_leaving"


class RequestState(StrEnum):
    """WAITING and TAKEN are open; the others are ends."""

    WAITING = "waiting"
    TAKEN = "taken"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    MISSED = "missed"


class Outcome(StrEnum):
    """How a consultation ended. HANDED_ON names a partner programme beside it."""

    TALKED = "talked"
    INTERVIEW = "interview"
    HANDED_ON = "handed_on"
    LISTENED = "listened"
    NOT_RECORDED = "not_recorded"
