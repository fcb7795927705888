"""One small line chart as SVG: the game solid, the record dashed, thresholds named, turning points numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from game.lettering import typeset
from game.tongue import Tongue, level, turning_points

Data = Mapping[str, Any]
Box = tuple[float, float, float, float]
WIDE, HIGH = 420.0, 190.0
LEFT, RIGHT, TOP, BOTTOM = 30.0, 330.0, 12.0, 160.0


def curve(tongue: Tongue, shot: Data, meter: Data, colours: Mapping[str, str], own: str) -> str:
    """Return the course of one meter as an SVG element with words for those who cannot see it."""
    played = [int(value) for value in (shot.get("track") or {}).get(meter["name"], ())]
    past = [int(value) for value in (shot.get("history") or {}).get(meter["name"], ())]
    past = [] if past == played else past
    if not played:
        return ""
    marks = sorted((int(mark["at"]), str(mark["words"])) for mark in meter.get("thresholds") or ())
    near = [at for at, _ in marks if min([*played, *past]) - 1500 <= at <= max([*played, *past]) + 1500]
    low = max((min([*played, *past, *near]) - 200) // 1000 * 1000, int(meter.get("low", 0)))
    high = min(-((-max([*played, *past, *near]) - 200) // 1000) * 1000, max(int(meter.get("high", 10000)), low + 1000))
    turns = max(len(played), len(past), 2) - 1

    def at(turn: int, value: int) -> tuple[float, float]:
        return LEFT + (RIGHT - LEFT) * turn / turns, BOTTOM - (BOTTOM - TOP) * (value - low) / max(high - low, 1)

    parts = [scale(at, low, high, turns, colours)]
    shown = [(at(0, value)[1], f"{level(value)}: {words}") for value, words in marks if low < value <= high]
    parts += [rule(y, colours["hot"]) for y, _ in shown]
    for values, colour, dash in ((past, colours["ink2"], "6 4"), (played, colours.get(own, colours["ink"]), "")):
        if values:
            parts.append(line([at(turn, value) for turn, value in enumerate(values)], colour, dash))
    lines = [[at(turn, value) for turn, value in enumerate(values)] for values in (played, past) if values]
    parts += names(tongue, shot, at, played, past, colours)
    told, taken = marks_told(shown, strokes(lines), colours)
    parts += told + flags(turning_points(tongue, shot, meter["name"]), lines, taken, colours)
    words = tongue.say("debrief.course_words", before=level(played[0]), after=level(played[-1]))
    return (
        f'<svg viewBox="0 0 {WIDE:.0f} {HIGH:.0f}" role="img" aria-label="{plain(words)}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def plain(words: object) -> str:
    """Return a text of anybody's as SVG that is only text."""
    return escape(typeset(words), quote=True)


def label(x: float, y: float, words: str, colour: str, anchor: str = "start") -> str:
    """Return words at a place."""
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{plain(words)}</text>'


def rule(y: float, colour: str) -> str:
    """Return a dashed level."""
    return f'<path d="M{LEFT} {y:.1f}H{RIGHT}" stroke="{colour}" stroke-dasharray="4 3" fill="none"/>'


def line(points: Sequence[tuple[float, float]], colour: str, dash: str) -> str:
    """Return a line through points."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{2 if dash else 3}"{dashes}/>'


def scale(at: Any, low: int, high: int, turns: int, colours: Mapping[str, str]) -> str:
    """Return the axes: lowest and highest level, first and last turn."""
    base = f'<path d="M{LEFT} {BOTTOM}H{RIGHT}" stroke="{colours["ink3"]}" fill="none"/>'
    levels = [label(LEFT - 5, at(0, value)[1] + 4, level(value), colours["ink2"], "end") for value in (low, high)]
    ends = [label(at(turn, low)[0], BOTTOM + 16, str(turn), colours["ink2"], "middle") for turn in (0, turns)]
    return base + "".join([*levels, *ends])


def names(
    tongue: Tongue, shot: Data, at: Any, played: list[int], past: list[int], colours: Mapping[str, str]
) -> list[str]:
    """Return what the lines are called, at their ends and apart from each other."""
    own = label_place(at, played)
    found = [label(RIGHT + 8, own + 4, f"{tongue.say('debrief.this')} {level(played[-1])}", colours["ink"])]
    if past:
        other = label_place(at, past)
        if abs(other - own) < 14:
            other = own + (14 if other >= own else -14)
        year = str(shot.get("start", ""))[:4]
        found.append(label(RIGHT + 8, other + 4, f"{year} {level(past[-1])}", colours["ink2"]))
    return found


def marks_told(
    shown: Sequence[tuple[float, str]], lines: Sequence[Box], colours: Mapping[str, str]
) -> tuple[list[str], list[Box]]:
    """Return the words of thresholds over or under their levels, where least of a line is hidden, and the boxes they
    fill."""
    found, taken = [], list[Box]()
    for y, words in shown:
        wide = sum(12.0 if ord(char) > 0x2E80 else 6.2 for char in words)
        room = max(RIGHT - LEFT - 8 - wide, 0.0)
        spots = [(LEFT + 4 + room * part / 12, base) for part in range(13) for base in (y - 4, y + 13)]
        boxes = [(x, base - 11, wide, 14.0) for x, base in spots if base < BOTTOM - 2]
        box = min(boxes, key=lambda box: sum(meets(box, other) for other in (*lines, *taken)))
        taken.append(box)
        found.append(label(box[0], box[1] + 11, words, colours["ink2"]))
    return found, taken


FLAG = 16.0
"""Side of the square of a flag."""


def flags(
    points: Sequence[tuple[int, str, str]], lines: Sequence[Sequence[tuple[float, float]]], taken: list[Box],
    colours: Mapping[str, str],
) -> list[str]:  # fmt: skip
    """Return the turning points as numbered flags over the line, or below it, where they cover nothing; one that finds
    no such place is left out."""
    found = []
    for turn, number, words in points:
        x, y = lines[0][min(turn, len(lines[0]) - 1)]
        rises = [y - FLAG - 8 - 6 * i for i in range(24)] + [y + 8 + 6 * i for i in range(24)]
        boxes = [(x - FLAG / 2, top, FLAG, FLAG) for top in rises if TOP - 10 <= top <= BOTTOM - FLAG]
        free = [box for box in boxes if not any(meets(box, other) for other in taken + strokes(lines))]
        clear = [box for box in free if not any(meets(stem_of(box, x, y), other) for other in taken)]
        box = next(iter([*clear, *free]), None)
        if box is None:
            continue
        top = box[1]
        taken.append((x - FLAG / 2 - 2, top - 2, FLAG + 4, FLAG + 4))
        stem = f"M{x:.1f} {top + FLAG if top < y else top:.1f}V{y:.1f}"
        square = f"M{x - FLAG / 2:.1f} {top:.1f}h{FLAG}v{FLAG}h-{FLAG}z"
        ink, paper = colours["ink"], colours["onink"]
        found.append(
            f'<g class="flag"><title>{plain(words)}</title><path d="{stem}" stroke="{ink}" fill="none"/>'
            f'<path d="{square}" fill="{ink}"/>{label(x, top + 12.5, number, paper, "middle")}</g>'
        )
    return found


def stem_of(box: Box, x: float, y: float) -> Box:
    """Return the box of the line between a flag and its point."""
    top, bottom = (box[1] + FLAG, y) if box[1] < y else (y, box[1])
    return (x - 1, top, 2.0, max(bottom - top, 0.1))


def meets(a: Box, b: Box) -> bool:
    """Return whether two boxes touch."""
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def strokes(lines: Sequence[Sequence[tuple[float, float]]]) -> list[Box]:
    """Return small boxes along lines, which together cover them."""
    out = []
    for line_ in lines:
        for (ax, ay), (bx, by) in pairwise(line_):
            for part in range(8):
                x, y = ax + (bx - ax) * (part + 0.5) / 8, ay + (by - ay) * (part + 0.5) / 8
                out.append((x - 3, y - 3, 6.0, 6.0))
    return out


def label_place(at: Any, values: list[int]) -> float:
    """Return the height at which a line ends."""
    y: float = at(0, values[-1])[1]
    return y
