"""One small line chart as SVG: the game solid, the record dashed, thresholds named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from game.lettering import clean
from game.tongue import Tongue, level

Data = Mapping[str, Any]
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
    parts += [label(LEFT + 4, y - 4, words, colours["ink2"]) for y, words in shown]
    parts += names(tongue, shot, at, played, past, colours)
    words = tongue.say("debrief.course_words", before=level(played[0]), after=level(played[-1]))
    return (
        f'<svg viewBox="0 0 {WIDE:.0f} {HIGH:.0f}" role="img" aria-label="{plain(words)}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def plain(words: object) -> str:
    """Return a text of anybody's as SVG that is only text."""
    return escape(clean(words), quote=True)


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


def label_place(at: Any, values: list[int]) -> float:
    """Return the height at which a line ends."""
    y: float = at(0, values[-1])[1]
    return y
