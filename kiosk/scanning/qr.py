"""The squares of a QR code."""

from collections.abc import Sequence

from kiosk.domain.tokens import Kind, Token

Matrix = Sequence[Sequence[bool]]
_MASK = 3
"""Any of the eight masks is valid; trying all of them for the prettiest costs eight times as much."""


def matrix(token: Token) -> Matrix:
    """Return the dark squares of a token, row by row, without quiet zone: 21 for a pass (1-M), 25 for a card (2-Q)."""
    from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
    from qrcode.main import QRCode

    version, level = (1, ERROR_CORRECT_M) if token.kind is Kind.PASS else (2, ERROR_CORRECT_Q)
    code = QRCode(version=version, error_correction=level, border=0, mask_pattern=_MASK)
    code.add_data(token.text, optimize=0)
    code.make(fit=False)
    squares: Matrix = code.get_matrix()
    return squares
