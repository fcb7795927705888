"""The drawings of the page: SVG with text, each with a name and a description for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from game.debrief.report.html import Number, Safe, datum, joined, lone, tag
from game.tokens import THEMES

COLOURS = THEMES["newsprint"]
CONTRAST = 4.5
WIDE = 344
"""Width of a drawing in units; it is shown no larger, so that its text keeps its size."""


def drawing(name: str, description: str, high: float, *parts: Safe, wide: float = WIDE) -> Safe:
    """Return a drawing with its text alternative."""
    told = (tag("title", name), tag("desc", description))
    return tag("svg", *told, *parts, viewBox=f"0 0 {wide:g} {high:g}", role="img", width=wide, height=high)


def words(x: float, y: float, text: str, **more: str | float | None) -> Safe:
    """Return a text at a place."""
    return tag("text", text, x=x, y=y, **more)


def bar(x: float, y: float, wide: float, high: float, fill: str, opacity: float = 1) -> Safe:
    """Return a filled bar."""
    return lone("rect", x=x, y=y, width=max(wide, 0.0), height=high, fill=fill, fill_opacity=f"{opacity:.2f}")


def line(x1: float, y1: float, x2: float, y2: float, class_: str = "axis", **more: str | float | None) -> Safe:
    """Return a straight line."""
    return lone("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_, **more)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its name, its share and the error of that."""

    name: str
    share: float
    error: float
    number: Number


def bars(name: str, items: Sequence[Bar], fill: str = "var(--ink)") -> Safe:
    """Return shares as bars under their names, with a whisker of two standard errors."""
    most = max((item.share for item in items), default=1) or 1
    scale, step = (WIDE - 4) / max(most, 0.02), 34.0
    parts = []
    for at, item in enumerate(items):
        top = at * step
        parts += [
            words(0.0, top + 13, item.name, font_size="14"),
            datum("text", item.number, x=float(WIDE), y=top + 13, text_anchor="end", class_="strong", font_size="14"),
            bar(0.0, top + 18, float(WIDE), 7, "var(--sunk)"),
            bar(0.0, top + 18, item.share * scale, 7, fill),
        ]
        low, high = (max(0.0, item.share + sign * 2 * item.error) * scale for sign in (-1, 1))
        if high - low > 1.5:
            parts.append(line(low, top + 21.5, min(high, WIDE), top + 21.5, "error"))
    told = "; ".join(f"{item.name} {item.number.text}" for item in items)
    return drawing(name, told, len(items) * step, *parts)


def matrix(name: str, rows: Sequence[str], columns: Sequence[str], numbers: Sequence[Sequence[Number]],
           shades: Sequence[Sequence[float]], fill: str, sides: tuple[str, str]) -> Safe:  # fmt: skip
    """Return a table as a drawing: each cell carries its number and is the darker the larger it is, 0 to 1."""
    left, top, high = 62.0, 40.0, 26.0
    wide = (WIDE - left) / len(columns)
    parts = [
        words(0.0, 12.0, f"{sides[0]} \u2193   {sides[1]} \u2192", class_="faint"),
        *(
            words(left + wide * (at + 0.5), top - 7, title, text_anchor="middle", class_="faint")
            for at, title in enumerate(columns)
        ),
    ]
    for row, title in enumerate(rows):
        y = top + row * high
        parts.append(words(0.0, y + 17, title, class_="faint"))
        for at, number in enumerate(numbers[row]):
            parts.append(cell(left + wide * at, y, wide, high, number, shades[row][at], fill))
    told = "; ".join(
        f"{title}: " + ", ".join(f"{other} {number.text}" for other, number in zip(columns, numbers[row], strict=True))
        for row, title in enumerate(rows)
    )
    return drawing(name, f"{sides[0]} by row, {sides[1]} by column. {told}", top + len(rows) * high, *parts)


def cell(x: float, y: float, wide: float, high: float, number: Number, shade: float, fill: str) -> Safe:
    """Return one cell of a matrix; what is nothing stays paper, so that the eye finds what is there."""
    place: dict[str, float | str] = {"x": x + wide / 2, "y": y + 17, "text_anchor": "middle"}
    if number.value == 0:
        frame = bar(x + 0.5, y + 0.5, wide - 1, high - 1, "var(--sunk)", 0.5)
        return joined(frame, datum("text", number, **place, class_="faint"))
    opacity, light = legible(fill, min(max(shade, 0.0), 1.0))
    return joined(
        bar(x + 0.5, y + 0.5, wide - 1, high - 1, "var(--sunk)"),
        bar(x + 0.5, y + 0.5, wide - 1, high - 1, f"var(--{fill})", opacity),
        datum("text", number, **place, class_="onink strong" if light else None),
    )


@cache
def legible(fill: str, shade: float) -> tuple[float, bool]:
    """Return the opacity nearest to a shade at which text is legible on it, and whether that text is light."""
    for step in range(101):
        for opacity in (shade - step / 100, shade + step / 100):
            if 0 <= opacity <= 1:
                ground = blend(COLOURS[fill], COLOURS["sunk"], opacity)
                dark, light = (contrast(rgb(COLOURS[text]), ground) for text in ("ink", "onink"))
                if max(dark, light) >= CONTRAST:
                    return opacity, light > dark
    return 0.0, False


def rgb(colour: str) -> tuple[float, float, float]:
    """Return a colour such as #15181C as three parts of one."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def blend(upper: str, lower: str, opacity: float) -> tuple[float, float, float]:
    """Return what is seen where one colour lies over another."""
    red, green, blue = (a * opacity + b * (1 - opacity) for a, b in zip(rgb(upper), rgb(lower), strict=True))
    return red, green, blue


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Return the contrast of two colours as WCAG 2 reckons it, 1 to 21."""

    def luminance(colour: tuple[float, float, float]) -> float:
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@dataclass(frozen=True, slots=True)
class Fan:
    """How a meter spreads over the turns: five quantiles at the start and after each turn, and the record if any."""

    name: str
    low: float
    high: float
    quantiles: Sequence[Sequence[float]]
    record: Sequence[float] | None
    begins: str
    ends: str
    fill: str


def fan(chart: Fan) -> Safe:
    """Return the bands of 5 to 95 and 25 to 75 in 100 games, the median, and the record as a broken line."""
    left, right, top, bottom = 26.0, WIDE - 26.0, 8.0, 132.0
    turns = len(chart.quantiles) - 1
    span = chart.high - chart.low or 1.0

    def at(turn: int, value: float) -> str:
        x = left + (right - left) * turn / max(turns, 1)
        return f"{x:.1f},{bottom - (bottom - top) * (value - chart.low) / span:.1f}"

    def band(lower: int, upper: int, opacity: str) -> Safe:
        points = [at(turn, row[upper]) for turn, row in enumerate(chart.quantiles)]
        points += [at(turn, row[lower]) for turn, row in reversed(list(enumerate(chart.quantiles)))]
        return lone("polygon", points=" ".join(points), fill=chart.fill, fill_opacity=opacity)

    def track(values: Sequence[float], **more: str | float | None) -> Safe:
        points = " ".join(at(turn, value) for turn, value in enumerate(values))
        return lone("polyline", points=points, fill="none", stroke_linejoin="round", **more)

    last, first = chart.quantiles[-1], chart.quantiles[0]
    parts = [
        joined(*(line(left, y, right, y) for y in (top, (top + bottom) / 2, bottom))),
        *(
            words(left - 5, y + 4, f"{value:g}", text_anchor="end", class_="faint")
            for y, value in ((top, chart.high), (bottom, chart.low))
        ),
        band(0, 4, "0.16"),
        band(1, 3, "0.26"),
        track([row[2] for row in chart.quantiles], stroke=chart.fill, stroke_width="2.2"),
    ]
    if chart.record:
        parts.append(track(chart.record, stroke="var(--ink)", stroke_width="1.3", stroke_dasharray="1.5 3.5",
                           stroke_linecap="round"))  # fmt: skip
    y = float(at(turns, last[2]).split(",")[1])
    parts += [
        words(right + 5, min(max(y + 4.5, top + 8), bottom), f"{last[2]:g}", class_="strong"),
        words(left, bottom + 17, chart.begins, class_="faint"),
        words(right, bottom + 17, chart.ends, class_="faint", text_anchor="end"),
    ]
    told = (
        f"Begins at {first[2]:g}. At the end the median is {last[2]:g}, half the games lie from {last[1]:g} to "
        f"{last[3]:g}, nine in ten from {last[0]:g} to {last[4]:g}."
    )
    if chart.record:
        told += f" The record ends at {chart.record[-1]:.0f}."
    return drawing(chart.name, told, bottom + 22, *parts)


def histogram(name: str, shares: Sequence[tuple[int, float, Number]], mean: float, fill: str) -> Safe:
    """Return how often each number of points came, the commonest labelled, and the mean as a mark."""
    least, most = min(at for at, _, _ in shares), max(at for at, _, _ in shares)
    top, bottom = 22.0, 128.0
    wide = WIDE / (most - least + 1)
    tall = max(share for _, share, _ in shares)
    parts = []
    for at, share, number in shares:
        x, high = (at - least) * wide, (bottom - top) * share / tall
        parts.append(bar(x + 1, bottom - high, wide - 2, high, fill))
        parts.append(words(x + wide / 2, bottom + 15, str(at), text_anchor="middle", class_="faint"))
        if share == tall or wide >= 30:
            parts.append(datum("text", number, x=x + wide / 2, y=bottom - high - 5, text_anchor="middle"))
    x = (mean - least + 0.5) * wide
    parts += [
        line(0.0, bottom, float(WIDE), bottom, "rule"),
        lone("path", d=f"M{x:.1f} {bottom + 20:.1f}l5 8h-10z", fill="var(--hot)"),
        words(min(max(x, 18), WIDE - 18), bottom + 41, "mean", text_anchor="middle", class_="faint"),
    ]
    told = ", ".join(f"{at} points in {number.text}" for at, _, number in shares)
    return drawing(name, f"Mean {mean:.1f}. {told}.", bottom + 45, *parts)


def interval(value: float, error: float, most: float, told: str) -> Safe:
    """Return a difference on a common scale, zero in the middle, with a whisker of two standard errors."""
    wide, high = 130.0, 18.0
    scale = (wide / 2 - 5) / (most or 1.0)
    x, low, up = (wide / 2 + scale * part for part in (value, value - 2 * error, value + 2 * error))
    sure = abs(value) > 2 * error
    colour = "var(--ink3)" if not sure else "var(--hot)" if value < 0 else "var(--wash)"
    shape = lone("circle", cx=x, cy=high / 2, r=4.0, fill=colour) if sure else lone(
        "circle", cx=x, cy=high / 2, r=3.4, fill="var(--paper)", stroke=colour, stroke_width="1.4")  # fmt: skip
    parts = (
        line(wide / 2, 0.0, wide / 2, high, "axis"),
        line(max(low, 0.0), high / 2, min(up, wide), high / 2, "", stroke=colour, stroke_width="1.6"),
        shape,
    )
    return drawing("Effect on own points", told, high, *parts, wide=wide)
