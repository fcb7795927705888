"""A goal nobody ever meets."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.debrief.findings.finding import Evidence, Finding, never
from game.scenario import WARNING, Page, Problem

CODE = "unmet-goal"


def found(evidence: Evidence) -> Iterator[Problem]:
    """Yield a problem for each goal that held at the end of no game."""
    counts = iter(np.sum([part.met for part in evidence.sweeps], axis=0).tolist())
    for actor in evidence.rules.actors:
        for row, goal in enumerate(evidence.rules.goals.get(actor, ())):
            if not next(counts):
                name = evidence.rules.names[actor]
                message = f"the goal {goal.title!r} of {name} was met {never(evidence.study.games)}"
                remedy = "ask for less, or give somebody a move that leads there"
                yield evidence.at(CODE, message, remedy, "goals", actor, row, "when")


PAGE = Page(
    code=CODE,
    what="A goal was met at the end of no game: not by chance, not by any bot, not at any pace, not in the record.",
    why="Points nobody can win are no aim to play for, and a seat that holds only such goals has nothing to do.",
    bad="""\
moves: [{id: nod, by: [north, south]}, {id: calm, by: north, effects: {m: 1}}]
goals: {north: [{title: High, when: m >= 95, points: 3}]}
""",
    good="""\
moves: [{id: nod, by: [north, south]}, {id: calm, by: north, effects: {m: 1}}]
goals: {north: [{title: High, when: m >= 53, points: 3}]}
""",
    severity=WARNING,
    played=True,
)

FINDING = Finding(PAGE, found)
