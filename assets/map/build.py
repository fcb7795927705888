"""Make land.json, the outline of the land of the world, from Natural Earth.

    python assets/map/build.py FOLDER   FOLDER holds world-atlas-2.0.2.tgz as `npm pack world-atlas@2.0.2` writes it

Nothing is downloaded here; an archive with another SHA-256 is refused. Standard library only. The format of
land.json, and what is left out of it and why, is in assets/map/README.md.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tarfile
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ARCHIVE = "world-atlas-2.0.2.tgz"
SHA256 = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
SOURCE = "package/countries-50m.json"

Ring = list[tuple[int, int]]

LEFT_OUT = {
    # islands in dispute: west, south, east, north
    "southern Kurils": (145.0, 43.3, 149.0, 45.6),
    "Falklands": (-62.0, -53.0, -57.0, -50.5),
    "South Georgia": (-39.0, -55.5, -35.0, -53.5),
    "Chagos": (70.0, -8.5, 73.5, -4.0),
    "Dokdo": (131.5, 36.8, 132.2, 37.6),
    "Senkaku": (123.0, 25.3, 124.8, 26.1),
    "Paracels": (110.8, 15.5, 113.0, 17.3),
    "Spratlys": (111.0, 6.0, 116.5, 12.0),
}
"""A polygon that lies in one of these boxes is left out (the last four are not in the source; the boxes keep it so)."""

NOBODYS = {"Crimea": (32.0, 44.3, 36.7, 46.3)}
"""Land in dispute that is no island: a polygon that lies in such a box stays, and belongs to number 0."""


def read(folder: Path) -> dict[str, Any]:
    """Return the source file of the archive, or stop."""
    path = folder / ARCHIVE
    if not path.is_file():
        sys.exit(f"{path} is missing: make it with `npm pack world-atlas@2.0.2`.")
    if (have := hashlib.sha256(path.read_bytes()).hexdigest()) != SHA256:
        sys.exit(f"{path} has SHA-256 {have}, expected {SHA256}.")
    with tarfile.open(path) as packed:
        found = packed.extractfile(SOURCE)
        assert found is not None
        loaded: dict[str, Any] = json.load(found)
        return loaded


def decode(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Return the arcs of a topology in degrees."""
    (scale_x, scale_y), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + left, y * scale_y + low))
        arcs.append(arc)
    return arcs


def ring_of(arcs: list[list[tuple[float, float]]], numbers: list[int]) -> Ring:
    """Return an open ring in hundredths of a degree, without the points on a straight line between their neighbours.

    The source jumps from 180 to -180 where land crosses the date line; here the ring goes on beyond 180 instead. A ring
    that goes round the pole is closed along the pole.
    """
    ring: Ring = []
    for number in numbers:
        for lon, lat in arcs[number] if number >= 0 else reversed(arcs[~number]):
            x, y = round(lon * 100), round(lat * 100)
            if ring:
                x += round((ring[-1][0] - x) / 36000) * 36000
            if not ring or ring[-1] != (x, y):
                ring.append((x, y))
    if ring[0] == ring[-1]:
        ring.pop()
    elif abs(ring[0][0] - ring[-1][0]) == 36000:
        pole = -9000 if ring[0][1] < 0 else 9000
        ring += [(ring[-1][0], pole), (ring[0][0], pole)]
    kept: Ring = []
    for i, (x, y) in enumerate(ring):
        (ax, ay), (bx, by) = ring[i - 1], ring[(i + 1) % len(ring)]
        if (x - ax) * (by - ay) != (y - ay) * (bx - ax) or (x - ax) * (bx - x) + (y - ay) * (by - y) < 0:
            kept.append((x, y))
    return kept


def within(ring: Ring, box: tuple[float, float, float, float]) -> bool:
    """Return whether the whole ring lies in the box."""
    west, south, east, north = (100 * side for side in box)
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def countries(topology: dict[str, Any]) -> dict[int, list[Ring]]:
    """Return the rings of each country, by number."""
    arcs = decode(topology)
    out: dict[int, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        number = int(shape.get("id") or 0)
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for polygon in polygons:
            rings = [ring for ring in (ring_of(arcs, numbers) for numbers in polygon) if len(ring) >= 3]
            if not rings or any(within(rings[0], box) for box in LEFT_OUT.values()):
                continue
            whose = 0 if any(within(rings[0], box) for box in NOBODYS.values()) else number
            out.setdefault(whose, []).extend(rings)
    return dict(sorted(out.items()))


def text_of(found: dict[int, list[Ring]]) -> str:
    """Return the text of land.json, one country a line."""
    rows = []
    for number, rings in found.items():
        packed = [pack(ring) for ring in sorted(rings, key=lambda ring: (-len(ring), ring))]
        rows.append(f'"{number}":{json.dumps(packed, separators=(",", ":"))}')
    return '{"scale":100,"countries":{\n' + ",\n".join(rows) + "\n}}\n"


def pack(ring: Ring) -> list[int]:
    """Return x and y of the first point, then the steps from point to point."""
    out = list(ring[0])
    for (ax, ay), (bx, by) in pairwise(ring):
        out += (bx - ax, by - ay)
    return out


def main(arguments: list[str]) -> int:
    """Run the command line."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    text = text_of(countries(read(Path(arguments[0]))))
    (HERE / "land.json").write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
