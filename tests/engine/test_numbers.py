"""Whole-number arithmetic: rounding at halves, quotients, and numbers as text."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.engine import numbers

HALVES = {-25: -3, -24: -2, -15: -2, -14: -1, -5: -1, -4: 0, -1: 0, 0: 0, 1: 0, 4: 0, 5: 1, 14: 1, 15: 2, 24: 2, 25: 3}
"""A number and what it is in tens."""


def half_away(value: Fraction) -> int:
    """Return a fraction rounded half away from zero, the slow way."""
    whole = int(abs(value) + Fraction(1, 2))
    return -whole if value < 0 else whole


def differs(rounding: Callable[[int, int], int]) -> bool:
    """Return whether some other rounding is caught by the table of halves."""
    return any(rounding(value, 10) != tens for value, tens in HALVES.items())


@pytest.mark.parametrize(("value", "tens"), HALVES.items())
def test_halves_go_away_from_zero(value: int, tens: int) -> None:
    assert numbers.rounded(value, 10) == tens


def test_arrays_round_like_integers() -> None:
    for kind in (np.int32, np.int64):
        assert numbers.rounded(np.array(list(HALVES), kind), 10).tolist() == list(HALVES.values())


def test_the_table_of_halves_catches_other_roundings() -> None:
    assert differs(lambda value, by: round(value / by))  # half to even
    assert differs(lambda value, by: value // by)  # down
    assert differs(lambda value, by: (value + by // 2) // by)  # half up
    assert not differs(numbers.rounded)


@given(some.integers(-(2**62), 2**62), some.integers(1, 10**6).map(lambda half: 2 * half))
def test_rounding_is_that_of_fractions(value: int, divisor: int) -> None:
    assert numbers.rounded(value, divisor) == half_away(Fraction(value, divisor))


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [
        (10_000, 30_000, 3_333),  # 1 / 3
        (20_000, 30_000, 6_667),  # 2 / 3
        (-20_000, 30_000, -6_667),
        (1, 20_000, 1),  # 0.00005 is half of the grain
        (-1, 20_000, -1),
        (1, 20_001, 0),
        (10_000, -40_000, -2_500),
        (50_000, 0, 0),  # by nothing gives nothing
        (0, 30_000, 0),
    ],
)
def test_quotients(left: int, right: int, result: int) -> None:
    assert numbers.quotient(left, right) == result
    assert numbers.quotient(np.array([left]), np.array([right])).tolist() == [result]
    assert numbers.quotient(np.array([left]), right).tolist() == [result]


@given(some.integers(-(10**12), 10**12), some.integers(-(10**12), 10**12).filter(bool))
def test_quotients_are_those_of_fractions(left: int, right: int) -> None:
    assert numbers.quotient(left, right) == half_away(Fraction(left * numbers.UNIT, right))
    with np.errstate(all="raise"):
        assert numbers.quotient(np.array([left]), np.array([right])).item() == numbers.quotient(left, right)


@given(some.lists(some.integers(0, 2**40), min_size=1), some.integers(1, 2**40))
def test_quotients_of_known_sign_are_the_same(lefts: list[int], right: int) -> None:
    row = np.array(lefts)
    found = numbers.positive_quotient(row, np.full_like(row, right)).tolist()
    assert found == [numbers.quotient(left, right) for left in lefts]
    assert found == numbers.quotient(row, np.full_like(row, right)).tolist()


@given(some.sampled_from(numbers.KINDS), some.data())
def test_least_and_greatest_are_those_of_integers(kind: type[np.signedinteger[Any]], data: some.DataObject) -> None:
    ends = some.integers(int(np.iinfo(kind).min), int(np.iinfo(kind).max))
    values, other = data.draw(some.lists(ends, min_size=1)), data.draw(ends)
    row = np.array(values, kind)
    for work, plain in ((numbers.least, min), (numbers.greatest, max)):
        wanted = [plain(value, other) for value in values]
        for found in (work(row, other), work(other, row), work(row, np.full_like(row, other))):
            assert found.dtype == kind
            assert found.tolist() == wanted


@pytest.mark.parametrize("bits", [8, 16, 32])
def test_the_narrowest_type_holds_both_signs_of_a_number(bits: int) -> None:
    most = 2 ** (bits - 1) - 1
    for values in ((most,), (-most, 0), (0, most)):
        assert np.iinfo(numbers.kind_for(*values)).bits == bits
    for values in ((most + 1,), (-most - 1,), (0, -most - 1)):  # so that a minus never leaves it
        assert np.iinfo(numbers.kind_for(*values)).bits == 2 * bits


def test_smaller_larger_and_common() -> None:
    pair = np.array([3, -3])
    assert numbers.least(2, 5) == 2 and numbers.least(pair, 0).tolist() == [0, -3]
    assert numbers.greatest(2, 5) == 5 and numbers.greatest(0, pair).tolist() == [3, 0]
    assert [numbers.common_divisor(*of) for of in [(12, 18), (0, 0), (-4, 0), (7,), ()]] == [6, 0, 4, 7, 0]


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("55.5", 555_000), ("-2", -20_000), ("0.0001", 1), ("-0.25", -2_500), ("0123", 1_230_000)],
)
def test_numbers_are_read(text: str, value: int) -> None:
    assert numbers.parse_decimal(text) == value


NO_NUMBERS = ["", " 1", "1 ", *"- +1 .5 5. 1e3 1_0 0x1f 0o17 12:30 1,5 --1 ٣ １ ² nan inf".split()]  # noqa: SIM905


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_none(text: str) -> None:
    assert numbers.parse_decimal(text) is None


def test_no_number_is_longer_than_people_need() -> None:
    assert numbers.parse_decimal("9999999.9999") == 99_999_999_999
    assert numbers.parse_decimal("10000000") is None  # eight digits
    assert numbers.parse_decimal("0.00001") is None  # five places
    assert numbers.parse_hundredths("1.25") == 125
    assert numbers.parse_hundredths("1.255") is None
    assert numbers.parse_hundredths("1.2500") == 125


@given(some.integers(-(10**8), 10**8))
def test_points_are_written_as_they_are_read(value: int) -> None:
    assert numbers.parse_hundredths(numbers.format_points(value)) == value


def test_points_have_as_few_decimals_as_they_need() -> None:
    written = [numbers.format_points(value) for value in (5_550, 300, -5, 0, -1_005)]
    assert written == ["55.5", "3", "-0.05", "0", "-10.05"]
    assert [numbers.format_points(value, signed=True) for value in (250, -250, 0)] == ["+2.5", "-2.5", "+0"]
