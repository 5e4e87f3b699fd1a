"""Where things live. `TACHIYORI_HOME` moves all of them."""

import os
from pathlib import Path


def data_folder() -> Path:
    """Return the folder that holds everything the desk keeps; it need not exist yet."""
    if home := os.environ.get("TACHIYORI_HOME"):
        return Path(home).expanduser()
    from platformdirs import user_data_path

    return user_data_path("tachiyori", appauthor=False)


def database(folder: Path) -> Path:
    """Return the path of the SQLite database in a data folder."""
    return folder / "tachiyori.db"


def secret(folder: Path) -> Path:
    """Return the path of the desk's secret: beside, never inside, the database."""
    return folder / "desk.secret"


def backups(folder: Path) -> Path:
    """Return the folder of backups in a data folder."""
    return folder / "backups"
