"""The shipped crises keep to the moment: orders that have passed are closed, advisers fit it, records are ratified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import numpy as np
import pytest

from game.bots import Lineup
from game.engine import Chance, Rules, State, legal_orders, resolve, start, why_not
from game.errors import OrderError
from game.scenario.record import replayed
from game.testing import play
from tests.scenarios.test_advisers import CONSEQUENCE, FIELD, sentences, spoken
from tests.scenarios.test_every_crisis import CRISES, NEW, scenario_of
from tests.tiers import n

OPEN = {"borders": "open", "ports": "open"}
PASSED = [
    ("qatar-2017", {"talks": "envoys"}, "doha", "telephone riyadh"),
    ("qatar-2017", {"talks": "envoys"}, "riyadh", "telephone doha"),
    ("qatar-2017", OPEN, "doha", "call_unlawful riyadh"),
    ("qatar-2017", OPEN, "abu_dhabi", "for_years doha"),
    ("qatar-2017", OPEN, "washington", "ask_to_ease riyadh"),
    ("senkaku-2010", {"captain": "freed"}, "tokyo", "stand_by_law"),
    ("senkaku-2010", {"captain": "let_go"}, "tokyo", "stand_by_law"),
]


MOST_DAYS = 70
"""In which an adviser says the same in a row while the record runs, or half of the crisis where that is less."""


def standing(rules: Rules, statuses: dict[str, str]) -> State:
    """Return the first day with some instruments standing elsewhere."""
    state = start(rules)
    status = state.status.copy()
    for row, item in enumerate(rules.instruments):
        if item.name in statuses:
            status[row] = [one.name for one in item.statuses].index(statuses[item.name])
    return replace(state, columns=replace(state.columns, status=status))


@pytest.mark.parametrize(("name", "statuses", "actor", "order"), PASSED)
def test_an_order_is_open_until_its_moment_has_passed(
    name: str, statuses: dict[str, str], actor: str, order: str
) -> None:
    rules = scenario_of(name).rules
    assert order in legal_orders(rules, standing(rules, {}), actor)
    assert order not in legal_orders(rules, standing(rules, statuses), actor)


def test_a_capital_sends_its_ruler_or_a_minister() -> None:
    """Not both on one sheet, and no minister once the ruler is announced; the other way round is a second thought."""
    scenario, before = scenario_of("qatar-2017"), " / ".join(["hold"] * 8)
    rules = scenario.rules
    ruler = play(f"{before} / riyadh: at_summit", scenario).states[-1]
    minister = play(f"{before} / riyadh: empty_chair", scenario).states[-1]
    assert why_not(rules, ruler, "riyadh", "empty_chair") and not why_not(rules, ruler, "abu_dhabi", "empty_chair")
    assert why_not(rules, minister, "riyadh", "at_summit") is None
    with pytest.raises(OrderError, match="summit"):
        play(f"{before} / riyadh: at_summit, empty_chair", scenario)


@pytest.mark.parametrize("name", CRISES)
def test_what_was_signed_in_fact_is_ratified_in_the_record(name: str) -> None:
    scenario = scenario_of(name)
    for pace in scenario.rules.paces:
        game = play("", scenario, seats={"all": "history"}, turns=scenario.rules.paces[pace].turns, pace=pace)
        signings = [one for turn in range(1, len(game.states)) for one in game.resolution(turn).signings]
        said = [bool(home[0]) for one in signings if one.package[0] >= 0 for home in one.accepts]
        assert all(said), pace


def games(name: str, player: str) -> Iterator[State]:
    """Yield the states in which a sheet is asked for, of some games in which a bot holds every seat."""
    rules, some = scenario_of(name).rules, n("games advised") if player == "random" else 4
    state, chance = (
        start(rules, games=some),
        Chance(2019, np.arange(some, dtype=np.uint64), history=player == "history"),
    )
    lineup = Lineup(rules, state.pace, dict.fromkeys(rules.actors, player), 2019)
    while not state.time_up and state.live.any():
        yield from (state.take(np.array([game])) for game in np.flatnonzero(state.live))
        state = resolve(rules, state, lineup.sheets(state, chance), chance, reasons=False).state


@pytest.mark.parametrize("name", NEW)
def test_every_sentence_of_an_adviser_is_said_in_some_game(name: str) -> None:
    scenario = scenario_of(name)
    heard = {
        text
        for player in FIELD
        for state in games(name, player)
        for actor in scenario.rules.actors
        for text in spoken(scenario, state, actor)
    }
    assert set(sentences(scenario)) - heard == set()


@pytest.mark.parametrize("name", NEW)
def test_advisers_speak_to_the_same_moments_and_name_a_consequence(name: str) -> None:
    scenario = scenario_of(name)
    for actor in scenario.spec.actors.values():
        one, other = actor.advisers
        assert [saying.when for saying in one.says] == [saying.when for saying in other.says] != []
    every = sentences(scenario)
    assert len(set(every)) == len(every)
    for text in every:
        assert CONSEQUENCE.search(text) and text.count(".") == 1 and len(text) <= 150, text


@pytest.mark.parametrize("name", NEW)
def test_advisers_do_not_repeat_themselves_through_the_record(name: str) -> None:
    scenario = scenario_of(name)
    rules = scenario.rules
    for pace in rules.paces.values():
        states, tick = replayed(rules, pace.name)[0][:-1], rules.tick_days * pace.turn_ticks
        most = min(MOST_DAYS, len(states) * tick // 2)
        for actor in rules.actors:
            for adviser in (0, 1):
                heard = [spoken(scenario, state, actor)[adviser] for state in states]
                assert max(len(list(same)) for _, same in groupby(heard)) * tick <= most, (actor, heard)
