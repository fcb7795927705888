"""Rows that flow through columns and pages: what does not fit stands on the next page, never cut and never lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from game.window.display import Box
from game.window.page import Page


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: how high it is, and how it is drawn at x, y (its top) and a width."""

    high: float
    draw: Callable[[float, float, float], None]
    head: bool = False
    """Whether it stands above what follows, and never last in a column."""
    group: str = ""
    """Neighbours of one group stay together where they fit into one column."""


Placed = tuple[int, float, Row]
"""Column, distance from the top, row."""


def pages_of(rows: Sequence[Row], high: float, columns: int = 1) -> list[list[Placed]]:
    """Return where the rows stand on each page."""
    out: list[list[Placed]] = [[]]
    column, used = 0, 0.0
    for block in blocks(rows):
        need = sum(row.high for row in block)
        for i, row in enumerate(block):
            whole = need if not i and need <= high else row.high
            if row.head and i + 1 < len(block):
                whole = max(whole, row.high + block[i + 1].high)
            if used and used + whole > high:
                column, used = column + 1, 0.0
                if column == columns:
                    out.append([])
                    column = 0
            out[-1].append((column, used, row))
            used += row.high
    return out


def blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows in blocks that should not be torn: neighbours of one group, and a head with what follows."""
    found: list[list[Row]] = []
    for _, part in groupby(enumerate(rows), lambda item: item[1].group or item[0]):
        block = [row for _, row in part]
        if found and found[-1][-1].head:
            found[-1] += block
        else:
            found.append(block)
    return found


def flow(page: Page, area: Box, rows: Sequence[Row], *, columns: int = 1, gap: float = 28.0, at: int = 0) -> int:
    """Draw one page of the rows; return how many pages there are."""
    x, y, w, h = area
    parts = pages_of(rows, h, columns)
    each = (w + gap) / columns - gap
    for column, used, row in parts[at % len(parts)]:
        row.draw(x + column * (each + gap), y + used, each)
    return len(parts)


def pager(page: Page, right: float, base: float, at: int, many: int) -> None:
    """Set `Page 1 of 3` with a press each way; nothing where one page is all."""
    if many < 2:
        return
    words = page.say("flow.page", n=at % many + 1, of=many)
    page.text(right - 62, base, words, "axisM", "ink2", anchor="r")
    for name, sign, x, key in (
        ("page.less", "less", right - 52, "pageup"),
        ("page.more", "more", right - 24, "pagedown"),
    ):
        box = (x, base - 17, 24.0, 24.0)
        page.marker(sign, x + 12, base - 5, 5, "ink2")
        if page.target(name, box, name, key=key, group="pages"):
            page.ring(box, -2)
