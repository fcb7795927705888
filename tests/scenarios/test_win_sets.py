"""The win-sets of the flagship, all packages of all games at once, agree with adding up each package by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from game.engine import State, overlap, stakes, start, winset
from game.scenario import find, load
from tests.tiers import n

SCENARIO = load(find("gsomia-2019"))
RULES = SCENARIO.rules
PARTIES = ("seoul", "tokyo")


def random_states(games: int) -> State:
    """Return a batch whose meters, statuses and counts are drawn by lot within their ranges."""
    luck = np.random.default_rng(5)
    state = start(RULES, None, games)
    columns = state.columns.copy()
    for row, meter in enumerate(RULES.meters):
        columns.meters[row] = luck.integers(meter.low, meter.high + 1, games)
    for row, instrument in enumerate(RULES.instruments):
        columns.status[row] = luck.integers(0, len(instrument.statuses), games)
    columns.last[:] = luck.integers(-1, 18, columns.last.shape)
    columns.times[:] = columns.last >= 0
    return replace(state, turn=9, columns=columns)


def disagreements(games: int, own: Callable[[State, str], dict[str, np.ndarray]]) -> int:  # type: ignore[type-arg]
    """Return how many packages one way of judging and the other see differently."""
    state, wrong = random_states(games), 0
    sets = {actor: own(state, actor) for actor in PARTIES}
    for table in RULES.tables:
        both = overlap(RULES, state, table.name)
        for game in range(games):
            by_hand = []
            for actor in PARTIES:
                stake = stakes(RULES, state, actor, table.name, game)
                sums = [sum(stake.worth[table.items[item].name] for item in package) for package in table.packages]
                by_hand.append([total >= stake.need for total in sums])
                wrong += int((np.array(by_hand[-1]) != sets[actor][table.name][:, game]).sum())
            together = [one and other for one, other in zip(*by_hand, strict=True)]
            wrong += int((np.array(together) != both[:, game]).sum())
    return wrong


def test_all_packages_at_once_agree_with_each_added_up() -> None:
    assert disagreements(n("win-sets added up by hand"), lambda state, actor: winset(RULES, state, actor)) == 0


def test_a_home_that_asks_for_nothing_is_noticed() -> None:
    """The planted fault: every package is said to be ratified."""

    def careless(state: State, actor: str) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
        return {table: np.ones_like(found) for table, found in winset(RULES, state, actor).items()}

    assert disagreements(5, careless) > 0
