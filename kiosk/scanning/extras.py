"""Parts that only some readers need, installed as extras."""

from importlib.util import find_spec

EXTRAS = {"camera": ("cv2", "zxingcpp"), "serial": ("serial",)}
"""Which modules each extra brings."""


def is_installed(extra: str) -> bool:
    """Tell whether the parts of an extra are there; imports none of them."""
    return all(find_spec(module) is not None for module in EXTRAS[extra])
