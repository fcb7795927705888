"""The record played at every pace: an order that never fits is told, with its line."""

from __future__ import annotations

from pathlib import Path

from game import scenario
from game.scenario.record import left_over, replayed
from tests.scenario.finding import misread, whole

TEXT = """
paces: {slow: {turn: 2 weeks, turns: 3, attention: 3}, tight: {turn: 1 week, turns: 6, attention: 1}}
moves: [{id: shout, by: north, cost: 2}, {id: nod, by: [north, south], once: true}, {id: late, by: south, requires: x}]
readings: {x: today > fair}
dates: {fair: 2024-01-20}
history:
  - {on: 2024-01-01, order: "north: nod"}
  - {on: 2024-01-01, order: "north: shout"}
  - {on: 2024-01-02, order: "south: late"}
  - {on: 2024-01-03, order: "south: nod, nod"}
"""


def test_what_never_fits_is_a_warning_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(whole(TEXT), encoding="utf-8")
    problems = misread(path)
    assert [(item.line, item.code, item.severity) for item in problems] == [
        (8, "never-fits", scenario.WARNING),
        (10, "never-fits", scenario.WARNING),
    ]
    assert problems[0].message == "north: 'shout' fits no sheet at the pace tight"
    assert problems[1].message == "south: 'nod' fits no sheet at the pace slow, tight"  # the second of two, once only


def test_an_order_waits_until_it_fits(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(whole(TEXT), encoding="utf-8")
    rules = scenario.load(path).rules
    states, waiting = replayed(rules, "slow")
    assert [order.entry for order in waiting] == [order.entry for order in left_over(rules, "slow")] == ["nod"]
    late = rules.move_index["south.late"]
    assert [int(state.last[late, 0]) for state in states] == [-1, -1, -1, 4]  # the first turn after the fair


def test_what_is_shipped_fits_at_every_pace() -> None:
    for path in scenario.shipped_scenarios():
        rules = scenario.load(path).rules
        assert rules.history and all(left_over(rules, pace) == [] for pace in rules.paces), path


def test_the_file_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "history.yaml").write_text(
        TEXT.partition("history:")[1] + TEXT.partition("history:")[2], encoding="utf-8"
    )
    rest = whole(TEXT).replace(TEXT.partition("history:")[1] + TEXT.partition("history:")[2], "")
    (tmp_path / "scenario.yaml").write_text(rest, encoding="utf-8")
    assert [f"{Path(item.path).name}:{item.line}" for item in misread(tmp_path)] == [
        "history.yaml:3",
        "history.yaml:5",
    ]
