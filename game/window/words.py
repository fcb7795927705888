"""Numbers and dates as the reader sees them: whole points, a true minus sign, dates as in a newspaper."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from game.tongue import Tongue

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MINUS = "\u2212"
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def points(hundredths: int) -> int:
    """Return hundredths of a point as whole points, half away from zero."""
    return (abs(int(hundredths)) + 50) // 100 * (1 if hundredths >= 0 else -1)


def figure(hundredths: int) -> str:
    """Return a level or amount in points with a true minus sign."""
    whole = points(hundredths)
    return f"{MINUS}{-whole}" if whole < 0 else str(whole)


def signed(hundredths: int) -> str:
    """Return a change with its sign, in whole points from one point on, else in tenths."""
    if 0 < abs(hundredths) < 95:
        tenths = (abs(hundredths) + 5) // 10
        return f"{MINUS if hundredths < 0 else '+'}0.{tenths}"
    whole = points(hundredths)
    return f"{MINUS}{-whole}" if whole < 0 else f"+{whole}"


def tenths(hundredths: int) -> str:
    """Return a level in tenths of a point."""
    amount = (abs(int(hundredths)) + 5) // 10
    return f"{MINUS if hundredths < 0 else ''}{amount // 10}.{amount % 10}"


def shift(now: int, low: int, high: int) -> tuple[str, str]:
    """Return a level and what becomes of it: in whole points if that shows the change, else in tenths."""
    if points(low) == points(now) == points(high):
        after = tenths(low) if tenths(low) == tenths(high) else f"{tenths(low)}–{tenths(high)}"
        return tenths(now), after
    return figure(now), span(low, high)


def exact(hundredths: int, sign: bool = False) -> str:
    """Return points to one or two decimals, as many as the amount has (ledgers must add up)."""
    amount = abs(int(hundredths))
    text = str(amount // 100)
    if amount % 100:
        text += f".{amount % 100:02d}".rstrip("0")
    return (MINUS if hundredths < 0 else "+" if sign else "") + text


def span(low: int, high: int) -> str:
    """Return a range of levels, `7–13`; one figure if both ends read the same."""
    return figure(low) if points(low) == points(high) else f"{figure(low)}–{figure(high)}"


def signed_span(tongue: Tongue, low: int, high: int) -> str:
    """Return a range of changes, `+6 to +10`; one figure if both ends read the same."""
    first, last = signed(low), signed(high)
    return first if first == last else tongue.say("meter.range", low=first, high=last)


def date_of(value: object) -> datetime.date | None:
    """Read an ISO date; None if it is none."""
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def long_date(value: object) -> str:
    """Return `19 August 2019`."""
    day = date_of(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def short_date(value: object) -> str:
    """Return `19 Aug`."""
    day = date_of(value)
    return f"{day.day} {MONTHS[day.month - 1][:3]}" if day else ""


def days_between(first: object, last: object) -> str:
    """Return `19–25 August 2019`, `26 August – 8 September 2019`, with both years where they differ."""
    a, b = date_of(first), date_of(last)
    if not a or not b:
        return long_date(first) or long_date(last)
    if a == b:
        return long_date(first)
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{b.day} {MONTHS[b.month - 1]} {b.year}"
    if a.year == b.year:
        return f"{a.day} {MONTHS[a.month - 1]} – {b.day} {MONTHS[b.month - 1]} {b.year}"
    return f"{long_date(first)} – {long_date(last)}"


def count(number: int, one: str, many: str) -> str:
    """Return `one order`, `two orders`, `12 orders`."""
    word = SMALL[number] if 0 <= number < len(SMALL) else str(number)
    return f"{word} {one if number == 1 else many}"


def listed(names: Sequence[str]) -> str:
    """Return `Seoul, Tokyo and Washington`."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def owns(name: str) -> str:
    """Return the name with an apostrophe s."""
    return f"{name}’s"
