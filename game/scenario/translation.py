"""Sidecar translations: the texts of a scenario in another language, beside it in `text.LANGUAGE.yaml`, by stable ids.

    moves:
      give_notice: {title: ..., text: ..., headlines: {neutral: ...}}
    stamps: {moves.give_notice: 5b0c11d2}

An entry has the shape it has in the scenario: with the id where the scenario has a list of things with ids, with a
number from 1 where it has a list of others. A stamp is a hash of the English an entry was made from: when the English
changes, the translation is stale. What is missing stays English. No number of the rules can be changed from here.
Only `neutral_terms` is no translation: it lists the words that take a side in this language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from game.engine import Instrument, Meter, Rule, Rules, Status, Table
from game.scenario.files import contents
from game.scenario.load import Scenario, assembled, nodes_of, scenario_nodes, shipped_scenarios
from game.scenario.nodes import Node, read_bytes
from game.scenario.problems import ERROR, WARNING, Problem, hint
from game.scenario.spec import Spec
from game.tongue import LANGUAGES, Tongue

TEXTS = {"title", "text", "summary", "brief", "fact", "aim", "role", "reason_given", "note"}
"""Keys whose value is read by people wherever they stand."""
OWN: dict[tuple[str, ...], str] = {("actors",): "name", ("meters",): "judged", ("deals",): "judged"}
"""Keys that are read in some parts only."""
SPOKEN = {"because", "headlines", "versions", "thresholds", "text", "questions"}
"""Keys below which every value is a text."""
RULES = {"effects", "while", "ratified", "refused", "requires", "worth", "need", "start", "attention", "sources"}
"""Keys below which no value is a text."""
NAMED = {("statuses",), ("items",), ("actors",), ("dates",), ("meters",), ("readings",), ("instruments",), ("paces",)}
"""Mappings whose keys are names of things, whatever they look like."""
TERMS = "neutral_terms"
"""The words to avoid are no translation: each language has its own list, of the same shape."""
UNTOLD = {"sources", TERMS, "map", "stamps"}
"""Parts that are not translated."""
SHORT: dict[tuple[str, ...], str] = {("actors",): "name", ("advisers",): "text"}
"""Where plain text stands for a mapping with one key."""
SUFFIX = re.compile(r"text\.([a-z]{2})\.ya?ml")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one text of a scenario stands: in a mapping or list, under a key or number."""

    holder: Node
    key: str | int

    @property
    def node(self) -> Node:
        """The text itself."""
        # a place is made of a mapping with a key of it, or of a list with a number
        return self.holder.value[self.key]  # type: ignore[index,return-value]

    def put(self, node: Node) -> None:
        """Set another text in its place."""
        # as in `node`
        self.holder.value[self.key] = node  # type: ignore[index]


def texts(root: Node) -> dict[str, Place]:
    """Return every text of a scenario that people read, by its stable key: `moves.give_notice.title`."""
    return {key: place for key, place in _texts(root, "", ()) if isinstance(place.node.value, str) and place.node.value}


def _texts(node: Node, prefix: str, above: tuple[str, ...]) -> Iterator[tuple[str, Place]]:
    for key, name, inner in _below(node):
        here = f"{prefix}.{name}" if prefix else name
        named = isinstance(key, int) or above[-1:] in NAMED
        if (name in RULES and not named) or (not above and name in UNTOLD):
            continue
        spoken = any(step in SPOKEN for step in above)
        if isinstance(inner.value, str):
            short = SHORT.get(above, "") if isinstance(key, str) else SHORT.get(above[-1:], "")
            if short:
                yield f"{here}.{short}", Place(node, key)
            elif spoken or name in TEXTS | SPOKEN or name == OWN.get(above[:1]):
                yield here, Place(node, key)
        else:
            yield from _texts(inner, here, (*above, name) if isinstance(key, str) else above)


def _below(node: Node) -> Iterator[tuple[str | int, str, Node]]:
    """Yield (key or number, name, node) of what lies in a mapping or list; things with an id are named by it."""
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            yield key, key, inner
    elif isinstance(node.value, list):
        for row, inner in enumerate(node.value):
            named = inner.value.get("id") if isinstance(inner.value, dict) else None
            yield row, str(named.value) if named is not None else str(row + 1), inner


def leaves(node: Node, prefix: str = "") -> Iterator[tuple[str, Node]]:
    """Yield every text of a sidecar by its key."""
    for _, name, inner in _below(node):
        here = f"{prefix}.{name}" if prefix else name
        if here == TERMS:
            continue
        if isinstance(inner.value, str):
            yield here, inner
        elif here != "stamps":
            yield from leaves(inner, here)


def entry_of(key: str) -> str:
    """Return the entry a text belongs to, which is stamped as a whole: `moves.give_notice`."""
    return ".".join(key.split(".")[:2])


def stamps(found: Mapping[str, Place]) -> dict[str, str]:
    """Return a short hash of the English of every entry."""
    entries: dict[str, list[str]] = {}
    for key, place in found.items():
        entries.setdefault(entry_of(key), []).append(f"{key}={place.node.value}")
    return {name: blake2b("\n".join(rows).encode(), digest_size=4).hexdigest() for name, rows in entries.items()}


def stamps_of(path: str | Path) -> dict[str, str]:
    """Return the stamps a translation made today of a scenario has."""
    roots = scenario_nodes(path, []) or {}
    return stamps({key: place for root in roots.values() for key, place in texts(root).items()})


def sidecars(path: str | Path) -> dict[str, Path]:
    """Return the translations beside a scenario, by language."""
    place = Path(path)
    found = sorted(place.glob("text.*")) if place.is_dir() else []
    named = ((SUFFIX.fullmatch(item.name), item) for item in found if item.is_file() and not item.is_symlink())
    return {match[1]: item for match, item in named if match}


def sidecar_of(scenario: Scenario, language: str) -> Path | None:
    """Return the translation of a scenario; one of unknown home has that of the scenario of its id that ships."""
    places = [Path(place) for place in (scenario.path, scenario.home) if place]
    places += [item for item in shipped_scenarios() if item.name == scenario.id]
    return next((sidecars(place)[language] for place in places if language in sidecars(place)), None)


def read_sidecar(file: Path) -> tuple[Node | None, list[Problem]]:
    """Return the root of a sidecar, None if it cannot be read, and what is wrong with its YAML."""
    problems: list[Problem] = []
    data = contents(file, problems)
    root, found = read_bytes(str(file), data) if data is not None else (None, [])
    if root is not None and not isinstance(root.value, dict):
        found.append(Problem(str(file), 1, 1, "wrong-shape", "a file holds keys with values", "start it with title:"))
        root = None
    return root, problems + found


def translated(scenario: Scenario, tongue: Tongue) -> Scenario:
    """Return the scenario as a language tells it: the same rules, other texts; itself if it has no such translation."""
    file = sidecar_of(scenario, tongue.language) if tongue.language != "en" else None
    root = read_sidecar(file)[0] if file is not None else None
    if root is None:
        return scenario
    told = retold(nodes_of(scenario.canonical), root)[0]
    return (
        scenario if told is None else named_by(replace(told, path=scenario.path, canonical=scenario.canonical), tongue)
    )


def retold(roots: dict[str, Node], sidecar: Node) -> tuple[Scenario | None, list[Problem]]:
    """Return the scenario with the texts of a sidecar, None if one of them cannot stand, and all its problems."""
    put_words(roots, sidecar)
    return assembled(roots, [], "")


def put_words(roots: dict[str, Node], sidecar: Node) -> None:
    """Set the texts of a sidecar in the place of those it translates, and its words to avoid in that of the English."""
    words = dict(leaves(sidecar))
    for root in roots.values():
        for key, place in texts(root).items():
            if key in words:
                place.put(words[key])
        _parts(root).pop(TERMS, None)
    if TERMS in sidecar.keys:
        terms, keys = {TERMS: _parts(sidecar)[TERMS]}, {TERMS: sidecar.keys[TERMS]}
        roots[sidecar.path] = Node(terms, sidecar.path, sidecar.line, sidecar.column, keys=keys)


def _parts(root: Node) -> dict[str, Node]:
    """Return the parts of a file."""
    return root.value if isinstance(root.value, dict) else {}


def named_by(scenario: Scenario, tongue: Tongue) -> Scenario:
    """Return the scenario with what the house names called as the language calls it: Seoul’s trust in Tokyo."""
    spec, rules = scenario.spec, scenario.rules
    named = replace(
        rules,
        meters=tuple(replace(meter, title=_meter_title(spec, meter, tongue)) for meter in rules.meters),
        instruments=tuple(_clocks_named(item, tongue) for item in rules.instruments),
        tables=tuple(_table_named(rules, table, tongue) for table in rules.tables),
        called={key: item.title for key, item in spec.readings.items() if item.title},
    )
    return replace(scenario, rules=named, tongue=tongue)


def _meter_title(spec: Spec, meter: Meter, tongue: Tongue) -> str:
    family, _, of = meter.name.partition(".")
    names = [spec.actors[actor].name for actor in of.split(".")] if of else []
    title = spec.meters[family].title or meter.title
    if len(names) == 2:
        return tongue.say("meter.pair", who=names[0], title=title, whom=names[1])
    return tongue.say("meter.own", who=names[0], title=title) if names else title


def _clocks_named(item: Instrument, tongue: Tongue) -> Instrument:
    """Return an instrument whose statuses are called what they are, and their ends so."""

    def named(rule: Rule | None, key: str, status: Status) -> Rule | None:
        return rule and replace(rule, title=tongue.say(key, what=item.title, status=status.title))

    return replace(item, statuses=tuple(
        replace(one, ends=named(one.ends, "rule.ends", one), standing=named(one.standing, "rule.stands", one))
        for one in item.statuses
    ))  # fmt: skip


def _table_named(rules: Rules, table: Table, tongue: Tongue) -> Table:
    """Return a table whose two answers are called what they are."""
    refused = [
        replace(rule, title=tongue.say("rule.refused", who=rules.names[actor], what=table.title))
        for rule, actor in zip(table.refused, table.between, strict=True)
    ]
    ratified = replace(table.ratified, title=tongue.say("rule.ratified", what=table.title))
    return replace(table, ratified=ratified, refused=(refused[0], refused[1]))


def translation_problems(path: str | Path) -> list[Problem]:
    """Return what is wrong with the translations beside a scenario: unknown keys are errors, missing and stale texts
    warnings, one an entry."""
    roots = scenario_nodes(path, []) or {}
    found: list[Problem] = []
    english = {key: place for root in roots.values() for key, place in texts(root).items()}
    for language, file in sidecars(path).items():
        if language not in LANGUAGES[1:]:
            message, remedy = f"the window does not speak {language!r}", hint(language, LANGUAGES[1:])
            found.append(Problem(str(file), 1, 1, "unknown-name", message, remedy, WARNING))
        root, problems = read_sidecar(file)
        found += problems
        if root is not None:
            found += _unlike(root, english, file)
            if TERMS not in root.keys and any(TERMS in one.keys for one in roots.values()):
                message, remedy = f"{TERMS} has no words of this language", "list them, or write [] if none is avoided"
                found.append(Problem(str(file), root.line, root.column, "not-translated", message, remedy, WARNING))
            unfit = retold(scenario_nodes(path, []) or {}, root)[1]
            found += [one for one in unfit if one.path == str(file) and one.severity == ERROR]
    return sorted(found)


def _unlike(root: Node, english: Mapping[str, Place], file: Path) -> list[Problem]:
    """Return unknown keys, and entries that are missing in part or made from other English."""
    words = dict(leaves(root))
    found = [
        Problem(node.path, node.line, node.column, "unknown-name", f"there is no text {key!r}", hint(key, english))
        for key, node in words.items()
        if key not in english
    ]
    lacking: dict[str, list[str]] = {}
    for key, place in english.items():
        if key not in words or _untouched(str(words[key].value), str(place.node.value)):
            lacking.setdefault(entry_of(key), []).append(key)
    for entry, keys in lacking.items():
        more = f" and {len(keys) - 1} more of {entry}" if len(keys) > 1 else ""
        message, remedy = f"{keys[0]}{more} is not translated", "add it; until then it is English"
        found.append(Problem(str(file), *_line_of(root, entry), "not-translated", message, remedy, WARNING))
    stamped = root.at(("stamps",))
    kept = {key: str(node.value) for key, node in stamped.value.items()} if isinstance(stamped.value, dict) else {}
    for entry, stamp in stamps(english).items():
        if kept.get(entry) != stamp and entry not in lacking:
            message = f"the English of {entry} is not the one this was made from"
            remedy = "read it again, then write the stamps anew with translate --stamp"
            found.append(Problem(str(file), *_line_of(root, entry), "stale-translation", message, remedy, WARNING))
    return found


def _untouched(told: str, authored: str) -> bool:
    """Return whether a text is still the English it was begun with; an abbreviation may stay as it is."""
    return told.split() == authored.split() and re.search("[a-z]{3}", told) is not None


def _line_of(root: Node, entry: str) -> tuple[int, int]:
    node = root.at(tuple(entry.split(".")))
    return node.line, node.column


def stamped(text: str, marks: Mapping[str, str]) -> str:
    """Return the text of a sidecar with its stamps written anew, as its last part."""
    kept = re.split(r"^stamps:", text, maxsplit=1, flags=re.M)[0].rstrip("\n")
    rows = "".join(f"\n  {entry}: {mark}" for entry, mark in marks.items())
    return f"{kept}\n\nstamps:{rows}\n"


def translation_begun(path: str | Path) -> str:
    """Return a sidecar to write over: every text of a scenario and its words to avoid in English, without stamps."""
    roots = scenario_nodes(path, []) or {}
    tree: dict[str, Any] = {}
    terms: list[Any] = []
    for root in roots.values():
        terms += _parts(root)[TERMS].plain() if TERMS in root.keys else []
        for key, place in texts(root).items():
            last = str(place.key)  # may itself have points: because: {trust.seoul.tokyo: ...}
            if not key.endswith(f".{last}"):
                last = key.rpartition(".")[2]
            here = tree
            for step in key.removesuffix(last).split(".")[:-1]:
                here = here.setdefault(step, {})
            here[last] = " ".join(str(place.node.value).split())
    lines = [line for key, value in tree.items() for line in _written(key, value, 0)]
    lines += [f"{TERMS}:" for _ in terms[:1]]
    lines += [f"- {json.dumps(term, ensure_ascii=False)}" for term in terms]
    return "\n".join(lines) + "\n"


def _written(key: str, value: Any, level: int) -> Iterator[str]:
    """Yield the lines of one key of a sidecar; every text is quoted, so that nothing in it is read as YAML."""
    pad = "  " * level
    if isinstance(value, str):
        yield f"{pad}{key}: {json.dumps(value, ensure_ascii=False)}"
        return
    yield f"{pad}{key}:"
    for name, inner in value.items():
        yield from _written(name, inner, level + 1)
