"""Files stay under 400 lines and functions under 60, so that one head can hold them."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES, MOST_IN_FUNCTION = 400, 60

SOURCES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in [ROOT / "run.py", *sorted((ROOT / "game").rglob("*.py"))]
}


def too_long(sources: Mapping[str, str]) -> list[str]:
    """Return every file and function over the limit."""
    found = []
    for path, source in sources.items():
        lines = source.count("\n") + 1
        if lines > MOST_LINES:
            found.append(f"{path} has {lines} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                if size > MOST_IN_FUNCTION:
                    found.append(f"{path}:{node.lineno} {node.name} has {size} lines")
    return found


def test_nothing_is_too_long() -> None:
    assert too_long(SOURCES) == []


def test_a_planted_giant_is_found() -> None:
    long_file = "x = 1\n" * (MOST_LINES + 1)
    long_function = "class A:\n    def f(self):\n" + "        x = 1\n" * MOST_IN_FUNCTION
    edge = "def f():\n" + "    x = 1\n" * (MOST_IN_FUNCTION - 1)
    found = too_long({"a.py": long_file, "b.py": long_function, "c.py": edge})
    assert [line.split()[0] for line in found] == ["a.py", "b.py:2"]
