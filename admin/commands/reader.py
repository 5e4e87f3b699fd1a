"""tachiyori reader: scan something and see what arrived. Nothing is kept and nothing is asked of the desk."""

import codecs
import os
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from admin.commands.console import has_terminal
from kiosk.errors import TachiyoriError
from kiosk.language import _

_SILENCE = 0.5
"""Seconds without a key after which a scan is over."""


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    app.command("reader", help=_("Try a reader: scan something and see what arrives, character by character."))(reader)


def reader() -> None:
    """Try a reader until Ctrl+C."""
    if not has_terminal() or sys.platform == "win32":
        raise TachiyoriError(_("A reader is tried in a terminal of Linux or macOS; on Windows scan into Notepad."))
    from kiosk.scanning.diagnosis import diagnose

    print(_("Scan something. Ctrl+C ends this."))
    with _raw():
        while arrived := _one_scan():
            found = diagnose(arrived)
            print(f"\r\n{found.characters}\r")
            for line in found.advice:
                print(f"  {line}\r")
            sys.stdout.flush()


def _one_scan() -> list[tuple[str, float]]:
    """Return the keys of the next scan, nothing where Ctrl+C ended it."""
    arrived: list[tuple[str, float]] = []
    decoder, before = codecs.getincrementaldecoder("utf-8")("replace"), 0.0
    while True:
        ready, _write, _error = select.select([sys.stdin.fileno()], [], [], _SILENCE if arrived else None)
        if not ready:
            return arrived
        read, now = os.read(sys.stdin.fileno(), 1), time.monotonic()
        if read in (b"\x03", b"\x04", b""):
            return []
        if character := decoder.decode(read):
            arrived.append((character, now - before if arrived else 0.0))
            before = now


@contextmanager
def _raw() -> Iterator[None]:
    """Let every key through as it comes, without echo."""
    import termios
    import tty

    terminal = sys.stdin.fileno()
    kept = termios.tcgetattr(terminal)
    try:
        tty.setraw(terminal)
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, kept)
        print()
