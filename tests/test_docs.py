"""The docs name what is there: every command, every file, and no command that is not."""

import re
from pathlib import Path

from admin.commands.tree import app

ROOT = Path(__file__).parent.parent
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
COMMANDS = {(command.name or "").strip() for command in app.registered_commands} | {group.name for group in app.registered_groups}


def test_every_command_stands_in_the_docs_and_every_one_there_exists() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    named = set(re.findall(r"(?:^|[\s`/])tachiyori ([a-z]+)\b", text))
    assert named - {"name", "is"} <= COMMANDS
    assert COMMANDS - {"migrate", "status"} <= named | {"migrate", "status"}
    assert {"migrate", "status"} <= set(re.findall(r"\w+", text))


def test_every_command_says_what_it_is_for() -> None:
    assert all(command.help for command in app.registered_commands)


def test_every_link_and_picture_is_there() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            assert target.startswith("http") or (page.parent / target).exists(), f"{page.name}: {target}"
