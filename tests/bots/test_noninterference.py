"""A bot's choice depends on what its actor may know and on its own luck, on nothing else; asking changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from game.bots import BOTS, Lineup, seating
from game.bots.hold import Hold
from game.engine import (
    Chance,
    Rules,
    State,
    digest_text,
    digests,
    legal,
    legal_orders,
    outcome,
    overlap,
    preview,
    resolve,
    scores,
    start,
    view,
    why_not,
    winset,
)
from game.scenario import Scenario
from tests.bots.field import MUCH, NAMES, crowded, fewer, named, played
from tests.tiers import n


def hidden_changed(rules: Rules, state: State, actor: str, luck: np.random.Generator) -> State:
    """Return the state with every count changed that `actor` may not know: quiet moves it was not told of."""
    times, last = state.times.copy(), state.last.copy()
    for row, move in enumerate(rules.moves):
        if move.quiet is not None and actor != move.actor and actor not in move.quiet:
            times[row] = luck.integers(0, 5, state.games)
            last[row] = np.where(times[row] > 0, luck.integers(0, max(state.tick, 1), state.games), -1)
    return replace(state, columns=replace(state.columns, times=times, last=last))


def swayed(rules: Rules, states: list[State], actor: str, bot: str, seed: int) -> int:
    """Return in how many positions a bot chooses otherwise when what its actor may not know is changed in all turns."""
    luck, chance = np.random.default_rng(seed), Chance(seed)
    plain, changed = (Lineup(rules, states[0].pace, {actor: bot}) for _ in range(2))
    found = 0
    for state in states:
        one = plain.sheets(state, chance)
        other = changed.sheets(hidden_changed(rules, state, actor, luck), chance)
        differ = (one.moves != other.moves).any(axis=0)
        for left, right in ((one.signs, other.signs), (one.withdraws, other.withdraws)):
            differ |= (left != right).any(axis=0)
        found += int(differ.sum())
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("bot", BOTS)
def test_what_a_bot_may_not_know_does_not_move_it(name: str, bot: str) -> None:
    scenario = named(name)
    states = [turn[0] for turn in played(scenario, {"all": "random"}, fewer(bot, n("unmoved positions")))]
    if bot == "search":  # as often as in a small scenario, spread over all turns
        states = states[:: max(1, len(states) * len(scenario.rules.actors) // MUCH)]
    for actor in scenario.rules.actors:
        assert swayed(scenario.rules, states, actor, bot, seed=3) == 0


class Peeping(Hold):
    """A bot that looks where it may not; the planted fault."""

    def choose(self, view, menu, draws):  # type: ignore[no-untyped-def]
        choice = super().choose(view, menu, draws)
        state = menu.tables[0].weigh.func.__self__.state
        secret = [row for row, move in enumerate(crowded().rules.moves) if move.quiet == frozenset()]
        choice.moves[0] = menu.legal[0] & (state.times[secret].sum(axis=0) > 2)
        return choice


def test_a_bot_that_peeps_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BOTS, "peeping", Peeping)
    states = [turn[0] for turn in played(crowded(), {"all": "random"}, 50)]
    assert swayed(crowded().rules, states[:4], "cedar", "peeping", seed=1) > 0


def ask_everything(rules: Rules, state: State, chance: Chance, luck: Random) -> None:
    """Ask for all that can be asked of a state."""
    actor = luck.choice(rules.actors)
    game = luck.randrange(state.games)
    allowed = legal(rules, state)
    legal_orders(rules, state, actor, game)
    move = rules.moves[luck.choice(rules.actor_moves[actor])]
    why_not(rules, state, actor, move.order, game)
    preview(rules, state, actor, game)
    winset(rules, state, actor)
    for table in rules.tables:
        overlap(rules, state, table.name)
    seen = view(rules, state, actor)
    for meter in rules.meters:
        seen.meter(meter.name)
    for name in rules.counted:
        if seen.told(name):
            seen.times(name), seen.last_turn(name)
    scores(rules, state), outcome(rules, state, game), digest_text(rules, state, game)
    Lineup(rules, state.pace, seating(rules, {"all": luck.choice(list(BOTS))})).sheets(state, chance, allowed)


Asking = Callable[[Rules, State, Chance, Random], None]


def digests_of_play(scenario: Scenario, games: int, asking: Asking | None) -> list[str]:
    """Return all digests of some games of random play, asking 0 to 5 times between turns."""
    rules, luck, found = scenario.rules, Random(11), []
    state, chance = start(rules, None, games), Chance(11)
    lineup = Lineup(rules, state.pace, seating(rules, {"all": "random"}))
    while not state.time_up:
        for _ in range(luck.randrange(6) if asking else 0):
            asking(rules, state, chance, luck)  # type: ignore[misc]
        state = resolve(rules, state, lineup.sheets(state, chance), chance).state
        found += digests(rules, state)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_asking_changes_neither_state_nor_luck(name: str) -> None:
    scenario = named(name)
    games = n("games asked about")
    assert digests_of_play(scenario, games, ask_everything) == digests_of_play(scenario, games, None)


def test_asking_that_changes_something_is_found_out() -> None:
    def meddle(rules: Rules, state: State, chance: Chance, luck: Random) -> None:
        state.meters[0, 0] ^= 1

    assert digests_of_play(crowded(), 3, meddle) != digests_of_play(crowded(), 3, None)
