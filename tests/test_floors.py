"""A floor imports only floors below it, and only their face; found by reading every import, lazy ones too."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

FLOOR = {
    "errors": 0, "shipped": 0, "tokens": 0, "lettering": 0.2, "tongue": 0.5, "engine": 1,
    "scenario": 1.5, "bots": 2, "journal": 3,
    "sweeps": 4, "session": 4, "debrief": 4.5, "window": 5, "testing": 5, "cli": 6,
}  # fmt: skip
"""Ground first; neighbours on one floor do not import each other. docs/architecture.md tells the same."""

OUTSIDE = {
    "numpy": {"engine", "bots", "journal", "sweeps", "debrief", "session", "window", "testing", "cli", "scenario"},
    "yaml": {"scenario", "tongue"},
    "pydantic": {"scenario"},
    "pydantic_core": {"scenario"},
    "pygame": {"window"},
}
"""Who may import what we did not write; the standard library is free, but for the engine."""

ENGINE_MAY = {
    "__future__", "ast", "collections", "dataclasses", "datetime", "difflib", "functools", "hashlib", "itertools",
    "math", "numpy", "operator", "re", "typing", "warnings",
}  # fmt: skip

BLIND = {"engine", "scenario", "bots", "journal", "sweeps", "session", "debrief"}
"""What the window may never touch: it sends commands and receives snapshots."""

SOURCES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sorted((ROOT / "game").rglob("*.py"))
}


def floor_of(path: str) -> str:
    """Return the floor a file stands on; empty for game/__init__.py."""
    parts = Path(path).with_suffix("").parts
    return "" if parts == ("game", "__init__") else parts[1]


def imports(source: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield (line, module, name or None) of every import anywhere in a file, import_module calls included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((node.lineno, module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("import_module", "__import__"):
                yield node.lineno, literal_start(node.args[0]), None


def literal_start(node: ast.expr) -> str:
    """Return the module named in a call as far as it is written down."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
        return str(node.values[0].value).rpartition(".")[0]
    return ""


def face(sources: Mapping[str, str], floor: str) -> set[str] | None:
    """Return the names a floor offers, or None if it is one module and offers all it defines."""
    source = sources.get(f"game/{floor}/__init__.py")
    if source is None:
        return None
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def sins(sources: Mapping[str, str], only: str | None = None) -> list[str]:
    """Return every import that the floors do not allow; with `only` those of one file."""
    found = []
    for path in sources if only is None else [only]:
        here = floor_of(path)
        for line, module, name in imports(sources.get(path, "")):
            why = sin(sources, here, module, name)
            if why:
                found.append(f"{path}:{line} {why}")
    return found


def sin(sources: Mapping[str, str], here: str, module: str, name: str | None) -> str:
    """Return what is wrong with one import, or nothing."""
    if module.startswith("."):
        return "imports relatively"
    top, _, rest = module.partition(".")
    if top != "game":
        return outside_sin(here, top)
    if not rest:
        if name is None or name.startswith("__"):
            return ""
        rest, name = name, None
    there, _, inside = rest.partition(".")
    if there not in FLOOR or here not in {"", *FLOOR}:
        return f"{here or 'game'} imports game.{there}: one of them is on no floor"
    if there == here:
        return ""
    if here == "":
        return "imports the window" if there in ("window", "cli", "testing") else ""
    if FLOOR[there] >= FLOOR[here]:
        return f"({here}) imports {there}, which is not below it"
    if here == "window" and there in BLIND:
        return f"imports {there}; the window sees snapshots only"
    if inside:
        return f"reaches into game.{rest} instead of the face of {there}"
    offered = face(sources, there)
    if offered is not None and name is not None and name not in offered:
        return f"takes {name!r} from {there}, which is not in its __all__"
    return ""


def outside_sin(here: str, top: str) -> str:
    """Return what is wrong with importing a module that is not ours, or nothing."""
    if here == "engine" and top not in ENGINE_MAY:
        return f"engine imports {top}"
    if top in OUTSIDE and here not in OUTSIDE[top]:
        return f"{here or 'game'} imports {top}"
    return ""


def test_every_import_obeys_the_floors() -> None:
    assert sins(SOURCES) == []


def test_every_file_stands_on_a_floor() -> None:
    assert {floor_of(path) for path in SOURCES} - {""} <= set(FLOOR)


def test_the_tests_of_the_reader_itself_see_imports() -> None:
    assert sum(1 for source in SOURCES.values() for _ in imports(source)) > 200


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("game/engine/planted.py", "from game.scenario import load"),
        ("game/engine/planted.py", "import yaml"),
        ("game/engine/planted.py", "import time"),
        ("game/engine/planted.py", "def f():\n    from game.session import Session"),
        ("game/engine/planted.py", "import_module('game.cli')"),
        ("game/engine/planted.py", "import_module(f'game.window.{name}')"),
        ("game/bots/planted.py", "from game.engine.state import State"),
        ("game/bots/planted.py", "import game.engine.state"),
        ("game/bots/planted.py", "from game.engine import state"),
        ("game/bots/planted.py", "from game import journal"),
        ("game/bots/planted.py", "from . import table"),
        ("game/sweeps/planted.py", "from game.session import Session"),
        ("game/session/planted.py", "import pygame"),
        ("game/window/planted.py", "from game.engine import State"),
        ("game/window/planted.py", "if True:\n    import game.session"),
        ("game/cli/planted.py", "import pygame"),
        ("game/__init__.py", "import pygame"),
        ("game/__init__.py", "from game.window import run"),
        ("game/stray.py", "from game.cli import main"),
    ],
)
def test_a_planted_sin_is_found(path: str, line: str) -> None:
    planted = {**SOURCES, path: SOURCES.get(path, "") + "\n" + line + "\n"}
    assert len(sins(planted, path)) == len(sins(SOURCES, path)) + 1
