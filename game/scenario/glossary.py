"""The glossary of a scenario: what each instrument, meter, table and idea of the model is, and what it computes.

Nothing secret stands in it: no event to come, and no move, whose menu is its actor's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from game.engine import Rules
from game.scenario.entries import Mechanism
from game.scenario.formulas import formulas
from game.scenario.part import Text
from game.scenario.spec import Spec
from game.tongue import Tongue

Entry = dict[str, Any]
LEVELS = ("pupil", "undergraduate", "professor")
CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
SHORT = re.compile(r"^(.*?)\s*[(（]([^()（）]+)[)）]$")


def glossary(spec: Spec, rules: Rules, tongue: Tongue) -> list[Entry]:
    """Return the entries, ideas first; `words` are those that point at an entry wherever they stand in a text."""
    return [
        *[idea(spec, rules, item, tongue) for item in spec.mechanisms],
        *[instrument(spec, rules, name, tongue) for name in spec.instruments],
        *[meter(spec, rules, name, tongue) for name in spec.meters],
        *[table(spec, rules, row, tongue) for row in range(len(spec.deals))],
    ]


def levels(text: Text) -> list[list[str]]:
    """Return the reading levels that are written, each with its text."""
    return [[level, str(getattr(text, level))] for level in LEVELS if getattr(text, level)]


def entry(kind: str, name: str, title: str, **more: Any) -> Entry:
    """Return one entry; whatever is not given is empty."""
    blank = {"text": "", "levels": [], "source": "", "judged": "", "statuses": [], "versions": {}}
    return {"id": f"{kind}.{name}", "kind": kind, "title": title, "words": [], "formulas": [], **blank, **more}


def named(title: str, name: str) -> str:
    """Return a title, or the name as words."""
    return title or name.replace("_", " ").capitalize()


def cited(spec: Spec, names: list[str]) -> str:
    """Return sources in words."""
    return "; ".join(spec.sources.get(name, name) for name in names if name)


def printed(spec: Spec, rules: Rules, name: str, tongue: Tongue) -> list[str]:
    """Return the formulas of a rule as they are set in print, without the name of any quiet move they count."""
    start = tongue.say("formula.status", what=title_of(spec, name), status="")
    lines = [line.removeprefix(start) for line in formulas(rules, name, tongue)]
    lines = [line[:1].upper() + line[1:] for line in lines]
    for move in spec.moves:
        if move.quiet is not None:
            quoted = re.compile(f"[“‘「]{re.escape(named(move.title, move.id))}[”’」]")
            lines = [quoted.sub(tongue.say("session.quiet_move"), line) for line in lines]
    return lines


def idea(spec: Spec, rules: Rules, item: Mechanism, tongue: Tongue) -> Entry:
    """Return one idea of the model with the rules that carry it."""
    found = [(title_of(spec, name), printed(spec, rules, name, tongue)) for name in item.rules if told(spec, name)]
    rows = [{"title": title, "lines": lines} for title, lines in found if lines]
    return entry("mechanism", item.id, item.title, levels=levels(item.text), source=cited(spec, [item.source]),
                 formulas=rows)  # fmt: skip


def told(spec: Spec, name: str) -> bool:
    """Return whether a rule may be printed for everybody: no quiet move, and no event."""
    quiet = {move.id for move in spec.moves if move.quiet is not None}
    return name not in quiet and name not in {event.id for event in spec.events}


def title_of(spec: Spec, name: str) -> str:
    """Return what people call a rule."""
    whole = name.partition(".")[0]
    parts: list[Mapping[str, Any]] = [spec.meters, spec.readings, spec.instruments, spec.dates]
    parts += [{item.id: item for item in group} for group in (spec.moves, spec.drift, spec.deals)]
    found = next((part[whole] for part in parts if whole in part), None)
    return named(getattr(found, "title", ""), name)


def instrument(spec: Spec, rules: Rules, name: str, tongue: Tongue) -> Entry:
    """Return one instrument with where it can stand and how each capital tells it."""
    given = spec.instruments[name]
    title = named(given.title, name)
    short = SHORT.match(title)
    words = list(dict.fromkeys([title, *(short.groups() if short else ()), *CAPITALS.findall(title)]))
    rows = [{"id": key, "title": named(one.title, key), "text": one.text} for key, one in given.statuses.items()]
    lines = printed(spec, rules, name, tongue)
    return entry("instrument", name, title, text=given.text, source=cited(spec, list(given.sources)), statuses=rows,
                 versions=dict(given.versions), words=words,
                 formulas=[{"title": title, "lines": lines}] if lines else [])  # fmt: skip


def meter(spec: Spec, rules: Rules, name: str, tongue: Tongue) -> Entry:
    """Return one family of meters."""
    given = spec.meters[name]
    title = named(given.title, name)
    return entry("meter", name, title, levels=levels(given.text), source=cited(spec, [given.source]),
                 judged=given.judged,
                 formulas=[{"title": title, "lines": printed(spec, rules, name, tongue)}])  # fmt: skip


def table(spec: Spec, rules: Rules, row: int, tongue: Tongue) -> Entry:
    """Return one table with what each clause is worth to each home."""
    given = spec.deals[row]
    title = named(given.title, given.id)
    lines = printed(spec, rules, given.id, tongue)
    return entry("deal", given.id, title, text=given.text, source=cited(spec, [given.source]), judged=given.judged,
                 formulas=[{"title": title, "lines": lines}] if lines else [])  # fmt: skip


def ideas_of(spec: Spec) -> dict[str, list[str]]:
    """Return for each rule the ideas that name it, the narrowest first."""
    found: dict[str, list[str]] = {}
    for item in sorted(spec.mechanisms, key=lambda one: len(one.rules)):
        for name in item.rules:
            found.setdefault(name, []).append(item.id)
    return found
