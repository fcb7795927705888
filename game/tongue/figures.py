"""Amounts as people read them: whole points, tenths where those show nothing, a true minus sign."""

from __future__ import annotations

MINUS = "\u2212"


def points(hundredths: int) -> int:
    """Return hundredths of a point as whole points, half away from zero."""
    return (abs(int(hundredths)) + 50) // 100 * (1 if hundredths >= 0 else -1)


def with_sign(hundredths: int) -> str:
    """Return a change with its sign, in whole points from one point on, else in tenths, or in what shows it."""
    size = abs(hundredths)
    if 0 < size < 95:
        return f"{MINUS if hundredths < 0 else '+'}0.{(size + 5) // 10 if size >= 5 else f'{size:02}'}"
    whole = points(hundredths)
    return f"{MINUS}{-whole}" if whole < 0 else f"+{whole}"
