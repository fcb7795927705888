"""Line charts with labels at the ends of their lines, placed so that they never collide."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from game.window.display import Box
from game.window.model import Data
from game.window.page import Page
from game.window.words import MONTHS, date_of, figure


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart, in hundredths, one value a turn."""

    label: str
    values: Sequence[int]
    color: str
    dashed: bool = False
    target: str = ""
    width: float = 2.6


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places at least `gap` apart, as near to the wanted ones as can be, in the same order."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    out = list(wanted)
    last = low - gap
    for i in order:
        out[i] = max(wanted[i], last + gap)
        last = out[i]
    over = last - high
    for i in reversed(order):
        if over <= 0:
            break
        out[i] = min(out[i], high)
        high = out[i] - gap
    return out


def chart(
    page: Page, area: Box, lines: Sequence[Line], shot: Data, style: str = "label", axis: str = "axis", *,
    near: bool = False,
) -> None:  # fmt: skip
    """Draw lines over the turns of the game with a scale at the left and dates below; labels stand at the right edge,
    or `near` the ends of the lines."""
    x, y, w, h = area
    lines = [line for line in lines if line.values]
    if not lines or h < 60:
        return
    number = "rbodyS" if style.startswith("r") else "num"
    every = [v for line in lines for v in line.values]
    low = max(min(every) // 1000 * 1000 - (1000 if min(every) % 1000 < 300 else 0), 0)
    high = min(max((max(every) + 999) // 1000 * 1000, low + 2000), max(10000, max(every)))
    names = max(page.wide(line.label, style) for line in lines) + page.wide("100", number) + 16
    names = min(names, w * 0.42)
    left, right, top, bottom = x + 30, x + w - names - 12, y + 10, y + h - 24
    turns = max(int(shot.get("turns", 1)), max(len(line.values) for line in lines) - 1, 1)

    def at(i: int, value: int) -> tuple[float, float]:
        return left + (right - left) * i / turns, bottom - (bottom - top) * (value - low) / max(high - low, 1)

    step = 1000 if high - low <= 4000 else 2000
    for level in range(low, high + 1, step):
        py = at(0, level)[1]
        page.rule(left, py, right - left, "ink3" if level == low else "rule2")
        page.text(left - 8, py + 4.5, figure(level), axis, "ink2", anchor="r")
    _dates(page, left, right, bottom, shot, axis)
    ends = apart([at(0, line.values[-1])[1] for line in lines], 40 if names < 200 else 24, top + 6, bottom - 4)
    for line, end in zip(lines, ends, strict=True):
        points = [at(i, v) for i, v in enumerate(line.values)]
        if len(points) > 1:
            page.stroke(points, line.color, line.width, (6, 4) if line.dashed else (0, 0))
        if not line.dashed:
            for px, py in points:
                page.marker("circle", px, py, 3.2, line.color)
        px = points[-1][0]
        edge = px + 4 if near else right
        if abs(end - points[-1][1]) > 6 and px + 6 < edge:
            page.stroke([points[-1], (edge - 2, end)], "rule", 1)
        value = figure(line.values[-1])
        wide = page.text(edge + 8, end + 6, value, number)
        page.text(edge + 16 + wide, end + 5, line.label, style, room=x + w - edge - 16 - wide)
        if line.target:
            box = (right + 2, end - 14, x + w - right - 2, 28.0)
            if page.target(line.target, box, line.target, enter=line.target, group="board"):
                page.ring(box, -2)


def _dates(page: Page, left: float, right: float, bottom: float, shot: Data, axis: str) -> None:
    start, end = date_of(shot.get("start")), date_of(shot.get("end"))
    if not start or not end or end <= start:
        return
    free = 0.0
    day = start
    while day < end:
        px = left + (right - left) * (day - start).days / (end - start).days
        name = MONTHS[day.month - 1][:3]
        if px >= free and px + page.wide(name, axis) < right + 20:
            page.text(px, bottom + 17, name, axis, "ink2")
            free = px + page.wide(name, axis) + 14
        day = (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
