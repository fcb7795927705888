"""The oracle stands alone: it imports nothing of the game it judges, and no arrays."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ALLOWED = {
    "__future__",
    "collections",
    "copy",
    "dataclasses",
    "datetime",
    "hashlib",
    "itertools",
    "pathlib",
    "re",
    "typing",
    "yaml",
}


def foreign(text: str) -> list[str]:
    """Return the modules a file imports that the oracle may not have."""
    names: list[str] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    return [
        name
        for name in names
        if name.split(".")[0] not in ALLOWED and not name.startswith("tests.oracle") and name != "tests"
    ]


def test_no_file_of_the_oracle_imports_the_game() -> None:
    files = [path for path in HERE.glob("*.py") if not path.name.startswith("test_")]
    assert len(files) > 5
    assert {path.name: foreign(path.read_text(encoding="utf-8")) for path in files} == {path.name: [] for path in files}


def test_a_planted_import_is_caught() -> None:
    assert foreign("from game.engine import resolve") == ["game.engine"]
    assert foreign("def f():\n    import numpy as np") == ["numpy"]


def test_loading_the_oracle_loads_no_game_and_no_numpy() -> None:
    code = "import sys; import tests.oracle; print(sorted({'game', 'numpy'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=HERE.parents[1], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"
