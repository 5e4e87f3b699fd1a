"""Argon2id passphrases (RFC 9106, argon2-cffi's parameters), and the pause that grows with wrong tries."""

from kiosk.errors import WrongUsage
from kiosk.language import _

SHORTEST = 4
FREE_TRIES = 4
LONGEST_PAUSE = 60


def hash_passphrase(passphrase: str) -> str:
    """Return the Argon2id hash of a passphrase with its parameters and salt in it."""
    from argon2 import PasswordHasher

    return PasswordHasher().hash(_plain(passphrase))


def matches(hashed: str, passphrase: str) -> bool:
    """Tell whether `passphrase` is the one behind `hashed`; takes some 50 ms on purpose."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(hashed, _plain(passphrase))
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(hashed: str) -> bool:
    """Tell whether a hash was made with other parameters than today's, so that it should be made anew."""
    from argon2 import PasswordHasher

    return PasswordHasher().check_needs_rehash(hashed)


def check_new(passphrase: str) -> None:
    """Raise WrongUsage where a new passphrase is too short."""
    if len(passphrase) < SHORTEST:
        raise WrongUsage(_("The passphrase needs at least {count} characters.").format(count=SHORTEST), "passphrase")


def pause_after(wrong_tries: int) -> int:
    """Return the seconds to wait after so many wrong tries in a row: 0 for the first four, then 1, 2, 4 ... 60."""
    return min(2 ** (wrong_tries - FREE_TRIES - 1), LONGEST_PAUSE) if wrong_tries > FREE_TRIES else 0


def _plain(passphrase: str) -> str:
    """A Japanese keyboard may type full-width letters; both ways are the same passphrase."""
    import unicodedata

    return unicodedata.normalize("NFKC", passphrase)
