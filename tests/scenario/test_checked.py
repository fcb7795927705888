"""A check: everything in one list, with the lines to show beside."""

from __future__ import annotations

from pathlib import Path

from game import scenario
from tests.scenario.finding import BASE, whole


def test_errors_leave_out_what_needs_a_scenario_that_loads(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(whole("tick: year\n"), encoding="utf-8")
    found = scenario.checked(path)
    assert found.scenario is None and [item.code for item in found.problems] == ["bad-value"]
    path.write_text(whole(""), encoding="utf-8")
    found = scenario.checked(path)
    assert found.scenario is not None and found.problems and all(
        item.severity == scenario.WARNING for item in found.problems
    )
    assert scenario.check(path) == list(found.problems) == sorted(found.problems)


def test_the_line_of_a_finding_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes("\ufeff# 서울\r\ntick: year\r\n".encode())
    found = scenario.checked(path)
    (problem,) = [item for item in found.problems if item.code == "bad-value"]
    assert found.shown(problem) == ("tick: year", 6)
    away = scenario.Problem(str(path), 99, 1, "x", "y", "z")
    elsewhere = scenario.Problem("other.yaml", 1, 1, "x", "y", "z")
    assert found.shown(away) is None and found.shown(elsewhere) is None


def test_what_ships_is_clean() -> None:
    for folder in scenario.shipped_scenarios():
        assert [str(item) for item in scenario.check(folder)] == []


def test_play_is_asked_only_of_what_loads(tmp_path: Path) -> None:
    asked: list[str] = []

    def play(loaded: scenario.Scenario) -> list[scenario.Problem]:
        asked.append(loaded.id)
        return []

    scenario.checked(BASE, play)
    (tmp_path / "case.yaml").write_text("tick: year\n", encoding="utf-8")
    scenario.checked(tmp_path / "case.yaml", play)
    assert asked == ["base"]
