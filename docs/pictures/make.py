"""Takes the pictures of the docs from a real terminal: `make pictures`.

An xterm on a virtual screen shows tmux, which runs the program on a throwaway data folder. Needs Xvfb, xterm, tmux,
ImageMagick's import, and the DejaVu and Noto CJK fonts.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from bench.years import fill
from kiosk.desk.change_settings import change_settings
from kiosk.desk.desk import open_desk
from kiosk.desk.sessions import add_session
from kiosk.desk.setup import set_up

HERE = Path(__file__).parent
COMMAND = Path(sys.executable).parent / "tachiyori"
PASSPHRASE = "picture picture"
DISPLAY = ":97"
SIGN_IN = (*(f"text:{letter}" for letter in PASSPHRASE), "Enter", "sleep:1")
UNREADABLE = "text:4901234567894\r"
PICTURES: dict[str, tuple[str, tuple[int, int], Sequence[str]]] = {
    "start": ("kiosk", (100, 32), ()),
    "start-en": ("kiosk --lang en", (100, 32), ()),
    "start-small": ("kiosk", (60, 20), ()),
    "arrival": ("kiosk", (100, 32), ("F1",)),
    "arrival-small": ("kiosk", (60, 20), ("F1",)),
    "leaving": ("kiosk", (100, 32), ("F2",)),
    "left": ("kiosk", (100, 32), ("F2", "F2")),
    "asking": ("kiosk", (100, 32), ("F3",)),
    "asked": ("kiosk", (100, 32), ("F3", "F1")),
    "unreadable": ("kiosk", (100, 32), (UNREADABLE,)),
    "scanned": ("kiosk", (100, 32), ("text:C0123456789ABCDEFGHJK01234567\r",)),
    "admin-today": ("admin", (100, 32), SIGN_IN),
    "admin-sessions": ("admin", (100, 32), (*SIGN_IN, "2")),
    "admin-months": ("admin", (100, 32), (*SIGN_IN, "3", "m")),
    "admin-form": ("admin", (100, 32), (*SIGN_IN, "2", "a")),
    "cover": ("kiosk", (100, 32), ("F9",)),
    "staff": ("kiosk", (100, 32), ("F12",)),
    "start-vi": ("kiosk --lang vi", (100, 32), ()),
    "arrival-easy": ("kiosk --lang ja_easy", (100, 32), ("F1",)),
    "board": ("rehearse --speed 400 --seed 3", (120, 40), ("sleep:11", "1", "1", "2", "3")),
    "start-night": ("night", (100, 32), ()),
    "arrival-night": ("night", (100, 32), ("F1",)),
}


async def prepare(folder: Path, theme: str, past: bool) -> None:
    """Make a desk with a session that opened a while ago, and where wanted with two years behind it."""
    await set_up(folder, "さいわいプラザ", PASSPHRASE, "ja")
    desk = await open_desk(folder)
    await change_settings(desk, theme=theme)
    if past:
        await fill(desk, desk.fiscal_year_of(desk.now()) - 1, 2, 24)
    now = desk.now() - desk.now() % 900
    await add_session(desk, "フリースペース", now - 1800, now + 5400, capacity=20)
    await desk.close()


def take(name: str, words: str, size: tuple[int, int], keys: Sequence[str], folder: Path) -> None:
    """Take one picture."""
    columns, rows = size
    tmux = ["tmux", "-L", f"pictures-{os.getpid()}", "-f", "/dev/null", "-u"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "DISPLAY": DISPLAY, "TACHIYORI_HOME": str(folder), "COLORTERM": "truecolor"}
    with ExitStack() as stack:
        stack.callback(subprocess.run, [*tmux, "kill-server"], capture_output=True, check=False)
        program = f"env TERM=xterm-256color COLORTERM=truecolor {COMMAND} {words}"
        start = [*tmux, "new-session", "-d", "-x", str(columns), "-y", str(rows), program]
        subprocess.run(start, env=environment, check=True)
        subprocess.run([*tmux, "set", "-g", "status", "off", ";", "set", "-ga", "terminal-overrides", ",*:Tc"], check=True)
        xterm = subprocess.Popen(
            ["xterm", "-u8", "-fa", "DejaVu Sans Mono", "-fd", "Noto Sans Mono CJK JP", "-fs", "11", "-b", "0", "-bw", "0",
             "-geometry", f"{columns}x{rows}+0+0", "-e", *tmux, "attach"],
            env=environment,
        )  # fmt: skip
        stack.callback(xterm.terminate)
        time.sleep(2.5)
        for key in keys:
            if key.startswith("sleep:"):
                time.sleep(float(key.removeprefix("sleep:")))
                continue
            literal = ["-l", key.removeprefix("text:")] if key.startswith("text:") else [key]
            subprocess.run([*tmux, "send-keys", *literal], check=True)
            time.sleep(0.6)
        subprocess.run(["import", "-window", "root", "-trim", "+repage", str(HERE / f"{name}.png")], env=environment, check=True)


def main() -> None:
    """Take all pictures, or those named on the command line."""
    screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "2400x1600x24"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        for name in sys.argv[1:] or PICTURES:
            with tempfile.TemporaryDirectory() as folder:
                words, size, keys = PICTURES[name]
                asyncio.run(prepare(Path(folder) / "desk", "night" if words == "night" else "day", past=words == "admin"))
                take(name, words.replace("night", "kiosk"), size, keys, Path(folder) / "desk")
            print(f"docs/pictures/{name}.png")
    finally:
        screen.terminate()


if __name__ == "__main__":
    main()
