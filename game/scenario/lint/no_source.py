"""A fact without its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.scenario.lint.draft import Draft, Findings, Path
from game.scenario.lint.rule import Rule
from game.scenario.pages import Page
from game.scenario.problems import WARNING

PAGE = Page(
    "no-source",
    "Nothing says where this comes from.",
    "A crisis that is to teach says of each number and fact whether it is known, fitted, judged or invented. Write "
    "`sources:` or `source:` with keys of the list, or `judged:` with a few words; in history also `note:`.",
    "meters: {m: {start: 50, source: POLL}}\nmoves: [{id: nod, by: north, effects: {m: 1}}]\n"
    "sources: {POLL: A poll of May 2024}\n",
    "meters: {m: {start: 50, source: POLL}}\nmoves: [{id: nod, by: north, effects: {m: 1}, judged: invented}]\n"
    "sources: {POLL: A poll of May 2024}\n",
    WARNING,
)
REMEDY = "write sources: or source:, or judged: and how"


def find(draft: Draft) -> Findings:
    """Yield every entry that names none; a scenario that names none at all is told once."""
    stated = list(entries(draft))
    missing = [path for path, item in stated if not any(getattr(item, key, "") for key in WAYS)]
    if len(missing) == len(stated) > 1:
        yield draft.problem(PAGE, ("id",), "nothing here says where its numbers come from", REMEDY)
        return
    for path in missing:
        name = path[-1] if isinstance(path[-1], str) else getattr(entry_at(draft, path), "id", "this")
        yield draft.problem(PAGE, path, f"{name} has no source", REMEDY, key=isinstance(path[-1], str))


NUMBER, MEAN = re.compile(r"(?<![\w.])\d+(?:\.\d+)?"), re.compile(r"/\s*\d+")
PLAIN = {"0", "1", "100", "0.5"}
WAYS = ("sources", "source", "judged", "note")


def entries(draft: Draft) -> Iterator[tuple[Path, object]]:
    """Yield what states facts or numbers."""
    spec = draft.spec
    yield from ((("meters", key), item) for key, item in spec.meters.items())
    yield from ((("readings", key), item) for key, item in spec.readings.items() if has_numbers(item.value))
    for group in ("moves", "events", "drift", "history"):
        yield from (((group, row), item) for row, item in enumerate(getattr(spec, group)))


def has_numbers(formula: str) -> bool:
    """Return whether a formula brings a number of its own, other than those a mean, a share or a choice needs."""
    return any(number not in PLAIN for number in NUMBER.findall(MEAN.sub("", formula)))


def entry_at(draft: Draft, path: Path) -> object:
    """Return the entry at a path of a list."""
    return getattr(draft.spec, str(path[0]))[path[1]]


RULE = Rule(PAGE, find)
