"""The spec held against the nodes: every mistake of shape at its place, whatever the shape."""

from __future__ import annotations

import pytest

from game.scenario.nodes import read_bytes
from game.scenario.problems import Problem
from game.scenario.shape import fields_at, shaped
from tests.scenario.finding import BASE, whole


def wrong(text: str) -> list[Problem]:
    """Return the mistakes of shape of a few keys."""
    root, _ = read_bytes("a.yaml", whole(text).encode())
    assert root is not None
    return shaped(root)[1]


def test_a_whole_scenario_has_none() -> None:
    root, _ = read_bytes("a.yaml", BASE.read_bytes())
    assert root is not None
    spec, problems = shaped(root)
    assert spec is not None and problems == [] and spec.moves[0].id == "protest"


def test_the_keys_that_may_stand_somewhere() -> None:
    assert {"id", "moves", "neutral_terms"} <= set(fields_at(()))
    assert "requires" in fields_at(("moves", 0)) and "pupil" in fields_at(("meters", "m", "text"))
    assert {"while", "then"} <= set(fields_at(("instruments", "i", "statuses", "s")))
    assert "worth" in fields_at(("deals", 0, "items", "x")) and "aim" in fields_at(("actors", "a", "roles", 0))
    assert fields_at(("moves", 0, "id")) == [] and fields_at(("nothing", "x")) == []


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("moves: hello\n", (1, 8), "wrong-shape"),
        ("moves: [hello]\n", (1, 9), "wrong-shape"),
        ("moves: {a: b}\n", (1, 8), "wrong-shape"),
        ("moves: []\n", (1, 8), "wrong-count"),
        ("moves: [{id: a, by: []}]\n", (1, 21), "wrong-count"),
        ("moves: [{id: a, by: north, at: {x: y}}]\n", (1, 32), "wrong-shape"),
        ("moves: [{id: a, by: north, once: [true]}]\n", (1, 34), "bad-value"),
        ("moves: [{id: a, by: north, effects: hello}]\n", (1, 37), "wrong-shape"),
        ("moves: [{id: a, by: north, because: [x]}]\n", (1, 37), "wrong-shape"),
        ("paces: {p: {turn: 1 week, turns: 6, attention: [3]}}\n", (1, 48), "wrong-shape"),
        ("paces: {}\n", (1, 8), "wrong-count"),
        ("paces: {P: {turn: 1 week, turns: 6}}\n", (1, 9), "bad-name"),
        ("actors: {a: {name: A, place: [1]}, b: B}\n", (1, 30), "wrong-count"),
        ("actors: {a: {name: A, place: 1}, b: B}\n", (1, 30), "wrong-shape"),
        ("actors: {a: {name: A, advisers: [{title: x}]}, b: B}\n", (1, 34), "missing"),
        ("actors: {a: '', b: B}\n", (1, 13), "missing"),
        ("meters: {m: 50}\n", (1, 13), "wrong-shape"),
        ("meters: {m: {start: [1]}}\n", (1, 21), "wrong-shape"),
        ("meters: {m: {start: {'': x}}}\n", (1, 26), "bad-number"),
        ("meters: {m: {start: 1, range: [0]}}\n", (1, 31), "wrong-count"),
        ("meters: {m: {start: 1, text: {child: x}}}\n", (1, 31), "unknown-key"),
        ("readings: {r: {text: x}}\n", (1, 15), "missing"),
        ("goals: {north: {title: x}}\n", (1, 16), "wrong-shape"),
        ("history: [{order: x}]\n", (1, 11), "missing"),
        ("deals: [{id: d, between: [north], items: {a: {}}}]\n", (1, 26), "wrong-count"),
        ("deals: [{id: d, between: [north, south], items: {A: {}}}]\n", (1, 50), "bad-name"),
        ("sources: [a]\n", (1, 10), "wrong-shape"),
        ("neutral_terms: [{avoid: x}]\n", (1, 17), "missing"),
    ],
)
def test_a_mistake_of_shape(text: str, place: tuple[int, int], code: str) -> None:
    problems = wrong(text)
    assert [((item.line, item.column), item.code) for item in problems] == [(place, code)]
    assert problems[0].message and problems[0].remedy


def test_no_message_repeats_the_input_at_length() -> None:
    long = "x" * 1_000  # a longer key is no YAML
    for text in (
        f"tick: {long}\n",
        f"start: {long}\n",
        f"{long}: 1\n",
        f"moves: [{{{long}: 1}}]\n",
        f"dates: {{{long}: x}}\n",
    ):
        assert all(len(str(item)) < 300 for item in wrong(text))
