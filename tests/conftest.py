"""What tests share: a data folder that is set up, a desk with an open session, and a clock turned by hand."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from admin.cards.issue import new_cards
from kiosk.desk.desk import Desk, open_desk
from kiosk.desk.sessions import add_session, open_session
from kiosk.desk.setup import set_up
from kiosk.language import speak
from kiosk.widgets import choice

PASSPHRASE = "correct horse"
NOON = 1_731_207_600
"""2024-11-10 12:00 in Tokyo, in UTC epoch seconds."""


class HandClock:
    """A clock that only the test moves; calling it returns the UTC epoch second."""

    def __init__(self, second: int) -> None:
        self.second = second

    def __call__(self) -> float:
        return self.second

    def forward(self, seconds: int) -> None:
        self.second += seconds


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test begins in English, and may tap as soon as a screen stands."""
    monkeypatch.setattr(choice, "SETTLE", 0.0)
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    speak("en")
    yield
    speak("en")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that has been set up, to be copied."""
    speak("en")
    folder = tmp_path_factory.mktemp("template") / "desk"
    asyncio.run(set_up(folder, "さいわいプラザ", PASSPHRASE, "en"))
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    return Path(shutil.copytree(template, tmp_path / "desk"))


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOON)


@pytest.fixture
async def desk(folder: Path, clock: HandClock) -> AsyncIterator[Desk]:
    """A desk with nothing planned."""
    desk = await open_desk(folder, clock)
    yield desk
    await desk.close()


@pytest.fixture
async def session(desk: Desk) -> int:
    """The id of a session that is open at `desk`, from noon to two."""
    session = await add_session(desk, "Free space", NOON, NOON + 7200, capacity=20)
    await open_session(desk, session)
    return session


@pytest.fixture
def card(desk: Desk) -> Callable[[], str]:
    """Makes a card of this desk and returns its text."""
    return lambda: new_cards(desk, 1)[0].text
