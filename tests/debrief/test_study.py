"""A study is nothing but sweeps, each of which can be played alone; the scenarios that ship have no fault of play."""

from __future__ import annotations

import pytest

from game.debrief import Plan, findings_of, study
from game.debrief.study import RIVALS, TEMPERS, principals
from game.errors import GameError
from game.scenario import find, load, shipped_scenarios
from game.sweeps import effect as effect_module
from game.sweeps import sweep
from tests.bots.field import crowded
from tests.tiers import n

SHIPPED = sorted((path.name for path in shipped_scenarios()), key=lambda name: (name != "tiny", name))


def test_its_parts_are_sweeps_anybody_can_play() -> None:
    scenario, games = crowded(), 120
    made = study(scenario, games, seed=4, pace="brisk")
    one, other = principals(scenario.rules)
    assert made.lot.endings() == sweep(scenario, {"all": "random"}, games, 4, "brisk").endings()
    assert set(made.pairings) == {(a, b) for a in TEMPERS for b in TEMPERS}
    pair = sweep(scenario, {one: "hawk", other: "dove"}, made.plan.pairing, 4, "brisk")
    assert made.pairings["hawk", "dove"].scores() == pair.scores()
    assert {name: part.endings() for name, part in made.paces.items()} == {
        "slow": sweep(scenario, {"all": "random"}, made.plan.pace, 4, "slow").endings()
    }
    for rival in RIVALS:
        number = made.plan.effect if rival == "random" else made.plan.rival
        base = sweep(scenario, {"ash": "random", "all": rival}, number, 4, "brisk")
        for row in scenario.rules.actor_moves["ash"][:2]:
            name = scenario.rules.moves[row].name
            assert made.effects[name][rival] == base.effect(name)
    assert made.games == sum(part.games for part in made.sweeps())
    with pytest.raises(GameError, match="ask for 1 or more"):
        study(scenario, 0)


def test_effects_do_not_depend_on_how_games_are_batched(monkeypatch: pytest.MonkeyPatch) -> None:
    base = sweep(crowded(), {"all": "random"}, 60, seed=8)
    whole = base.effects()
    monkeypatch.setattr(effect_module, "SIZE", 37)
    assert base.effects() == whole
    assert sum(effect.games for effect in whole.values()) > 37
    assert any(change.difference for effect in whole.values() for change in effect.scores.values())


@pytest.mark.parametrize("games", [1, 100, 5_000, 100_000])
def test_no_part_has_more_games_than_the_whole_or_none(games: int) -> None:
    plan = Plan(games)
    assert all(0 < part <= games for part in (plan.pairing, plan.pace, plan.effect, plan.rival))
    if games == 100_000:
        assert (plan.pairing, plan.pace, plan.effect, plan.rival) == (2_000, 20_000, 10_000, 2_500)


@pytest.mark.parametrize("name", SHIPPED[: n("scenarios studied")])
def test_scenarios_that_ship_have_no_fault_of_play(name: str) -> None:
    assert [str(problem) for problem in findings_of(study(load(find(name)), 1_000))] == []
