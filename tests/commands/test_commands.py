"""The command line as a script uses it: signatures, JSON, exit statuses, one sentence for every error."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from kiosk import locations
from kiosk.domain import tokens
from tests.conftest import PASSPHRASE

DATA = Path(__file__).parent.parent / "data"


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_the_citys_year_comes_out_as_its_report_says(run, tmp_path: Path) -> None:
    for day in ("2024-09-01", "2024-09-29", "2024-11-10"):
        added = run("session", "add", "--title", "女子会", "--opens", f"{day}T13:30", "--closes", f"{day}T15:30", "--programme", "つながり")
        number = added.out.strip()
        assert number.isdigit()
        run("record", number, str(DATA / f"{day}.csv"))
    run("target", "add", "--programme", "つながり", "--indicator", "visits", "--fiscal-year", "2024", "--value", "20")
    run("figure", "add", "--programme", "つながり", "--indicator", "operating_days", "--fiscal-year", "2024", "--value", "136")
    out = tmp_path / "year.csv"
    run("export", "--from", "2024-04-01", "--to", "2025-03-31", "--format", "csv", "--audience", "internal", "--out", str(out))
    header = b"fiscal_year,session_id,date,title,venue,programme,measure,dimension,category,value,status\r\n"
    assert out.read_bytes().startswith(b"\xef\xbb\xbf" + header)
    found = rows(out)
    visits = [int(row["value"]) for row in found if (row["measure"], row["dimension"]) == ("visits", "total")]
    assert visits == [15, 15, 15]
    yearly = {(row["measure"], row["category"]): row["value"] for row in found if not row["session_id"]}
    assert yearly == {("target", "visits"): "20", ("result", "visits"): "45", ("figure", "operating_days"): "136"}
    assert {row["fiscal_year"] for row in found} == {"2024"}
    assert {row["status"] for row in found} == {"ok"}


def test_status_is_json_with_the_keys_of_the_design(run) -> None:
    assert json.loads(run("status", "--json").out) == {"session": None, "present": 0, "companions": 0, "visits": 0, "waiting": 0}
    run("session", "add", "--title", "T", "--opens", "2024-11-10T13:30", "--closes", "2024-11-10T15:30", "--capacity", "9")
    run("session", "open", "1")
    session = json.loads(run("status", "--json").out)["session"]
    assert (session["id"], session["title"], session["opens"]) == (1, "T", "2024-11-10T13:30:00+09:00")
    assert json.loads(run("session", "list", "--json").out)[0]["state"] == "open"
    run("session", "close", "1", "--yes")
    assert json.loads(run("session", "list", "--json").out)[0]["state"] == "closed"


def test_new_things_print_their_id_alone_or_as_json(run) -> None:
    session = ("session", "add", "--title", "T", "--opens", "2024-11-10T13:30", "--closes", "2024-11-10T15:30")
    assert run(*session).out == "1\n"
    assert json.loads(run(*session, "--json").out) == {"id": 2}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("session", "add", "--title", "T", "--opens", "soon", "--closes", "2024-11-10T15:30"), 2),
        (("session", "add", "--title", "T", "--opens", "2024-11-10T16:30", "--closes", "2024-11-10T15:30"), 2),
        (("session", "add", "--title", " ", "--opens", "2024-11-10T13:30", "--closes", "2024-11-10T15:30"), 2),
        (("session", "add", "--title", "a\nb", "--opens", "2024-11-10T13:30", "--closes", "2024-11-10T15:30"), 2),
        (("session", "add", "--title", "T", "--opens", "2024-02-30T13:30", "--closes", "2024-11-10T15:30"), 2),
        (("session", "add", "--title", "T", "--opens", "2024-11-10T13:30", "--closes", "2024-11-10T15:30", "--capacity", "0"), 2),
        (("session", "add"), 2),
        (("session", "open", "99"), 1),
        (("session", "close", "99", "--yes"), 1),
        (("session", "open", "one"), 2),
        (("record", "99", str(DATA / "2024-09-01.csv")), 1),
        (("record", "1", "/nowhere/sheet.csv"), 1),
        (("target", "add", "--programme", "P", "--indicator", "visits", "--fiscal-year", "24", "--value", "1"), 2),
        (("figure", "add", "--programme", "P", "--indicator", "visits", "--fiscal-year", "2024", "--value", "1"), 2),
        (("cards", "--count", "0", "--out", "/tmp/x.pdf"), 2),
        (("cards", "--count", "1", "--out", "/nowhere/x.pdf"), 1),
        (("export", "--from", "2025-01-01", "--to", "2024-01-01", "--out", "/tmp/x.csv"), 2),
        (("export", "--from", "2024-01-01", "--to", "2025-01-01", "--audience", "everybody", "--out", "/tmp/x.csv"), 2),
        (("restore", "/nowhere.db"), 2),
        (("fly",), 2),
        (("kiosk",), 1),
        (("board",), 1),
        (("setup", "--venue", "V"), 2),
    ],
)
def test_every_mistake_is_one_sentence_with_its_exit_status(run, words: tuple[str, ...], status: int) -> None:
    assert run(*words, ok=False).status == status


def test_a_session_is_not_closed_by_a_script_that_did_not_say_yes(run) -> None:
    run("session", "add", "--title", "T", "--opens", "2024-11-10T13:30", "--closes", "2024-11-10T15:30")
    run("session", "open", "1")
    assert run("session", "close", "1", ok=False).status == 2


def test_cards_prove_themselves_and_are_on_a_sheet_without_words(run, tmp_path: Path) -> None:
    text = tmp_path / "cards.txt"
    run("cards", "--count", "12", "--format", "txt", "--out", str(text))
    cards = text.read_text().split()
    assert len(set(cards)) == 12
    assert all(tokens.read(card) for card in cards)
    from pypdf import PdfReader

    run("cards", "--count", "12", "--out", str(tmp_path / "cards.pdf"))
    sheet = PdfReader(tmp_path / "cards.pdf")
    assert len(sheet.pages) == 2
    assert not [letter for page in sheet.pages for letter in page.extract_text() if letter.isalpha()]
    meta = " ".join(str(value) for value in (sheet.metadata or {}).values())
    assert "tachi" not in meta.lower()


def test_a_title_that_a_spreadsheet_would_run_stays_text(run, tmp_path: Path) -> None:
    run("session", "add", "--title", '=HYPERLINK("x")', "--opens", "2024-09-01T13:30", "--closes", "2024-09-01T15:30")
    run("record", "1", str(DATA / "2024-09-01.csv"))
    out = tmp_path / "year.csv"
    run("export", "--from", "2024-04-01", "--to", "2025-03-31", "--out", str(out))
    assert {row["title"] for row in rows(out)} == {'\'=HYPERLINK("x")'}


def test_an_export_that_cannot_be_written_leaves_no_half_file(run, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    assert run("export", "--from", "2024-04-01", "--to", "2025-03-31", "--out", str(blocked), ok=False).status == 1
    assert set(tmp_path.iterdir()) == {blocked, tmp_path / "desk"}


def test_setup_makes_a_desk_once(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "new desk"
    monkeypatch.setenv("TACHIYORI_HOME", str(home))

    def give(passphrase: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(passphrase.encode())))

    give("abc\n")
    assert run("setup", "--venue", "V", "--passphrase-stdin", "--lang", "en", ok=False).status == 2
    give(f"{PASSPHRASE}\n")
    run("setup", "--venue", "V", "--passphrase-stdin", "--lang", "en", "--timezone", "Europe/Berlin")
    assert locations.secret(home).exists()
    give(f"{PASSPHRASE}\n")
    assert run("setup", "--venue", "V", "--passphrase-stdin", "--lang", "en", ok=False).status == 1


def test_the_doctor_finds_what_is_wrong(run, folder: Path) -> None:
    assert json.loads(run("doctor", "--json").out)["ok"]
    locations.secret(folder).chmod(0o644)
    found = json.loads(run("doctor", "--json", ok=False).out)
    assert [check["name"] for check in found["checks"] if not check["ok"]] == ["privacy"]
    locations.secret(folder).unlink()
    assert run("doctor", ok=False).status == 1
    locations.database(folder).write_bytes(b"rubbish" * 1000)
    assert run("doctor", ok=False).status == 1


def test_a_backup_brings_back_what_was(run, tmp_path: Path, folder: Path) -> None:
    run("session", "add", "--title", "Before", "--opens", "2024-11-10T13:30", "--closes", "2024-11-10T15:30")
    run("backup", str(tmp_path / "b.db"))
    run("session", "add", "--title", "After", "--opens", "2024-11-10T13:30", "--closes", "2024-11-10T15:30")
    assert run("backup", str(tmp_path / "b.db"), ok=False).status == 2
    run("restore", str(tmp_path / "b.db"), "--yes")
    assert [session["title"] for session in json.loads(run("session", "list", "--json").out)] == ["Before"]
    (tmp_path / "bad.db").write_bytes(b"bad" * 999)
    assert run("restore", str(tmp_path / "bad.db"), "--yes", ok=False).status == 1
    assert len(list(locations.backups(folder).glob("*.db"))) == 1
    run("migrate")


def test_a_damaged_database_that_was_replaced_is_private_and_is_removed_when_it_is_old(run, tmp_path: Path, folder: Path) -> None:
    import os
    import time

    run("backup", str(tmp_path / "good.db"))
    locations.database(folder).write_bytes(b"rubbish" * 999)
    run("restore", str(tmp_path / "good.db"), "--yes")
    (kept,) = locations.backups(folder).glob("*.damaged")
    assert kept.stat().st_mode & 0o077 == 0
    long_ago = time.time() - 15 * 86400
    os.utime(kept, (long_ago, long_ago))
    run("forget")
    assert not kept.exists()


def test_a_backup_is_removed_when_it_is_old(run, folder: Path) -> None:
    import os
    import time

    run("backup")
    (first,) = locations.backups(folder).glob("*.db")
    long_ago = time.time() - 15 * 86400
    os.utime(first, (long_ago, long_ago))
    assert str(first) in run("forget", "--dry-run").out
    assert first.exists()
    run("backup")
    assert not first.exists()
    (second,) = locations.backups(folder).glob("*.db")
    os.utime(second, (long_ago, long_ago))
    run("forget")
    assert not second.exists()


def test_a_rehearsal_needs_no_terminal_and_leaves_the_data_alone(run) -> None:
    ran = run("rehearse", "--headless")
    assert "Visits" in ran.out
    assert "need a terminal" in ran.out
    assert ran.out == run("rehearse", "--headless").out
    assert json.loads(run("session", "list", "--json").out) == []


def test_staff_name_counters_and_partners_and_change_settings(run) -> None:
    run("counter", "お茶", "生理用品", "お茶")
    assert run("counter").out.split() == ["お茶", "生理用品"]
    run("partner", "ステップハウス")
    assert json.loads(run("partner", "--json").out) == ["ステップハウス"]
    run("setting", "return_seconds", "45")
    assert json.loads(run("setting", "return_seconds", "--json").out) == {"return_seconds": 45}
    for words in (("return_seconds", "5"), ("return_seconds", "soon"), ("theme", "pink"), ("secret_check", "00")):
        assert run("setting", *words, ok=False).status == 2
    assert run("counter", *map(str, range(10)), ok=False).status == 1
    assert run("counter", " ", ok=False).status == 2
