"""Land as dots: which points of a staggered lattice lie on land, and whose capital's country each belongs to."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.shipped import shipped

Floats = NDArray[np.float64]
Whole = NDArray[np.intp]
Dot = tuple[float, float, int]
"""Longitude, latitude, and whose land it is: 0 for nobody's among the places, else the number of the place from 1."""

FINEST = 0.1
"""Degrees: no lattice is finer, so that no box asks for millions of dots."""
NEAR = 1.0
"""Degrees from the coast within which a place at sea still belongs to a country."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Every side of every outline that is not level, its lower end first."""

    x1: Floats
    y1: Floats
    x2: Floats
    y2: Floats
    country: Whole
    """Number of the country each side belongs to; 0 is land in dispute or without a number."""


def dots(box: Mapping[str, float], pitch: float, places: Sequence[Sequence[float]] = ()) -> list[Dot]:
    """Return the dots of land in a box, from north to south and west to east.

    Rows are `pitch` degrees apart, every other row is moved by half a step, and a step is as long on the map (which
    squeezes longitudes by the cosine of the box's middle latitude) as rows are apart. A box may cross the date line:
    then its east is below its west, or its sides lie beyond 180, and longitudes still grow from west to east.
    """
    west, south, east, north = (float(box[side]) for side in ("west", "south", "east", "north"))
    if east < west:
        east += 360
    wanted = tuple((float(place[0]), float(place[1])) for place in places)
    return list(_dots(west, south, min(east, west + 360), north, max(float(pitch), FINEST), wanted))


def country_at(lon: float, lat: float) -> int:
    """Return the number of the country a place lies in or very near; 0 when there is none."""
    edges = _edges()
    if edges is None:
        return 0
    lon = (lon + 180) % 360 - 180
    crossed = np.flatnonzero((edges.y1 <= lat) & (lat < edges.y2))
    across, country = _across(edges, crossed, lat), edges.country[crossed]
    for turn in (0, 360, -360):
        odd = np.flatnonzero(np.bincount(country[across < lon + turn]) % 2)
        if odd.size:
            return int(odd[-1])
    away = np.hypot((edges.x1 - lon) * np.cos(np.radians(lat)), edges.y1 - lat)
    nearest = int(np.argmin(away))
    return int(edges.country[nearest]) if away[nearest] <= NEAR else 0


@lru_cache(maxsize=32)
def _dots(
    west: float, south: float, east: float, north: float, pitch: float, places: tuple[tuple[float, float], ...]
) -> tuple[Dot, ...]:
    edges = _edges()
    step = pitch / max(math.cos(math.radians((south + north) / 2)), 0.2)
    rows = _halves(max(south, -90.0), min(north, 90.0), pitch)
    columns = _halves(west - step, east, step)
    if edges is None or not rows.size or not columns.size:
        return ()
    lats, lons = (rows + 0.5) * pitch, (columns + 0.5) * step
    moved = (rows % 2) * step / 2
    whose = _fill(edges, lons, lats, moved)
    homes = np.zeros(max(int(whose.max()), 0) + 1, np.intp)
    for number, place in reversed(list(enumerate(places, 1))):
        country = country_at(*place)
        if 0 < country < homes.size:
            homes[country] = number
    row, column = np.nonzero(whose[::-1] >= 0)
    row = lats.size - 1 - row
    lon = lons[column] + moved[row]
    kept = (west <= lon) & (lon <= east)
    row, column, lon = row[kept], column[kept], np.round(lon[kept], 4)
    found = homes[whose[row, column]]
    return tuple(zip(lon.tolist(), np.round(lats[row], 4).tolist(), found.tolist(), strict=True))


def _halves(low: float, high: float, pitch: float) -> Floats:
    """Return the whole numbers k for which (k + half) times the pitch lies between low and high."""
    return np.arange(np.ceil(low / pitch - 0.5), np.floor(high / pitch - 0.5) + 1)


def _fill(edges: Edges, lons: Floats, lats: Floats, moved: Floats) -> Whole:
    """Return the country of every point, -1 at sea: each row is cut where it crosses an outline, inside is between."""
    start = np.searchsorted(lats, edges.y1)
    count = np.searchsorted(lats, edges.y2) - start
    edge = np.repeat(np.arange(count.size), count)
    row = _counted(start, count)
    across = _across(edges, edge, lats[row]) - moved[row]
    country = edges.country[edge]
    order = np.lexsort((across, row, country))
    across, row, country = across[order], row[order], country[order]
    whose = np.full((lats.size, lons.size), -1, np.intp)
    for turn in (-360.0, 0.0, 360.0):
        first = np.searchsorted(lons, across[0::2] + turn)
        wide = np.searchsorted(lons, across[1::2] + turn) - first
        whose[np.repeat(row[0::2], wide), _counted(first, wide)] = np.repeat(country[0::2], wide)
    return whose


def _counted(start: Whole, count: Whole) -> Whole:
    """Return start, start + 1, ... for each start, as many as its count says, one list after another."""
    begins = np.cumsum(count) - count
    out: Whole = np.arange(int(count.sum())) + np.repeat(start - begins, count)
    return out


def _across(edges: Edges, edge: Whole, lat: Any) -> Floats:
    """Return the longitude at which each of some sides crosses a latitude."""
    x1, y1 = edges.x1[edge], edges.y1[edge]
    out: Floats = x1 + (lat - y1) * (edges.x2[edge] - x1) / (edges.y2[edge] - y1)
    return out


@lru_cache(maxsize=1)
def _edges() -> Edges | None:
    """Read the outlines that ship; without them the map has no land, and the game goes on."""
    try:
        raw = json.loads((shipped("assets") / "map" / "land.json").read_text(encoding="utf-8"))
        scale = float(raw["scale"])
        rings = [(int(number), ring) for number, many in raw["countries"].items() for ring in many]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    sides: list[Floats] = []
    numbers: list[Whole] = []
    for number, ring in rings:
        points = np.cumsum(np.array(ring, np.int64).reshape(-1, 2), axis=0) / scale
        sides.append(np.hstack((points, np.roll(points, -1, axis=0))))
        numbers.append(np.full(len(points), number, np.intp))
    x1, y1, x2, y2 = np.concatenate(sides).T
    kept = y1 != y2
    up = y1 < y2
    low, high = np.where(up, (x1, y1), (x2, y2)), np.where(up, (x2, y2), (x1, y1))
    return Edges(low[0][kept], low[1][kept], high[0][kept], high[1][kept], np.concatenate(numbers)[kept])
