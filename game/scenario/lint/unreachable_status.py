"""A status that no game can see."""

from __future__ import annotations

from game.engine import every_rule
from game.scenario.lint.draft import Draft, Findings
from game.scenario.lint.rule import Rule
from game.scenario.pages import Page
from game.scenario.problems import WARNING

GATE = "instruments:\n  gate:\n    start: open\n    statuses:\n      open: {}\n      shut: {}\n"

PAGE = Page(
    "unreachable-status",
    "No game can bring the instrument to this status.",
    "Either nothing sets it, or whatever would set it needs what cannot come about. Authors usually forgot a move, or "
    "misspelt the status in a condition. Let something set it, or delete it.",
    GATE + "moves: [{id: lock, by: north, requires: gate is shut, effects: {gate: shut}}]\n",
    GATE + "moves: [{id: lock, by: north, requires: gate is open, effects: {gate: shut}}]\n",
    WARNING,
)


def find(draft: Draft) -> Findings:
    """Yield every status out of reach."""
    setters: dict[tuple[int, int], list[str]] = {}
    for rule in every_rule(draft.rules):
        for setting in rule.settings:
            setters.setdefault(setting, []).append(rule.name)
    for row, number, status in draft.rules.all_statuses():
        if number in draft.possible.reach.statuses[row]:
            continue
        name = draft.rules.instruments[row].name
        by = setters.get((row, number))
        message = f"nothing ever sets {name} to {status.name}"
        remedy = "let a move, event, clock or deal set it, or delete it"
        if by:
            message = f"{name} can never be {status.name}: what would set it ({', '.join(by[:3])}) cannot happen"
            remedy = "look at what that requires, or delete the status"
        yield draft.problem(PAGE, ("instruments", name, "statuses", status.name), message, remedy, key=True)


RULE = Rule(PAGE, find)
