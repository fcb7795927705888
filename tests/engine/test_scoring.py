"""Outcomes: the ending, the turn it came in, and points for goals judged on a game's own last day."""

from __future__ import annotations

import numpy as np

from game import engine
from tests.engine.building import SEED, crisis, played, post
from tests.engine.test_turn import GAME

RULES = crisis("""
moves: [{id: push, by: north, effects: {m: 30}}, {id: pull, by: south, effects: {m: -30}}]
goals:
  north:
    - {title: High, when: m > 60, points: 3}
    - {title: Early, when: today < fair, points: 5, private: true}
    - {title: Lost, when: m < 40, points: -2}
dates: {fair: 2024-01-20}
endings: [{id: high, when: m > 75}, {id: drawn, when: time_up}]
""")


def test_points_of_the_goals_that_hold() -> None:
    assert engine.outcome(RULES, engine.start(RULES)) == engine.Outcome(None, 0, {"north": 5, "south": 0})
    assert engine.outcome(RULES, played(RULES, {"north": ["push"]})) == engine.Outcome(
        "high", 1, {"north": 8, "south": 0}
    )
    low = played(RULES, {"south": ["pull"]}, {}, {}, {})
    assert engine.outcome(RULES, low) == engine.Outcome(None, 4, {"north": -2, "south": 0})


def test_a_game_that_ended_is_judged_on_its_own_last_day() -> None:
    sheets = engine.stack([engine.parse_sheets(RULES, {"north": ["push"]}), engine.no_orders(RULES)])
    state = engine.resolve(RULES, engine.start(RULES, games=2), sheets, engine.Chance(SEED)).state
    for _ in range(4):
        state = engine.resolve(RULES, state, engine.no_orders(RULES, 2), engine.Chance(SEED)).state
    assert engine.scores(RULES, state)["north"].tolist() == [8, 0]  # still early for the first
    assert [engine.outcome(RULES, state, game).turn for game in (0, 1)] == [1, 5]


def test_goals_one_by_one() -> None:
    met = engine.goals_met(RULES, engine.start(RULES), "north")
    assert [(goal.title, held) for goal, held in met] == [("High", False), ("Early", True), ("Lost", False)]
    assert [goal.private for goal, _ in met] == [False, True, False]
    assert engine.goals_met(RULES, engine.start(RULES), "south") == []


def test_the_worked_example() -> None:
    state = played(post(), *GAME)
    assert engine.outcome(post(), state).scores == {"north": 3, "south": 2}
    many = state.take(np.zeros(3, int))
    assert {actor: points.tolist() for actor, points in engine.scores(post(), many).items()} == {
        "north": [3] * 3,
        "south": [2] * 3,
    }
    assert [held for _, held in engine.goals_met(post(), state, "north")] == [True, True]
