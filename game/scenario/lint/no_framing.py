"""A matter told from one side only."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.entries import Event, Move
from game.scenario.lint.draft import Draft, Findings, Path
from game.scenario.lint.rule import Rule
from game.scenario.pages import Page
from game.scenario.problems import WARNING

PAGE = Page(
    "no-framing",
    "A headline or version for some capitals leaves another without one.",
    "Each capital reads its own press. Where one has a headline of its own, all need one, and a neutral one beside "
    "them; a contested matter is told by two sides at least.",
    "moves: [{id: nod, by: north, headlines: {neutral: North nods, north: A generous nod}}]\n",
    "moves: [{id: nod, by: north, headlines: {neutral: North nods, north: A generous nod, south: A late nod}}]\n",
    WARNING,
)


def find(draft: Draft) -> Findings:
    """Yield every set of headlines with a gap, every public entry without any, and versions of one side."""
    for path, item in entries(draft):
        given = item.headlines
        public = not (isinstance(item, Move) and item.quiet is not None)
        lacking = [actor for actor in draft.spec.actors if actor not in given] if given.keys() - {"neutral"} else []
        if "neutral" not in given and (given or public):
            lacking.append("neutral")
        if lacking:
            where = (*path, "headlines") if given else path
            names = [draft.spec.actors[name].name for name in lacking if name != "neutral"]
            names += ["no side"] if "neutral" in lacking else []
            message = f"{item.id} has no headline for {', '.join(names)}"
            remedy = "write neutral:" if names == ["no side"] else "write one for each"
            yield draft.problem(PAGE, where, message, remedy, key=bool(given))
    for path, name, versions in contested(draft):
        if len(versions) == 1:
            message = f"only {next(iter(versions))} tells its version of {name}"
            yield draft.problem(PAGE, (*path, "versions"), message, "let another side tell it too", key=True)


def entries(draft: Draft) -> Iterator[tuple[Path, Move | Event]]:
    """Yield what the press writes about."""
    yield from ((("moves", row), item) for row, item in enumerate(draft.spec.moves))
    yield from ((("events", row), item) for row, item in enumerate(draft.spec.events))


def contested(draft: Draft) -> Iterator[tuple[Path, str, dict[str, str]]]:
    """Yield what capitals may tell differently."""
    yield from ((path, item.id, item.versions) for path, item in entries(draft))
    yield from ((("instruments", key), key, item.versions) for key, item in draft.spec.instruments.items())


RULE = Rule(PAGE, find)
