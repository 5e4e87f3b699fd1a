"""The house's rules about itself: which way imports point, and that nothing is printed past the catalogues."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
# Top to bottom; a room may use what stands below it, never what stands above or beside it.
FLOORS = [
    {"admin"},
    {"kiosk.screens", "kiosk.board"},
    {"kiosk.widgets"},
    {"kiosk.scanning", "kiosk.desk"},
    {"kiosk.store"},
    {"kiosk.locations", "migrations"},
    {"kiosk.locale"},
    {"kiosk.language", "kiosk.errors"},
    {"kiosk.domain"},
]
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for package in ("kiosk", "admin", "migrations"):
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            yield name, ast.parse(path.read_text("utf-8"))


def room_of(module: str) -> str | None:
    return next((room for room in FLOOR_OF if module == room or module.startswith(room + ".")), None)


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_imports_point_downwards_only() -> None:
    turned_back = []
    for module, tree in modules():
        room = room_of(module)
        for other in imported(tree):
            below = room_of(other)
            if room and below and below != room and FLOOR_OF[below] <= FLOOR_OF[room]:
                turned_back.append(f"{module} imports {other}")
    assert not turned_back


def test_the_language_and_the_domain_know_of_nothing_above() -> None:
    allowed = {"kiosk.domain": {"kiosk.domain", "cryptography"}, "kiosk.language": {"kiosk.domain", "kiosk.language"}}
    for module, tree in modules():
        for other in imported(tree):
            room = room_of(module)
            if room in allowed and other.startswith(("kiosk", "admin", "textual", "aiosqlite", "cryptography")):
                assert other == "kiosk" or other.startswith(tuple(allowed[room])), f"{module} imports {other}"


def test_the_domain_awaits_nothing_and_asks_no_clock() -> None:
    for module, tree in modules():
        if module.startswith("kiosk.domain"):
            assert not any(isinstance(node, ast.AsyncFunctionDef | ast.Await) for node in ast.walk(tree)), module
            assert not {"time", "random", "secrets", "os", "asyncio"} & set(imported(tree)), module


def test_screens_hold_no_sql() -> None:
    for module, tree in modules():
        if module.startswith(("kiosk.screens", "kiosk.board", "kiosk.widgets", "admin")):
            assert not any(other.startswith("kiosk.store.interface") for other in imported(tree)), module


def test_sqlalchemy_and_alembic_stay_out_of_the_running_program() -> None:
    for module, tree in modules():
        top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        if not module.startswith("migrations"):
            names = set(imported(ast.Module(body=list(top), type_ignores=[])))
            assert not any(name.startswith(("sqlalchemy", "alembic", "reportlab", "babel")) for name in names) or module in {
                "kiosk.locale.build",
                "admin.cards.sheet",
                "admin.reports.pdf_report",
            }, module


def test_no_sentence_hides_in_an_f_string_where_it_would_not_be_collected() -> None:
    for module, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                calls = [call for call in ast.walk(node) if isinstance(call, ast.Call)]
                hidden = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in {"_", "ngettext"}]
                assert not [call for call in hidden if isinstance(call.args[0], ast.Constant)], module


def test_everything_shown_on_a_screen_goes_through_the_catalogue() -> None:
    shown = {"Static", "Choice", "Stepper", "Input", "say", "Refusal", "WrongUsage", "StoreUnusable", "StoreUnavailable", "Finding"}
    for module, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            first = node.args[2] if name == "Finding" and len(node.args) > 2 else node.args[0]
            if name in shown and isinstance(first, ast.Constant) and isinstance(first.value, str):
                assert not any(letter.isalpha() for letter in first.value), f"{module}: {first.value!r}"


def test_rooms_stay_small() -> None:
    for package in ("kiosk", "admin"):
        for path in (ROOT / package).rglob("*.py"):
            assert len(path.read_text("utf-8").splitlines()) <= 400, path
