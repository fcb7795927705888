"""A meter nobody reads."""

from __future__ import annotations

from game.engine import readers
from game.scenario.lint.draft import Draft, Findings
from game.scenario.lint.rule import Rule
from game.scenario.pages import Page
from game.scenario.problems import WARNING

PAGE = Page(
    "unread-meter",
    "Nothing in the crisis depends on this meter.",
    "No condition, formula, goal or ending reads it, it has no named thresholds and is not on the board: players would "
    "watch a number that means nothing. Let something depend on it, name its thresholds, or delete it.",
    "meters: {mood: {start: 30}}\nmoves: [{id: nod, by: north, effects: {mood: 1}}]\n",
    "meters: {mood: {start: 30}}\nmoves: [{id: nod, by: north, effects: {mood: 1}}]\n"
    "goals: {north: [{title: A good mood, when: mood > 40, points: 1}]}\n",
    WARNING,
)


def find(draft: Draft) -> Findings:
    """Yield every family of meters that is neither read nor shown with a meaning."""
    counts = readers(draft.rules)
    read = {meter.name.partition(".")[0] for row, meter in enumerate(draft.rules.meters) if counts[row]}
    for key, meter in draft.spec.meters.items():
        if key not in read and not meter.board and not meter.thresholds:
            message = f"no rule, goal or ending reads {key}, and it has no thresholds"
            remedy = "let something depend on it, name its thresholds, or delete it"
            yield draft.problem(PAGE, ("meters", key), message, remedy, key=True)


RULE = Rule(PAGE, find)
