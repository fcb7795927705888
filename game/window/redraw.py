"""What of a page must be painted again: where its list differs from the one that is on the screen."""

from __future__ import annotations

from game.tokens import STYLES
from game.window.display import Box, DisplayList, Dots, Hatch, Item, Marker, Poly, Rect, Stroke, Text

MOST = 60
"""Items; where more differ the whole page is painted."""


def changed(before: DisplayList, after: DisplayList) -> Box | None:
    """Return the box in which two lists of one size differ, empty where they do not; None: paint it all."""
    if (before.width, before.height) != (after.width, after.height) or len(before.items) != len(after.items):
        return None
    boxes: list[Box] = []
    for old, new in zip(before.items, after.items, strict=True):
        if old is not new and old != new:
            boxes += [extent(old), extent(new)]
            if len(boxes) > 2 * MOST:
                return None
    return union(boxes)


def union(boxes: list[Box]) -> Box:
    """Return the smallest box around boxes; an empty one around none."""
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top


def extent(item: Item) -> Box:
    """Return a box that holds all an item draws."""
    match item:
        case Text():
            size = STYLES[item.style].size
            left = item.x - {"l": 0.0, "r": item.width, "c": item.width / 2}[item.anchor]
            return left - 4, item.y - 1.2 * size, item.width + 8, 1.7 * size
        case Rect() | Hatch():
            return item.box
        case Marker():
            return item.x - item.r - 3, item.y - item.r - 3, 2 * item.r + 6, 2 * item.r + 6
        case Poly():
            return around(item.points, 2)
        case Stroke():
            return around(item.points, item.width + 2)
        case Dots():
            return around(item.points, item.r + 2)


def around(points: tuple[tuple[float, float], ...], more: float) -> Box:
    """Return the box around points, so much larger on each side."""
    if not points:
        return 0.0, 0.0, 0.0, 0.0
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    return left - more, top - more, right - left + 2 * more, bottom - top + 2 * more


def meet(a: Box, b: Box) -> bool:
    """Return whether two boxes meet."""
    return a[0] <= b[0] + b[2] and b[0] <= a[0] + a[2] and a[1] <= b[1] + b[3] and b[1] <= a[1] + a[3]
