"""The face of the engine: what it says it offers is there, in order, and nothing else is needed."""

from __future__ import annotations

import re
from pathlib import Path

from game import engine


def test_the_list_of_names_is_sorted_and_true() -> None:
    names = engine.__all__
    assert len(names) == len(set(names))
    groups = [
        [name for name in names if name.isupper()],
        [name for name in names if name[0].isupper() and not name.isupper()],
        [name for name in names if name[0].islower()],
    ]
    assert [name for group in groups for name in sorted(group)] == list(names)
    assert all(hasattr(engine, name) for name in names)


def test_every_public_name_has_a_sentence() -> None:
    made_here = [getattr(engine, name) for name in engine.__all__ if callable(getattr(engine, name))]
    assert all(re.match(r"[A-Z].*[.:]", (item.__doc__ or "").strip()) for item in made_here)


def test_there_is_a_test_file_for_every_module() -> None:
    here = Path(__file__).parent
    modules = {path.stem for path in Path(engine.__file__).parent.glob("*.py")} - {"__init__"}
    assert {f"test_{name}.py" for name in modules} <= {path.name for path in here.glob("test_*.py")}
