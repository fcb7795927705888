"""What every text of a crisis must keep to, as checkers that return what is wrong; each is shown a planted fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from game.scenario import Scenario

PEOPLE = (
    r"\b(Moon|Abe|Trump|Kang|Kono|Pompeo|Bolton|Esper|Suga|Motegi|Iwaya|Nikai|Cho|Harris|Lee|Kim|Nam|Kan|Wen|Maehara"
    r"|Sengoku|Clinton|Obama|Dai|Yang|Hu|Niwa|Zhan|Tillerson|Mattis|Tamim|Salman|Zayed|Sabah|Erdogan|Sisi|Jubeir|Gargash)\b"
)
SEAS = (
    r"(?i)\b(east sea|sea of japan|dokdo|takeshima|donghae|liancourt|senkaku|diaoyu|tiaoyutai"
    r"|persian gulf|arabian gulf)\b"
)
ALIKE = {"freeze_broken"}
"""Events that every capital tells in the same words."""


def unsourced(scenario: Scenario) -> list[str]:
    """Return facts without a source and options without a word on who judged them."""
    spec = scenario.spec
    found = [f"{past.on} has no source" for past in spec.history if not past.sources]
    for rule in [*spec.moves, *spec.events]:
        if not (rule.sources or rule.source or "judged" in rule.judged):
            found.append(f"{rule.id} has neither source nor judgement")
        if "unverified" in rule.judged and not (rule.sources):
            found.append(f"{rule.id} is unverified without the key that says so")
    found += [
        f"{name} has neither source nor judgement"
        for name, meter in spec.meters.items()
        if not (meter.source or meter.judged)
    ]
    named = {
        key for part in [*spec.history, *spec.moves, *spec.events, *spec.instruments.values()] for key in part.sources
    }
    found += [f"no source {key}" for key in sorted(named - spec.sources.keys())]
    return found


def wrong_words(scenario: Scenario) -> list[str]:
    """Return headlines, titles and texts that break the rules of wording."""
    spec, presses = scenario.spec, {"neutral", *scenario.spec.actors}
    found = []
    for rule in [*spec.moves, *spec.events]:
        if set(rule.headlines) != presses:
            found.append(f"{rule.id} lacks a headline of {presses - set(rule.headlines)}")
        for press, line in rule.headlines.items():
            if len(line) > 56 or line.endswith(".") or "!" in line:
                found.append(f"{rule.id} {press}: {line!r} is no headline")
    for move in spec.moves:
        if not 3 <= len(move.title) <= 36:
            found.append(f"{move.id}: title of {len(move.title)} characters")
        if len(re.findall(r"[.?](?: |$)", move.text)) != 2:
            found.append(f"{move.id}: {move.text!r} is not two sentences")
        if move.effects and not move.because:
            found.append(f"{move.id} says no reason")
    found += [
        f"{name}: the first level has more than 40 words"
        for name, meter in spec.meters.items()
        if len(meter.text.pupil.split()) > 40
    ]
    return found


def shown(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Yield every text a player can meet during play, with its place."""
    hidden = {"id", "questions", "sources", "source", "neutral_terms", "history", "judged", "endings", "cameo"}

    def walk(value: Any, where: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, str):
            yield where, value
        elif isinstance(value, dict):
            for key, inner in value.items():
                if key not in hidden:
                    yield from walk(inner, f"{where}/{key}")
        elif isinstance(value, list | tuple):
            for number, inner in enumerate(value):
                yield from walk(inner, f"{where}/{number}")

    yield from walk(scenario.spec.model_dump(), "")


def partial_words(scenario: Scenario) -> list[str]:
    """Return texts that name a leader, a sea or disputed land, use a word to avoid, or tell of later years.

    A year in brackets is that of a paper.
    """
    year = int(scenario.spec.start[:4])
    avoid = [term.avoid.lower() for term in scenario.spec.neutral_terms]
    found = []
    for where, text in shown(scenario):
        low = text.lower()
        if re.search(PEOPLE, text) or re.search(SEAS, text) or any(word in low for word in avoid):
            found.append(f"{where}: {text!r}")
        if any(int(found) > year for found in re.findall(r"(?<!\()\b20[12]\d\b", text)):
            found.append(f"{where} tells of later years: {text!r}")
    return found


def one_sided(scenario: Scenario) -> list[str]:
    """Return what a capital lacks to see the matter from its own side."""
    spec = scenario.spec
    found = []
    for name, actor in spec.actors.items():
        if len(actor.brief) < 200 or len(actor.advisers) != 2 or len(actor.roles) < 6:
            found.append(f"{name} lacks a brief, two advisers or six roles")
        goals = spec.goals.get(name, [])
        public, private = [goal for goal in goals if not goal.private], [goal for goal in goals if goal.private]
        if (
            len(public) != 3
            or len(private) < 3
            or {goal.role for goal in private} - {role.title for role in actor.roles}
        ):
            found.append(f"{name} lacks three public goals or private ones for its roles")
    one, other = list(spec.actors)[:2]
    for rule in [*spec.moves, *spec.events]:
        first, second = rule.headlines.get(one, ""), rule.headlines.get(other, "")
        if not first or not second or (first == second and rule.id not in ALIKE):
            found.append(f"{rule.id} reads the same in both capitals")
    return found
