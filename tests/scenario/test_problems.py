"""Problems: one line each, in order, and the nearest right thing."""

from __future__ import annotations

from game.scenario import ERROR, WARNING, Problem
from game.scenario.problems import hint


def test_a_problem_is_one_line() -> None:
    problem = Problem("moves.yaml", 41, 16, "unknown-name", "no meter 'trsut'", "did you mean 'trust'?")
    assert str(problem) == "moves.yaml:41:16 unknown-name: no meter 'trsut', did you mean 'trust'?"
    assert problem.severity == ERROR


def test_problems_stand_in_the_order_of_files_and_lines() -> None:
    places = [("b.yaml", 1, 1), ("a.yaml", 10, 2), ("a.yaml", 9, 30), ("a.yaml", 10, 1)]
    problems = [Problem(*place, "x", "m", "r", WARNING) for place in places]
    assert [(item.path, item.line, item.column) for item in sorted(problems)] == sorted(places)


def test_hints() -> None:
    names = ["trust", "anger", "trade"]
    assert hint("trsut", names) == "did you mean 'trust'?"
    assert hint("zzz", names) == "use one of trust, anger, trade"
    assert hint("zzz", names, "write a number") == "write a number"
    assert hint("zzz", []) == "leave it out"
    assert hint("zzz", [f"n{number}" for number in range(50)]).count(",") == 11  # never a long list
