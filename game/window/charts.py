"""The course of one level as a line chart: the game solid, the record dashed, thresholds in words, numbered flags.

Every word is placed by code: where it would touch a line, a flag or another word it goes elsewhere.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from game.tokens import STYLES
from game.tongue import date_of
from game.window.display import Box, Point
from game.window.model import Data, alarming, thresholds
from game.window.page import Page
from game.window.placing import overlaps, within
from game.window.words import figure


@dataclass(frozen=True, slots=True)
class Flag:
    """A turning point: the number it has in a list, and what happened."""

    turn: int
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Course:
    """What one chart shows, in hundredths, a value a turn."""

    meter: Data
    played: Sequence[int]
    past: Sequence[int]
    """What really happened; empty where the game is no other or nobody knows."""
    names: tuple[str, str]
    """What the two lines are called."""
    flags: Sequence[Flag] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """The type of a chart."""

    axis: str
    strong: str
    plain: str
    mark: str
    flag: str
    box: float
    dot: float


DESK = Setting("axis", "bodyS", "body", "axisM", "axisM", 22.0, 3.6)
ROOM = Setting("rlab", "rlab", "rlab", "rlab", "rlab", 32.0, 6.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A flag that has found its place."""

    flag: Flag
    box: Box
    point: Point
    text: float | None = None
    """Where its words begin; None: there is no room for them."""


@dataclass(slots=True)
class Plot:
    """One drawing of a chart."""

    page: Page
    area: Box
    course: Course
    shot: Data
    setting: Setting
    taken: list[Box] = field(default_factory=list)
    """Where no further word may stand."""
    lines: list[list[Point]] = field(default_factory=list)
    """Where the lines run, over which no word may stand either."""
    levels: list[Box] = field(default_factory=list)
    """Where thresholds run, through which flags may reach but no words."""
    low: int = 0
    high: int = 10000
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    turns: int = 1

    def draw(self) -> None:
        """Draw grid, thresholds, both lines with their names, and the flags."""
        self._frame()
        self._grid()
        past = [self.at(i, value) for i, value in enumerate(self.course.past)]
        line = [self.at(i, value) for i, value in enumerate(self.course.played)]
        self.lines = [points for points in (past, line) if points]
        self._ends(line, past)
        marks = self._thresholds()
        flags = self._flags([(flag, line[flag.turn]) for flag in self.course.flags if flag.turn < len(line)])
        words = [spot for mark in marks if (spot := self._threshold_words(mark)) is not None]
        if len(past) > 1:
            self.page.stroke(past, "ink2", 2.2, (7, 5))
        if len(line) > 1:
            self.page.stroke(line, "ink", 3.6)
        for px, py in line:
            self.page.marker("circle", px, py, self.setting.dot, "ink")
        for text in words:
            self.page.text(*text)
        for flag in flags:
            self._paint(flag)

    # the frame

    def _frame(self) -> None:
        x, y, w, h = self.area
        every = [*self.course.played, *self.course.past]
        least, most = int(self.course.meter.get("low", 0)), int(self.course.meter.get("high", 10000))
        levels = [int(mark["at"]) for mark in thresholds(self.course.meter)]
        near = [at for at in levels if min(every) - 1500 <= at <= max(every) + 1500]
        low, high = min([*every, *near]), max([*every, *near])
        self.low = max((low - 250) // 1000 * 1000, least)
        self.high = min(max(-((-high - 250) // 1000) * 1000, self.low + 2000), max(most, self.low + 1000))
        words = [self._end_words(0), self._end_words(1)]
        wide = max([self.page.wide(text, self.setting.strong) for text in words if text] or [0.0])
        axis = max(self.page.wide(figure(at), self.setting.axis) for at in (self.low, self.high))
        self.left, self.right = x + axis + 10, x + w - min(wide + 14, w * 0.4)
        self.top, self.bottom = y + STYLES[self.setting.axis].size * 0.5, y + h - STYLES[self.setting.axis].size * 1.7
        self.turns = max(int(self.shot.get("turns", 1)), len(self.course.played) - 1, len(self.course.past) - 1, 1)

    def at(self, i: int, value: int) -> Point:
        """Return where a level after turn i lies."""
        part = (min(max(value, self.low), self.high) - self.low) / max(self.high - self.low, 1)
        return (
            self.left + (self.right - self.left) * i / self.turns,
            self.bottom - (self.bottom - self.top) * part,
        )

    def _grid(self) -> None:
        page, size = self.page, STYLES[self.setting.axis].size
        rows = max(int((self.bottom - self.top) / (size * 2.4)), 1)
        step = next(step for step in (1000, 2000, 5000, 10000, 10**9) if (self.high - self.low) / step <= rows)
        for level in range(self.low, self.high + 1, step):
            py = self.at(0, level)[1]
            page.rule(self.left, py, self.right - self.left, "ink3" if level == self.low else "rule2")
            page.text(self.left - 8, py + size * 0.35, figure(level), self.setting.axis, "ink2", anchor="r")
        start, end = date_of(self.shot.get("start")), date_of(self.shot.get("end"))
        if start and end and end > start:
            self._dates(start, end, size)

    def _dates(self, start: datetime.date, end: datetime.date, size: float) -> None:
        free, day = 0.0, start
        for _ in range(60):
            px = self.left + (self.right - self.left) * (day - start).days / (end - start).days
            name = self.page.tongue.month(day, True)
            if px >= free and px + self.page.wide(name, self.setting.axis) < self.right + 30:
                self.page.text(px, self.bottom + size * 1.35, name, self.setting.axis, "ink2")
                free = px + self.page.wide(name, self.setting.axis) + 14
            day = (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
            if day >= end:
                return

    # words

    def _end_words(self, which: int) -> str:
        values = (self.course.played, self.course.past)[which]
        return f"{self.course.names[which]} {figure(values[-1])}" if values else ""

    def _ends(self, line: Sequence[Point], past: Sequence[Point]) -> None:
        """Set the names of the lines at their ends, apart from each other; nothing is drawn beyond the last day."""
        size = STYLES[self.setting.strong].size
        ends = [(points[-1], which) for which, points in enumerate((line, past)) if points]
        edge = max([point[0] for point, _ in ends] or [self.right])
        places = apart([point[1] for point, _ in ends], size * 1.3, self.top, self.bottom - size * 0.6)
        for (point, which), py in zip(ends, places, strict=True):
            if point[0] + 6 < edge or abs(py - point[1]) > size * 0.4:
                self.page.stroke([point, (edge + 6, py)], "ink3", 1)
            style = self.setting.plain if which else self.setting.strong
            left, room = edge + 10, self.area[0] + self.area[2] - edge - 10
            words = self._end_words(which)
            self.page.text(left, py + size * 0.34, words, style, "ink2" if which else "ink", room=room)
            self.taken.append((left, py - size * 0.5, room, size))

    def _thresholds(self) -> list[Data]:
        """Draw each threshold in sight as a dashed line; return them."""
        found = [mark for mark in thresholds(self.course.meter) if self.low < int(mark["at"]) <= self.high]
        for mark in found:
            py = self.at(0, int(mark["at"]))[1]
            for left, right in self._clear_of_names(py):
                self.page.stroke([(left, py), (right, py)], self._tone(mark), 1.6, (5, 4))
            self.levels.append((self.left, py - 1, self.right - self.left, 2.0))
        return found

    def _clear_of_names(self, py: float) -> list[tuple[float, float]]:
        """Return the parts of a level, from left to right, that run through no name of a line."""
        parts, begin = [], self.left
        for x, _, w, _ in sorted(box for box in self.taken if box[1] - 3 <= py <= box[1] + box[3] + 3):
            parts.append((begin, min(x - 4, self.right)))
            begin = max(begin, x + w + 4)
        return [(left, right) for left, right in [*parts, (begin, self.right)] if left < right]

    def _tone(self, mark: Data) -> str:
        return "hot" if alarming(self.course.meter, mark) else "ink2"

    def _threshold_words(self, mark: Data) -> tuple[float, float, str, str, str] | None:
        """Return the words of a threshold and a place where nothing else is; None if there is none."""
        words = f"{figure(int(mark['at']))}: {mark['words']}"
        style = self.setting.mark
        wide = self.page.wide(words, style)
        spot = self._free_along(self.at(0, int(mark["at"]))[1], wide, STYLES[style].size)
        return (*spot, words, style, self._tone(mark)) if spot is not None else None

    def _free_along(self, py: float, wide: float, size: float) -> Point | None:
        """Return a baseline near a level where words of this width touch nothing."""
        room = self.right - self.left - wide - 12
        for step in range(13):
            for base in (py + size * 1.05, py - size * 0.4):
                left = self.left + 6 + room * step / 12
                box = (left - 3, base - size * 0.8, wide + 6, size * 1.05)
                if room >= 0 and self._free(box):
                    self.taken.append(box)
                    return left, base
        return None

    def _free(self, box: Box) -> bool:
        fence = (self.left, self.top - 8, self.area[0] + self.area[2] - self.left, self.bottom - self.top + 6)
        return (
            within(box, fence)
            and not any(overlaps(box, other, 1.0) for other in self.taken)
            and not any(crosses(line, box, 4.0) for line in self.lines)
        )

    def _open(self, box: Box) -> bool:
        return self._free(box) and not any(overlaps(box, other) for other in self.levels)

    # flags

    def _flags(self, wanted: Sequence[tuple[Flag, Point]]) -> list[Placed]:
        """Return where the flags stand: with their words if all find a place so, else the numbers first."""
        before = list(self.taken)
        placed = [spot for flag, point in wanted if (spot := self._spot(flag, point, True)) is not None]
        if len(placed) == len(wanted):
            return placed
        self.taken = before
        placed = [spot for flag, point in wanted if (spot := self._spot(flag, point, False)) is not None]
        return [self._worded(spot) for spot in placed]

    def _spot(self, flag: Flag, point: Point, worded: bool) -> Placed | None:
        """Take a place for a flag over its point, or below it."""
        side = self.setting.box
        px, py = point
        for rise in self._rises(py):
            box = (px - side / 2, rise, side, side)
            if not self._free(box) or not self._clear(px, box, py):
                continue
            bare = Placed(flag, box, point)
            spot = self._worded(bare) if worded else bare
            if spot.text is not None or not worded:
                self.taken += [box, stem(px, box, py)]
                return spot
        return None

    def _worded(self, spot: Placed) -> Placed:
        """Return a flag with its words at its right or left where they touch nothing, else as it is."""
        side, gap = self.setting.box, self.setting.box * 0.28
        x, y, _, _ = spot.box
        wide = self.page.wide(spot.flag.words, self.setting.flag)
        for start in (x + side + gap, x - gap - wide):
            text = (start - 2, y + 1, wide + 4, side - 2)
            if self._open(text):
                self.taken.append(text)
                return replace(spot, text=start)
        return spot

    def _rises(self, py: float) -> list[float]:
        """Return the tops to try: upwards from the line, then below it."""
        side = self.setting.box
        above = [py - side - 14 - 7.0 * i for i in range(60) if py - side - 14 - 7.0 * i > self.top - 8]
        below = [py + 14 + 7.0 * i for i in range(60) if py + 14 + 7.0 * i + side < self.bottom]
        return above + below

    def _clear(self, px: float, box: Box, py: float) -> bool:
        """Return whether the stem of a flag runs through no words and no other flag."""
        return not any(overlaps(stem(px, box, py), other) for other in self.taken if other[2] > STEM)

    def _paint(self, spot: Placed) -> None:
        page, (x, y, side, _), (px, py) = self.page, spot.box, spot.point
        ends = (y + side, py - 4) if y < py else (y, py + 4)
        page.stroke([(px, ends[0]), (px, ends[1])], "ink", 1.4)
        page.rect(x, y, side, side, "ink")
        base = y + side / 2 + STYLES[self.setting.flag].size * 0.35
        page.text(px, base, spot.flag.number, self.setting.flag, "onink", anchor="c")
        if spot.text is not None:
            page.text(spot.text, base, spot.flag.words, self.setting.flag)


STEM = 4.0
"""How wide the line from a flag to its point counts."""


def stem(px: float, box: Box, py: float) -> Box:
    """Return the box of the line from a flag to its point."""
    top, bottom = (box[1] + box[3], py) if box[1] < py else (py, box[1])
    return (px - STEM / 2, top, STEM, max(bottom - top, 0.1))


def crosses(line: Sequence[Point], box: Box, gap: float) -> bool:
    """Return whether a line that runs from left to right comes nearer to a box than `gap`."""
    x, y, w, h = (box[0] - gap, box[1] - gap, box[2] + 2 * gap, box[3] + 2 * gap)
    for (ax, ay), (bx, by) in pairwise(line):
        if bx >= x and ax <= x + w:
            slope = (by - ay) / (bx - ax) if bx > ax else 0.0
            first, last = (ay + slope * (min(max(at, ax), bx) - ax) for at in (x, x + w))
            if min(first, last) <= y + h and max(first, last) >= y:
                return True
    return len(line) == 1 and x <= line[0][0] <= x + w and y <= line[0][1] <= y + h


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


def chart(page: Page, area: Box, course: Course, shot: Data) -> None:
    """Draw the course of one level; too small an area gets none."""
    setting = ROOM if page.room else DESK
    if course.played and area[3] >= 6 * STYLES[setting.axis].size and area[2] >= 240:
        Plot(page, area, course, shot, setting).draw()
