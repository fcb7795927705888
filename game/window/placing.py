"""Where things on the board go: arrows that do not cross, cards near their capital and in nobody's way."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from game.window.display import Box, Point

MOST_ORDERS = 3
"""Capitals up to which every order of placing their cards is tried."""


def overlaps(a: Box, b: Box, gap: float = 0.0) -> bool:
    """Return whether two boxes come nearer than `gap`."""
    return (
        a[0] < b[0] + b[2] + gap and b[0] < a[0] + a[2] + gap and a[1] < b[1] + b[3] + gap and b[1] < a[1] + a[3] + gap
    )


def within(a: Box, b: Box) -> bool:
    """Return whether a lies inside b."""
    return a[0] >= b[0] and a[1] >= b[1] and a[0] + a[2] <= b[0] + b[2] and a[1] + a[3] <= b[1] + b[3]


def arrow_path(a: Point, b: Point, gap: float, middle: Point) -> tuple[Point, Point, Point]:
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
    """Return a place for each capital's card: near it, on no capital, no other card, and few arrows; of a few capitals
    every order of placing them is tried, of more one from each side."""
    sides = [sorted(spots, key=lambda spot: way * spot[1][axis]) for axis, way in ((0, -1), (0, 1), (1, -1), (1, 1))]
    orders = permutations(sides[0]) if len(spots) <= MOST_ORDERS else map(tuple, sides)
    tried = [placed_in(order, frame, spots, paths, size) for order in orders]
    return tuple(min(tried, key=lambda one: one[0])[1].items())


def placed_in(
    order: Sequence[tuple[str, Point]], frame: Box, spots: Sequence[tuple[str, Point]], paths: Sequence[Point],
    size: tuple[float, float],
) -> tuple[float, dict[str, Box]]:  # fmt: skip
    """Return what it costs to place the cards in this order, and where they come to lie."""
    w, h = size
    x0, y0, fw, fh = frame
    fence = (x0, y0 + 2, fw, fh - 2)
    cards: dict[str, Box] = {}
    total = 0.0
    for name, (px, py) in order:
        best: tuple[float, Box] | None = None
        beside = [edge for ox, _, ow, _ in cards.values() for edge in (ox - w - 7, ox + ow + 7)]
        sides = (*beside, x0, x0 + fw - w, px - w / 2, px - w - 16, px + 18, px - w * 0.85, px - w * 0.15, px - w * 0.1)
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
        total += best[0] if best else 50_000
        if best:
            cards[name] = best[1]
    return total, cards
