"""The findings there are, by code, and all of them looked for at once."""

from __future__ import annotations

from game.debrief.findings import (
    certain_ending,
    dead_move,
    dominant_move,
    dominated_move,
    free_goal,
    runaway_meter,
    unmet_goal,
    unreachable_ending,
)
from game.debrief.findings.finding import Evidence, Finding
from game.debrief.study import Study
from game.scenario import Problem

FINDINGS: dict[str, Finding] = {
    item.code: item
    for item in (
        dead_move.FINDING,
        unreachable_ending.FINDING,
        certain_ending.FINDING,
        runaway_meter.FINDING,
        dominated_move.FINDING,
        dominant_move.FINDING,
        unmet_goal.FINDING,
        free_goal.FINDING,
    )
}


def findings_of(study: Study) -> list[Problem]:
    """Return everything a study shows to be wrong with its scenario, in the order of files and lines."""
    evidence = Evidence(study)
    return sorted(problem for item in FINDINGS.values() for problem in item.found(evidence))
