"""Mechanisms name the rules that carry them, and texts per capital name capitals: both are checked here."""

from __future__ import annotations

from game.scenario.compiler import Compiler
from game.scenario.spec import Spec

MOST_WORDS = 40  # a pupil's explanation


def things(spec: Spec) -> dict[str, str]:
    """Return everything a page or mechanism may point at by name, and what it is: `gsomia.notice` -> `status`."""
    found = dict.fromkeys(spec.meters, "meter") | dict.fromkeys(spec.readings, "reading")
    found |= dict.fromkeys(spec.dates, "date") | dict.fromkeys(spec.instruments, "instrument")
    for name, item in spec.instruments.items():
        found |= dict.fromkeys((f"{name}.{status}" for status in item.statuses), "status")
    found |= dict.fromkeys((move.id for move in spec.moves), "move")
    found |= dict.fromkeys((event.id for event in spec.events), "event")
    found |= dict.fromkeys((drift.id for drift in spec.drift), "drift")
    for deal in spec.deals:
        found[deal.id] = "deal"
        found |= dict.fromkeys((f"{deal.id}.{item}" for item in deal.items), "item")
    return found


def check_mechanisms(work: Compiler) -> None:
    """Report mechanisms named twice, carried by what is not there, or too long for a pupil."""
    known, seen = things(work.spec), set()
    for row, item in enumerate(work.spec.mechanisms):
        path = ("mechanisms", row)
        if item.id in seen:
            message = f"{item.id!r} is already the name of a mechanism"
            work.report((*path, "id"), "name-twice", message, "choose another name")
        seen.add(item.id)
        lone = isinstance(work.root.at((*path, "rules")).value, str)
        for place, name in enumerate(item.rules):
            work.known((*path, "rules") if lone else (*path, "rules", place), name, known, "rule")
        if item.source:
            work.known((*path, "source"), item.source, work.spec.sources, "source")
        count = len(item.text.pupil.split())
        if count > MOST_WORDS:
            message = f"{count} words explain this to a pupil"
            work.report((*path, "text"), "too-long", message, f"use at most {MOST_WORDS}")


def check_versions(work: Compiler) -> None:
    """Report a version told by somebody who is no actor."""
    spec = work.spec
    told = [("moves", row, item.versions) for row, item in enumerate(spec.moves)]
    told += [("events", row, item.versions) for row, item in enumerate(spec.events)]
    for group, row, versions in told:
        for actor in versions:
            work.known((group, row, "versions", actor), actor, spec.actors, "actor", key=True)
    for name, instrument in spec.instruments.items():
        for actor in instrument.versions:
            work.known(("instruments", name, "versions", actor), actor, spec.actors, "actor", key=True)
