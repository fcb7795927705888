"""What really happened: dated orders and events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game import engine
from tests.scenario.finding import marked

RulesOf = Callable[[str], engine.Rules]
Wrong = Callable[[str], list[str]]
BEGIN = "moves: [{id: nod, by: [north, south]}, {id: ask, by: north, at: south}]\nevents: [{id: rain, chance: 5}]\n"


def test_orders_and_events(rules_of: RulesOf) -> None:
    rules = rules_of(
        BEGIN
        + """
history:
  - {on: 2024-01-01, order: "north: ask south, nod"}
  - {on: 2024-01-09, order: "south: hold"}
  - {on: 2024-01-07, event: rain}
  - {on: 2024-01-15, event: rain, note: Again}
"""
    )
    assert [(order.tick, order.actor, order.entry) for order in rules.history] == [
        (0, "north", "ask south"),
        (0, "north", "nod"),
    ]
    assert rules.history[0].where == "case.yaml:5"
    assert rules.script == {0: frozenset({0, 2})}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("‸{on: 2024-01-01}", "missing"),
        ("‸{on: 2024-01-01, order: 'north: nod', event: rain}", "missing"),
        ("{on: ‸2023-12-31, event: rain}", "out-of-range"),
        ("{on: 2024-01-01, event: ‸rian}", "unknown-name"),
        ("{on: 2024-01-01, order: '‸nod'}", "bad-order"),
        ("{on: 2024-01-01, order: '‸west: nod'}", "unknown-name"),
        ("{on: 2024-01-01, order: '‸north: ask'}", "unknown-name"),
        ("{on: 2024-01-01, order: '‸south: ask north'}", "unknown-name"),
        ("{on: 2024-01-01, event: rain, sources: [‸Z]}", "unknown-name"),
    ],
)
def test_refusals(entry: str, code: str, wrong: Wrong) -> None:
    text, places = marked(BEGIN + f"history: [{entry}]\n", code)
    assert wrong(text) == places


@pytest.mark.parametrize(
    "entry", ["sign pct: x", "sign pact: y", "withdraw pct", "withdraw pact: x", "sign pact:", "sign pact"]
)
def test_packages_of_the_past_must_be_packages(entry: str, wrong: Wrong) -> None:
    table = "deals: [{id: pact, between: [north, south], items: {x: {}}}]\n"
    assert wrong(BEGIN + table + "history: [{on: 2024-01-01, order: 'north: sign pact: x'}]\n") == []
    found = wrong(BEGIN + table + f"history: [{{on: 2024-01-01, order: 'north: {entry}'}}]\n")
    assert [item.split()[0] for item in found] == ["4:36"]
