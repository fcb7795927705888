"""A move that pays far more than any other of its actor, against everybody."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from game.debrief.findings.finding import SURE, Evidence, Finding
from game.debrief.findings.own_points import Gain, gains_of, spread_of
from game.scenario import WARNING, Page, Problem

CODE = "dominant-move"
SMALLEST = 0.5
"""Part of the standard deviation of the actor's points that the move must bring against every rival."""


def found(evidence: Evidence) -> Iterator[Problem]:
    """Yield a problem for a move that is surely the best its actor has, by far, whoever the others are."""
    for actor in evidence.rules.actors:
        gains = gains_of(evidence, actor)
        least = SMALLEST * spread_of(evidence, actor)
        for gain in gains:
            others = [other for other in gains if other is not gain]
            large = all(at.difference >= least > 0 for at in gain.by_rival.values())
            if others and large and all(beats(gain, other) for other in others):
                name = evidence.rules.names[actor]
                message = f"{gain.move} pays {name} most of all its moves against everybody: {gain.told}"
                remedy = "make it dearer or slower, ask something for it, or raise what the others bring"
                yield evidence.of_move(CODE, gain.move, message, remedy)


def beats(gain: Gain, other: Gain) -> bool:
    """Return whether one move surely brings at least twice as much as another, against every rival."""
    for rival, at in gain.by_rival.items():
        against = other.by_rival[rival]
        apart = at.difference - 2 * max(against.difference, 0.0)
        if apart <= SURE * hypot(at.error, 2 * against.error):
            return False
    return True


PAGE = Page(
    code=CODE,
    what="A move brings its actor at least twice as many points as any other it has, whoever the others are.",
    why=(
        "If one order is always right there is nothing to think about. The move is struck from games in which it was "
        "ordered, all else and all luck staying the same, so the gain is its own. A best move that pays only against "
        "some, or is closely followed by another, is left alone."
    ),
    bad="""\
moves: [{id: nod, by: [north, south]}, {id: win, by: north, once: true, effects: {m: 30}}]
goals: {north: [{title: High, when: m >= 60, points: 3}]}
""",
    good="""\
moves:
  - {id: nod, by: [north, south]}
  - {id: court, by: north, once: true, effects: {m: 20}}
  - {id: win, by: north, once: true, effects: {m: 20}}
goals: {north: [{title: High, when: m >= 60, points: 3}, {title: Very high, when: m >= 80, points: 3}]}
""",
    severity=WARNING,
    played=True,
)

FINDING = Finding(PAGE, found)
