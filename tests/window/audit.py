"""The audit of layout: what a careful reader would object to on a page, found by arithmetic (T1, T5, T6, T8)."""

from __future__ import annotations

from collections.abc import Iterable

from game.tokens import STYLES
from game.window.display import OVERLAY, Box, DisplayList, Hatch, Marker, Rect, Stroke, Text

SIDE, EDGE = 24.0, 10.0
ROOM_FLOOR = 22.0
KEY_HINTS = ("rkey", "label", "axis", "axisM")


def extent(text: Text) -> Box:
    """Return the box of a text's letters."""
    size = STYLES[text.style].size
    left = text.x - {"l": 0.0, "r": text.width, "c": text.width / 2}[text.anchor]
    return left, text.y - 0.72 * size, text.width, 0.93 * size


def meets(a: Box, b: Box, slack: float = 0.0) -> bool:
    return (
        a[0] + slack < b[0] + b[2]
        and b[0] + slack < a[0] + a[2]
        and a[1] + slack < b[1] + b[3]
        and b[1] + slack < a[1] + a[3]
    )


def inside(a: Box, b: Box, slack: float) -> bool:
    return (
        a[0] >= b[0] - slack
        and a[1] >= b[1] - slack
        and a[0] + a[2] <= b[0] + b[2] + slack
        and a[1] + a[3] <= b[1] + b[3] + slack
    )


def problems(page: DisplayList) -> list[str]:
    """Return everything wrong with a page."""
    return [*texts(page), *targets(page), *room(page)]


def texts(page: DisplayList) -> Iterable[str]:
    """Find text outside the safe area or its container, under a later shape, or over another text."""
    items = page.items
    safe = (SIDE, EDGE, page.width - 2 * SIDE, page.height - 2 * EDGE)
    shown: list[tuple[int, Text, Box]] = []
    for i, item in enumerate(items):
        if not isinstance(item, Text):
            continue
        box = extent(item)
        veil = [
            other for other in items[i + 1 :] if isinstance(other, Rect) and other.fill and meets(box, other.box, 0.5)
        ]
        if any(other.layer >= OVERLAY and other.layer > item.layer for other in veil):
            continue
        if veil:
            yield f"covered: {item.text!r} by a rectangle at {veil[0].box}"
        if not inside(box, safe, 0.6):
            yield f"outside the safe area: {item.text!r} {tuple(round(v) for v in box)}"
        if not (
            box[0] >= item.box[0] - 1
            and box[0] + box[2] <= item.box[0] + item.box[2] + 1
            and box[1] >= item.box[1] - 2
            and item.y <= item.box[1] + item.box[3] + 2
        ):
            spots = (tuple(round(v) for v in part) for part in (box, item.box))
            yield f"outside its container: {item.text!r} {next(spots)} in {next(spots)}"
        shown.append((i, item, box))
    for n, (_, a, abox) in enumerate(shown):
        for _, b, bbox in shown[n + 1 :]:
            if meets(abox, bbox, 1.2):
                yield f"overlap: {a.text!r} and {b.text!r}"
    yield from _under_signs(page, shown)


def _under_signs(page: DisplayList, shown: list[tuple[int, Text, Box]]) -> Iterable[str]:
    """Find signs and hatching drawn over text."""
    for i, item, box in shown:
        for other in page.items[i + 1 :]:
            if isinstance(other, Marker) and meets(
                box, (other.x - other.r, other.y - other.r, 2 * other.r, 2 * other.r), 2.5
            ):
                yield f"sign {other.shape} over {item.text!r}"
            if isinstance(other, Hatch) and meets(box, other.box, 1):
                yield f"hatching over {item.text!r}"


def targets(page: DisplayList) -> Iterable[str]:
    """Find targets that are too small, off the page, doubled, or lie over each other."""
    names = [one.id for one in page.targets]
    for name in {name for name in names if names.count(name) > 1}:
        yield f"two targets called {name}"
    keys = [one.key for one in page.targets if one.key]
    for key in {key for key in keys if keys.count(key) > 1}:
        yield f"two targets with the key {key}"
    for one in page.targets:
        if one.box[2] < 24 or one.box[3] < 24:
            yield f"target {one.id} is smaller than 24: {one.box}"
        if not inside(one.box, (0, 0, page.width, page.height), 0.6):
            yield f"target {one.id} is off the page"
    if page.targets and page.focus not in names:
        yield f"focus {page.focus!r} is on no target"


def room(page: DisplayList) -> Iterable[str]:
    """Find type too small for the back row."""
    if not page.room:
        return
    for item in page.items:
        if isinstance(item, Text) and STYLES[item.style].size < ROOM_FLOOR and item.style != "rkey":
            yield f"too small for the room: {item.text!r} ({item.style})"


def sole_colours(page: DisplayList) -> Iterable[str]:
    """Find hot figures with no arrow, triangle, range or word beside them (T8: meaning never rests on colour)."""
    signs = [
        item
        for item in page.items
        if isinstance(item, Marker) and item.shape in ("up", "down", "warning", "arrow", "cross")
    ]
    for item in page.items:
        if isinstance(item, Text) and item.color == "hot" and item.text.isdigit():
            x, y, w, h = extent(item)
            near = (x - 60, y - 12, w + 120, h + 24)
            beside = any(meets((sign.x - 1, sign.y - 1, 2, 2), near) for sign in signs)
            words = any(
                isinstance(other, Text)
                and other is not item
                and meets(extent(other), near)
                and other.text[:1].isalpha()
                for other in page.items
            )
            if not beside and not words:
                yield f"only colour says it: {item.text!r}"


def strokes(page: DisplayList) -> list[Stroke]:
    return [item for item in page.items if isinstance(item, Stroke)]
