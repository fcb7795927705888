"""Whole-number arithmetic of the rules: hundredths of a point outside, ten-thousandths inside expressions.

Arithmetic takes Python integers and numpy integer arrays alike and gives the same digits for both, so that a game alone
and a game in a batch cannot differ. No float is ever made.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Value = Any  # a Python int or bool where all games agree, else an array with one entry a game

UNIT = 10_000  # ten-thousandths in one point, the grain of expressions
HUNDREDTH = 100  # ten-thousandths in one hundredth of a point, the grain of meters
NEVER = 9_999  # days since something that has not happened
WIDEST = 2**63 - 1  # no intermediate value may leave 64 bits
KINDS = (np.int8, np.int16, np.int32, np.int64)
# The ends of each type, of no axes: numpy clips a row three times as fast as it takes the greater of row and number.
ENDS = {np.dtype(kind): (np.array(np.iinfo(kind).min, kind), np.array(np.iinfo(kind).max, kind)) for kind in KINDS}


def kind_for(*values: int) -> type[np.signedinteger[Any]]:
    """Return the narrowest type that arrays of numbers between these can have."""
    most = max(abs(value) for value in values)
    return np.int8 if most < 2**7 else np.int16 if most < 2**15 else np.int32 if most < 2**31 else np.int64


def as_wide(value: Value, kind: type[np.signedinteger[Any]]) -> Value:
    """Return a value with its array of a type; a plain number stays what it is."""
    return value if isinstance(value, int) else value.astype(kind, copy=False)


def rounded(value: Value, divisor: int) -> Value:
    """Return value / divisor (even, positive) rounded half away from zero, within 64 bits."""
    return (value + divisor // 2 + (value >> 63)) // divisor


def common_divisor(*values: int) -> int:
    """Return the greatest whole number that divides all of some whole numbers, 0 if all are 0."""
    result = 0
    for value in values:
        while value:
            result, value = value, result % value
    return abs(result)


def quotient(left: Value, right: Value) -> Value:
    """Return left / right in ten-thousandths, rounded half away from zero; 0 where right is 0."""
    if isinstance(left, int) and isinstance(right, int):
        if right == 0:
            return 0
        size = (2 * abs(left) * UNIT + abs(right)) // (2 * abs(right))
        return -size if (left < 0) != (right < 0) else size
    below = np.abs(right)
    return positive_quotient(np.abs(left), below + (below == 0)) * np.sign(left) * np.sign(right)


def positive_quotient(left: Value, right: Value) -> Value:
    """Return left / right in ten-thousandths, rounded half up, where left is not negative and right is positive."""
    return (left * (2 * UNIT) + right) // (2 * right)


def least(left: Value, right: Value) -> Value:
    """Return the smaller of two values, game by game; a plain number must fit the array it meets."""
    if isinstance(left, int):
        return min(left, right) if isinstance(right, int) else least(right, left)
    return left.clip(ENDS[left.dtype][0], right) if isinstance(right, int) else np.minimum(left, right)


def greatest(left: Value, right: Value) -> Value:
    """Return the larger of two values, game by game; a plain number must fit the array it meets."""
    if isinstance(left, int):
        return max(left, right) if isinstance(right, int) else greatest(right, left)
    return left.clip(right, ENDS[left.dtype][1]) if isinstance(right, int) else np.maximum(left, right)


def format_points(hundredths: int, signed: bool = False) -> str:
    """Return an amount in hundredths as points with as few decimals as it needs: 5550 -> '55.5'."""
    sign = "-" if hundredths < 0 else "+" if signed else ""
    whole, part = divmod(abs(hundredths), 100)
    text = f"{whole}.{part:02d}".rstrip("0").rstrip(".") if part else str(whole)
    return sign + text


def parse_hundredths(text: str) -> int | None:
    """Return a literal such as '55.5' or '-2' in hundredths of a point, or None if it is not one."""
    value = parse_decimal(text)
    return None if value is None or value % HUNDREDTH else value // HUNDREDTH


def parse_decimal(text: str) -> int | None:
    """Return a literal such as '0.25' or '-12' in ten-thousandths, or None if it is not a plain decimal number."""
    body = text[1:] if text[:1] == "-" else text
    whole, dot, part = body.partition(".")
    if not (whole.isascii() and whole.isdigit()) or len(whole) > 7 or (dot and not (part.isascii() and part.isdigit())):
        return None
    if len(part) > 4:
        return None
    value = int(whole) * UNIT + int(part.ljust(4, "0") or "0")
    return -value if text[:1] == "-" else value
