"""A scenario folder or file, checked in one pass and made ready to play."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from game.engine import Rules, tick_holding
from game.errors import ScenarioError
from game.scenario.build import built
from game.scenario.files import contents, scenario_files, unreadable
from game.scenario.glossary import glossary, ideas_of
from game.scenario.nodes import Node, Refused, from_plain, read_bytes, shown
from game.scenario.problems import ERROR, Problem, hint
from game.scenario.scalars import days_of
from game.scenario.shape import shaped
from game.scenario.spec import Spec
from game.shipped import shipped
from game.tongue import Tongue
from game.tongue import load as tongue_of

MOST_VALUES = 100_000  # in all files together


@dataclass(frozen=True)
class Scenario:
    """A crisis ready to play: compiled rules, and the texts people read."""

    rules: Rules
    spec: Spec
    path: str
    """Where it came from; empty if from a journal."""
    canonical: dict[str, Any]
    """All its files as text, lists and mappings, and the lines they stood on."""
    warnings: tuple[Problem, ...] = ()
    tongue: Tongue | None = None
    """In which language its texts are; None: as authored."""
    home: str = ""
    """For one from a journal the folder it once came from, if that is known: its translations stand there."""

    def __repr__(self) -> str:
        rules = self.rules
        told = f"{len(rules.moves)} moves, {len(rules.events)} events, {len(rules.endings)} endings"
        return f"<Scenario {self.id}: {', '.join(rules.actors)}; {told}>"

    @property
    def id(self) -> str:
        """Its id."""
        return self.spec.id

    @property
    def title(self) -> str:
        """Its title."""
        return self.spec.title

    @property
    def summary(self) -> str:
        """One sentence on what it is about."""
        return self.spec.summary

    def ends_on(self, instrument: str, status: str, entered: date) -> date | None:
        """Return the day on which a status entered on a day ends by itself, as authored; None if no clock runs."""
        given = self.spec.instruments[instrument].statuses[status]
        if given.until is not None:
            named = self.spec.dates.get(given.until)
            return date.fromisoformat(named.on if named is not None else given.until)
        return None if given.lasts is None else entered + timedelta(days=days_of(given.lasts))

    def happened_on(self, event: str, tick: int, recorded: bool = False) -> date | None:
        """Return the day on which an event happened that happened in a tick, None if only the tick is known.

        It is the day its author names or, with `recorded`, in a game of history, the one the record names first.
        """
        on = next(item for item in self.spec.events if item.id == event).on
        named = [past.on for past in self.spec.history if recorded and past.event == event]
        named += [self.spec.dates[on].on if on in self.spec.dates else on] if on else []
        days = (date.fromisoformat(day) for day in named)
        held = (day for day in days if tick_holding(self.rules.start, self.rules.tick_days, day.toordinal()) == tick)
        return next(held, None)

    @cached_property
    def glossary(self) -> list[dict[str, Any]]:
        """What its instruments, meters, tables and ideas are, worked out when first asked for."""
        return glossary(self.spec, self.rules, self.tongue or tongue_of())

    @cached_property
    def ideas(self) -> dict[str, list[str]]:
        """The ideas of the model that each rule carries."""
        return ideas_of(self.spec)

    @cached_property
    def digest(self) -> str:
        """BLAKE2b, 8 bytes, 16 hex digits, of its files; comments and layout do not count."""
        text = json.dumps(self.canonical["files"], ensure_ascii=False, separators=(",", ":"))
        return blake2b(text.encode(), digest_size=8).hexdigest()


def load(path: str | Path) -> Scenario:
    """Return the scenario of a folder or file; raise ScenarioError with every problem if it cannot be played."""
    scenario, problems = examine(path)
    if scenario is None:
        errors = [item for item in problems if item.severity == ERROR]
        more = f" (and {len(errors) - 1} more; run check to see all)" if len(errors) > 1 else ""
        raise ScenarioError(f"{errors[0]}{more}", problems)
    return scenario


def examine(path: str | Path) -> tuple[Scenario | None, list[Problem]]:
    """Return a scenario, or None, and all its problems."""
    problems: list[Problem] = []
    roots = scenario_nodes(path, problems)
    return (None, sorted(problems)) if roots is None else assembled(roots, problems, str(Path(path)))


def scenario_nodes(
    path: str | Path, problems: list[Problem], texts: dict[str, str] | None = None
) -> dict[str, Node] | None:
    """Return the root node of every file of a scenario, None if they hold too much; what is wrong is added.

    Into `texts` goes the text of every file, by its path.
    """
    files, found = scenario_files(Path(path))
    problems += found
    roots: dict[str, Node] = {}
    values = 0
    for file in files:
        name, data = str(file), contents(file, problems)
        if data is None:
            continue
        if texts is not None:
            texts[name] = data.decode("utf-8-sig", "replace")
        root, found = read_bytes(name, data)
        problems += found
        if root is not None:
            values += sum(1 for _ in root.walk())
            roots[file.name] = root
        if values > MOST_VALUES:
            message = f"the files up to this one hold more than {MOST_VALUES} values"
            problems.append(Problem(name, 1, 1, "too-large", message, "make the scenario smaller"))
            return None
    return roots


def assembled(roots: Mapping[str, Node], problems: list[Problem], path: str) -> tuple[Scenario | None, list[Problem]]:
    """Return the scenario made of its files' nodes, or None, and all problems."""
    whole = merged(roots, problems)
    if whole is None:
        return None, sorted(problems)
    spec, found = shaped(whole)
    problems += found
    if spec is None or any(item.severity == ERROR for item in problems):
        if spec is not None:
            problems += built(spec, whole)[1]
        return None, sorted(set(problems))
    rules, found = built(spec, whole)
    problems = sorted({*problems, *found})
    if rules is None:
        return None, problems
    return Scenario(rules, spec, path, canonical(roots), tuple(problems)), problems


def merged(roots: Mapping[str, Node], problems: list[Problem]) -> Node | None:
    """Return one mapping of all files' top keys; each key may stand in one file only."""
    whole: Node | None = None
    for root in roots.values():
        if not isinstance(root.value, dict):
            problems.append(
                Problem(
                    root.path,
                    root.line,
                    root.column,
                    "wrong-shape",
                    "a file holds keys with values",
                    "start it with a key such as moves:",
                )
            )
            continue
        if whole is None:
            whole = Node({}, root.path, root.line, root.column)
        for key, item in root.value.items():
            line, column = root.keys[key]
            if key in whole.value and isinstance(whole.value, dict):
                first = whole.value[key]
                problems.append(
                    Problem(
                        root.path,
                        line,
                        column,
                        "duplicate-key",
                        f"{key!r} stands here and in {Path(first.path).name}",
                        "keep one of them",
                    )
                )
                continue
            whole.value[key] = item  # type: ignore[call-overload,index]
            whole.keys[key] = (line, column)
    return whole


def canonical(roots: Mapping[str, Node]) -> dict[str, Any]:
    """Return all files as plain data with the line of every value, as steps from one to the next."""
    lines = {}
    for name, root in roots.items():
        numbers = [0, *(node.line for node in root.walk())]
        lines[name] = [after - before for before, after in pairwise(numbers)]
    return {"files": {name: root.plain() for name, root in roots.items()}, "lines": lines}


def from_canonical(data: Any) -> Scenario:
    """Return the scenario kept in a journal; raise ScenarioError if it cannot be played."""
    scenario, problems = assembled(nodes_of(data), [], "")
    if scenario is None:
        raise ScenarioError(f"the scenario inside the journal cannot be played: {problems[0]}", problems)
    return scenario


def nodes_of(data: Any) -> dict[str, Node]:
    """Return the root nodes of a scenario kept as plain data; raise ScenarioError if it is none."""
    files = data.get("files") if isinstance(data, dict) else None
    steps = data.get("lines", {}) if isinstance(data, dict) else {}
    if not isinstance(files, dict) or not files or not isinstance(steps, dict):
        raise ScenarioError("the scenario inside the journal is not there; the file was made by something else")
    roots = {}
    for name, tree in files.items():
        given = steps.get(name, [])
        numbers = accumulate(step for step in (given if isinstance(given, list) else []) if isinstance(step, int))
        try:
            roots[shown(name, "a file name", 0)] = from_plain(tree, str(name), iter(numbers))
        except Refused as refusal:
            what = refusal.problem
            raise ScenarioError(f"the scenario inside the journal cannot be played: {what}", [what]) from None
    return roots


def shipped_scenarios() -> list[Path]:
    """Return the scenarios that come with the game, by name."""
    folder = shipped("scenarios")
    return (
        sorted(item for item in folder.iterdir() if item.is_dir() and any(item.glob("*.yaml")))
        if folder.is_dir()
        else []
    )


def find(name: str | Path) -> Path:
    """Return the path of a scenario given by path or by the name of one that ships; raise ScenarioError."""
    place = Path(name)
    try:
        if place.exists():
            return place
    except OSError as error:
        what = unreadable(place, error)
        raise ScenarioError(str(what), [what]) from None
    known = {item.name: item for item in shipped_scenarios()}
    if str(name) in known:
        return known[str(name)]
    raise ScenarioError(f"there is no scenario {str(name)[:80]!r}; {hint(str(name), known)}")
