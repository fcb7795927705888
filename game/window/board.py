"""The board: dotted land, capitals, trust as arrows with pills, and a card for each capital, all placed by code."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from game.window.display import BOARD, MAP, Box, Point
from game.window.land import dots
from game.window.model import (
    Data,
    actors,
    color,
    crossed,
    gauge_of,
    hot,
    meter,
    named,
    next_mark,
    shape,
    ties,
)
from game.window.page import Page
from game.window.parts import change, gauge
from game.window.shapes import curve
from game.window.words import figure, points, span

Effects = Mapping[str, tuple[int, int]]
"""Meter -> lowest and highest level the focused order could bring."""
LAND_PITCH = 0.36
"""Degrees between dots: small islands drop out (window.md 2.11)."""


def overlaps(a: Box, b: Box, gap: float = 0.0) -> bool:
    """Return whether two boxes come nearer than `gap`."""
    return a[0] < b[0] + b[2] + gap and b[0] < a[0] + a[2] + gap and a[1] < b[1] + b[3] + gap and b[1] < a[1] + a[3] + gap


def within(a: Box, b: Box) -> bool:
    """Return whether a lies inside b."""
    return a[0] >= b[0] and a[1] >= b[1] and a[0] + a[2] <= b[0] + b[2] and a[1] + a[3] <= b[1] + b[3]


class Projection:
    """Longitude and latitude to units: equal scale both ways, the land box fills the frame."""

    def __init__(self, frame: Box, area: Mapping[str, Any], middle: Point) -> None:
        x, y, w, h = frame
        self.frame = frame
        west, east = float(area["west"]), float(area["east"])
        south, north = float(area["south"]), float(area["north"])
        self.squeeze = max(math.cos(math.radians((south + north) / 2)), 0.2)
        self.unit = max(w / max((east - west) * self.squeeze, 0.1), h / max(north - south, 0.1))
        across, down = w / self.unit / self.squeeze, h / self.unit
        lon = min(max(middle[0], west + across / 2), east - across / 2) if across < east - west else (west + east) / 2
        lat = min(max(middle[1], south + down / 2), north - down / 2) if down < north - south else (south + north) / 2
        self.middle = (lon, lat)
        self.seen = (lon - across / 2, lat - down / 2, lon + across / 2, lat + down / 2)

    def spot(self, lon: float, lat: float) -> Point:
        """Return where a place lies, on the frame or off it."""
        x, y, w, h = self.frame
        away = (lon - self.middle[0] + 180) % 360 - 180
        return x + w / 2 + away * self.squeeze * self.unit, y + h / 2 - (lat - self.middle[1]) * self.unit


@lru_cache(maxsize=16)
def _land(
    seen: tuple[float, float, float, float], pitch: float, places: tuple[Point, ...]
) -> tuple[tuple[float, float, int], ...]:
    box = {"west": seen[0], "south": seen[1], "east": seen[2], "north": seen[3]}
    try:
        return tuple(dots(box, pitch, places))
    except (OSError, ValueError):
        return ()


def project(frame: Box, shot: Data) -> tuple[Projection | None, dict[str, Point]]:
    """Return the projection of the scenario's map and where each capital lies; one off the map is pinned to its edge."""
    x, y, w, h = frame
    area = (shot.get("scenario") or {}).get("map")
    spots: dict[str, Point] = {}
    everyone = actors(shot)
    inner = (x + 40, y + 30, x + w - 40, y + h - 40)
    if not area or any(not one.get("place") for one in everyone):
        for i, one in enumerate(everyone):
            turn = 2 * math.pi * i / max(len(everyone), 1) - math.pi / 2 - (0.5 if len(everyone) == 2 else 0)
            spots[one["id"]] = (x + w / 2 + w * 0.36 * math.cos(turn), y + h * 0.48 + h * 0.3 * math.sin(turn))
        return None, spots
    inside = [one["place"] for one in everyone
              if area["west"] <= one["place"][0] <= area["east"] and area["south"] <= one["place"][1] <= area["north"]]
    inside = inside or [((area["west"] + area["east"]) / 2, (area["south"] + area["north"]) / 2)]
    middle = (sum(p[0] for p in inside) / len(inside), sum(p[1] for p in inside) / len(inside))
    view = Projection(frame, area, middle)
    for one in everyone:
        px, py = view.spot(float(one["place"][0]), float(one["place"][1]))
        off = not (x <= px <= x + w and y <= py <= y + h)
        if off:
            py = y + h * 0.4
        spots[one["id"]] = (min(max(px, inner[0]), inner[2]), min(max(py, inner[1]), inner[3]))
    return view, spots


def draw_land(page: Page, frame: Box, view: Projection | None, places: Sequence[Any] = (), apart: float = 7.5) -> None:
    """Draw the dotted land behind everything, that of the places a little darker; `apart` units at least between dots."""
    if view is None:
        return
    x, y, w, h = frame
    pitch = LAND_PITCH
    while view.unit * pitch < apart:
        pitch += 0.12
    near: list[Point] = []
    far: list[Point] = []
    west, south, east, north = (round(v, 2) for v in view.seen)
    homes = tuple((float(place[0]), float(place[1])) for place in places if place)
    for lon, lat, kind in _land((west, south, east, north), round(pitch, 2), homes):
        px, py = view.spot(lon, lat)
        if x + 3 <= px <= x + w - 3 and y + 3 <= py <= y + h - 3:
            (near if kind else far).append((px, py))
    r = min(max(view.unit * pitch * 0.17, 1.1), 2.6)
    with page.inside(frame, MAP):
        page.dots(far, r * 0.92, "dot")
        page.dots(near, r, "dotA")


def _arrow(a: Point, b: Point, gap: float, middle: Point) -> tuple[Point, Point, Point]:
    """Return start, pull and end of an arrow from a to b: of the two between a pair the one whose left side faces away
    from the middle bows out, the other runs almost straight, so that arrows of different pairs never cross."""
    long = math.dist(a, b) or 1.0
    ux, uy = (b[0] - a[0]) / long, (b[1] - a[1]) / long
    nx, ny = uy, -ux
    away = ((a[0] + b[0]) / 2 - middle[0]) * nx + ((a[1] + b[1]) / 2 - middle[1]) * ny
    bow = min(0.11 * long + 22, 88) if away >= 0 else min(0.05 * long, 24)
    pull = ((a[0] + b[0]) / 2 + nx * bow, (a[1] + b[1]) / 2 + ny * bow)

    def towards(p: Point, q: Point, r: float) -> Point:
        d = math.dist(p, q) or 1.0
        return p[0] + (q[0] - p[0]) * r / d, p[1] + (q[1] - p[1]) * r / d

    side = 4.5
    start, end = towards(a, pull, gap), towards(b, pull, gap + 2)
    return (start[0] + nx * side, start[1] + ny * side), pull, (end[0] + nx * side, end[1] + ny * side)


@lru_cache(maxsize=64)
def place_cards(
    frame: Box, spots: tuple[tuple[str, Point], ...], paths: tuple[Point, ...], size: tuple[float, float]
) -> tuple[tuple[str, Box], ...]:
    """Return a place for the card of each capital: near it, on no capital, no other card, and as few arrows as can be."""
    w, h = size
    x0, y0, fw, fh = frame
    fence = (x0, y0 + 2, fw, fh - 2)
    cards: dict[str, Box] = {}
    for name, (px, py) in sorted(spots, key=lambda spot: -spot[1][0]):
        best: tuple[float, Box] | None = None
        sides = (x0, x0 + fw - w, px - w / 2, px - w - 16, px + 18, px - w * 0.85, px - w * 0.15, px - w * 0.1)
        rises = (y0 + 3, y0 + fh - h - 4, py + 18, py - h - 18, py - h / 2, py + 32, py - h - 34, py + 60, py - h - 70)
        for bx in sides:
            for by in rises:
                box = (bx, by, w, h)
                if not within(box, fence) or any(overlaps(box, other, 6) for other in cards.values()):
                    continue
                middle = (bx + w / 2, by + h / 2)
                mine = math.dist(middle, (px, py))
                cost = mine + 200 * sum(bx - 6 < qx < bx + w + 6 and by - 6 < qy < by + h + 6 for qx, qy in paths)
                for other, spot in spots:
                    cost += 9000 * overlaps(box, (spot[0] - 14, spot[1] - 14, 28, 28))
                    cost += 90 * (other != name and math.dist(middle, spot) < mine)
                if best is None or cost < best[0]:
                    best = (cost, box)
        if best:
            cards[name] = best[1]
    return tuple(cards.items())


class Board:
    """One drawing of the board; everything on it is placed so that nothing covers anything else."""

    def __init__(self, page: Page, frame: Box, shot: Data, effects: Effects | None = None, reader: str | None = None) -> None:
        self.page, self.frame, self.shot, self.reader = page, frame, shot, reader
        self.effects = effects or {}
        self.big = page.room
        self.mini = not page.room and (frame[3] < 300 or frame[2] < 480)
        self.view, self.spots = project(frame, shot)
        self.worded = not self.mini and self._words_are_long()
        self.cards: dict[str, Box] = {}
        self.pills: list[Box] = []
        self.curves: dict[str, list[Point]] = {}

    def draw(self) -> None:
        """Draw land, arrows, capitals, cards and pills, in this order."""
        draw_land(self.page, self.frame, self.view, [one.get("place") for one in actors(self.shot)])
        shown = self._shown()
        many = max(len(self.spots), 1)
        middle = (sum(x for x, _ in self.spots.values()) / many, sum(y for _, y in self.spots.values()) / many)
        for one in shown:
            a, b = one["of"]
            start, pull, end = _arrow(self.spots[a], self.spots[b], 22 if self.big else 18, middle)
            self.curves[one["name"]] = curve(start, pull, end)
        self._place_cards()
        with self.page.inside(self.frame, BOARD):
            for one in shown:
                self._draw_arrow(one)
            for one in actors(self.shot):
                x, y = self.spots[one["id"]]
                self.page.marker(shape(self.shot, one["id"]), x, y, 11 if self.big else 8, color(self.shot, one["id"]))
            for one in actors(self.shot):
                self._draw_card(one["id"])
            for one in shown:
                self._draw_pill(one)

    def _shown(self) -> list[Data]:
        """Return the ties drawn: all up to three actors, above that those of the reader or the focused capital."""
        found = [one for one in ties(self.shot) if all(name in self.spots for name in one["of"])]
        if len(self.spots) <= 3:
            return found
        focus = self.page.look.focus
        chosen = focus.removeprefix("capital.") if focus.startswith("capital.") else None
        if focus.startswith("meter.") and (one := meter(self.shot, focus.removeprefix("meter."))):
            chosen = list(one.get("of") or [None])[0]
        me = chosen or self.reader or next(iter(self.spots))
        return [one for one in found if me in one["of"]]

    # cards

    def _words_are_long(self) -> bool:
        """Return whether a threshold is too long to stand beside its meter's name: then it gets a line of its own."""
        width = 226 if self.frame[2] > 620 else 200
        for one in actors(self.shot):
            meter_ = gauge_of(self.shot, one["id"])
            said = meter_ and (crossed(meter_) or next_mark(meter_))
            if meter_ and said and self.page.wide(f"{meter_.get('title', '')} {said['words']}", "axisM") > width - 36:
                return True
        return False

    def card_size(self) -> tuple[float, float]:
        """Return width and height of a capital's card; a low board has small ones."""
        if self.mini:
            return 138, 50
        if self.worded and not self.big:
            return (226, 99) if self.frame[2] > 620 else (200, 99)
        return (300, 104) if self.big else (226, 84) if self.frame[2] > 620 else (200, 84)

    def _place_cards(self) -> None:
        paths = tuple(p for path in self.curves.values() for p in path[3:-3])
        self.cards = dict(place_cards(self.frame, tuple(self.spots.items()), paths, self.card_size()))

    def _draw_card(self, name: str) -> None:
        box = self.cards.get(name)
        if box is None:
            return
        page, shot = self.page, self.shot
        x, y, w, h = box
        one = gauge_of(shot, name)
        tone = color(shot, name)
        page.rect(x, y, w, h, "card", "rule")
        if self.mini:
            self._mini_card(box, name, one, tone)
            return
        page.rect(x, y, w, 6 if self.big else 4, tone)
        pad = 14 if self.big else 12
        base = y + (44 if self.big else 31)
        titles, number = ("rh2", "rnum") if self.big else ("h3", "num")
        with page.inside(box):
            page.marker(shape(shot, name), x + pad + 8, base - (10 if self.big else 7), 9.5 if self.big else 7, tone)
            right = x + w - pad
            title = named(shot, name)
            if one:
                level = figure(int(one["value"]))
                page.text(right, base, level, number, anchor="r")
                right -= page.wide(level, number) + 10
                left = x + pad + 28
                fits = page.wide(title, titles) + page.wide(figure(abs(int(one.get("change", 0)))), "bodyM") + 36 < right - left
                if not self.big and fits:
                    right -= change(page, right, base - 0.5, one, int(one.get("change", 0)), "bodyM", "r") + 8
            style = page.first_that_fits(title, (titles, "bodyS" if not self.big else titles), right - x - pad - 28)
            page.text(x + pad + 24 + (4 if self.big else 0), base, title, style, room=right - x - pad - 28)
            if one:
                self._card_meter(box, one, tone)
        if page.target(f"capital.{name}", box, f"capital.{name}", enter=f"capital.{name}", group="board"):
            page.ring(box, 1)

    def _mini_card(self, box: Box, name: str, one: Data | None, tone: str) -> None:
        page, shot = self.page, self.shot
        x, y, w, h = box
        page.rect(x, y, w, 3, tone)
        with page.inside(box):
            page.marker(shape(shot, name), x + 14, y + 18, 6, tone)
            right = x + w - 9
            if one:
                right -= page.text(right, y + 25, figure(int(one["value"])), "num", "hot" if crossed(one) else "ink", anchor="r") + 6
                gauge(page, (x + 9, y + 36, w - 18, 6), one, tone, ghost=self.effects.get(one["name"]))
            title = named(shot, name)
            page.text(x + 25, y + 23, title, page.first_that_fits(title, ("bodyS", "labelS", "axisM"), right - x - 25), room=right - x - 25)
        if page.target(f"capital.{name}", box, f"capital.{name}", enter=f"capital.{name}", group="board"):
            page.ring(box, 1)

    def _card_meter(self, box: Box, one: Data, tone: str) -> None:
        page = self.page
        x, y, w, _ = box
        mark, ahead = crossed(one), next_mark(one)
        if self.big:
            page.text(x + 14, y + 72, one.get("title", ""), "rlab", "ink2")
            amount = int(one.get("change", 0))
            if points(amount):
                words = ("up " if amount > 0 else "down ") + figure(abs(amount))
                page.text(x + w - 14, y + 72, words, "rlab", "hot" if hot(one, amount) else "ink2", anchor="r")
            gauge(page, (x + 14, y + 84, w - 28, 9), one, tone)
            return
        title = str(one.get("title", ""))
        page.text(x + 12, y + 51, title, "axis", "ink2")
        said = mark or ahead
        if said and self.worded:
            words = str(said["words"])
            longer = f"{words} at {figure(int(said['at']))}"
            words = longer if not mark and page.wide(longer, "axis") <= w - 24 else words
            page.text(x + 12, y + 91, words, "axisM" if mark else "axis", "hot" if mark else "ink2", room=w - 24)
        elif said:
            words = str(said["words"])
            longer = f"{words} at {figure(int(said['at']))}"
            if not mark and page.wide(longer, "axis") <= w - 32 - page.wide(title, "axis"):
                words = longer
            page.text(x + w - 12, y + 51, words, "axisM" if mark else "axis", "hot" if mark else "ink2", anchor="r",
                      room=w - 32 - page.wide(title, "axis"))
        gauge(page, (x + 12, y + 62, w - 24, 10), one, tone, ghost=self.effects.get(one["name"]))

    # arrows and pills

    def _draw_arrow(self, one: Data) -> None:
        page, tone = self.page, color(self.shot, one["of"][0])
        value = int(one["value"]) / 100
        width = (1.4 + min(max(value, 0), 100) * 0.062) * (1.25 if self.big else 1.0)
        path = self.curves[one["name"]]
        tip, before = path[-1], path[-4]
        long = math.dist(before, tip) or 1.0
        ux, uy = (tip[0] - before[0]) / long, (tip[1] - before[1]) / long
        head = 7 + 0.95 * width
        neck = (tip[0] - ux * head, tip[1] - uy * head)
        body = [p for p in path if (p[0] - neck[0]) * ux + (p[1] - neck[1]) * uy < 0 or p not in path[-8:]]
        body = [*(body or path[:1]), neck]
        page.stroke(body, tone, width, (8, 5) if value < 30 else (0, 0))
        half = head * 0.52
        page.poly([tip, (neck[0] - uy * half, neck[1] + ux * half), (neck[0] + uy * half, neck[1] - ux * half)], tone)

    def _pill_parts(self, one: Data, short: int) -> tuple[str, str, int, bool, float]:
        """Return level, level after, change, whether to warn, and the pill's width; `short` drops the change."""
        page, number = self.page, "rnum" if self.big else "num"
        then = ""
        if one["name"] in self.effects:
            low, high = self.effects[one["name"]]
            if points(low) != points(int(one["value"])) or points(high) != points(int(one["value"])):
                then = span(low, high)
        amount = 0 if then or short else points(int(one.get("change", 0)))
        warn = crossed(one) is not None
        level = figure(int(one["value"]))
        width = page.wide(level, number) + (28 if self.big else 20)
        if warn:
            width += 34 if self.big else 24
        if then:
            width += page.wide(then, number) + 28
        elif amount:
            size = 26 if self.big else 16
            width += page.wide(str(abs(amount)), "rbodyL" if self.big else "bodyM") + size * 0.92 + 10
        return level, then, amount, warn, width

    def _draw_pill(self, one: Data) -> None:
        path = self.curves[one["name"]]
        high = 38.0 if self.big else 26.0
        taken = [*self.pills, *self.cards.values()]
        taken += [(x - 12, y - 12, 24, 24) for x, y in self.spots.values()]
        box: Box | None = None
        short = 0
        for short in (0, 1):
            width = self._pill_parts(one, short)[4]
            for step in (0, 4, -4, 8, -8, 12, -12, 16, -16, 20, -20, 24, -24, 28, -28, 33, -33, 38, -38):
                at = min(max(46 + step, 6), 94) / 100 * (len(path) - 1)
                low = int(at)
                part = at - low
                nxt = path[min(low + 1, len(path) - 1)]
                x = path[low][0] + (nxt[0] - path[low][0]) * part
                y = path[low][1] + (nxt[1] - path[low][1]) * part
                fx, fy, fw, fh = self.frame
                x = min(max(x, fx + width / 2 + 3), fx + fw - width / 2 - 3)
                y = min(max(y, fy + high / 2 + 3), fy + fh - high / 2 - 3)
                tried = (x - width / 2, y - high / 2, width, high)
                if not any(overlaps(tried, other, 3) for other in taken):
                    box = tried
                    break
            if box:
                break
        if box is None:
            box = self._anywhere(one, taken, high)
            short = 1
        if box is not None:
            self._paint_pill(one, box, short)

    def _anywhere(self, one: Data, taken: Sequence[Box], high: float) -> Box | None:
        """Return the free place nearest to the middle of a crowded arrow."""
        fx, fy, fw, fh = self.frame
        width = self._pill_parts(one, 1)[4]
        mx, my = self.curves[one["name"]][len(self.curves[one["name"]]) // 2]
        best: tuple[float, Box] | None = None
        for ring in range(1, 16):
            for turn in range(0, 360, 20):
                x = mx + ring * 12 * math.cos(math.radians(turn))
                y = my + ring * 12 * math.sin(math.radians(turn))
                tried = (x - width / 2, y - high / 2, width, high)
                if within(tried, (fx + 2, fy + 2, fw - 4, fh - 4)) and not any(overlaps(tried, o, 3) for o in taken):
                    far = math.dist((x, y), (mx, my))
                    if best is None or far < best[0]:
                        best = (far, tried)
        return best[1] if best else None

    def _paint_pill(self, one: Data, box: Box, short: int) -> None:
        page, big = self.page, self.big
        number = "rnum" if big else "num"
        level, then, amount, warn, _ = self._pill_parts(one, short)
        x, y, w, h = box
        tone = color(self.shot, one["of"][0])
        name = f"meter.{one['name']}"
        page.rect(x, y, w, h, "card", tone, 3 if page.focused(name) else 1.6)
        base = y + h / 2 + (12 if big else 7)
        left = x + (14 if big else 10)
        with page.inside(box):
            if warn:
                r = 12 if big else 8.5
                page.marker("warning", left + r, y + h / 2 - 0.5, r, "hot")
                left += 34 if big else 24
            left += page.text(left, base, level, number) + 8
            if then:
                page.marker("arrow", left + 6, y + h / 2, 7.5, "ink")
                worse = hot(one, self.effects[one["name"]][0] + self.effects[one["name"]][1] - 2 * int(one["value"]))
                page.text(left + 20, base, then, number, "hot" if worse else "ink")
            elif amount:
                change(page, left, base - 1, one, amount * 100, "rbodyL" if big else "bodyM")
        if page.target(name, box, name, enter=name, group="board"):
            page.ring(box, 2)
        self.pills.append(box)
