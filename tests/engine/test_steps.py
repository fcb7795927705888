"""A step: all read its start, amounts are added, meters held in range, the first to name an instrument decides.

Every case is asked of one game, of a few and of many, which are worked out in different ways.
"""

from __future__ import annotations

import numpy as np
import pytest

from game import engine
from tests.engine.building import SEED, crisis

RULES = crisis("""
paces: {standard: {turn: 1 week, turns: 6, attention: 9}}
meters: {m: {start: 90}, n: {start: 10}}
instruments: {post: {start: open, statuses: {open: {}, closed: {}, ajar: {}}}}
moves:
  - {id: keep, by: south, effects: {post: open}}
  - {id: up, by: north, effects: {m: 30, n: m}}
  - {id: down, by: north, effects: {m: -25, n: -5}}
  - {id: close, by: north, effects: {post: closed}}
  - {id: tilt, by: south, effects: {post: ajar}}
  - {id: luck, by: south, effects: {n: [1, 3]}}
""")
GAMES = pytest.mark.parametrize("games", [1, 2, 80])
NORTH, SOUTH = {"up", "down", "close"}, {"keep", "tilt", "luck"}


def step(games: int, *orders: str, last: tuple[str, ...] | None = None) -> engine.Resolution:
    """Return a turn of some games with the same orders, or others in the last game."""
    both = [
        engine.parse_sheets(RULES, {"north": [x for x in of if x in NORTH], "south": [x for x in of if x in SOUTH]})
        for of in (orders, orders if last is None else last)
    ]
    sheets = engine.stack([both[0]] * (games - 1) + [both[1]])
    return engine.resolve(RULES, engine.start(RULES, games=games), sheets, engine.Chance(SEED))


@GAMES
def test_rules_read_the_start_and_amounts_are_held_once(games: int) -> None:
    done = step(games, "up", "down")
    assert done.state.meters.tolist() == [[9_500] * games, [9_500] * games]  # 90 + 30 - 25; 10 + 90 - 5
    lines = [(line.rule, line.meter, line.amount) for line in done.reasons(games - 1)]
    up, down = "north.up", "north.down"
    assert lines == [(up, "m", 3_000), (up, "n", 9_000), (down, "m", -2_500), (down, "n", -500)]


@GAMES
def test_what_leaves_the_range_is_a_reason_of_its_own(games: int) -> None:
    done = step(games, last=("up",))
    assert done.state.meters[:, -1].tolist() == [10_000, 10_000]
    lines = [(line.rule, line.meter, line.amount) for line in done.reasons(games - 1)]
    assert lines == [("north.up", "m", 3_000), ("north.up", "n", 9_000), ("range", "m", -2_000)]
    if games > 1:
        assert done.state.meters[:, 0].tolist() == [9_000, 1_000] and done.reasons(0) == []


@GAMES
def test_only_the_games_that_ordered_it_are_touched(games: int) -> None:
    done = step(games, "down", last=("close",))
    row = RULES.move_index["north.down"]
    assert done.state.times[row].tolist() == [1] * (games - 1) + [0]
    assert done.state.last[row].tolist() == [0] * (games - 1) + [-1]
    assert done.state.meters[0].tolist() == [6_500] * (games - 1) + [9_000]
    assert done.state.status[0].tolist() == [0] * (games - 1) + [1]


@GAMES
def test_the_first_rule_to_name_an_instrument_decides(games: int) -> None:
    done = step(games, "tilt", last=("tilt", "close"))  # close stands first in the file
    assert done.state.status[0].tolist() == [2] * (games - 1) + [1]
    kept = step(games, "close", last=("close", "keep"))  # naming what stands decides too, and changes nothing
    assert kept.state.status[0].tolist() == [1] * (games - 1) + [0]
    assert kept.state.entered[0, -1] == 0


@GAMES
def test_naming_what_stands_leaves_the_tick_it_was_entered_in(games: int) -> None:
    state = engine.start(RULES, games=games)
    sheets = engine.stack([engine.parse_sheets(RULES, {"north": ["close"]})] * games)
    for _ in range(3):
        state = engine.resolve(RULES, state, sheets, engine.Chance(SEED)).state
    assert state.status[0].tolist() == [1] * games and state.entered[0].tolist() == [0] * games


@GAMES
def test_a_range_is_drawn_for_each_game_by_its_own_name(games: int) -> None:
    done = step(games, "luck")
    numbers = np.arange(games, dtype=np.uint64)
    drawn = engine.Chance(SEED).draw("south.luck n", 0, 201, numbers)
    assert (done.state.meters[1] - 1_100).tolist() == drawn.tolist()


@GAMES
def test_nothing_ordered_changes_nothing(games: int) -> None:
    done = step(games)
    assert done.state.meters.tolist() == engine.start(RULES, games=games).meters.tolist() and done.entries == ()


def test_one_game_few_and_many_agree() -> None:
    orders = ("up", "close", "luck", "keep")
    one, few, many = (step(games, *orders) for games in (1, 2, 80))
    assert engine.digest(RULES, one.state) == engine.digest(RULES, few.state) == engine.digest(RULES, many.state)
    assert one.reasons() == few.reasons() == many.reasons()
