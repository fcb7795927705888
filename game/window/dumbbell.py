"""One row of what moved: where a level was, where it is, and the threshold it crossed on the way."""

from __future__ import annotations

from typing import Any

from game.tokens import STYLES
from game.window.display import Box
from game.window.model import Data, alarming, color, falls_hot, holds, hot, label, meter, shape, thresholds
from game.window.page import Page
from game.window.parts import change
from game.window.words import figure

TWO_LINES = 58.0
"""How high a row must be to hold a second line of words."""


def dumbbell(
    page: Page, box: Box, row: Data, shot: Data, axis: tuple[float, float], style: dict[str, Any], big: bool, index: int
) -> None:
    """Draw one row; the sign slides from its old place to the new, one row after another."""
    x, y, w, h = box
    one = meter(shot, row["meter"])
    if one is None:
        return
    low, high = int(one.get("low", 0)), int(one.get("high", 10000))
    base, middle = y + h / 2 + (8 if big else 5), y + h / 2
    before, after = int(row["before"]), int(row["after"])
    reader = shot.get("reader")
    tone = color(shot, one["of"][0]) if one.get("of") else "ink"
    sign = shape(shot, one["of"][0]) if one.get("of") else "diamond"

    def at(level: float) -> float:
        return axis[0] + (axis[1] - axis[0]) * min(max((level - low) / max(high - low, 1), 0), 1)

    r = 9.0 if big else 6.0
    page.marker(sign, x + r, middle, r * 0.95, tone)
    lifted = h >= TWO_LINES and bool(crossing(page, one, row))
    page.text(
        x + 3 * r + 3,
        base - (12 if lifted else 0),
        label(page.tongue, shot, one, reader),
        style["body"],
        room=axis[0] - x - 3 * r - 18,
    )
    part = page.motion(index * 0.12)
    now = before + (after - before) * part
    tense = hot(one, after - before)
    for mark in thresholds(one):
        page.stroke([(at(int(mark["at"])), y + 6), (at(int(mark["at"])), y + h - 6)], "ink2", 1.6, (4, 3))
    a, b = sorted((at(before), at(now)))
    page.rect(a, middle - 2.5, b - a, 5, "hot" if tense else "ink2")
    page.marker("circle", at(before), middle, r * 0.82, "ink2", outline=True)
    page.marker(sign, at(now), middle, r * 1.06, tone)
    right = axis[1] + (66 if big else 44)
    page.text(right, base + (3 if big else 1), figure(after), style["num"], anchor="r")
    size = "rbodyL" if big else "bodyM"
    wide = change(page, right + (18 if big else 12), base + 1, one, after - before, size)
    left = right + max(wide, STYLES[size].size * 0.92 + page.wide("88", size)) + (38 if big else 24)
    words = crossing(page, one, row)
    if words:
        under = h >= TWO_LINES
        spot = (x + 3 * r + 3, base + 14, x + w) if under else (left, base, x + w)
        _words(page, spot, words, over(one, row), style, r, under)
    name = f"meter.{one['name']}"
    if page.target(name, (x, y + 1, w, h - 2), name, enter=name, group="board"):
        page.ring((x, y + 1, w, h - 2), -1)


def crossed_mark(one: Data, row: Data) -> Data | None:
    """Return the threshold to speak of, of those a meter crossed."""
    said = list(row.get("crossed") or ())
    marks = [mark for mark in thresholds(one) if mark["words"] in said]
    falling = falls_hot(one) and int(row["after"]) < int(row["before"])
    return (marks[0] if falling else marks[-1]) if marks else None


def crossing(page: Page, one: Data, row: Data) -> str:
    """Return what is to be said of a threshold that was crossed, or nothing."""
    mark = crossed_mark(one, row)
    if mark is None:
        return ""
    so = holds(one, mark, int(row["after"]))
    return str(mark["words"]) if so else page.say("meter.no_longer", what=mark["words"])


def over(one: Data, row: Data) -> bool:
    """Return whether the threshold that was crossed is a sign of tension, and holds now."""
    mark = crossed_mark(one, row)
    return mark is not None and holds(one, mark, int(row["after"])) and alarming(one, mark)


def _words(
    page: Page,
    spot: tuple[float, float, float],
    words: str,
    hot_now: bool,
    style: dict[str, Any],
    r: float,
    under: bool,
) -> None:
    left, base, edge = spot
    if hot_now:
        page.marker("warning", left + r * 1.2, base - (8 if page.room or r > 6 else 5), r * 1.25, "hot")
        left += 3.5 * r
    styles = (style["lab"],) if page.room or under else (style["lab"], "bodyM", "label", "axisM")
    fits = page.first_that_fits(words, styles, edge - left)
    page.text(left, base, words, fits, "hot" if hot_now else "ink2", room=edge - left)
