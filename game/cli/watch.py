"""Waiting for the files of a scenario to change, by looking at them now and then: no library, any system."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from game.scenario import as_saved

EVERY = 0.5
"""Seconds between two looks."""


def changes(place: Path, pause: Callable[[float], None]) -> Iterator[None]:
    """Yield whenever a scenario is not what it was; `pause` waits, and whatever it raises ends the waiting."""
    before = as_saved(place)
    while True:
        pause(EVERY)
        now = as_saved(place)
        if now != before:
            before = now
            yield
