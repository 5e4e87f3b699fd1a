"""Text files that a spreadsheet saved."""

from kiosk.errors import WrongUsage
from kiosk.language import _

MOST_BYTES = 5_000_000


def decode(content: bytes) -> str:
    """Return the text of a file in UTF-8, with or without BOM, or CP932; raises WrongUsage."""
    if len(content) > MOST_BYTES:
        raise WrongUsage(_("The sheet is larger than {count} megabytes.").format(count=MOST_BYTES // 1_000_000))
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongUsage(_("The sheet is neither UTF-8 nor CP932 text; save it as CSV again."))
