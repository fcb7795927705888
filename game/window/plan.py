"""The plan of a lesson: how its minutes went, how the rest will go, and whether the debrief keeps its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.window.clock import Clock, minutes

REST = 90
"""Seconds of a turn beside giving orders: the reveal, and a line of reflection."""
SHORTEST = 60
"""No turn is proposed shorter orders than this."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of the bar of a lesson."""

    what: str
    """brief, turn or debrief."""
    number: int
    seconds: float
    state: str
    """past, now or ahead."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A lesson as it went and will go."""

    stretches: tuple[Stretch, ...]
    left: int
    """Whole minutes left of the lesson."""
    key: str
    """The sentence about it, and its values."""
    values: Mapping[str, Any]


def plan_of(clock: Clock, turn: int, turns: int, phase: str, lesson: int, kept: int) -> Plan:
    """Return the plan at a turn of a game in a lesson of so many minutes, `kept` of which belong to the debrief."""
    left = lesson * 60 - clock.lesson
    brief, played = past(clock, turn, phase)
    if phase == "ended":
        parts = [*brief, *played, Stretch("debrief", 0, max(left, kept * 60), "now")]
        return told(parts, left, "plan.ended" if left > 0 else "plan.over", {})
    spans = [one.seconds for one in played if one.state == "past"][-3:]
    usual = sum(spans) / len(spans) if spans else float((clock.length or clock.seconds) + REST)
    here = next((one.seconds for one in played if one.state == "now"), 0.0)
    rest = max(usual - here, 0.0)
    ahead = turns - turn
    room = left - kept * 60 - rest
    parts = [*brief, *(longer(one, usual) for one in played)]
    spare = int((left - rest - ahead * usual) // 60)
    if spare < kept and not today(clock, turn, turns, lesson, kept):
        reach = max(min(turn + int((left - rest) // usual), turns), turn)
        parts += [Stretch("turn", number, usual, "ahead") for number in range(turn + 1, reach + 1)]
        key = "plan.over" if left <= rest else "plan.lesson" if reach < turns else "plan.whole"
        return told(parts, left, key, {"turn": reach})
    parts += [Stretch("turn", number, usual, "ahead") for number in range(turn + 1, turns + 1)]
    parts.append(Stretch("debrief", kept, kept * 60.0, "ahead"))
    if spare >= kept:
        return told(parts, left, "plan.good", {"turn": turns, "minutes": spare})
    if left <= 0:
        return told(parts, left, "plan.over", {})
    reach = turn + max(int(room // usual), 0)
    each = int(room / ahead - REST) // 15 * 15 if ahead else 0
    values = {"minutes": max(spare, 0), "turn": reach, "time": minutes(max(each, 0))}
    return told(parts, left, "plan.shorter" if each >= SHORTEST else "plan.earlier", values)


def told(parts: list[Stretch], left: int, key: str, values: Mapping[str, Any]) -> Plan:
    """Return a plan with the minutes that are left."""
    return Plan(tuple(parts), max(left // 60, 0), key, {"left": max(left // 60, 0), **values})


def past(clock: Clock, turn: int, phase: str) -> tuple[list[Stretch], list[Stretch]]:
    """Return the briefing of this lesson and its turns so far, the present one last."""
    starts = clock.starts
    if not starts:
        return [Stretch("brief", 0, float(clock.lesson), "now")], []
    brief = [Stretch("brief", 0, float(starts[0][1]), "past")] if starts[0][1] else []
    ends = [at for _, at in starts[1:]] + [clock.lesson]
    turns = [
        Stretch("turn", number, float(max(end - at, 0)), "now" if number >= turn and phase != "ended" else "past")
        for (number, at), end in zip(starts, ends, strict=True)
    ]
    return brief, turns


def longer(part: Stretch, usual: float) -> Stretch:
    """Return the present turn as long as a turn usually is, or as long as it was so far."""
    if part.state != "now" or part.what != "turn":
        return part
    return Stretch(part.what, part.number, max(part.seconds, usual), part.state)


def today(clock: Clock, turn: int, turns: int, lesson: int, kept: int) -> bool:
    """Return whether the game was meant to end in this lesson, with its debrief."""
    first = clock.starts[0][0] if clock.starts else turn
    planned = (turns - first + 1) * ((clock.seconds or clock.length) + REST) + kept * 60
    return planned <= lesson * 60 * 1.1
