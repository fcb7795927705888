"""A clock that cannot run as written."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine import Status
from game.scenario.lint.draft import Draft, Findings
from game.scenario.lint.rule import Rule
from game.scenario.pages import Page
from game.scenario.problems import WARNING

GATE = "instruments:\n  gate:\n    start: open\n    statuses:\n"

PAGE = Page(
    "impossible-clock",
    "A clock runs out too early, too late, or against another clock.",
    "A date before the first day ends the status as soon as it begins; one after the last day, or a length longer than "
    "the longest game, never ends it; a length under a tick ends it in the tick it begins; and a status whose date has "
    "passed when another clock leads to it ends at once. Move the date, or delete the clock.",
    GATE + "      open: {until: 2023-12-01, then: shut}\n      shut: {}\n",
    GATE + "      open: {until: 2024-02-01, then: shut}\n      shut: {}\n",
    WARNING,
)


def find(draft: Draft) -> Findings:
    """Yield what is wrong with each clock."""
    for row, number, status in draft.rules.clocks:
        instrument = draft.rules.instruments[row]
        path = ("instruments", instrument.name, "statuses", status.name, "until" if status.lasts is None else "lasts")
        earlier = [
            other
            for other in instrument.statuses
            if other.ends and other.until is not None and (row, number) in other.ends.settings
        ]
        for message, remedy in wrong(draft, status, earlier):
            yield draft.problem(PAGE, path, message, remedy)


def wrong(draft: Draft, status: Status, earlier: list[Status]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one clock, and the remedy."""
    if status.lasts is not None:
        if status.lasts < 1:
            tick = draft.spec.tick
            yield f"this is less than a {tick}, so {status.name} ends in the {tick} it begins", f"write whole {tick}s"
        elif status.lasts >= draft.ticks:
            yield f"no game lasts so long, so {status.name} never ends", "shorten it, or delete lasts and then"
        return
    until = status.until or 0
    if until < 0 or (until == 0 and draft.rules.tick_days == 1):
        yield f"the game begins on {draft.first}, so {status.name} ends as it begins", "write a later date"
    elif until >= draft.ticks:
        yield f"every game is over by {draft.last}, so {status.name} never ends", "write an earlier date"
    for other in earlier:
        if other.until is not None and other.until >= until:
            yield f"{other.name} leads here no earlier, so {status.name} ends at once", "write a later date"


RULE = Rule(PAGE, find)
