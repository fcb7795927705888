"""Importing does nothing but define: no window library, no file, no thread, no change to the process."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

SOURCES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sorted((ROOT / "game").rglob("*.py"))
}
MODULES = sorted(path[:-3].replace("/", ".").removesuffix(".__init__") for path in SOURCES)

WATCHED = r"""
import importlib, json, locale, os, signal, sys, threading, warnings
modules, before_hand = json.loads(sys.argv[1]), json.loads(sys.argv[2])
for name in before_hand:
    importlib.import_module(name)
seen, watching = [], True

def watch(event, arguments):
    if not watching:
        return
    if event == "open":
        path, mode = str(arguments[0]), str(arguments[1])
        code = path.endswith((".py", ".pyc", ".so", ".pyd")) or ".pyc." in path or path in sys.path
        if not code:
            seen.append(f"open {path} {mode}")
    elif event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.putenv", "os.remove",
                           "os.mkdir", "os.rename", "os.chdir", "shutil.", "urllib.", "webbrowser.", "_thread.start")):
        seen.append(f"{event} {arguments!r}"[:200])

def process():
    return [dict(os.environ), os.getcwd(), [str(line) for line in warnings.filters], locale.setlocale(locale.LC_ALL),
            str(signal.getsignal(signal.SIGINT)), threading.active_count(), sys.getrecursionlimit()]

sys.addaudithook(watch)
before = process()
for name in modules:
    importlib.import_module(name)
after = process()
watching = False
loaded = sorted({name.partition(".")[0] for name in sys.modules})
print(json.dumps({"seen": seen, "changed": [str(b) for a, b in zip(before, after) if a != b], "loaded": loaded}))
"""


def watched(modules: list[str], beforehand: list[str], cwd: Path = ROOT) -> dict[str, list[str]]:
    """Import modules in a process of their own and return what they did."""
    command = [sys.executable, "-B", "-c", WATCHED, json.dumps(modules), json.dumps(beforehand)]
    quiet = {**os.environ, "PYGAME_HIDE_SUPPORT_PROMPT": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
    done = subprocess.run(
        command, cwd=cwd, env=quiet, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    assert len(done.stdout.splitlines()) == 1 and not done.stderr, "importing wrote something"
    return answer


def test_import_game_loads_no_library_opens_no_file_starts_no_thread() -> None:
    answer = watched(["game"], [])
    assert answer["seen"] == [] and answer["changed"] == []
    assert not {"pygame", "numpy", "yaml", "pydantic"} & set(answer["loaded"])


def test_the_headless_names_load_no_pygame() -> None:
    answer = watched(
        [
            "game.engine",
            "game.scenario",
            "game.bots",
            "game.journal",
            "game.sweeps",
            "game.session",
            "game.testing",
            "game.window",
        ],
        ["numpy", "yaml", "pydantic", "concurrent.futures"],
    )
    assert "pygame" not in answer["loaded"]


def test_no_module_has_side_effects() -> None:
    answer = watched(
        MODULES,
        [
            "numpy",
            "yaml",
            "pydantic",
            "pygame",
            "pygame.font",
            "pygame.freetype",
            "argparse",
            "concurrent.futures",
            "multiprocessing",
            "difflib",
            "hypothesis",
        ],
    )
    assert answer == {**answer, "seen": [], "changed": []}


@pytest.mark.parametrize(
    "line",
    [
        "open(__file__.replace('.py', '.txt'), 'wb').close()",
        "import os; os.environ['PLANTED'] = '1'",
        "import threading, time; threading.Thread(target=time.sleep, args=(5,), daemon=True).start()",
        "import warnings; warnings.simplefilter('error')",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'pass'])",
        "import socket; socket.socket().close()",
    ],
)
def test_a_planted_side_effect_is_found(line: str, tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(line + "\n", encoding="utf-8")
    answer = watched(["planted"], [], tmp_path)
    assert answer["seen"] or answer["changed"]


def doing(sources: Mapping[str, str]) -> Iterator[str]:
    """Yield every statement at the top of a module that does something instead of defining it."""
    for path, source in sources.items():
        for node in ast.parse(source).body:
            documents = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            defines = isinstance(
                node,
                (
                    ast.Import,
                    ast.ImportFrom,
                    ast.FunctionDef,
                    ast.AsyncFunctionDef,
                    ast.ClassDef,
                    ast.Assign,
                    ast.AnnAssign,
                ),
            )
            guards = ("TYPE_CHECKING", "__name__ == '__main__'")
            typing = isinstance(node, ast.If) and ast.unparse(node.test) in guards
            if not (documents or defines or typing):
                yield f"{path}:{node.lineno} {type(node).__name__}"


def test_modules_only_define() -> None:
    assert list(doing(SOURCES)) == []


def test_a_planted_statement_is_found() -> None:
    planted = "import os\nprint(1)\nfor x in ():\n    pass\nwith x:\n    pass\nx = 1\n'text'\n"
    assert [line.split()[1] for line in doing({"a.py": planted})] == ["Expr", "For", "With"]


def test_the_public_names_are_there_and_sorted() -> None:
    import game

    assert game.__all__ == sorted(game.__all__)
    assert all(getattr(game, name) is not None for name in game.__all__)
    assert set(game.__all__) <= set(dir(game))
    with pytest.raises(AttributeError, match="no attribute 'Game'"):
        game.Game  # noqa: B018
