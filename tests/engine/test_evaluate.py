"""Expressions computed by hand: amounts in ten-thousandths, conditions, for several games at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game import engine
from game.engine.evaluate import amount_expression, expression, piece_of
from game.engine.numbers import UNIT, kind_for, quotient, rounded
from game.engine.terms import wide_rounded
from tests.engine.naming import frame, in_each_game, scope, value

AT = {"a": [4_000], "b": [1_050], "asked_south": [2], "asked_west": [1], "last_0": [1], "last_1": [3], "entered": [2]}
"""Meters a = 40 and b = 10.5; the post entered where it stands in week 2; two kinds of asking."""


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a", 400_000),
        ("a + b", 505_000),
        ("a - b", 295_000),
        ("-b", -105_000),
        ("a * b", 4_200_000),
        ("0.1 * b", 10_500),
        ("b * -0.1", -10_500),
        ("0.5 * 0.0001", 1),  # 0.00005 away from zero
        ("-0.5 * 0.0001", -1),
        ("a / 3", 133_333),
        ("-a / 3", -133_333),
        ("b / a", 2_625),
        ("a / (b - b)", 0),
        ("1 / 3 * 3", 9_999),  # every operation rounds
        ("a * (1 / 3)", 133_320),
        ("min(a, b, 7)", 70_000),
        ("max(a, b, 7)", 400_000),
        ("clamp(a, 0, 25)", 250_000),
        ("clamp(b, 25, 50)", 250_000),
        ("clamp(a, 30, 20)", 200_000),  # min(max(x, low), high) whatever they are
        ("abs(b - a)", 295_000),
        ("1 if a > b else 2", 10_000),
        ("1 if a < b else 2", 20_000),
        ("heat", 252_500),
        ("heat * 2", 505_000),
        ("times(north.ask)", 30_000),
        ("times(north.ask.south)", 20_000),
        ("times(launch)", 0),
        ("since(launch)", 99_990_000),
        ("since(north.ask)", 140_000),  # the later of the two, two weeks ago
        ("since(north.ask.south)", 280_000),
        ("since(post)", 210_000),
        ("fair - today", -20_000),  # 6 April to 8 April
        ("today - today", 0),
        ("a * (times(north.ask) * -((fair - today) * 0))", 0),
        ("abs(0) * a - b", -105_000),
        ("(0 if a > b else 0) / b", 0),
    ],
)
def test_amounts(text: str, result: int) -> None:
    assert value(text, frame(tick=5, **AT)) == [result]
    assert value(text, frame(tick=5, **{name: of * 2 for name, of in AT.items()})) == [result] * 2


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a > b", True), ("a >= 40", True), ("a < 40", False), ("a == 40", True), ("a != 40", False),
        ("b <= 10.5", True), ("10 < b < 20 < a", True), ("10 < b < 20 > a", False), ("post is open", True),
        ("post is closed", False), ("post is not closed", True), ("not post is closed", True),
        ("a > b and b > a", False), ("a > b or b > a", True), ("today > fair", True), ("today <= fair", False),
        ("fair < today", True), ("time_up", False), ("not time_up", True), ("today == today", True),
        ("since(post) >= 21", True), ("heat > 25.24", True), ("heat > 25.25", False), ("2 > 1", True),
        ("0.25 * a == 10 and (b > 50 or times(north.ask) == 3)", True),
    ],
)  # fmt: skip
def test_conditions(text: str, result: bool) -> None:
    assert value(text, frame(tick=5, **AT), "condition") == [result]


def test_every_game_is_its_own() -> None:
    at = frame(a=[1_000, 2_000, 3_000], b=[2_000, 2_000, 2_000], post=[0, 1, 0], last_2=[-1, 0, -1])
    assert value("a / b", at) == [5_000, 10_000, 15_000]
    assert value("a > b", at, "condition") == [0, 0, 1]
    assert value("post is open and a < 30", at, "condition") == [1, 0, 0]
    assert value("a if post is open else b", at) == [100_000, 200_000, 300_000]
    assert value("since(launch)", at) == [99_990_000, 0, 99_990_000]


def test_some_games_only() -> None:
    at = frame(a=[1_000, 2_000, 3_000]).narrowed(np.array([2, 0]))
    assert value("a + heat", at) == [450_000, 150_000]
    assert value("a > 20", at, "condition") == [1, 0]


@pytest.mark.parametrize(
    ("text", "a", "hundredths"),
    [
        ("0.25 * (20 - a)", 3_261, -315),  # the example of the law: -3.1525
        ("0.25 * (20 - a)", 2_946, -237),  # -2.365, half away from zero
        ("0.0049 + 0.0001", 0, 1),
        ("-0.0049 - 0.0001", 0, -1),
        ("0.0049", 0, 0),
        ("-a / 7", 1_050, -150),
        ("a", 777, 777),
    ],
)
def test_an_amount_is_rounded_once_to_hundredths(text: str, a: int, hundredths: int) -> None:
    made = amount_expression(engine.parse(text, scope()))
    assert in_each_game(made, frame(a=[a])) == [hundredths]
    assert in_each_game(made, frame(a=[a, a])) == [hundredths] * 2


def test_a_reading_is_made_and_computed_once() -> None:
    heat = scope().values["heat"]
    assert piece_of(heat) is piece_of(heat)
    values = dict(scope().values)
    for step in range(60):  # each uses the one before twice: 2**60 ways down
        name = f"r{step}"
        text = f"min(r{step - 1}, r{step - 1} + 1)" if step else "a"
        values[name] = engine.reading(name, engine.parse(text, engine.Scope(values)))
    at = frame(a=[200])
    assert in_each_game(expression(values["r59"]), at) == [20_000]
    assert "r30" in at.cache


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a", np.int16), ("a + b", np.int16), ("b + 4 * a", np.int32), ("0.25 * a", np.int16), ("a * b", np.int32),
        ("a * b * 100", np.int32), ("a * b * b", np.int64), ("min(a, 327.68)", np.int32),
        ("-3 if a > b else 4", np.int8), ("times(launch)", np.int8), ("since(post)", np.int16),
    ],
)  # fmt: skip
def test_numbers_are_as_narrow_as_their_bounds_allow(text: str, kind: type) -> None:
    piece = piece_of(engine.parse(text, scope()))
    assert piece.formula(frame(a=[9_000, 100], b=[10, 20])).dtype == kind
    assert np.can_cast(kind_for(piece.low, piece.high), kind)


NUMBERS = some.recursive(
    some.sampled_from(["a", "b", "heat", "2", "0.25", "0.0003", "-7.5", "1000"]),
    lambda inner: some.tuples(inner, some.sampled_from("+-*/"), inner).map(lambda part: f"({' '.join(part)})"),
    max_leaves=6,
)


def by_hand(text: str, names: dict[str, int]) -> int:
    """Return the value of a bracketed expression of two operands a bracket, step by step."""
    if not text.startswith("("):
        return names[text] if text in names else round(float(text) * UNIT)
    depth = 0
    for place, sign in enumerate(text):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth == 1 and sign in "+-*/" and text[place - 1] == text[place + 1] == " ":
            left, right = by_hand(text[1 : place - 1], names), by_hand(text[place + 2 : -1], names)
            if sign == "*":
                return rounded(left * right, UNIT)
            return quotient(left, right) if sign == "/" else left + right if sign == "+" else left - right
    raise ValueError(text)


@given(NUMBERS, some.integers(0, 10_000), some.integers(0, 10_000))
def test_units_and_narrow_numbers_change_no_digit(text: str, a: int, b: int) -> None:
    names = {"a": a * 100, "b": b * 100}
    names["heat"] = quotient(names["a"] + names["b"], 2 * UNIT)
    try:
        made = expression(engine.parse(text, scope()))
    except engine.ExpressionError as error:
        assert error.code == "too-large"
        return
    with np.errstate(all="raise"):
        assert in_each_game(made, frame(a=[a, a], b=[b, b])) == [by_hand(text, names)] * 2
        assert in_each_game(made, frame(a=[a], b=[b])) == [by_hand(text, names)]


@pytest.mark.parametrize("divisor", [2, 3, 4, 7, 10, 25, 9_999, 10_000])
@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("text", ["a", "a - b", "-a"])
def test_a_quotient_rounds_half_away_whatever_its_divisor_and_sign(text: str, sign: str, divisor: int) -> None:
    pairs = [(a, b) for a in (0, 1, 2, 3, 5, 24, 25, 26, 4_999, 5_000, 10_000) for b in (0, 3, 5, 25, 5_000, 10_000)]
    made = amount_expression(engine.parse(f"{sign}({text}) / {divisor}", scope()))
    tops = [{"a": a, "a - b": a - b, "-a": -a}[text] * (-1 if sign else 1) for a, b in pairs]
    tenths = [quotient(top * 100, divisor * UNIT) for top in tops]  # first to ten-thousandths, as the law says
    found = in_each_game(made, frame(a=[a for a, _ in pairs], b=[b for _, b in pairs]))
    assert found == [wide_rounded(number, 100) for number in tenths]
