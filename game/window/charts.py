"""The course of one level as a line chart: the game solid, the record dashed, thresholds in words, numbered flags.

Every word is placed by code: where it would touch a line, a flag or another word it goes elsewhere.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
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
        if len(past) > 1:
            self.page.stroke(past, "ink2", 2.2, (7, 5))
        if len(line) > 1:
            self.page.stroke(line, "ink", 3.6)
        for px, py in line:
            self.page.marker("circle", px, py, self.setting.dot, "ink")
        for text in marks:
            self.page.text(*text)
        for flag in self.course.flags:
            if flag.turn < len(line):
                self._flag(flag, line[flag.turn])

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
        places = apart([point[1] for point, _ in ends], size * 1.3, self.top, self.bottom)
        for (point, which), py in zip(ends, places, strict=True):
            if point[0] + 6 < edge or abs(py - point[1]) > size * 0.4:
                self.page.stroke([point, (edge + 6, py)], "ink3", 1)
            style = self.setting.plain if which else self.setting.strong
            left, room = edge + 10, self.area[0] + self.area[2] - edge - 10
            words = self._end_words(which)
            self.page.text(left, py + size * 0.34, words, style, "ink2" if which else "ink", room=room)
            self.taken.append((left, py - size * 0.5, room, size))

    def _thresholds(self) -> list[tuple[float, float, str, str, str]]:
        """Draw each threshold as a dashed line and return where its words go: where nothing else is."""
        found = []
        size = STYLES[self.setting.mark].size
        for mark in thresholds(self.course.meter):
            level = int(mark["at"])
            if not self.low < level <= self.high:
                continue
            tone = "hot" if alarming(self.course.meter, mark) else "ink2"
            py = self.at(0, level)[1]
            self.page.stroke([(self.left, py), (self.right, py)], tone, 1.6, (5, 4))
            self.levels.append((self.left, py - 1, self.right - self.left, 2.0))
            words = f"{figure(level)}: {mark['words']}"
            wide = self.page.wide(words, self.setting.mark)
            spot = self._free_along(py, wide, size)
            if spot is not None:
                found.append((*spot, words, self.setting.mark, tone))
        return found

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

    def _flag(self, flag: Flag, point: Point) -> None:
        """Set a numbered flag over its point, with its words where there is room for them, else alone."""
        side, gap = self.setting.box, self.setting.box * 0.28
        wide = self.page.wide(flag.words, self.setting.flag)
        px, py = point
        for words in (wide, 0.0):
            for rise in self._rises(py):
                for way in (1, -1) if words else (1,):
                    box = (px - side / 2, rise, side, side)
                    start = px + side / 2 + gap if way > 0 else px - side / 2 - gap - words
                    text = (start - 2, rise + 1, words + 4, side - 2)
                    if self._free(box) and (not words or self._open(text)) and self._clear(px, box, py):
                        self._paint(flag, box, point, (start, words))
                        self.taken += [box, stem(px, box, py), *([text] if words else [])]
                        return

    def _rises(self, py: float) -> list[float]:
        """Return the tops to try: upwards from the line, then below it."""
        side = self.setting.box
        above = [py - side - 14 - 7.0 * i for i in range(60) if py - side - 14 - 7.0 * i > self.top - 8]
        below = [py + 14 + 7.0 * i for i in range(60) if py + 14 + 7.0 * i + side < self.bottom]
        return above + below

    def _clear(self, px: float, box: Box, py: float) -> bool:
        """Return whether the stem of a flag runs through no words and no other flag."""
        return not any(overlaps(stem(px, box, py), other) for other in self.taken if other[2] > STEM)

    def _paint(self, flag: Flag, box: Box, point: Point, text: tuple[float, float]) -> None:
        page, (x, y, side, _) = self.page, box
        px, py = point
        ends = (y + side, py - 4) if y < py else (y, py + 4)
        page.stroke([(px, ends[0]), (px, ends[1])], "ink", 1.4)
        page.rect(x, y, side, side, "ink")
        size = STYLES[self.setting.flag].size
        page.text(px, y + side / 2 + size * 0.35, flag.number, self.setting.flag, "onink", anchor="c")
        if text[1]:
            page.text(text[0], y + side / 2 + size * 0.35, flag.words, self.setting.flag)


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
