"""The advisers of 2019: what they say fits the moment, they disagree in it, and each names a consequence."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from itertools import groupby

import numpy as np
import pytest

from game.bots import Lineup
from game.engine import Chance, Rules, State, date_of, resolve, said, start
from game.scenario import Scenario
from tests.scenarios.test_gsomia_2019 import PACES, record, shipped_scenario
from tests.tiers import n

MONTHS = ("July", "August", "September", "October", "November")
MOST_TURNS = 4
"""Of eleven, in which an adviser says the same in a row."""
CONSEQUENCE = re.compile(r"\b(if|or|for|so|once)\b")
FIELD = ("hold", "history", "mirror", "hawk", "dove", "grit", "random")


def spoken(scenario: Scenario, state: State, actor: str) -> list[str]:
    """Return what each adviser of an actor says in a state."""
    numbers = said(scenario.rules, state, actor)
    advisers = scenario.spec.actors[actor].advisers
    return [
        one.text if number is None else one.says[number].text for one, number in zip(advisers, numbers, strict=True)
    ]


def sentences(scenario: Scenario) -> list[str]:
    """Return everything any adviser can say."""
    every = [one for actor in scenario.spec.actors.values() for one in actor.advisers]
    return [text for one in every for text in (one.text, *(saying.text for saying in one.says))]


def past(text: str, today: date) -> list[str]:
    """Return the days and months a sentence names that are over."""
    found = []
    for day, month in re.findall(rf"(?:\b(\d+) )?\b({'|'.join(MONTHS)})\b", text):
        number = MONTHS.index(month) + 7
        if number < today.month or (day and date(2019, number, int(day)) < today):
            found.append(f"{day} {month}".strip())
    return found


@cache
def games(player: str, pace: str) -> tuple[State, ...]:
    """Return the states in which a sheet is asked for, of some games in which a bot holds every seat."""
    rules, some = shipped_scenario().rules, n("games advised") if player == "random" else 4
    state, numbers = start(rules, pace, some), np.arange(some, dtype=np.uint64)
    chance = Chance(2019, numbers, history=player == "history")
    lineup, found = Lineup(rules, state.pace, dict.fromkeys(rules.actors, player), 2019), []
    while not state.time_up and state.live.any():
        found += [state.take(np.array([game])) for game in np.flatnonzero(state.live)]
        state = resolve(rules, state, lineup.sheets(state, chance), chance, reasons=False).state
    return tuple(found)


def today(rules: Rules, state: State) -> date:
    """Return the first day of the turn."""
    return date_of(rules, state.tick)


def test_what_is_said_in_the_record_changes_with_it() -> None:
    played = record("two_lessons")
    for actor in played.rules.actors:
        for adviser in (0, 1):
            heard = [spoken(played.scenario, state, actor)[adviser] for state in played.states[:11]]
            assert max(len(list(same)) for _, same in groupby(heard)) <= MOST_TURNS
            assert len(set(heard)) >= 5


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("player", FIELD)
def test_no_sentence_names_a_day_that_is_over(player: str, pace: str) -> None:
    scenario = shipped_scenario()
    for state in games(player, pace):
        for actor in scenario.rules.actors:
            for text in spoken(scenario, state, actor):
                assert past(text, today(scenario.rules, state)) == [], text


def test_every_sentence_is_said_in_some_game() -> None:
    scenario = shipped_scenario()
    heard = Counter(
        text
        for player in FIELD
        for state in games(player, "two_lessons")
        for actor in scenario.rules.actors
        for text in spoken(scenario, state, actor)
    )
    assert set(sentences(scenario)) - heard.keys() == set()


def test_two_advisers_speak_to_the_same_moment_and_disagree() -> None:
    for actor in shipped_scenario().spec.actors.values():
        one, other = actor.advisers
        assert [saying.when for saying in one.says] == [saying.when for saying in other.says]
    every = sentences(shipped_scenario())
    assert len(set(every)) == len(every)


def test_every_sentence_is_one_and_names_a_consequence() -> None:
    for text in sentences(shipped_scenario()):
        assert CONSEQUENCE.search(text), text
        assert text.count(".") == 1 and text.endswith(".") and len(text) <= 150, text


def test_a_sentence_that_is_stale_is_found() -> None:
    assert past("Give notice by 24 August, or November finds us idle.", date(2019, 8, 26)) == ["24 August"]
    assert past("Give notice by 24 August.", date(2019, 8, 24)) == []
    assert past("They strike in August.", date(2019, 9, 1)) == ["August"]
