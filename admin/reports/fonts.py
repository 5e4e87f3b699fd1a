"""A Japanese font for PDF: one of this machine's embedded where there is one that can be, else a font that viewers bring along."""

import sys
from collections.abc import Iterator
from pathlib import Path

_EMBEDDABLE = (
    "ipaexg.ttf", "ipag.ttf", "ipagp.ttf", "TakaoGothic.ttf", "TakaoPGothic.ttf", "VL-Gothic-Regular.ttf", "VL-PGothic-Regular.ttf",
    "NotoSansJP-Regular.ttf", "fonts-japanese-gothic.ttf", "msgothic.ttc", "meiryo.ttc", "YuGothM.ttc", "BIZ-UDGothicR.ttc",
    "mplus-1p-regular.ttf",
)  # fmt: skip
"""Gothic fonts with TrueType outlines; those with PostScript outlines (Noto Sans CJK) cannot be embedded by reportlab."""
_FROM_THE_VIEWER = "HeiseiKakuGo-W5"


def japanese_font() -> tuple[str, bool]:
    """Register a font with reportlab and return its name, and whether it is embedded.

    A font that is not embedded is one of Adobe's Japanese fonts: a viewer without Japanese shows nothing in its place.
    """
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    for path in _candidates():
        try:
            registerFont(TTFont("Japanese", str(path), subfontIndex=0))
        except (TTFError, OSError):
            continue
        return "Japanese", True
    registerFont(UnicodeCIDFont(_FROM_THE_VIEWER))
    return _FROM_THE_VIEWER, False


def _candidates() -> Iterator[Path]:
    home = Path.home()
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", home / ".local/share/fonts"]
    if sys.platform == "darwin":
        folders = [Path("/Library/Fonts"), Path("/System/Library/Fonts"), home / "Library/Fonts"]
    elif sys.platform == "win32":
        folders = [Path("C:/Windows/Fonts")]
    found = {path.name.lower(): path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*.tt[fc]"))}
    for name in _EMBEDDABLE:
        if path := found.get(name.lower()):
            yield path
