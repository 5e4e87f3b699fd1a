"""Running the command line in this process, as a script does."""

import sys
from pathlib import Path

import pytest

from admin import commands


class Ran:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("TACHIYORI_HOME", str(folder))

    def run(*words: str, ok: bool = True) -> Ran:
        monkeypatch.setattr(sys, "argv", ["tachiyori", *words])
        with pytest.raises(SystemExit) as exit_info:
            commands.main()
        captured = capsys.readouterr()
        ran = Ran(int(exit_info.value.code or 0), captured.out, captured.err)
        assert "Traceback" not in ran.err
        assert (ran.status == 0) == ok, ran.err
        if not ok:
            assert ran.err.count("\n") == 1, ran.err
        return ran

    return run
