"""The optional questions: each answer is counted at once and never attached to a visit (DESIGN 3.10).

The texts are msgids of the catalogues. A key stands in the tallies and never changes its meaning.
"""

from typing import NamedTuple


class Question(NamedTuple):
    """One question; `choices` are (key, text) in the order they are shown."""

    key: str
    text: str
    choices: tuple[tuple[str, str], ...]


QUESTIONS = (
    Question(
        "age",
        "How old are you?",
        (("-19", "Under 20"), ("20-39", "20 to 39"), ("40-59", "40 to 59"), ("60-", "60 or over")),
    ),
    Question(
        "area",
        "Where do you live?",
        (("town", "In this town"), ("nearby", "In a town nearby"), ("elsewhere", "Elsewhere")),
    ),
    Question(
        "heard",
        "How did you hear of us?",
        (("flyer", "Flyer"), ("net", "Internet"), ("person", "From somebody"), ("office", "City hall")),
    ),
)
