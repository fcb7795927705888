"""The ratio table judges rightly; its figures are measured by hand, never in the test suite."""

from __future__ import annotations

import pytest

from tests.benchmarks.rows import Row
from tests.benchmarks.timing import medians


@pytest.mark.parametrize(
    ("value", "side", "goal", "verdict"),
    [
        (80.0, "<=", 80, "passes"),
        (80.1, "<=", 80, "misses"),
        (1.7, ">=", 1.7, "passes"),
        (1.6, ">=", 1.7, "misses"),
        (5.0, "", 0, "information"),
        (None, "<=", 5, "not there yet"),
    ],
)
def test_each_row_says_whether_it_meets_its_goal(value: float | None, side: str, goal: float, verdict: str) -> None:
    assert Row("what", value, side, goal, "").verdict == verdict


def test_sides_are_measured_in_turn_and_one_busy_moment_does_not_count() -> None:
    asked: list[str] = []

    def side(name: str, values: list[float]) -> float:
        asked.append(name)
        return values[asked.count(name) - 1]

    one, other = [9.0, 1.0, 50.0, 1.0], [9.0, 2.0, 2.0, 2.0]
    assert medians(lambda: side("a", one), lambda: side("b", other), rounds=3) == [1.0, 2.0]
    assert asked == ["a", "b"] * 4
