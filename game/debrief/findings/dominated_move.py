"""A move that costs its own actor points against everybody and is worth nothing to anybody else."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.findings.finding import SURE, Evidence, Finding
from game.debrief.findings.own_points import gains_of, spread_of
from game.scenario import WARNING, Page, Problem

CODE = "dominated-move"
SMALLEST = 0.25
"""Part of the standard deviation of the actor's points that the loss must reach against every rival."""


PART = 0.1
"""Part of the loss that another actor may gain, two standard errors counted in, before the move is a concession."""


def found(evidence: Evidence) -> Iterator[Problem]:
    """Yield a problem for each move that surely costs its actor points, whoever the others are, and is no gift."""
    for actor in evidence.rules.actors:
        least = SMALLEST * spread_of(evidence, actor)
        for gain in gains_of(evidence, actor):
            changes = gain.by_rival.values()
            if all(at.difference <= -least and at.difference < -SURE * at.error for at in changes) and not gift(
                evidence, actor, gain.move
            ):
                name = evidence.rules.names[actor]
                message = f"ordering {gain.move} costs {name} points against everybody: {gain.told}"
                remedy = "give it something to win, weaken what it costs, or delete it"
                yield evidence.of_move(CODE, gain.move, message, remedy)


def gift(evidence: Evidence, actor: str, move: str) -> bool:
    """Return whether a move may bring somebody else a part of what it costs: a concession has its price elsewhere."""
    for effect in evidence.study.effects[move].values():
        loss = -effect.scores[actor].difference
        for other, change in effect.scores.items():
            if other != actor and change.difference + 2 * change.error > PART * loss:
                return True
    return False


PAGE = Page(
    code=CODE,
    what="A move costs the actor that orders it points against everybody, and brings nobody else any.",
    why=(
        "If leaving a move out is better whatever the others do, nobody who looks for points will order it. The move "
        "is struck from games in which it was ordered, all else and all luck staying the same, so the loss is its own. "
        "A move that pays against some is left alone, and so is a concession, which costs its actor and helps another."
    ),
    bad="""\
moves: [{id: nod, by: [north, south]}, {id: sulk, by: north, effects: {m: -8}}]
goals: {north: [{title: High, when: m >= 46, points: 3}, {title: Higher, when: m >= 40, points: 3}]}
""",
    good="""\
moves: [{id: nod, by: [north, south]}, {id: sulk, by: north, effects: {m: -8}}]
goals: {north: [{title: High, when: m >= 46, points: 3}, {title: Low, when: m <= 42, points: 3}]}
""",
    severity=WARNING,
    played=True,
)

FINDING = Finding(PAGE, found)
