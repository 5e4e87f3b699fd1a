"""Every key of the desk, derived from its secret; and the fingerprint, the only trace a token leaves.

HKDF-SHA256 (RFC 5869) separates the keys, HMAC-SHA256 (RFC 2104) makes fingerprints. A session's and a season's
key also need a random salt: once that is wiped, what they fingerprinted can be linked to nothing (DESIGN 3.2).
"""

import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SECRET_BYTES = 32
SALT_BYTES = 32


def _derive(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=f"tachiyori {purpose} v1".encode()).derive(secret)


def card_key(secret: bytes, generation: int = 1) -> bytes:
    """Return the 32-byte key that authenticates this desk's cards of a generation; the first is 1."""
    return _derive(secret, "card" if generation == 1 else f"card {generation}")


def audit_key(secret: bytes) -> bytes:
    """Return the 32-byte key that seals the audit trail."""
    return _derive(secret, "audit")


def session_key(secret: bytes, salt: bytes) -> bytes:
    """Return the 32-byte key of one session, from the desk's secret and the session's salt."""
    return _derive(secret, "session", salt)


def season_key(secret: bytes, salt: bytes) -> bytes:
    """Return the 32-byte key of one season, from the desk's secret and the season's salt."""
    return _derive(secret, "season", salt)


def secret_check(secret: bytes) -> bytes:
    """Return 8 bytes that tell whether a secret is the one a database was begun with, and nothing about it."""
    return _derive(secret, "check")[:8]


def fingerprint(key: bytes, text: str) -> bytes:
    """Return the 32-byte HMAC-SHA256 of `text` under `key`."""
    return hmac.digest(key, text.encode(), "sha256")
