"""The office's jobs from a script: many sessions at once, people, amendments, reports, a new generation of cards."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.commands.conftest import Ran
from tests.commands.test_commands import rows
from tests.conftest import PASSPHRASE

OPENS, CLOSES = "2024-11-10T13:30", "2024-11-10T15:30"


def add(run, *more: str) -> str:
    return str(run("session", "add", "--title", "女子会", "--opens", OPENS, "--closes", CLOSES, *more).out.strip())


def test_sessions_are_planned_from_a_file_once_and_overlaps_are_told(run, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(f"title,opens,closes\nA,{OPENS},{CLOSES}\nB,2024-11-10T15:00,2024-11-10T16:00\n")
    first: Ran = run("session", "import", str(file), "--json")
    assert json.loads(first.out) == {"planned": 2}
    assert "overlaps" in first.err
    assert json.loads(run("session", "import", str(file), "--json").out) == {"planned": 0}
    file.write_text("title,opens,closes\nA,2024-11-31T10:00,2024-11-30T11:00\n")
    assert "Line 2" in run("session", "import", str(file), ok=False).err
    assert run("session", "import", str(tmp_path / "none.csv"), ok=False).status == 1


def test_a_session_is_cancelled_with_a_reason_and_stays_in_the_list_and_the_calendar(run, tmp_path: Path) -> None:
    number = add(run, "--parts", "1部/2部", "--theme", "秋")
    assert run("session", "cancel", number, "--reason", " ", ok=False).status == 2
    run("session", "cancel", number, "--reason", "台風")
    assert json.loads(run("session", "list", "--json").out)[0]["state"] == "cancelled"
    assert run("session", "cancel", "99", "--reason", "x", ok=False).status == 1
    run("session", "calendar", "--out", str(tmp_path / "c.ics"))
    assert b"STATUS:CANCELLED" in (tmp_path / "c.ics").read_bytes()


def test_people_come_and_go_and_a_forgotten_passphrase_is_set_anew_with_a_trace(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    typed("plum tree\n")
    assert run("person", "add", "佐藤", "--role", "staff", "--passphrase-stdin").out.strip() == "2"
    people = json.loads(run("person", "list", "--json").out)
    assert [(each["name"], each["role"]) for each in people][1] == ("佐藤", "staff")
    typed("abc\n")
    assert run("person", "passphrase", "佐藤", "--passphrase-stdin", ok=False).status == 2
    typed("cherry tree\n")
    run("person", "passphrase", "佐藤", "--passphrase-stdin")
    trail = run("audit").out
    assert "command line  passphrase changed  佐藤" in trail
    assert "cherry" not in trail
    assert PASSPHRASE not in trail
    run("person", "role", "佐藤", "--to", "administrator")
    run("person", "remove", people[0]["name"])
    assert "last administrator" in run("person", "remove", "佐藤", ok=False).err
    assert run("person", "remove", "Nobody", ok=False).status == 1


def test_a_folded_session_is_amended(run, tmp_path: Path) -> None:
    number = add(run)
    assert run("amend", number, "--measure", "visits", "--by", "1", "--reason", "other", ok=False).status == 1
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("arrived,left,companions,first_visit,consultation\n13:35,,0,,\n")
    run("record", number, str(sheet))
    run("amend", number, "--measure", "visits", "--by", "2", "--reason", "paper_found")
    assert run("amend", number, "--measure", "visits", "--by", "1", "--reason", "because", ok=False).status == 2
    out = tmp_path / "x.csv"
    run("export", "--from", "2024-04-01", "--to", "2025-03-31", "--out", str(out))
    assert [row["value"] for row in rows(out) if row["measure"] == "visits"] == ["3"]


def test_a_funders_report_hides_what_an_internal_one_shows(run, tmp_path: Path) -> None:
    number = add(run)
    sheet = tmp_path / "sheet.csv"
    visits = "\n".join("13:35,15:00,0,no," for _visit in range(14))
    sheet.write_text(f"arrived,left,companions,first_visit,consultation\n{visits}\n13:40,15:00,2,yes,interview\n")
    run("record", number, str(sheet))
    for audience, hidden in (("internal", False), ("funder", True), ("public", True)):
        out = tmp_path / f"{audience}.csv"
        run("export", "--from", "2024-04-01", "--to", "2025-03-31", "--audience", audience, "--out", str(out))
        found = {row["measure"]: row for row in rows(out) if row["dimension"] == "total"}
        assert found["visits"]["value"] == "15"
        for measure in ("consultations", "first_visits", "companions"):
            assert (found[measure]["status"], found[measure]["value"] == "") == ("suppressed" if hidden else "ok", hidden)
    book = tmp_path / "r.xlsx"
    run("export", "--from", "2024-04-01", "--to", "2025-03-31", "--format", "xlsx", "--audience", "funder", "--out", str(book))
    assert len(openpyxl.load_workbook(book).sheetnames) == 6
    half = run("export", "--from", "2024-04-02", "--to", "2025-03-31", "--audience", "public", "--out", str(book), ok=False)
    assert half.status == 2
    assert "whole months" in half.err


def test_the_threshold_is_a_setting(run, tmp_path: Path) -> None:
    assert run("setting", "threshold", "2", ok=False).status == 2
    run("setting", "threshold", "3")
    assert json.loads(run("setting", "threshold", "--json").out) == {"threshold": 3}
    run("setting", "languages", "ja,en")
    assert run("setting", "languages", "ja,xx", ok=False).status == 2


def test_cards_come_in_three_formats_and_a_new_generation_begins(run, tmp_path: Path) -> None:
    for form in ("pdf", "svg", "txt"):
        run("cards", "--count", "3", "--format", form, "--pattern", "dots", "--cut-marks", "--out", str(tmp_path / f"c.{form}"))
        assert (tmp_path / f"c.{form}").stat().st_size > 80
    run("cards", "--rulers", "--out", str(tmp_path / "rulers.pdf"))
    assert run("cards", "--out", str(tmp_path / "none.pdf"), ok=False).status == 2
    assert run("cards", "--count", "3", "--right", "50", "--out", str(tmp_path / "none.pdf"), ok=False).status == 2
    assert "generation 2" in run("renew", "--old-cards-until", "2027-03-31").out
    assert run("renew", "--old-cards-until", "2020-01-01", ok=False).status == 2


@pytest.mark.parametrize("words", [("admin",), ("reader",)])
def test_a_screen_without_a_terminal_says_so_in_one_sentence(run, words: tuple[str, ...]) -> None:
    assert "terminal" in run(*words, ok=False).err
