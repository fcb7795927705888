"""How a ratio is measured: both sides in turn, A B A B, in one run; medians, so that a busy moment does not count.

What runs in this process is measured in its own processor time, so that other programs count for little.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time

ROUNDS = 7
LEAST = 0.02  # seconds a quick thing is repeated for, so that the clock's grain does not matter

Measured = Callable[[], float]
"""Runs once and returns seconds for one unit of work."""


def once(work: Callable[[], object]) -> Measured:
    """Return a measurement of something slow enough to be timed alone."""

    def measured() -> float:
        began = process_time()
        work()
        return process_time() - began

    return measured


def lasting(work: Callable[[], object]) -> Measured:
    """Return a measurement by the clock on the wall, for what other processes do."""

    def measured() -> float:
        began = perf_counter()
        work()
        return perf_counter() - began

    return measured


def often(work: Callable[[], object]) -> Measured:
    """Return a measurement of something quick: the mean of as many calls as fill the least time."""

    def measured() -> float:
        calls, began = 0, process_time()
        while (spent := process_time() - began) < LEAST:
            for _ in range(16):
                work()
            calls += 16
        return spent / calls

    return measured


def medians(*sides: Measured, rounds: int = ROUNDS, warm: bool = False) -> list[float]:
    """Return the median of each side, measured in turn; a first round only warms up, unless that was done before."""
    for side in sides[: 0 if warm else None]:
        side()
    taken = [[side() for side in sides] for _ in range(rounds)]
    return [median(column) for column in zip(*taken, strict=True)]
