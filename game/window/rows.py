"""Rows: what cards are made of, each as high as what it says, set in columns that page together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.tokens import STYLES
from game.window.page import Page
from game.window.parts import rows_of

Row = tuple[float, Callable[[Page, float, float, float], None]]
"""How high a row is, and what draws it at x, y in a width."""


def pages_of(columns: Sequence[Sequence[Row]], space: float) -> int:
    """Return how many pages columns of this height take."""
    return max([len(rows_of([high for high, _ in column], space)) for column in columns] or [1])


def draw(page: Page, columns: Sequence[Sequence[Row]], x: float, y: float, w: float, space: float, at: int) -> None:
    """Draw one page of columns of width w, 36 units apart."""
    for i, column in enumerate(columns):
        parts = rows_of([high for high, _ in column], space)
        top = y
        for high, put in column[slice(*parts[at])] if at < len(parts) else ():
            put(page, x + i * (w + 36), top, w)
            top += high
        if i:
            page.upright(x + i * (w + 36) - 18, y + 10, space - 12)


def head(ruler: Page, words: str, aside: str = "") -> Row:
    """Return a heading over a hairline, with a word at its right."""
    style, down = ("rk", 30.0) if ruler.room else ("kicker", 20.0)

    def put(page: Page, x: float, y: float, w: float) -> None:
        wide = page.text(x, y + down, words, style, "ink2", room=w)
        if w - wide > 60:
            page.text(x + w, y + down, aside, "axis", "ink2", anchor="r", room=w - wide - 20)
        page.rule(x, y + down + 8, w, "rule")

    return down + 10, put


def headed(heads: Sequence[Row], found: Sequence[Row]) -> list[Row]:
    """Return rows below their headings; the first stays with these, so that none stands last on a page."""
    first = [*heads, *found[:1]]

    def put(page: Page, x: float, y: float, w: float) -> None:
        for high, draw_ in first:
            draw_(page, x, y, w)
            y += high

    return [(sum(high for high, _ in first), put), *found[1:]] if first else []


def para(ruler: Page, words: object, style: str, tone: str, w: float, most: int = 12, gap: float = 3.0) -> Row:
    """Return wrapped text as a row."""
    step = STYLES[style].size * STYLES[style].line
    lines = ruler.lines(words, style, w, most)

    def put(page: Page, x: float, y: float, w: float) -> None:
        page.para(x, y + step * 0.82, words, style, tone, w, most)

    return lines * step + gap, put
