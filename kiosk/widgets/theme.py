"""The colours of the house: washi, ink, moss, indigo, plum; by day and by night. Text keeps WCAG AAA contrast (7:1)."""

from textual.theme import Theme

DAY = Theme(
    name="day",
    primary="#245A41",
    secondary="#27406E",
    accent="#6B3F5E",
    warning="#8A2E20",
    error="#8A2E20",
    success="#245A41",
    foreground="#2B2A28",
    background="#FAF7F0",
    surface="#FAF7F0",
    panel="#EFE9DC",
    dark=False,
    text_alpha=1.0,
    variables={"on-colour": "#FFFFFF", "quiet": "#524E47", "line": "#8C8577"},
)
NIGHT = Theme(
    name="night",
    primary="#8CC7A6",
    secondary="#9DB7E6",
    accent="#D9A9C9",
    warning="#F0C36A",
    error="#F0C36A",
    success="#8CC7A6",
    foreground="#F3EEE3",
    background="#1B1E24",
    surface="#1B1E24",
    panel="#272B33",
    dark=True,
    text_alpha=1.0,
    variables={"on-colour": "#14161A", "quiet": "#C9C3B6", "line": "#7B7F88"},
)
THEMES = (DAY, NIGHT)
VARIABLES = DAY.variables
