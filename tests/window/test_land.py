"""Tests of the land: the right dots, the right country, across the date line, and never an island in dispute."""

from __future__ import annotations

import json
import math
import random
from pathlib import Path

import pytest

from game.shipped import shipped
from game.window import land
from game.window.land import country_at, dots
from tests.tiers import n

EAST_ASIA = {"west": 112, "south": 28, "east": 154, "north": 48}
CAPITALS = [(126.98, 37.57), (139.69, 35.69), (-77.04, 38.90)]
CITIES = {
    (126.98, 37.57): 410, (139.69, 35.69): 392, (-77.04, 38.9): 840, (125.75, 39.03): 408, (116.4, 39.9): 156,
    (37.6, 55.75): 643, (-175.0, 66.0): 643, (175.0, 66.0): 643, (28.05, -26.2): 710, (28.0, -29.5): 426,
    (-0.12, 51.5): 826, (0.0, -80.0): 10, (179.9, -85.0): 10,
}  # fmt: skip
DISPUTED = {
    "Dokdo": (131.87, 37.24), "Kunashir": (146.0, 44.1), "Iturup": (147.8, 45.0), "Senkaku": (123.5, 25.75),
    "Falklands": (-58.7, -51.75),
}  # fmt: skip
Rings = list[tuple[int, list[tuple[float, float]]]]


def _rings() -> Rings:
    raw = json.loads((shipped("assets") / "map" / "land.json").read_text(encoding="utf-8"))
    out = []
    for number, many in raw["countries"].items():
        for ring in many:
            x, y = ring[:2]
            points = [(x, y)]
            for dx, dy in zip(ring[2::2], ring[3::2], strict=True):
                x, y = x + dx, y + dy
                points.append((x, y))
            out.append((int(number), [(x / raw["scale"], y / raw["scale"]) for x, y in points]))
    return out


def _inside(rings: Rings, lon: float, lat: float) -> set[int]:
    """Return the countries a place lies in, by walking round every ring: the slow and plain way."""
    parity: dict[int, int] = {}
    for number, points in rings:
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            if (ay > lat) != (by > lat):
                across = ax + (lat - ay) * (bx - ax) / (by - ay)
                parity[number] = parity.get(number, 0) + sum(across > lon + turn for turn in (-360, 0, 360))
    return {number for number, count in parity.items() if count % 2}


def _wrong(found: list[land.Dot], rings: Rings, tries: int, seed: int = 1) -> list[land.Dot]:
    picked = random.Random(seed).sample(found, min(tries, len(found)))
    return [dot for dot in picked if not _inside(rings, dot[0], dot[1])]


def test_about_two_thousand_dots_in_two_tones() -> None:
    found = dots(EAST_ASIA, 0.36, CAPITALS)
    assert 1900 <= len(found) <= 2100
    tones = {number: sum(dot[2] == number for dot in found) for number in range(4)}
    assert 50 <= tones[1] <= 75 and 200 <= tones[2] <= 250 and tones[3] == 0
    assert all(125.9 < lon < 129.8 and 33 < lat < 38.7 for lon, lat, whose in found if whose == 1)
    plain = dots(EAST_ASIA, 0.36)
    assert [dot[:2] for dot in plain] == [dot[:2] for dot in found] and not any(dot[2] for dot in plain)


def test_dots_lie_on_a_staggered_lattice_inside_the_box() -> None:
    found = dots(EAST_ASIA, 0.36)
    assert all(112 <= lon <= 154 and 28 <= lat <= 48 for lon, lat, _ in found)
    assert found == sorted(found, key=lambda dot: (-dot[1], dot[0])) and len(set(found)) == len(found)
    step = 0.36 / math.cos(math.radians(38))
    for lon, lat, _ in found:
        row = round(lat / 0.36 - 0.5)
        assert lat == pytest.approx((row + 0.5) * 0.36)
        column = lon / step - 0.5 - row % 2 / 2
        assert column == pytest.approx(round(column), abs=1e-3)


def test_dots_agree_with_the_plain_way() -> None:
    rings = _rings()
    tries = n("dots of land")
    assert _wrong(dots(EAST_ASIA, 0.36), rings, tries) == []
    assert _wrong(dots({"west": -180, "south": -90, "east": 180, "north": 90}, 2), rings, tries) == []
    assert _wrong([*dots(EAST_ASIA, 0.36)[:3], (135.0, 39.5, 0)], rings, 9) == [(135.0, 39.5, 0)]


def test_sea_has_no_dots_by_the_plain_way() -> None:
    rings = _rings()
    box = {"west": 124, "south": 33, "east": 132, "north": 39}
    found = {(lon, lat) for lon, lat, _ in dots(box, 0.8)}
    step = 0.8 / math.cos(math.radians(36))
    for row in range(math.ceil(33 / 0.8 - 0.5), math.floor(39 / 0.8 - 0.5) + 1):
        for column in range(math.floor(124 / step) - 2, math.ceil(132 / step) + 1):
            lon, lat = (column + 0.5 + row % 2 / 2) * step, (row + 0.5) * 0.8
            if 124 <= lon <= 132:
                assert ((round(lon, 4), round(lat, 4)) in found) == bool(_inside(rings, lon, lat))


@pytest.mark.parametrize("place", CITIES)
def test_a_place_has_its_country(place: tuple[float, float]) -> None:
    assert country_at(*place) == CITIES[place]


def test_a_place_just_off_the_coast_has_the_nearest_country_and_the_open_sea_none() -> None:
    assert country_at(129.3, 35.3) == 410
    assert country_at(-150, 0) == 0
    assert country_at(34.1, 45.0) == 0  # land in dispute is nobody's


@pytest.mark.parametrize("name", DISPUTED)
def test_islands_in_dispute_have_no_dot_at_any_pitch(name: str) -> None:
    lon, lat = DISPUTED[name]
    box = {"west": lon - 0.35, "south": lat - 0.2, "east": lon + 0.35, "north": lat + 0.2}
    for pitch in (0.1, 0.17, 0.36):
        assert dots(box, pitch) == []


def test_a_box_may_cross_the_date_line() -> None:
    places = [(37.6, 55.75), (-77.04, 38.9)]
    beyond = dots({"west": 160, "south": 60, "east": 200, "north": 75}, 0.5, places)
    assert beyond == dots({"west": 160, "south": 60, "east": -160, "north": 75}, 0.5, places)
    first = [lon for lon, _, whose in beyond if whose == 1]
    assert min(first) < 161 and any(180 < lon < 185 for lon in first) and all(whose for *_, whose in beyond)
    assert all(lon > 188 for lon, _, whose in beyond if whose == 2)


def test_odd_boxes_give_few_dots_or_none() -> None:
    assert dots({"west": 10, "south": 50, "east": 10, "north": 50}, 0.36) == []
    assert dots({"west": 10, "south": 60, "east": 20, "north": 50}, 0.36) == []
    assert len(dots({"west": 100, "south": 30, "east": 101, "north": 31}, 0.0)) < 200  # no finer than FINEST


def test_the_caller_may_change_what_it_gets() -> None:
    dots(EAST_ASIA, 0.5).clear()
    assert dots(EAST_ASIA, 0.5)


def test_without_the_file_there_is_sea(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(land, "shipped", lambda name: tmp_path)
    land._edges.cache_clear()
    land._dots.cache_clear()
    try:
        assert dots(EAST_ASIA, 0.36, CAPITALS) == [] and country_at(127, 37) == 0
    finally:
        land._edges.cache_clear()
        land._dots.cache_clear()
