"""The face of the scenario floor, and that no module is without its test."""

from __future__ import annotations

from pathlib import Path

from game import scenario


def test_the_list_of_names_is_sorted_and_true() -> None:
    names = list(scenario.__all__)
    assert len(names) == len(set(names)) and all(hasattr(scenario, name) for name in names)
    assert [name for name in names if name.islower()] == sorted(name for name in names if name.islower())
    assert {"load", "check", "find", "from_canonical", "shipped_scenarios", "Problem", "Scenario"} <= set(names)


def test_there_is_a_test_file_for_every_module() -> None:
    here = {path.stem for path in Path(__file__).parent.glob("test_*.py")}
    together = {"formulas": "mechanisms", "fitting": "calibration", "truth": "model_page", "part": "spec",
                "entries": "spec"}  # fmt: skip
    for path in Path(scenario.__file__).parent.glob("*.py"):
        if path.stem != "__init__":
            assert f"test_{together.get(path.stem, path.stem)}" in here, path.stem
