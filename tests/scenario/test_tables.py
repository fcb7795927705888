"""Deals of a spec: packages, worth and need, and who refuses whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game import engine

RulesOf = Callable[[str], engine.Rules]
Wrong = Callable[[str], list[str]]
POST = "instruments: {post: {start: a, statuses: {a: {}, b: {}, c: {}}}}\n"


def deal(inside: str) -> str:
    """Return a table between north and south."""
    return f"deals: [{{id: pact, between: [north, south], {inside}}}]\n"


def test_packages_smaller_first_and_never_two_that_set_one_instrument(rules_of: RulesOf) -> None:
    items = "items: {x: {effects: {post: a}}, y: {effects: {post: b}}, z: {effects: {m: 1}}, w: {}}"
    (table,) = rules_of(POST + deal(items)).tables
    named = ["+".join(table.items[i].name for i in package) for package in table.packages]
    assert named == ["x", "y", "z", "w", "x+z", "x+w", "y+z", "y+w", "z+w", "x+z+w", "y+z+w"]


def test_what_a_table_is(rules_of: RulesOf) -> None:
    inside = "title: The pact, items: {x: {title: Clause, requires: m > 1, worth: {north: 3}, effects: {m: 1},"
    inside += " because: {m: Clear}}}, need: {south: m / 2}"
    (table,) = rules_of(deal(inside)).tables
    (item,) = table.items
    assert (table.name, table.title, table.between, item.title, item.rule.name) == (
        "pact",
        "The pact",
        ("north", "south"),
        "Clause",
        "pact.x",
    )
    assert item.worth[0] is not None and item.worth[1] is None and item.requires is not None
    assert table.need[0] is None and table.need[1] is not None
    assert item.rule.amounts[0].because == "Clear"


def test_a_refusal_is_of_one_home_against_the_other(rules_of: RulesOf) -> None:
    text = "meters: {t: {per: pair, start: 50}, m: {start: 1}}\n" + deal(
        "items: {x: {}}, ratified: {m: 2}, refused: {t.them.me: -4}"
    )
    rules = rules_of(text)
    (table,) = rules.tables
    assert [rule.name for rule in (table.ratified, *table.refused)] == [
        "pact.ratified",
        "pact.refused.north",
        "pact.refused.south",
    ]
    names = [rules.meters[rule.amounts[0].meter].name for rule in table.refused]
    assert names == ["t.south.north", "t.north.south"]


@pytest.mark.parametrize(
    ("inside", "codes"),
    [
        ("items: {}", ["wrong-count"]),
        ("items: {x: {worth: {west: 1}}}", ["unknown-name"]),
        ("items: {x: {}}, need: {west: 1}", ["unknown-name"]),
        ("items: {x: {worth: {north: m > 1}}}", ["mixed-kinds"]),
        ("items: {x: {requires: m}}", ["mixed-kinds"]),
        ("items: {x: {effects: {post: z}}}", ["unknown-name"]),
        ("items: {x: {effects: {t.me: 1}}}", ["unknown-name"]),
        ("items: {x: {sources: [Z]}}", ["unknown-name"]),
        ("items: {x: {worth: {north: 1000000 * 1000000 * 900}}}", ["too-large"]),
        ("items: {ratified: {}}", ["bad-name"]),  # its reasons and draws would be those of the whole table
        ("items: {x: {}}, ratified: {mm: 1}", ["unknown-name"]),
        ("items: {x: {}}, refused: {mm: 1}", ["unknown-name", "unknown-name"]),
    ],
)
def test_refusals(inside: str, codes: list[str], wrong: Wrong) -> None:
    found = [item.split()[1] for item in wrong(POST + deal(inside))]
    assert set(found) == set(codes) and len(found) <= len(codes)


def test_no_deal_may_ask_for_a_quiet_move(wrong: Wrong) -> None:
    quiet = "moves: [{id: envoy, by: north, quiet: []}]\n"
    assert wrong(quiet + deal("items: {x: {worth: {north: times(north.envoy)}}}")) == []  # its own home's worth
    assert [item.split()[1] for item in wrong(quiet + deal("items: {x: {worth: {south: times(north.envoy)}}}"))] == [
        "quiet-secret"
    ]
    assert [item.split()[1] for item in wrong(quiet + deal("items: {x: {requires: times(north.envoy) > 0}}"))] == [
        "quiet-secret"
    ]
