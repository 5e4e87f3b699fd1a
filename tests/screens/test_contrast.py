"""Text keeps WCAG 2.2 AAA contrast (7:1) on every ground it stands on, by day and by night."""

import pytest
from textual.color import Color
from textual.theme import Theme

from kiosk.widgets.theme import THEMES

# (text, ground) as the style sheets pair them
PAIRS = [
    ("foreground", "background"), ("foreground", "panel"), ("quiet", "background"), ("primary", "background"),
    ("accent", "background"), ("warning", "background"), ("on-colour", "primary"), ("on-colour", "secondary"),
    ("on-colour", "accent"), ("secondary", "background"),
]  # fmt: skip


def luminance(colour: Color) -> float:
    """Relative luminance; source: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    channels = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.normalized]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_text_is_readable(theme: Theme, pair: tuple[str, str]) -> None:
    text, ground = (Color.parse(theme.variables.get(name) or getattr(theme, name)) for name in pair)
    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 7
