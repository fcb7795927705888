"""What every shipped crisis must hold: the record, the wording, and play by chance and by bots."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from game.bots import Lineup, seating
from game.engine import Chance, State, goals_met, outcome, resolve, start
from game.scenario import Scenario, check, find, load, shipped_scenarios
from game.scenario.model_page import explained
from game.scenario.record import replayed
from tests.scenarios.wording import one_sided, partial_words, unsourced, wrong_words
from tests.tiers import n

CAME = {"gsomia-2019": "truce", "qatar-2017": "long_freeze", "senkaku-2010": "corridor"}
"""How each crisis ended."""
CRISES = [scenario.id for scenario in explained()]
NEW = [name for name in CRISES if name != "gsomia-2019"]
"""The flagship has tests of its own, over many more games."""
MOST = 0.6
"""No ending takes more of the games of chance."""
BOTS = ("mirror", "hawk", "dove", "grit")


@cache
def scenario_of(name: str) -> Scenario:
    """Return a shipped scenario."""
    return load(find(name))


@cache
def played(name: str, player: str, pace: str | None, games: int) -> State:
    """Return games that one bot played in every seat, at their end."""
    rules = scenario_of(name).rules
    state, chance = start(rules, pace, games), Chance(2019, np.arange(games, dtype=np.uint64))
    lineup = Lineup(rules, state.pace, seating(rules, {"all": player}), 2019)
    while not state.time_up and state.live.any():
        state = resolve(rules, state, lineup.sheets(state, chance), chance, reasons=False).state
    return state


def by_chance(name: str, pace: str | None = None) -> State:
    """Return games of chance at their end."""
    return played(name, "random", pace, n("games of chance in a crisis"))


def by_bots(name: str) -> list[State]:
    """Return games of the bots at their end."""
    return [played(name, bot, None, n("games of bots in a crisis")) for bot in BOTS]


def shares(name: str, state: State) -> dict[str, float]:
    """Return how often each ending came."""
    return {
        ending.id: float((state.ending == row).mean()) for row, ending in enumerate(scenario_of(name).rules.endings)
    }


def apart(name: str, one: str, other: str) -> float:
    """Return how far the endings of two bots lie apart, from 0 for alike to 1 for nothing in common."""
    games = n("games of bots in a crisis")
    first, second = (shares(name, played(name, bot, None, games)) for bot in (one, other))
    return sum(abs(first[ending] - second[ending]) for ending in first) / 2


def test_every_crisis_says_how_it_ended() -> None:
    assert set(CAME) == set(CRISES) and {path.stem for path in shipped_scenarios()} == {"tiny", *CRISES}


@pytest.mark.parametrize("name", CRISES)
def test_the_record_ends_as_it_did_at_every_pace(name: str) -> None:
    scenario = scenario_of(name)
    assert check(find(name)) == []
    for pace in scenario.rules.paces:
        states, waiting = replayed(scenario.rules, pace)
        assert waiting == [] and outcome(scenario.rules, states[-1]).ending == CAME[name], pace


@pytest.mark.parametrize("name", CRISES)
@pytest.mark.parametrize("checker", [wrong_words, partial_words, one_sided, unsourced])
def test_wording_and_sources(name: str, checker: object) -> None:
    assert checker(scenario_of(name)) == []  # type: ignore[operator]


@pytest.mark.parametrize("name", CRISES)
def test_every_seat_can_be_kind_as_often_as_hostile(name: str) -> None:
    spec, rules = scenario_of(name).spec, scenario_of(name).rules
    for actor in rules.actors:
        moves = {move.id: move for move in (rules.moves[row] for row in rules.actor_moves[actor])}
        tones = [move.tone for move in moves.values()]
        assert len(moves) >= 8 and tones.count("friendly") >= tones.count("hostile"), actor
    assert any("ever taken" in move.judged or "ot done within" in move.judged for move in spec.moves)
    assert len(rules.endings) >= 6 and rules.tables


@pytest.mark.parametrize("name", NEW)
def test_every_ending_is_reached_and_none_takes_most_games(name: str) -> None:
    rules = scenario_of(name).rules
    for pace in rules.paces:
        assert max(shares(name, by_chance(name, pace)).values()) <= MOST
    found = [shares(name, state) for state in [*(by_chance(name, pace) for pace in rules.paces), *by_bots(name)]]
    assert [ending for ending in found[0] if not any(one[ending] for one in found)] == []


@pytest.mark.parametrize("name", NEW)
def test_no_move_is_dead_and_no_event(name: str) -> None:
    rules, state = scenario_of(name).rules, by_chance(name)
    names = [move.name for move in rules.moves] + [event.id for event in rules.events]
    assert [what for row, what in enumerate(names) if not (state.times[row] > 0).any()] == []


@pytest.mark.parametrize("name", NEW)
def test_no_goal_is_met_always_or_never(name: str) -> None:
    rules, states = scenario_of(name).rules, [by_chance(name), *by_bots(name)]
    for actor in rules.actors:
        seen = [
            [met for _, met in goals_met(rules, state, actor, game)]
            for state in states
            for game in range(min(state.games, 60))
        ]
        often = np.mean(seen, axis=0)
        assert ((often > 0.03) & (often < 0.97)).all(), (actor, often)


@pytest.mark.parametrize("name", NEW)
def test_tempers_make_a_difference(name: str) -> None:
    assert apart(name, "hawk", "dove") > 0.6
    assert min(apart(name, "mirror", "hawk"), apart(name, "mirror", "dove")) > 0.3
    assert apart(name, "dove", "dove") == 0
