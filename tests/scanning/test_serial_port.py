"""A reader that acts as a serial port: a pseudo-terminal stands for its cable."""

import asyncio
import os
import pty
import threading
import tty
from pathlib import Path

import pytest

from kiosk.desk.count import status
from kiosk.desk.desk import Desk
from kiosk.scanning import serial_port
from kiosk.scanning.serial_port import SerialReader
from kiosk.screens.app import KioskApp


class Cable:
    """The reader's end of a port."""

    def __init__(self) -> None:
        self.reader, computer = pty.openpty()
        tty.setraw(self.reader)
        tty.setraw(computer)
        self.port = os.ttyname(computer)

    def send(self, text: bytes) -> None:
        os.write(self.reader, text)


@pytest.fixture
def cable() -> Cable:
    return Cable()


class Heard:
    """What a reader's thread said, to wait for."""

    def __init__(self) -> None:
        self.codes: list[str] = []
        self.troubles: list[str] = []
        self._changed = threading.Condition()

    def code(self, text: str) -> None:
        with self._changed:
            self.codes.append(text)
            self._changed.notify_all()

    def trouble(self, sentence: str) -> None:
        with self._changed:
            self.troubles.append(sentence)
            self._changed.notify_all()

    def wait(self, codes: int = 0, troubles: int = 0) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.codes) >= codes and len(self.troubles) >= troubles, 10)


@pytest.mark.parametrize("sent", [b"ABC123\r", b"ABC123\r\n", b"ABC123\n", b"ABC123\t", b"ABC123"])
def test_a_code_ends_with_any_suffix_or_with_a_pause(cable: Cable, sent: bytes) -> None:
    heard = Heard()
    reader = SerialReader(cable.port, heard.code, heard.trouble)
    reader.start()
    assert reader.ready.wait(10)
    for _each in range(2):
        cable.send(sent)
        heard.wait(codes=1 + _each)
    reader.stop()
    reader.join(10)
    assert heard.codes == ["ABC123", "ABC123"]
    assert heard.troubles == []


def test_two_codes_in_one_breath_are_two(cable: Cable) -> None:
    heard = Heard()
    reader = SerialReader(cable.port, heard.code, heard.trouble)
    reader.start()
    assert reader.ready.wait(10)
    cable.send(b"ONE11111\rTWO22222\r")
    heard.wait(codes=2)
    cable.send(b"\xff\xfe\r")
    heard.wait(codes=3)
    cable.send(b"x" * 600 + b"\r")
    heard.wait(codes=4)
    reader.stop()
    reader.join(10)
    assert heard.codes[:2] == ["ONE11111", "TWO22222"]
    assert all(len(code) <= 512 for code in heard.codes)


def test_a_port_that_is_not_there_is_told_once_and_tried_again(monkeypatch: pytest.MonkeyPatch, cable: Cable, tmp_path: Path) -> None:
    monkeypatch.setattr(serial_port, "_TRY_AGAIN", 0.02)
    heard, port = Heard(), tmp_path / "ttyACM0"
    reader = SerialReader(str(port), heard.code, heard.trouble)
    reader.start()
    heard.wait(troubles=1)
    port.symlink_to(cable.port)
    heard.wait(troubles=2)
    assert reader.ready.wait(10)
    cable.send(b"ABC123\r")
    heard.wait(codes=1)
    reader.stop()
    reader.join(10)
    assert [bool(sentence) for sentence in heard.troubles] == [True, False]


async def test_a_card_read_by_a_serial_reader_is_a_scan_at_the_kiosk(folder: Path, desk: Desk, session: int, card, cable: Cable) -> None:
    app = KioskApp(folder, desk, "in", port=cable.port)
    app._begin_looking = lambda: None  # type: ignore[method-assign]
    await app.look()
    async with app.run_test(size=(100, 32)) as pilot:
        (reader,) = app._devices
        assert await asyncio.to_thread(reader.ready.wait, 10)
        cable.send(f"{card()}\r".encode())
        for _turn in range(200):
            if type(app.screen).__name__ == "ArrivalScreen":
                break
            await pilot.pause(0.02)
        assert (await status(desk)).visits == 1
        await app.close_desk()
