"""The painter: the only module that draws, with the part of pygame that 2.6.1 and pygame-ce have in common.

Shapes and letters are drawn larger and scaled down, so that both sit on exact fractions of a pixel. What was drawn
once is kept in bounded caches; a drawing that fails is left out and told once, it never takes the window down.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pygame

from game.lettering import Metrics
from game.tokens import STYLES, THEMES
from game.window.display import Box, DisplayList, Dots, Hatch, Item, Marker, Point, Poly, Rect, Stroke, Text
from game.window.redraw import extent, meet
from game.window.shapes import Outline, box, dashes, outlines, regular, ribbon, ring

FINE = 4
"""How many times larger shapes are drawn."""
MOST_PIXELS = 24_000_000
"""No single tile is larger than this."""


class Kept:
    """Surfaces kept for the next frame, the least used thrown away first."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.bytes = 0
        self.found: OrderedDict[Any, tuple[pygame.Surface, float, float]] = OrderedDict()

    def get(
        self, key: Any, make: Callable[[], tuple[pygame.Surface, float, float] | None]
    ) -> tuple[pygame.Surface, float, float] | None:
        """Return the kept surface of this key with its offset, making it if need be."""
        have = self.found.get(key)
        if have is not None:
            self.found.move_to_end(key)
            return have
        made = make()
        if made is None:
            return None
        self.found[key] = made
        self.bytes += made[0].get_width() * made[0].get_height() * 4
        while self.bytes > self.most and len(self.found) > 1:
            _, old = self.found.popitem(last=False)
            self.bytes -= old[0].get_width() * old[0].get_height() * 4
        return made


class Painter:
    """Paints display lists on a surface."""

    def __init__(self, metrics: Metrics, folder: Path | None) -> None:
        self.metrics = metrics
        self.folder = folder
        self.texts = Kept(24_000_000)
        self.tiles = Kept(32_000_000)
        self.lands = Kept(40_000_000)
        self.fonts: OrderedDict[tuple[str, int], pygame.font.Font | None] = OrderedDict()
        self.troubles: list[str] = []
        self.scale = 1.0
        self.colors: dict[str, pygame.Color] = {}

    def paint(
        self, surface: pygame.Surface, page: DisplayList, theme: str, *, words: bool = True, area: Box | None = None
    ) -> pygame.Rect:
        """Paint the list, or the part of it in an area; return the pixels touched.

        `words=False` leaves the text out (for measuring contrast).
        """
        self.scale = surface.get_width() / page.width if page.width else 1.0
        self.colors = {name: pygame.Color(value) for name, value in THEMES[theme].items()}
        touched = surface.get_rect() if area is None else self._pixels(area).inflate(6, 6).clip(surface.get_rect())
        surface.set_clip(touched)
        surface.fill(self.colors["paper"])
        for item in page.items:
            if isinstance(item, Text) and not words:
                continue
            try:
                if area is None or meet(extent(item), area):
                    self._one(surface, item)
            except Exception as error:  # one bad drawing must not end the game
                self._trouble(f"{type(item).__name__}: {error}")
        surface.set_clip(None)
        return touched

    def _trouble(self, sentence: str) -> None:
        if sentence not in self.troubles and len(self.troubles) < 50:
            self.troubles.append(sentence)

    def _one(self, surface: pygame.Surface, item: Item) -> None:
        match item:
            case Text():
                self._text(surface, item)
            case Rect():
                self._rect(surface, item)
            case Poly():
                self._tile(surface, item.points, [("fill", item.points)], item.fill)
            case Stroke():
                self._stroke(surface, item)
            case Hatch():
                self._hatch(surface, item)
            case Marker():
                self._marker(surface, item)
            case Dots():
                self._dots(surface, item)

    def _pixels(self, area: tuple[float, float, float, float]) -> pygame.Rect:
        s, limit = self.scale, 100_000
        edges = [
            max(-limit, min(limit, round(v * s))) for v in (area[0], area[1], area[0] + area[2], area[1] + area[3])
        ]
        wide = max(edges[2] - edges[0], 1 if area[2] > 0 else 0)
        high = max(edges[3] - edges[1], 1 if area[3] > 0 else 0)
        return pygame.Rect(edges[0], edges[1], wide, high)

    def _rect(self, surface: pygame.Surface, item: Rect) -> None:
        area = self._pixels(item.box)
        if area.w < 1 or area.h < 1:
            return
        if item.fill:
            surface.fill(self.colors[item.fill], area)
        if item.line:
            thick = min(max(1, round(item.width * self.scale)), max(1, min(area.w, area.h)))
            color = self.colors[item.line]
            surface.fill(color, (area.x, area.y, area.w, thick))
            surface.fill(color, (area.x, area.bottom - thick, area.w, thick))
            surface.fill(color, (area.x, area.y, thick, area.h))
            surface.fill(color, (area.right - thick, area.y, thick, area.h))

    def _tile(self, surface: pygame.Surface, extent: tuple[Point, ...], shapes: list[Outline], color: str) -> None:
        """Draw polygons given in units, through the cache."""
        if not extent:
            return
        s = self.scale
        left = min(p[0] for p in extent) * s
        top = min(p[1] for p in extent) * s
        x, y = math.floor(left) - 1, math.floor(top) - 1
        if not (-20_000 < x < 20_000 and -20_000 < y < 20_000):
            return

        def local(points: tuple[Point, ...]) -> tuple[Point, ...]:
            return tuple((round((px * s - x) * FINE), round((py * s - y) * FINE)) for px, py in points)

        moved = [(what, local(points)) for what, points in shapes if points]
        wide = max(int(p[0]) for _, points in moved for p in points) // FINE + 2
        high = max(int(p[1]) for _, points in moved for p in points) // FINE + 2
        if wide * high * FINE * FINE > MOST_PIXELS * 4 or wide < 1 or high < 1:
            return
        key = (tuple(moved), tuple(self.colors[color]), wide, high)

        def make() -> tuple[pygame.Surface, float, float]:
            tile = pygame.Surface((wide * FINE, high * FINE), pygame.SRCALPHA)
            shade = self.colors[color]
            clear = (shade.r, shade.g, shade.b, 0)
            tile.fill(clear)
            for what, points in moved:
                if len(points) > 2:
                    pygame.draw.polygon(tile, shade if what == "fill" else clear, points)
            return pygame.transform.smoothscale(tile, (wide, high)), 0, 0

        have = self.tiles.get(key, make)
        if have:
            surface.blit(have[0], (x, y))

    def _stroke(self, surface: pygame.Surface, item: Stroke) -> None:
        if len(item.points) < 2:
            return
        width = max(item.width, 1 / self.scale)
        parts = dashes(item.points, *item.dash) if item.dash[0] > 0 else [list(item.points)]
        shapes: list[Outline] = []
        for part in parts:
            if len(part) > 20 or item.dash[0] > 0:
                shapes.append(("fill", ribbon(part, width)))
                continue
            for a, b in pairwise(part):
                shapes.append(("fill", ribbon([a, b], width)))
            for x, y in part[1:-1]:
                shapes.append(("fill", tuple((x + dx, y + dy) for dx, dy in regular(16, width / 2))))
        extent = tuple(p for _, points in shapes for p in points)
        self._tile(surface, extent, shapes, item.color)

    def _marker(self, surface: pygame.Surface, item: Marker) -> None:
        shapes = ring(item.shape, item.r, 1.6) if item.outline else outlines(item.shape, item.r)
        moved: list[Outline] = [(what, tuple((x + item.x, y + item.y) for x, y in points)) for what, points in shapes]
        self._tile(surface, tuple(p for _, points in moved for p in points), moved, item.color)

    def _hatch(self, surface: pygame.Surface, item: Hatch) -> None:
        x, y, w, h = item.box
        area = self._pixels(item.box)
        if area.w < 1 or area.h < 1:
            return
        pitch, lines = 4.0, []
        spot = x - h
        while spot < x + w:
            a, b = max(spot, x), min(spot + h, x + w)
            if b > a:
                lines.append(ribbon([(a, y + h - (a - spot)), (b, y + h - (b - spot))], 1.1))
            spot += pitch
        shapes: list[Outline] = [("fill", line) for line in lines]
        clip = surface.get_clip()
        surface.set_clip(area.clip(clip))
        if shapes:
            self._tile(surface, box(x, y, w, h), shapes, item.color)
        surface.set_clip(clip)
        if item.outline:
            self._rect(surface, Rect(item.box, line=item.color, width=1))

    def _dots(self, surface: pygame.Surface, item: Dots) -> None:
        if not item.points:
            return
        s = self.scale
        left, top = min(p[0] for p in item.points) * s, min(p[1] for p in item.points) * s
        right, bottom = max(p[0] for p in item.points) * s, max(p[1] for p in item.points) * s
        x, y = math.floor(left - item.r * s) - 2, math.floor(top - item.r * s) - 2
        wide, high = math.ceil(right - x + item.r * s) + 3, math.ceil(bottom - y + item.r * s) + 3
        if wide * high > MOST_PIXELS:
            return

        def make() -> tuple[pygame.Surface, float, float]:
            shade = self.colors[item.color]
            land = pygame.Surface((wide, high), pygame.SRCALPHA)
            land.fill((shade.r, shade.g, shade.b, 0))
            discs: dict[tuple[int, int], pygame.Surface] = {}
            side = math.ceil(item.r * s) * 2 + 3
            for px, py in item.points:
                fx, fy = px * s - x, py * s - y
                phase = (int(fx * 4) % 4, int(fy * 4) % 4)
                if phase not in discs:
                    big = pygame.Surface((side * 8, side * 8), pygame.SRCALPHA)
                    big.fill((shade.r, shade.g, shade.b, 0))
                    middle = (side // 2 * 8 + phase[0] * 2 + 1, side // 2 * 8 + phase[1] * 2 + 1)
                    pygame.draw.circle(big, shade, middle, max(1, round(item.r * s * 8)))
                    discs[phase] = pygame.transform.smoothscale(big, (side, side))
                land.blit(discs[phase], (int(fx) - side // 2, int(fy) - side // 2))
            return land, 0, 0

        have = self.lands.get((item.points, item.r, item.color, tuple(self.colors[item.color]), round(s, 4)), make)
        if have:
            surface.blit(have[0], (x, y))

    # letters

    def _font(self, face: str, size: int) -> pygame.font.Font | None:
        key = (face, size)
        if key not in self.fonts:
            font: pygame.font.Font | None = None
            try:
                if self.folder is None or face not in self.metrics.files:
                    raise FileNotFoundError(face)
                font = pygame.font.Font(str(self.folder / self.metrics.files[face]), size)
            except (OSError, pygame.error) as error:
                self._trouble(f"Font {face} cannot be loaded, another stands in: {error}")
                try:
                    font = pygame.font.Font(None, size)
                except (OSError, pygame.error):
                    font = None
            self.fonts[key] = font
            while len(self.fonts) > 96:
                self.fonts.popitem(last=False)
        return self.fonts[key]

    def _text(self, surface: pygame.Surface, item: Text) -> None:
        style = STYLES[item.style]
        size = style.size * self.scale
        shown = item.text.upper() if style.caps else item.text
        color = self.colors[item.color]
        key = (shown, style.face, round(size, 3), round(style.tracking * self.scale, 3), tuple(color))
        have = self.texts.get(key, lambda: self._letters(shown, style.face, size, style.tracking * self.scale, color))
        if not have:
            return
        tile, base, wide = have
        x = item.x * self.scale - {"l": 0.0, "r": wide, "c": wide / 2}[item.anchor]
        surface.blit(tile, (round(x) - 1, round(item.y * self.scale) - base))

    def _letters(
        self, text: str, face: str, size: float, tracking: float, color: pygame.Color
    ) -> tuple[pygame.Surface, float, float] | None:
        """Draw a line of text larger and scale it down; return it with its baseline and width in pixels."""
        fine = 4 if size <= 42 else 2
        big = max(1, round(size * fine))
        parts: list[tuple[pygame.Surface, float, int]] = []
        across, up, down = 0.0, 0, 0
        for home, words in self.metrics.runs(text, face):
            font = self._font(home, big)
            if font is None:
                return None
            for chunk in words if tracking else [words]:
                drawn = font.render(chunk[: 32_000 // big + 1], True, color)
                parts.append((drawn, across, font.get_ascent()))
                up, down = max(up, font.get_ascent()), max(down, drawn.get_height() - font.get_ascent())
                across += drawn.get_width() + tracking * fine
        up += -up % fine
        wide, high = math.ceil(across / fine) + 3, (up + down) // fine + 2
        if wide * high * fine * fine > MOST_PIXELS:
            return None
        tile = pygame.Surface((wide * fine, high * fine), pygame.SRCALPHA)
        tile.fill((color.r, color.g, color.b, 0))
        for drawn, left, ascent in parts:
            tile.blit(drawn, (round(left) + fine, up - ascent))
        return pygame.transform.smoothscale(tile, (wide, high)), up // fine, across / fine
