"""An ending no game comes to."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.debrief.findings.finding import Evidence, Finding, never
from game.scenario import WARNING, Page, Problem

CODE = "unreachable-ending"


def found(evidence: Evidence) -> Iterator[Problem]:
    """Yield a problem for each ending that never came; the last has to be there for when nothing else does."""
    endings = evidence.rules.endings
    came = [np.bincount(part.ending, minlength=len(endings)) for part in evidence.sweeps]
    counts = np.sum(came, axis=0).tolist()
    for row, ending in enumerate(endings[:-1]):
        if not counts[row]:
            message = f"the ending {ending.id!r} came {never(evidence.study.games)}"
            remedy = "loosen when it comes, move it above the endings that come first, or delete it"
            yield evidence.at(CODE, message, remedy, "endings", row, "when")


PAGE = Page(
    code=CODE,
    what="An ending came in no game: not by chance, not between any bots, not at any pace, not in the record.",
    why=(
        "An ending that never comes promises something the crisis cannot keep. Its condition may contradict itself, "
        "ask for more than the moves can move, or always be beaten by an ending that stands above it."
    ),
    bad="""\
moves: [{id: press, by: [north, south], effects: {m: -1}}]
endings:
  - {id: peace, when: m > 60}
  - {id: drawn, when: time_up}
""",
    good="""\
moves: [{id: press, by: [north, south], effects: {m: -1}}, {id: calm, by: [north, south], effects: {m: 4}}]
endings:
  - {id: peace, when: m > 60}
  - {id: drawn, when: time_up}
""",
    severity=WARNING,
    played=True,
)

FINDING = Finding(PAGE, found)
