"""A staff member's first day in a real terminal: from an empty data folder to a session planned, held, and looked back on."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import COMMAND, Terminal

pytestmark = pytest.mark.long


def test_a_staff_members_first_day(folder: Path, tmp_path: Path, terminal: Callable[..., Terminal], tachiyori: Callable[..., str]) -> None:
    for path in folder.iterdir():
        path.unlink()
    subprocess.run(
        [COMMAND, "setup", "--venue", "さいわいプラザ", "--passphrase-stdin", "--lang", "en"],
        input="plum tree\n", text=True, check=True, env={"TACHIYORI_HOME": str(folder), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    office = terminal("admin")
    office.await_text("Staff passphrase")
    office.type("plum tree")
    office.keys("Enter")
    office.await_text("Nothing is planned.")

    office.keys("2")
    office.await_text("No session in this year yet")
    office.keys("a")
    office.await_text("Plan a session")
    office.keys("Tab")
    office.type("2024-11-10")
    office.keys("C-s")
    office.await_text("Sessions, FY")
    office.keys("[")
    office.await_text("Sessions, FY2025")
    office.keys("[")
    office.await_text("Sun 10 Nov")

    office.keys("p")
    office.await_text("empty where nobody asked")
    office.type("15")
    office.keys("C-s")
    office.await_match(r"15:30 .* 15 +closed")

    for keys, told in (("4", "FY2026"), ("[", "FY2025"), ("[", "FY2024")):
        office.keys(keys)
        office.await_text(f"Targets and results, {told}")
    office.keys("t")
    office.await_text("A target, FY2024")
    office.keys("Tab", "Tab", "Tab")
    office.type("20")
    office.keys("C-s")
    office.await_match(r"20 +15 +75 %")

    office.keys("9")
    office.await_text("Administrator (everything)")
    office.keys("a")
    office.await_text("Add a person")
    office.type("Sato")
    office.keys("Tab", "Tab")
    office.type("cherry tree")
    office.keys("Tab")
    office.type("cherry tree")
    office.keys("C-s")
    office.await_match(r"Sato +Facilitator")
    assert "Sato" in tachiyori("person", "list")

    office.keys("F9")
    office.await_text("Who are you?")
    assert "Sato" not in office.screen()
    office.keys("C-q")
    trail = tachiyori("audit")
    assert [word in trail for word in ("signed in", "session planned", "paper totals entered", "target set", "person added")] == [True] * 5
