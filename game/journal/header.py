"""The first record of a journal: all a game needs to be played again anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.engine import RULES_VERSION
from game.journal.records import CHANCE, FORMAT
from game.scenario import Scenario


def header_of(
    scenario: Scenario, seats: Mapping[str, str], pace: str | None, seed: int, game: int = 0, history: bool = False
) -> dict[str, Any]:
    """Return the first record of a journal."""
    return {
        "record": "header",
        "format": FORMAT,
        "rules": RULES_VERSION,
        "scenario": scenario.canonical,
        "digest": scenario.digest,
        "pace": scenario.rules.pace(pace).name,
        "seats": dict(seats),
        "seed": seed,
        "game": game,
        "history": history,
        "chance": CHANCE,
    }
