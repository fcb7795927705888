"""A meter nobody changes."""

from __future__ import annotations

from game.engine import HUNDREDTH
from game.scenario.lint.draft import Draft, Findings
from game.scenario.lint.rule import Rule
from game.scenario.pages import Page
from game.scenario.problems import WARNING

PAGE = Page(
    "unmoved-meter",
    "No rule ever changes this meter.",
    "It stands at its start from the first day to the last. Give it to the effects of a move, an event or drift; "
    "a number that never changes is better written into the formulas, or as a reading.",
    "meters: {mood: {start: 30, thresholds: {20: gloom}}}\n",
    "meters: {mood: {start: 30, thresholds: {20: gloom}}}\ndrift: [{id: cooling, effects: {mood: -1}}]\n",
    WARNING,
)


def find(draft: Draft) -> Findings:
    """Yield every family of meters of which none moves."""
    bounds = draft.possible.reach.meters
    moved = {
        meter.name.partition(".")[0]
        for row, meter in enumerate(draft.rules.meters)
        if bounds[row] != (meter.start * HUNDREDTH, meter.start * HUNDREDTH)
    }
    for key in draft.spec.meters:
        if key not in moved:
            message, remedy = f"no rule ever changes {key}", "let a move, event or drift do so, or make it a reading"
            yield draft.problem(PAGE, ("meters", key), message, remedy, key=True)


RULE = Rule(PAGE, find)
