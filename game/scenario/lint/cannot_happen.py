"""An event, move, drift, clause, ending or sentence of an adviser that no game can see."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine import Reach, could
from game.scenario.lint.draft import Draft, Findings, Path
from game.scenario.lint.rule import Rule
from game.scenario.pages import Page
from game.scenario.problems import WARNING

PAGE = Page(
    "cannot-happen",
    "An event, move, drift, clause or ending can never come about, or a sentence of an adviser never be said.",
    "Its condition contradicts itself or asks for what cannot be, its day lies outside the game, or its chance is "
    "zero; of a sentence, one before it always holds. An event that only the facilitator drops in is allowed with a "
    "comment.",
    "events: [{id: fair, on: 2025-01-01, effects: {m: 1}}]\n",
    "events: [{id: fair, on: 2024-01-10, effects: {m: 1}}]\n",
    WARNING,
)
UNSAID = "look at its condition and those before it, or delete it"
REMEDY = "look at its condition, day and chance, or delete it"


def find(draft: Draft) -> Findings:
    """Yield everything out of reach."""
    for path, what in impossible(draft):
        yield draft.problem(PAGE, path, f"{what} can never happen", REMEDY)
    for path in unsaid(draft):
        yield draft.problem(PAGE, path, "this sentence can never be said", UNSAID)


def impossible(draft: Draft) -> Iterator[tuple[Path, str]]:
    """Yield the path of every condition or day that is never met, and what it belongs to."""
    can, rules = draft.possible, draft.rules
    for row, event in enumerate(draft.spec.events):
        if row not in can.events:
            given = [key for key in ("on", "when", "chance") if getattr(event, key) is not None]
            outside = event.on is not None and not 0 <= (rules.events[row].on or 0) < draft.ticks
            yield ("events", row, "on" if outside or not given else given[-1]), f"the event {event.id}"
    possible = {rules.moves[row].id for row in can.moves}
    for row, move in enumerate(draft.spec.moves):
        if move.id not in possible:
            yield ("moves", row, "requires"), f"the move {move.id}"
    for row, drift in enumerate(draft.spec.drift):
        if row not in can.drift:
            yield ("drift", row, "when"), f"the drift {drift.id}"
    for row, table in enumerate(rules.tables):
        for place, item in enumerate(table.items):
            if (row, place) not in can.items:
                yield ("deals", row, "items", item.name, "requires"), f"the clause {item.name}"
    for row, ending in enumerate(draft.spec.endings):
        if row not in can.endings:
            yield ("endings", row, "when"), f"the ending {ending.id}"


def unsaid(draft: Draft) -> Iterator[Path]:
    """Yield the path of every sentence whose condition cannot hold where those before it fail."""
    for actor, advisers in draft.rules.advice.items():
        for row, sentences in enumerate(advisers):
            left: Reach | None = draft.possible.reach
            for place, when in enumerate(sentences):
                if left is None or could(when.term, left) is None:
                    yield "actors", actor, "advisers", row, "says", place, "when"
                left = None if left is None else could(when.term, left, False)
            if left is None:
                yield "actors", actor, "advisers", row, "text"


RULE = Rule(PAGE, find)
