"""Numbers as the reader sees them: whole points, tenths where those show nothing, a true minus sign."""

from __future__ import annotations

from collections.abc import Iterable

from game.tongue import MINUS, Tongue, points, with_sign


def figure(hundredths: int) -> str:
    """Return a level or amount in points with a true minus sign."""
    whole = points(hundredths)
    return f"{MINUS}{-whole}" if whole < 0 else str(whole)


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


def decimals(amounts: Iterable[int]) -> int:
    """Return how many decimals the finest of these amounts in hundredths has."""
    return max((2 if one % 10 else 1 if one % 100 else 0 for one in amounts), default=0)


def exact(hundredths: int, sign: bool = False, places: int = 0) -> str:
    """Return points with all the decimals the amount has (ledgers must add up), and with at least `places`."""
    amount = abs(int(hundredths))
    shown = max(decimals([amount]), places)
    text = str(amount // 100) + (f".{amount % 100:02d}"[: 1 + shown] if shown else "")
    return (MINUS if hundredths < 0 else "+" if sign else "") + text


def span(low: int, high: int) -> str:
    """Return a range of levels, `7–13`; one figure if both ends read the same."""
    return figure(low) if points(low) == points(high) else f"{figure(low)}–{figure(high)}"


def signed_span(tongue: Tongue, low: int, high: int) -> str:
    """Return a range of changes, `+6 to +10`; one figure if both ends read the same."""
    first, last = with_sign(low), with_sign(high)
    return first if first == last else tongue.say("meter.range", low=first, high=last)
