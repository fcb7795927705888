"""The turn track as a scrubber: one stop for the first day and one a turn, to go to by arrows, Home, End and click."""

from __future__ import annotations

import math

from game.window.display import Box
from game.window.model import Data
from game.window.page import Page

NARROW = 24.0
"""No stop that can be pressed is narrower."""


def scrubber(page: Page, area: Box, shot: Data, stop: int, last: int, stopped: str = "") -> None:
    """Draw the track; what was played and is not shown yet is pale, what was never played an outline; `stopped` is said
    at the bar across the track where a game was stopped."""
    x, y, w, h = _ends(page, area)
    turns = max(int(shot.get("turns", 1)), last, 1)
    gap = 3.0 if w / (turns + 1) > 8 else 1.0
    each = (w + gap) / (turns + 1) - gap
    size = 22.0 if page.room else 13.0
    middle = y + (h - size * 1.5) / 2
    for i in range(turns + 1):
        left = x + i * (each + gap)
        if i == stop:
            page.rect(left, middle - 7, each, 14, "ink")
        elif i > last:
            page.rect(left, middle - 3, each, 6, "", "rule")
        else:
            page.rect(left, middle - 3, each, 6, "ink" if i < stop else "ink3")
    together = max(math.ceil(NARROW / (each + gap)), 1)
    for first in range(0, last + 1, together):
        shown = stop if first <= stop < first + together else first
        wide = min(together, last + 1 - first) * (each + gap) - gap
        box = (x + first * (each + gap), y, max(wide, NARROW), h)
        if box[0] + box[2] > x + w + 0.5:
            box = (x + w - box[2], y, box[2], h)
        name = f"stop.{shown}"
        if page.target(name, box, f"stop:{shown}", group="track"):
            page.ring((box[0], middle - 11, box[2], 22), 0)
    end = x + (last + 1) * (each + gap) + 6 if stopped else 0.0
    if stopped:
        page.rect(end - 1.5, middle - 11, 3, 22, "ink")
    _names(page, (x, y, w, h), each + gap, turns, stop, (end, stopped))


def _ends(page: Page, area: Box) -> Box:
    """Draw a press to the turn before and the next at the ends; return what is left between them."""
    x, y, w, h = area
    side = 40.0 if page.room else 26.0
    for name, sign, left, key in (
        ("page.less", "back", x, "pageup"),
        ("page.more", "chevron", x + w - side, "pagedown"),
    ):
        box = (left, y, side, h)
        page.marker(sign, left + side / 2, y + (h - (33 if page.room else 19.5)) / 2, side * 0.2, "ink")
        if page.target(name, box, name, key=key, group="ends"):
            page.ring(box, -2)
    return (x + side + 6, y, w - 2 * side - 12, h)


def _names(page: Page, area: Box, step: float, turns: int, stop: int, halt: tuple[float, str]) -> None:
    """Set the number of every turn that has room under its bar, the one shown first, after where it was stopped."""
    x, y, w, h = area
    style = "rlab" if page.room else "axis"
    base = y + h - 3
    taken: list[tuple[float, float]] = []
    end, words = halt
    wide = page.wide(words, style)
    if words and end + wide <= x + w:
        page.text(end - 1.5, base, words, style)
        taken.append((end - 1.5, end + wide))
    for i in [stop, 0, turns, *range(1, turns)]:
        words = page.say("replay.start") if i == 0 else str(i)
        wide = page.wide(words, style)
        left = min(max(x + i * step + (step - 3 - wide) / 2, x), x + w - wide)
        if not any(left < b + 10 and a < left + wide + 10 for a, b in taken):
            page.text(left, base, words, style, "ink" if i == stop else "ink2")
            taken.append((left, left + wide))
