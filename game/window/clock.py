"""The clock of a class: time left to seal orders, as every page may show it. It never closes anything."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.window.page import Page

URGENT = 30
"""Seconds from which the clock is in the hot colour."""
COARSE = 10
"""Seconds in which the lesson is counted: its bar need not tick."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The clocks of a class as a page shows them, in whole seconds."""

    left: int
    length: int
    running: bool = False
    orders: bool = True
    """Whether orders are being given; only then is there a time left."""
    lesson: int = 0
    starts: tuple[tuple[int, int], ...] = ()
    """(turn, lesson time) at which the orders of each turn of this lesson were opened."""
    seconds: int = 0
    """What every turn is given."""

    @property
    def shown(self) -> bool:
        """Whether a page has a time left to show."""
        return self.orders and self.length > 0

    @property
    def figure(self) -> str:
        """The time left: `2:35`."""
        return minutes(self.left)

    @property
    def tone(self) -> str:
        """The colour it is set in."""
        return "hot" if self.left <= URGENT else "ink"


def clock_of(found: Mapping[str, Any] | None) -> Clock | None:
    """Return the clock of what a door says of its clocks; None where there is none."""
    if found is None:
        return None
    return Clock(
        math.ceil(found["left"]),
        int(found["length"]),
        bool(found["running"]),
        bool(found["orders"]),
        int(found["lesson"]) // COARSE * COARSE,
        tuple((int(turn), int(at)) for turn, at in found["starts"]),
        int(found["seconds"]),
    )


def minutes(seconds: int) -> str:
    """Return seconds as minutes: `2:35`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def figure_of(page: Page) -> tuple[str, str, str, str] | None:
    """Return what stands at the head of a page: two lines of words, the time and its colour; None: no clock."""
    clock = page.look.clock
    if clock is None or not clock.shown:
        return None
    small = page.say("clock.left")
    strong = page.say("clock.for" if clock.running else "clock.stopped")
    if clock.left > 0:
        return small, strong, clock.figure, clock.tone
    return page.say("clock.open"), page.say("clock.soft"), page.say("clock.up"), "hot"


def head_clock(page: Page, right: float, base: float, style: str = "timer", words: bool = True) -> float:
    """Set the time left with its baseline at `base`, ending at `right`; return how wide it is, 0 without a clock."""
    found = figure_of(page)
    if found is None:
        return 0.0
    small, strong, big, tone = found
    wide = page.text(right, base, big, style, tone, anchor="r")
    if words:
        first = page.text(right - wide - 15, base - 21, small, "label", "ink2", anchor="r")
        second = page.text(right - wide - 15, base - 3, strong, "labelS", anchor="r")
        wide += 15 + max(first, second)
    return wide
