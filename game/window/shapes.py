"""Outlines of every sign the window draws, as plain polygons: no drawing here, and nothing to install."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from game.window.display import Point

Outline = tuple[str, tuple[Point, ...]]
"""What to do with a polygon (`fill` it, or `cut` it out again) and its corners."""


def regular(corners: int, r: float, turn: float = 0.0) -> tuple[Point, ...]:
    """Return a regular polygon around the origin; `turn` in degrees, 0 puts a corner on top."""
    step = 2 * math.pi / corners
    start = math.radians(turn) - math.pi / 2
    return tuple((r * math.cos(start + i * step), r * math.sin(start + i * step)) for i in range(corners))


def box(x: float, y: float, w: float, h: float) -> tuple[Point, ...]:
    """Return the corners of a rectangle."""
    return ((x, y), (x + w, y), (x + w, y + h), (x, y + h))


def ribbon(points: Sequence[Point], width: float) -> tuple[Point, ...]:
    """Return the outline of a line of this width through the points."""
    path = [points[0]]
    for point in points[1:]:
        if math.dist(point, path[-1]) > 1e-6:
            path.append(point)
    if len(path) < 2:
        return ()
    left, right = [], []
    for i, (x, y) in enumerate(path):
        ax, ay = path[max(i - 1, 0)]
        bx, by = path[min(i + 1, len(path) - 1)]
        long = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / long * width / 2, (bx - ax) / long * width / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return tuple(left + right[::-1])


def dashes(points: Sequence[Point], on: float, off: float) -> list[list[Point]]:
    """Cut a line into dashes."""
    out: list[list[Point]] = []
    current: list[Point] = [points[0]]
    drawing, left = True, on
    for a, b in pairwise(points):
        long = math.dist(a, b)
        gone = 0.0
        while long - gone > left:
            gone += left
            spot = (a[0] + (b[0] - a[0]) * gone / long, a[1] + (b[1] - a[1]) * gone / long)
            if drawing:
                out.append([*current, spot])
            current, drawing = [spot], not drawing
            left = on if drawing else off
        left -= long - gone
        if drawing:
            current.append(b)
    if drawing and len(current) > 1:
        out.append(current)
    return out


def curve(a: Point, c: Point, b: Point, steps: int = 32) -> list[Point]:
    """Return points on the quadratic curve from a to b pulled towards c."""
    out = []
    for i in range(steps + 1):
        t = i / steps
        out.append(
            (
                (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * c[0] + t * t * b[0],
                (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * c[1] + t * t * b[1],
            )
        )
    return out


def _arc(x: float, y: float, r: float, a0: float, a1: float, steps: int = 18) -> list[Point]:
    return [
        (
            x + r * math.cos(math.radians(a0 + (a1 - a0) * i / steps)),
            y + r * math.sin(math.radians(a0 + (a1 - a0) * i / steps)),
        )
        for i in range(steps + 1)
    ]


def _lock(r: float, shut: float = 0.0) -> list[Outline]:
    lift = -0.42 * r * shut
    hoop = [(-0.5 * r, 0.05 * r), (-0.5 * r, -0.3 * r + lift), *_arc(0, -0.3 * r + lift, 0.5 * r, 180, 360)]
    hoop.append((0.5 * r, (0.05 if not shut else -0.25) * r + (0 if not shut else lift)))
    return [("fill", ribbon(hoop, 0.24 * r)), ("fill", box(-0.82 * r, -0.05 * r, 1.64 * r, 1.05 * r))]


def _warning(r: float) -> list[Outline]:
    return [
        ("fill", ((0, -0.95 * r), (1.06 * r, 0.85 * r), (-1.06 * r, 0.85 * r))),
        ("cut", box(-0.11 * r, -0.36 * r, 0.22 * r, 0.66 * r)),
        ("cut", box(-0.12 * r, 0.44 * r, 0.24 * r, 0.24 * r)),
    ]


def outlines(shape: str, r: float) -> list[Outline]:
    """Return the polygons of a sign around the origin; an unknown one is a circle."""
    simple: dict[str, tuple[Point, ...]] = {
        "circle": regular(48, r),
        "square": box(-0.9 * r, -0.9 * r, 1.8 * r, 1.8 * r),
        "triangle": ((0, -1.05 * r), (1.12 * r, 0.88 * r), (-1.12 * r, 0.88 * r)),
        "diamond": regular(4, 1.2 * r),
        "hexagon": regular(6, 1.08 * r),
        "up": ((0, -0.8 * r), (r, 0.8 * r), (-r, 0.8 * r)),
        "down": ((0, 0.8 * r), (r, -0.8 * r), (-r, -0.8 * r)),
        "tick": ribbon([(-0.85 * r, 0.05 * r), (-0.25 * r, 0.68 * r), (0.9 * r, -0.7 * r)], 0.32 * r),
        "chevron": ribbon([(-0.4 * r, -0.8 * r), (0.4 * r, 0), (-0.4 * r, 0.8 * r)], 0.26 * r),
        "back": ribbon([(0.4 * r, -0.8 * r), (-0.4 * r, 0), (0.4 * r, 0.8 * r)], 0.26 * r),
        "play": ((-0.7 * r, -0.9 * r), (0.9 * r, 0), (-0.7 * r, 0.9 * r)),
        "more": ribbon([(-0.8 * r, -0.4 * r), (0, 0.4 * r), (0.8 * r, -0.4 * r)], 0.26 * r),
        "less": ribbon([(-0.8 * r, 0.4 * r), (0, -0.4 * r), (0.8 * r, 0.4 * r)], 0.26 * r),
    }
    if shape in simple:
        return [("fill", simple[shape])]
    if shape == "lock":
        return _lock(r)
    if shape == "unlock":
        return _lock(r, 1.0)
    if shape == "warning":
        return _warning(r)
    if shape == "arrow":
        return [
            ("fill", box(-r, -0.11 * r, 1.5 * r, 0.22 * r)),
            ("fill", ((r, 0), (0.3 * r, -0.52 * r), (0.3 * r, 0.52 * r))),
        ]
    if shape == "cross":
        return [
            ("fill", ribbon([(-0.7 * r, -0.7 * r), (0.7 * r, 0.7 * r)], 0.3 * r)),
            ("fill", ribbon([(-0.7 * r, 0.7 * r), (0.7 * r, -0.7 * r)], 0.3 * r)),
        ]
    if shape == "halt":
        return [
            ("fill", box(-0.75 * r, -0.85 * r, 0.5 * r, 1.7 * r)),
            ("fill", box(0.25 * r, -0.85 * r, 0.5 * r, 1.7 * r)),
        ]
    if shape == "again":
        return [
            ("fill", ribbon(_arc(0, 0, 0.8 * r, -60, 220, 40), 0.26 * r)),
            ("fill", ((0.05 * r, -1.2 * r), (0.75 * r, -0.72 * r), (0.05 * r, -0.25 * r))),
        ]
    if shape == "pass":
        return [("fill", regular(40, 0.5 * r)), ("fill", ribbon(_arc(0, 0, 0.9 * r, 0, 360, 40), 0.16 * r))]
    return [("fill", regular(48, r))]


def ring(shape: str, r: float, width: float) -> list[Outline]:
    """Return the outline of a sign as a ring."""
    outer = outlines(shape, r)[0][1]
    inner = outlines(shape, max(r - width * (1.35 if shape in ("triangle", "up", "down") else 1.0), 0.1))[0][1]
    return [("fill", outer), ("cut", inner)]
