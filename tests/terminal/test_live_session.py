"""A whole session in a real terminal, told step by step, with `status --json` right after each."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk import locations
from kiosk.domain import keys, tokens
from kiosk.domain.numbers import number_of
from kiosk.store import secret
from tests.conftest import PASSPHRASE
from tests.terminal.conftest import Terminal

pytestmark = pytest.mark.long


def open_now(tachiyori: Callable[..., str]) -> None:
    now = datetime.now(UTC)
    opens, closes = (now - timedelta(minutes=5)).isoformat(), (now + timedelta(hours=2)).isoformat()
    tachiyori("session", "add", "--title", "Live", "--opens", opens, "--closes", closes)


class Session:
    def __init__(self, kiosk: Terminal, tachiyori: Callable[..., str]) -> None:
        self.kiosk, self.tachiyori = kiosk, tachiyori

    def expect(self, **numbers: int) -> None:
        status = json.loads(self.tachiyori("status", "--json"))
        assert {name: status[name] for name in numbers} == numbers

    def home(self) -> None:
        self.kiosk.keys("Escape")
        self.kiosk.await_text("Come when you like")


def test_twelve_arrivals_five_cards_three_children_two_requests_nine_departures(
    terminal: Callable[..., Terminal], tachiyori: Callable[..., str], folder: Path, tmp_path: Path
) -> None:
    open_now(tachiyori)
    sheet = tmp_path / "cards.txt"
    tachiyori("cards", "--count", "5", "--format", "txt", "--out", str(sheet))
    cards = sheet.read_text().split()
    kiosk = terminal("kiosk --lang en")
    kiosk.await_text("Come in")
    session = Session(kiosk, tachiyori)

    for place, card in enumerate(cards, 1):
        kiosk.scan(card)
        kiosk.await_text("What would you like to do?")
        kiosk.keys("F1")
        kiosk.await_text("You are in.")
        session.expect(visits=place, present=place)
        session.home()
    numbers = []
    for place in range(7):
        kiosk.keys("F1")
        kiosk.await_text("You are in.")
        numbers.append(kiosk.await_match(r"\b\d{3} \d{3}\b"))
        if place < 3:
            kiosk.keys("Tab", "Tab", "Enter")  # the plus beside the children
        session.expect(visits=6 + place, companions=min(place + 1, 3))
        session.home()

    kiosk.scan(cards[0])
    kiosk.await_text("What would you like to do?")
    kiosk.keys("F1")
    kiosk.await_text("You are in.")
    session.expect(visits=12, present=12)
    session.home()
    kiosk.scan("4901234567894")
    kiosk.await_text("could not be read")
    session.expect(visits=12)

    for waiting, way in enumerate(("F1", "F3"), 1):
        kiosk.keys("F3")
        kiosk.await_text("How would you like to meet?")
        kiosk.keys(way)
        kiosk.await_text("Understood.")
        session.expect(waiting=waiting)
        session.home()

    for gone, card in enumerate(cards, 1):
        kiosk.keys("F2")
        kiosk.await_text("Going home?")
        kiosk.scan(card)
        kiosk.await_text("Thank you for coming")
        session.expect(present=12 - gone)
        session.home()
    for gone, number in enumerate(numbers[:3], 6):
        kiosk.keys("F2")
        kiosk.await_text("Going home?")
        for typed in range(1, 7):
            digits = number.replace(" ", "")[:typed]
            kiosk.keys(digits[-1])
            kiosk.await_text(f"{digits[:3]} {digits[3:]}".rstrip())  # a person, too, sees each digit before the next
        kiosk.keys("Enter")
        kiosk.await_text("Thank you for coming")
        session.expect(present=12 - gone, companions=3 - (gone - 5))
        session.home()
    kiosk.keys("F2")
    kiosk.await_text("Going home?")
    kiosk.keys("F2")
    kiosk.await_text("Thank you for coming")
    session.expect(visits=12, present=3, companions=0, waiting=2)

    _close_and_search(tachiyori, folder, cards)
    out = tmp_path / "out.csv"
    tachiyori("export", "--from", "2020-01-01", "--to", "2090-01-01", "--out", str(out))
    rows = csv.DictReader(io.StringIO(out.read_text("utf-8-sig")))
    counted = {row["measure"]: int(row["value"]) for row in rows if row["dimension"] == "total"}
    expected = {
        "visits": 12, "card_visits": 5, "companions": 3, "departures_unmatched": 1, "closed_present": 3,
        "first_visits": 5, "first_visits_unknown": 7, "consultations": 0, "consultations_missed": 2,
    }  # fmt: skip
    assert {name: counted[name] for name in expected} == expected
    kiosk.await_text("We are closed", seconds=30)


def _close_and_search(tachiyori: Callable[..., str], folder: Path, cards: list[str]) -> None:
    """Close the session; no file of the database may then hold a fingerprint that a card left in it."""
    import sqlite3

    with sqlite3.connect(f"{locations.database(folder).as_uri()}?mode=ro", uri=True) as database:
        salt = database.execute("SELECT salt FROM session WHERE state = 'open'").fetchone()[0]
    database.close()
    key = keys.session_key(secret.read(locations.secret(folder)), salt)
    found = [tokens.read(card) for card in cards]
    traces = [keys.fingerprint(key, text) for token in found if token for text in (token.text, number_of(token))]
    files = [path for path in folder.iterdir() if path.name.startswith("tachiyori.db")]
    assert any(trace in path.read_bytes() for trace in traces for path in files)
    tachiyori("session", "close", "1", "--yes")
    left = [path.name for trace in traces for path in files if path.exists() and trace in path.read_bytes()]
    assert not left


def test_nothing_a_keyboard_sends_leaves_the_kiosk_and_f12_with_the_passphrase_does(
    terminal: Callable[..., Terminal], tachiyori: Callable[..., str]
) -> None:
    import os
    import signal

    open_now(tachiyori)
    kiosk = terminal("kiosk --lang en")
    kiosk.await_text("Come in")
    process = kiosk.process()
    for key in ("C-c", "C-q", "C-z", "C-d", "C-p", "C-\\", "C-s", "Escape", "q", "F10"):
        kiosk.keys(key)
    for name in ("SIGINT", "SIGTSTP", "SIGHUP", "SIGQUIT"):
        os.kill(process, getattr(signal, name))
    kiosk.keys("F1")
    kiosk.await_text("You are in.")
    kiosk.keys("F12")
    kiosk.await_text("Staff passphrase")
    kiosk.type(PASSPHRASE)
    kiosk.keys("Enter")
    kiosk.await_text("Leave the kiosk")
    kiosk.keys("Enter")
    for _look in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        import time

        time.sleep(0.02)
    raise AssertionError("the kiosk is still there")


def test_the_first_run_is_three_enters(terminal: Callable[..., Terminal], folder: Path, tachiyori: Callable[..., str]) -> None:
    import shutil

    shutil.rmtree(folder)
    kiosk = terminal("kiosk --lang en", size=(60, 20))
    kiosk.await_text("Welcome to Tachiyori")
    kiosk.keys("Enter", "Enter", "Enter")
    kiosk.await_text("Come in")
    kiosk.keys("F1")
    kiosk.await_text("You are in.")
    assert json.loads(tachiyori("status", "--json"))["visits"] == 1


def test_a_facilitator_works_a_request_on_the_board(terminal: Callable[..., Terminal], tachiyori: Callable[..., str]) -> None:
    open_now(tachiyori)
    kiosk, board = terminal("kiosk --lang en"), terminal("board", size=(120, 40))
    board.await_text("Staff passphrase")
    board.type(PASSPHRASE)
    board.keys("Enter")
    board.await_text("In the room")
    kiosk.await_text("Come in")
    kiosk.keys("F1")
    board.await_text("Arrivals 1")
    kiosk.await_text("You are in.")
    kiosk.keys("F3")
    kiosk.await_text("How would you like to meet?")
    kiosk.keys("F1")
    board.await_match("●.*waiting")
    board.keys("t")
    board.await_text("is there")
    board.keys("d")
    board.await_text("How did the talk")
    board.keys("1")
    board.await_text("Nobody is waiting")
    board.keys("F9")
    board.await_text("Staff passphrase")
