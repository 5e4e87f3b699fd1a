import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

import migrations
from kiosk import locations
from kiosk.desk.desk import NotSetUp, open_desk
from kiosk.domain.keys import SECRET_BYTES
from kiosk.errors import StoreUnusable
from kiosk.store import schema


def mark(folder: Path, revision: str) -> None:
    with closing(sqlite3.connect(locations.database(folder))) as database, database:
        database.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_the_head_in_the_code_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


async def test_data_of_a_newer_program_is_refused_with_a_sentence(folder: Path) -> None:
    mark(folder, "9999")
    with pytest.raises(StoreUnusable, match="newer"):
        await open_desk(folder)


async def test_an_empty_folder_is_no_desk_yet(tmp_path: Path) -> None:
    with pytest.raises(NotSetUp):
        await open_desk(tmp_path / "nothing here")


async def test_a_text_file_in_the_place_of_the_database_is_one_sentence(folder: Path) -> None:
    locations.database(folder).write_text("shopping list\n" * 500)
    with pytest.raises(StoreUnusable, match="damaged"):
        await open_desk(folder)


async def test_a_missing_or_foreign_secret_is_one_sentence(folder: Path) -> None:
    locations.secret(folder).write_text("00" * SECRET_BYTES)
    with pytest.raises(StoreUnusable, match="another desk"):
        await open_desk(folder)
    locations.secret(folder).write_text("rubbish")
    with pytest.raises(StoreUnusable, match="cannot be read"):
        await open_desk(folder)
    locations.secret(folder).unlink()
    with pytest.raises(StoreUnusable, match="missing"):
        await open_desk(folder)


def test_starting_a_current_desk_imports_neither_alembic_nor_sqlalchemy(folder: Path) -> None:
    script = (
        "import asyncio, sys, pathlib\n"
        "from kiosk.desk.desk import open_desk\n"
        "async def main():\n"
        "    await (await open_desk(pathlib.Path(sys.argv[1]))).close()\n"
        "asyncio.run(main())\n"
        "print([name for name in ('alembic', 'sqlalchemy', 'textual', 'reportlab') if name in sys.modules])\n"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
