"""A checked spec into rules: all of it, or all that is wrong with it."""

from __future__ import annotations

from game.scenario import ERROR
from game.scenario.build import built
from game.scenario.nodes import read_bytes
from game.scenario.shape import shaped
from tests.scenario.finding import BASE


def compiled(text: str):  # type: ignore[no-untyped-def]
    """Return rules and problems of a text that has the right shape."""
    root, _ = read_bytes("a.yaml", text.encode())
    assert root is not None
    spec, problems = shaped(root)
    assert spec is not None, problems
    return built(spec, root)


def test_everything_is_there() -> None:
    rules, problems = compiled(BASE.read_text(encoding="utf-8"))
    assert problems == [] and rules is not None
    counts = [rules.actors, rules.meters, rules.instruments, rules.moves, rules.events, rules.drift, rules.tables]
    assert [len(item) for item in counts] == [2, 5, 1, 4, 1, 1, 1]
    assert [len(item) for item in (rules.endings, rules.history, rules.readings, rules.goals)] == [2, 1, 1, 1]
    assert rules.names == {"north": "North", "south": "South"} and rules.title == "The border post"
    assert set(rules.reach) == set(range(len(rules.meters))) and max(rules.reach.values()) < 2**15


def test_no_rules_where_anything_is_wrong() -> None:
    rules, problems = compiled(BASE.read_text(encoding="utf-8").replace("anger.north: -1", "angr.north: -1"))
    assert rules is None and [item.severity for item in problems] == [ERROR]
