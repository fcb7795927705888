"""The map under the board: longitudes and latitudes to units, capitals to places, land to dots."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from game.window.display import MAP, Box, Point
from game.window.land import dots
from game.window.model import Data, actors
from game.window.page import Page

LAND_PITCH = 0.36
"""Degrees between dots: small islands drop out (window.md 2.11)."""


class Projection:
    """Longitude and latitude to units: equal scale both ways, the land box fills the frame."""

    def __init__(self, frame: Box, area: Mapping[str, Any], middle: Point) -> None:
        _, _, w, h = frame
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
    """Return the projection of the map and where each capital lies; one off the map is pinned to its edge."""
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
    inside = [
        one["place"]
        for one in everyone
        if area["west"] <= one["place"][0] <= area["east"] and area["south"] <= one["place"][1] <= area["north"]
    ]
    inside = inside or [((area["west"] + area["east"]) / 2, (area["south"] + area["north"]) / 2)]
    middle = (sum(p[0] for p in inside) / len(inside), sum(p[1] for p in inside) / len(inside))
    view = Projection(frame, closer(frame, area, middle, inside), middle)
    for one in everyone:
        px, py = view.spot(float(one["place"][0]), float(one["place"][1]))
        off = not (x <= px <= x + w and y <= py <= y + h)
        if off:
            px = min(max(px, inner[0]), inner[2])
            rises = (0.4, 0.68, 0.14, 0.86, 0.54)
            free = [
                y + h * part
                for part in rises
                if all(math.dist((px, y + h * part), spot) > 90 for spot in spots.values())
            ]
            py = free[0] if free else y + h * 0.4
        spots[one["id"]] = (min(max(px, inner[0]), inner[2]), min(max(py, inner[1]), inner[3]))
    return view, spots


def closer(frame: Box, area: Mapping[str, Any], middle: Point, places: Sequence[Any]) -> Mapping[str, Any]:
    """Return the box, or a smaller one around the capitals if they would sit too close together."""
    view = Projection(frame, area, middle)
    spots = [view.spot(float(place[0]), float(place[1])) for place in places]
    far = max([math.dist(a, b) for a in spots for b in spots] or [0.0])
    wanted = 0.3 * min(frame[2], 1.7 * frame[3])
    if len(spots) < 2 or far >= wanted or far < 1:
        return area
    part = max(far / wanted, 0.08) / 2
    across, down = (
        (float(area["east"]) - float(area["west"])) * part,
        (float(area["north"]) - float(area["south"])) * part,
    )
    lon, lat = middle
    return {"west": lon - across, "east": lon + across, "south": lat - down, "north": lat + down}


def draw_land(page: Page, frame: Box, view: Projection | None, places: Sequence[Any] = (), apart: float = 7.5) -> None:
    """Draw the dotted land, that of the places a little darker; dots are at least `apart` units apart."""
    if view is None:
        return
    x, y, w, h = frame
    pitch = LAND_PITCH
    while view.unit * pitch < apart:
        pitch += 0.12
    if view.unit * pitch > 18:
        pitch = 12 / view.unit
    near: list[Point] = []
    far: list[Point] = []
    west, south, east, north = (round(v, 3) for v in view.seen)
    homes = tuple((float(place[0]), float(place[1])) for place in places if place)
    for lon, lat, kind in _land((west, south, east, north), round(pitch, 3), homes):
        px, py = view.spot(lon, lat)
        if x + 3 <= px <= x + w - 3 and y + 3 <= py <= y + h - 3:
            (near if kind else far).append((px, py))
    r = min(max(view.unit * pitch * 0.17, 1.1), 2.6)
    with page.inside(frame, MAP):
        page.dots(far, r * 0.92, "dot")
        page.dots(near, r, "dotA")
