"""Bounds of expressions: what a term can be in any state, proven when a scenario is loaded."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from game import engine
from game.engine import terms
from game.engine.numbers import UNIT, quotient, rounded
from tests.engine.naming import FIRST, scope


def bounds(text: str, kind: str = "number") -> tuple[Fraction, Fraction]:
    """Return the least and greatest value of an expression, in points."""
    term = engine.parse(text, scope(), kind)
    return Fraction(term.low, UNIT), Fraction(term.high, UNIT)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a", 0, 100),
        ("a + b", 0, 200),
        ("a - b", -100, 100),
        ("0 - a", -100, 0),
        ("-a", -100, 0),
        ("(a - 50) * b", -5_000, 5_000),
        ("a / 4", 0, 25),
        ("a / -4", -25, 0),
        ("1 / a", 0, 10_000),  # the smallest divisor is a ten-thousandth
        ("min(a, 30)", 0, 30),
        ("max(a, 30)", 30, 100),
        ("abs(a - 30)", 0, 70),
        ("abs(a + 5)", 5, 105),
        ("clamp(a - 50, -10, 10)", -10, 10),
        ("1 if a > b else -2", -2, 1),
        ("heat", 0, 100),
        ("times(launch)", 0, 10),
        ("times(north.ask)", 0, 20),  # at two targets
        ("since(launch)", 0, 9_999),
        ("fair - today", 33 - 70, 33),
        ("today - fair", -33, 37),
    ],
)
def test_what_an_expression_can_be(text: str, low: int, high: int) -> None:
    assert bounds(text) == (low, high)


def test_since_is_bounded_by_the_longest_game() -> None:
    assert terms.since((0,), None, "x", 70).high == 9_999 * UNIT
    assert terms.since((0,), None, "x", 35_000).high == 35_000 * UNIT


def test_conditions_and_dates_have_their_kind() -> None:
    assert engine.parse("a > 1", scope(), "condition").kind == terms.CONDITION
    assert engine.parse("today", scope(), "date").low == FIRST


@given(
    some.sampled_from(["+", "-", "*", "/", "min", "max"]),
    some.lists(some.integers(-(10**7), 10**7), min_size=6, max_size=6),
)
def test_no_value_lies_outside_its_bounds(sign: str, points: list[int]) -> None:
    low, value, high = sorted(points[:3])
    other_low, other, other_high = sorted(points[3:])
    left = terms.MeterNow("number", low, high, 10**7, 0, "a")
    right = terms.MeterNow("number", other_low, other_high, 10**7, 1, "b")
    term = terms.arithmetic(sign, left, right)
    exact = {
        "+": value + other,
        "-": value - other,
        "*": rounded(value * other, UNIT),
        "/": quotient(value, other),
        "min": min(value, other),
        "max": max(value, other),
    }[sign]
    assert term.low <= exact <= term.high
    assert term.widest >= abs(exact)
    if sign in "*/":
        assert term.widest >= max(
            abs(value * other) if sign == "*" else abs(value) * 2 * UNIT, abs(other) * 2 * (sign == "/")
        )


def test_below_finds_what_stands_inside_readings() -> None:
    term = engine.parse("1 if heat > 3 and not post is open else abs(since(launch))", scope())
    found = list(terms.below(term))
    assert {part.name for part in found if isinstance(part, terms.MeterNow)} == {"a", "b"}
    assert any(isinstance(part, terms.Stands) for part in found)
    assert any(isinstance(part, terms.Since) for part in found)


def test_below_walks_a_reading_once_however_often_it_is_used() -> None:
    values = dict(scope().values)
    for step in range(60):  # each uses the one before twice: 2**60 paths
        name = f"r{step}"
        text = f"min(r{step - 1}, r{step - 1})" if step else "min(a, b)"
        values[name] = engine.reading(name, engine.parse(text, engine.Scope(values)))
    assert sum(isinstance(part, terms.MeterNow) for part in terms.below(values["r59"])) == 2
