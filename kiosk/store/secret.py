"""The desk's secret: 32 random bytes in a file of their own, mode 0600, in no database and no backup (DESIGN 3.4)."""

import os
from pathlib import Path

from kiosk.domain.keys import SECRET_BYTES
from kiosk.errors import StoreUnusable
from kiosk.language import _


def create(path: Path) -> bytes:
    """Make a new secret at `path` and return its bytes; raises FileExistsError rather than replace one."""
    value = os.urandom(SECRET_BYTES)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(value.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return value


def read(path: Path) -> bytes:
    """Return the secret's bytes; raises StoreUnusable where the file is gone or spoilt."""
    try:
        value = bytes.fromhex(path.read_text("ascii").strip())
    except FileNotFoundError as error:
        raise StoreUnusable(
            _("The desk's secret {file} is missing; put the file back, or no card of this desk will be known.").format(file=path)
        ) from error
    except (OSError, ValueError) as error:
        raise StoreUnusable(_("The desk's secret {file} cannot be read; put the right file back.").format(file=path)) from error
    if len(value) != SECRET_BYTES:
        raise StoreUnusable(_("The desk's secret {file} cannot be read; put the right file back.").format(file=path))
    return value
