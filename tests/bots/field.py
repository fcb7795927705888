"""Scenarios and games that the tests of bots and sweeps play on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import numpy as np

from game.bots import Lineup, seating
from game.engine import Chance, Legal, Resolution, Sheets, State, legal, resolve, start
from game.scenario import Scenario, find, load
from tests.crises import crises

CROWDED = Path(__file__).parent / "crowded.yaml"


@cache
def crowded() -> Scenario:
    """Return the small crisis that has everything a bot can meet."""
    return load(CROWDED)


NAMES = [path.name for path in crises()] + ["crowded"]
"""Shipped scenarios, in the longer tiers all of them, and the crowded one."""


@cache
def named(name: str) -> Scenario:
    """Return a scenario by its name in NAMES."""
    return crowded() if name == "crowded" else load(find(name))


def fewer(bot: str, games: int) -> int:
    """Return how many games to play of a bot: of one that thinks, a fortieth."""
    return max(2, games // 40) if bot == "search" else games


MUCH = 24
"""Seats times turns from which a bot that thinks is given one seat, not all."""


def thinking(scenario: Scenario, seats: Mapping[str, str], turns: int) -> Mapping[str, str]:
    """Return the seats, or in a large scenario one seat for a bot that thinks and the others to play by lot."""
    actors = scenario.rules.actors
    if seats.get("all") != "search" or len(actors) * turns < MUCH:
        return seats
    return {"all": "random", actors[turns % len(actors)]: "search"}


Turn = tuple[State, Legal, Sheets, Resolution]


def played(
    scenario: Scenario, seats: Mapping[str, str], games: int, pace: str | None = None, reasons: bool = False
) -> Iterator[Turn]:
    """Yield (state before, what was legal, sheets, resolution) turn by turn until all games are over."""
    rules = scenario.rules
    state = start(rules, pace, games)
    lineup = Lineup(rules, state.pace, seating(rules, dict(seats)))
    chance = Chance(5, np.arange(games, dtype=np.uint64))
    while not state.time_up and state.live.any():
        allowed = legal(rules, state)
        sheets = lineup.sheets(state, chance, allowed)
        resolution = resolve(rules, state, sheets, chance, reasons=reasons)
        yield state, allowed, sheets, resolution
        state = resolution.state
