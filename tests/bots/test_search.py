"""The bot that searches thinks on a board made from what it saw, reaches more of its goals, and the styles differ."""

from __future__ import annotations

import numpy as np
import pytest

from game.bots import BOTS, Lineup, seating
from game.bots.reckoning import Reckoning
from game.bots.search import Search, marks, weighed
from game.engine import Chance, Rules, State, no_orders, resolve, scores, start, view
from tests.bots.field import NAMES, named, played
from tests.engine.building import crisis

GAMES = 40
STYLES = ("facilitate", "formulate", "lean", "hands_off")


def reckoned(name: str, actor: str) -> list[tuple[State, State]]:
    """Return what was and what an actor reckons, turn by turn of some games of chance."""
    scenario = named(name)
    reckoning = Reckoning(scenario.rules, actor)
    turns = played(scenario, {"all": "random"}, GAMES)
    return [(before, reckoning.state(view(scenario.rules, before, actor))) for before, *_ in turns]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_public_is_reckoned_exactly(name: str) -> None:
    rules = named(name).rules
    for actor in rules.actors:
        for true, thought in reckoned(name, actor):
            assert (true.meters == thought.meters).all() and (true.status == thought.status).all()
            assert (true.offers == thought.offers).all() and true.tick == thought.tick
            told = [row for row, item in enumerate(rules.counted) if view(rules, true, actor).told(item)]
            assert (true.times[told] == thought.times[told]).all()
            orders = [row for row in told if row < len(rules.moves)]
            assert (true.last[orders] == thought.last[orders]).all()


def late(rules: Rules, pairs: list[tuple[State, State]]) -> int:
    """Return how many statuses that have a clock are reckoned entered more than a turn away from when they were."""
    found = 0
    for true, thought in pairs:
        off = np.abs(true.entered.astype(int) - thought.entered) > true.pace.turn_ticks
        for row, item in enumerate(rules.instruments):
            clocked = [number for number, status in enumerate(item.statuses) if status.ends]
            found += int((off[row] & true.live & np.isin(true.status[row], clocked)).sum())
    return found


@pytest.mark.parametrize("name", NAMES)
def test_when_a_status_was_entered_is_reckoned_to_the_turn(name: str) -> None:
    rules = named(name).rules
    assert late(rules, reckoned(name, rules.actors[0])) == 0


def test_a_reckoning_that_forgets_is_found_out() -> None:
    """The planted fault: a memory lost in the fourth turn."""
    pairs = reckoned("gsomia-2019", "seoul")
    forgotten = Reckoning(named("gsomia-2019").rules, "seoul")
    lost = [(true, forgotten.state(view(named("gsomia-2019").rules, true, "seoul"))) for true, _ in pairs[6:]]
    assert late(named("gsomia-2019").rules, lost) > 0


def test_a_clock_that_fell_due_later_than_reckoned_ran_out_in_the_turn_it_was_seen() -> None:
    rules = crisis("""
paces: {standard: {turn: 2 weeks, turns: 5}}
instruments: {gate: {start: open, statuses: {open: {}, shut: {lasts: 1 week, then: open}}}}
events: [{id: storm, on: 2024-01-22, effects: {gate: shut}}]
""")
    reckoning, state, entered = Reckoning(rules, "north"), start(rules), []
    while not state.time_up:
        thought = reckoning.state(view(rules, state, "north"))
        entered.append((int(state.entered[0, 0]), int(thought.entered[0, 0])))
        state = resolve(rules, state, no_orders(rules), Chance(1)).state
    assert entered == [(0, 0), (0, 0), (3, 2), (4, 4), (4, 4)]  # the storm is put on the first week of its turn


def points(rules: Rules, actor: str, bot: str) -> float:
    """Return the mean points of an actor whose bot plays against chance."""
    state, chance = start(rules, None, GAMES), Chance(3, np.arange(GAMES, dtype=np.uint64))
    lineup = Lineup(rules, state.pace, seating(rules, {"all": "random", actor: bot}), 3)
    while not state.time_up:
        state = resolve(rules, state, lineup.sheets(state, chance), chance, reasons=False).state
    return float(scores(rules, state)[actor].mean())


@pytest.mark.parametrize("actor", named("gsomia-2019").rules.actors)
def test_searching_reaches_more_than_holding_or_chance(actor: str) -> None:
    rules = named("gsomia-2019").rules
    found = points(rules, actor, "search")
    assert found > points(rules, actor, "random") and found > points(rules, actor, "hold")


def test_the_same_games_in_another_batch_are_searched_alike() -> None:
    rules = named("gsomia-2019").rules
    state = start(rules, None, 6)
    whole = Lineup(rules, state.pace, {"seoul": "search"}).sheets(state, Chance(1, np.arange(6, dtype=np.uint64)))
    part = Lineup(rules, state.pace, {"seoul": "search"}).sheets(
        state.take(np.array([4])), Chance(1, np.array([4], dtype=np.uint64))
    )
    assert (whole.moves[:, 4] == part.moves[:, 0]).all()


def test_coming_nearer_a_goal_counts_a_little() -> None:
    rules = named("gsomia-2019").rules
    near = list(marks(rules, "seoul"))
    assert (rules.meter_index["economy.seoul"], 7400, 1, 1) in near
    assert (rules.meter_index["pledges.seoul"], 3000, -1, 1) in near
    state = start(rules, None, 1)
    state.meters[rules.meter_index["approval.seoul"]] = 4000
    low = weighed(rules, "seoul", near, state)
    state.meters[rules.meter_index["approval.seoul"]] = 4300
    assert 0 < (weighed(rules, "seoul", near, state) - low)[0] < 1


@pytest.mark.parametrize("style", STYLES)
def test_each_style_of_help_has_its_own_orders(style: str) -> None:
    """What Washington orders in its first turn by each style."""
    rules = named("gsomia-2019").rules
    state = start(rules, None, 1)
    first = Lineup(rules, state.pace, {"washington": style}).sheets(state, Chance(1))
    given = {rules.moves[row].id for row in np.flatnonzero(first.moves[:, 0])}
    wanted = {
        "facilitate": {"host_three", "appeal"},
        "formulate": {"formulate", "propose_freeze"},
        "lean": {"press", "rebuke"},
        "hands_off": set(),
    }
    assert given == wanted[style]


def test_the_styles_and_the_search_are_in_the_table() -> None:
    assert set(STYLES) | {"search"} <= set(BOTS) and BOTS["search"] is Search


def test_a_clock_longer_than_the_game_is_no_trouble() -> None:
    rules = crisis("""
instruments: {gate: {start: open, statuses: {open: {lasts: 200 weeks, then: shut}, shut: {}}}}
goals: {north: [{title: Open, when: gate is open, points: 1}]}
""")
    state, chance = start(rules, None, 2), Chance(1)
    lineup = Lineup(rules, state.pace, {"north": "search"})
    while not state.time_up:
        state = resolve(rules, state, lineup.sheets(state, chance), chance).state
    assert state.status.tolist() == [[0, 0]]
