"""What can go wrong, named. Every error carries one sentence for people that says what happened and what to do."""


class TachiyoriError(Exception):
    """Base of all; `str(error)` is the sentence, in the language spoken when it was raised."""


class Refusal(TachiyoriError):
    """A use case will not do this, by rule; nothing was changed."""


class WrongUsage(TachiyoriError):
    """The words of a command, or what stands in a form, are wrong; nothing was changed. `field` names the culprit where there is one."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class StoreUnavailable(TachiyoriError):
    """The data cannot be read or written at the moment; nothing half-done is left. Trying again later is right."""


class StoreUnusable(TachiyoriError):
    """The data folder cannot be used by this program at all until somebody repairs it."""
