"""Numbers: hundredths for meters, ten-thousandths inside expressions, half away from zero."""

from __future__ import annotations

ONE = 10_000
"""One point inside an expression."""


def half_away(numerator: int, denominator: int) -> int:
    """Return numerator / denominator as a whole number, a half going away from zero."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    size = (2 * abs(numerator) + denominator) // (2 * denominator)
    return size if numerator >= 0 else -size


def times(a: int, b: int) -> int:
    """Return the product of two numbers in ten-thousandths."""
    return half_away(a * b, ONE)


def over(a: int, b: int) -> int:
    """Return the quotient of two numbers in ten-thousandths; anything over nothing is nothing."""
    return 0 if b == 0 else half_away(ONE * a, b)


def points(text: str) -> int:
    """Return the ten-thousandths of a written number such as `40`, `55.5` or `-0.25`."""
    body = text.strip()
    sign = -1 if body.startswith("-") else 1
    whole, _, part = body.lstrip("-").partition(".")
    if not (whole + part).isdigit() or len(part) > 4:
        raise ValueError(f"not a number: {text!r}")
    return sign * (int(whole or "0") * ONE + int((part + "0000")[:4]))


def hundredths(value: int) -> int:
    """Return an amount in ten-thousandths as the hundredths it becomes when it is an effect."""
    return half_away(value, 100)
