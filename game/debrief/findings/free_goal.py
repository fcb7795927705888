"""A goal everybody meets whatever they do."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.findings.finding import Evidence, Finding, always, percent, whole
from game.scenario import WARNING, Page, Problem

CODE = "free-goal"
NEARLY = 0.999
"""Share of the games by lot from which a goal counts as free, if no pairing ever misses it."""


def found(evidence: Evidence) -> Iterator[Problem]:
    """Yield a problem for each goal that was met whoever played."""
    place, lot = 0, evidence.study.lot
    for actor in evidence.rules.actors:
        for row, goal in enumerate(evidence.rules.goals.get(actor, ())):
            met = [int(part.met[place]) / part.games for part in evidence.seatings]
            place += 1
            if met and met[0] >= NEARLY and all(share == 1 for share in met[1:]):
                games = sum(part.games for part in evidence.seatings)
                often = always(games) if met[0] == 1 else (
                    f"in {percent(met[0])} of {whole(lot.games)} games by lot and in all of every pairing")  # fmt: skip
                message = f"the goal {goal.title!r} of {evidence.rules.names[actor]} was met {often}"
                remedy = "ask for more, or let something stand in its way"
                yield evidence.at(CODE, message, remedy, "goals", actor, row, "when")


PAGE = Page(
    code=CODE,
    what="A goal was met at the end of every game, by chance and in every pairing of temperaments.",
    why="Points that come by themselves are no aim to play for; they only make the other points look smaller.",
    bad="""\
moves: [{id: nod, by: [north, south]}, {id: press, by: north, effects: {m: -1}}]
goals: {north: [{title: Not lost, when: m >= 10, points: 3}]}
""",
    good="""\
moves: [{id: nod, by: [north, south]}, {id: press, by: north, effects: {m: -1}}]
goals: {north: [{title: Not lost, when: m >= 48, points: 3}]}
""",
    severity=WARNING,
    played=True,
)

FINDING = Finding(PAGE, found)
