"""Compiled tables: names, moves in their order, dates, and what conflicts with what."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from game import engine
from game.errors import ScenarioError
from tests.engine.building import crisis, post


def test_moves_stand_in_file_then_actor_then_target_order() -> None:
    rules = crisis("""
actors: {a: A, b: B, c: C}
moves: [{id: ask, by: [c, a], at: [c, b, a]}, {id: nod, by: [b, a]}]
""")
    assert [move.name for move in rules.moves] == ["a.ask.b", "a.ask.c", "c.ask.a", "c.ask.b", "a.nod", "b.nod"]
    assert [move.order for move in rules.moves][:5] == ["ask b", "ask c", "ask a", "ask b", "nod"]
    assert rules.actor_moves == {"a": (0, 1, 4), "b": (5,), "c": (2, 3)}
    assert rules.move_index["c.ask.b"] == 3 and rules.moves[3].target == "b" and rules.moves[4].target is None


def test_the_border_post() -> None:
    rules = post()
    assert (rules.id, rules.tick_days, date.fromordinal(rules.start)) == ("border-post", 7, date(2024, 3, 4))
    assert rules.actors == ("north", "south") and rules.names["south"] == "South"
    assert [meter.name for meter in rules.meters][:3] == ["trust.north.south", "trust.south.north", "anger.north"]
    assert (rules.meters[4].low, rules.meters[4].high, rules.meters[4].start) == (0, 8_000, 6_000)
    assert rules.counted[-3:] == ("fair_day", "brawl", "scandal") and rules.event_index["brawl"] == 1
    assert rules.table_index == {"pact": 0} and rules.parties == ((0, "north"), (0, "south"))
    assert rules.instrument_index == {"post": 0, "talks": 1}
    assert rules.costs.tolist() == [1, 1, 2, 1, 1]


def test_clocks_are_in_ticks() -> None:
    warned, agreed = post().instruments[0].statuses[1], post().instruments[1].statuses[1]
    assert (warned.lasts, warned.until) == (2, None) and warned.ends is not None
    assert (agreed.lasts, agreed.until) == (None, 4)  # the week of 1 April holds the 6th
    assert agreed.ends is not None and agreed.ends.settings == ((1, 2),) and agreed.ends.name == "talks.agreed.ends"


def test_conflicts_are_between_moves_of_one_actor_that_set_one_instrument() -> None:
    rules = crisis("""
instruments: {x: {start: a, statuses: {a: {}, b: {}}}, y: {start: a, statuses: {a: {}}}}
moves:
  - {id: one, by: [north, south], effects: {x: b}}
  - {id: two, by: north, effects: {x: a, y: a}}
  - {id: six, by: north}
""")
    names = [move.name for move in rules.moves]
    pairs = {(names[a], names[b]) for a, b in np.argwhere(rules.conflicts).tolist()}
    assert pairs == {("north.one", "north.two"), ("north.two", "north.one")}


def test_packages_hold_no_two_items_that_set_one_instrument() -> None:
    rules = crisis("""
instruments: {x: {start: a, statuses: {a: {}, b: {}}}}
deals: [{id: pact, between: [north, south], items: {p: {effects: {x: a}}, q: {effects: {x: b}}, r: {}}}]
""")
    assert rules.tables[0].packages == ((0,), (1,), (2,), (0, 2), (1, 2))
    assert rules.holding[0].tolist() == [[0, 1, 0, 0, 1, 0], [0, 0, 1, 0, 0, 1], [0, 0, 0, 1, 1, 1]]
    assert rules.prefixes[0] == ((-1, 0), (-1, 1), (-1, 2), (0, 2), (1, 2))


def test_numbers_are_as_wide_as_their_bounds_need() -> None:
    assert set(post().sum_kinds) == {np.int16}
    large = crisis("meters: {m: {start: 0, range: [-1000, 1000]}}\ndrift: [{id: x, effects: {m: 30 * m * m}}]\n")
    assert large.reach[0] >= 30 * 10**8 and large.sum_kinds == (np.int64,)
    close = "meters: {{m: {{start: 0, range: [-100, 100]}}}}\ndrift: [{{id: x, effects: {{m: {}}}}}]\n"
    assert crisis(close.format("227.67")).sum_kinds == (np.int16,)  # 10 000 + 22 767 is the last that fits
    assert crisis(close.format("227.68")).sum_kinds == (np.int32,)


def test_dates_and_ticks() -> None:
    assert engine.date_of(post(), 0) == date(2024, 3, 4) and engine.date_of(post(), 5) == date(2024, 4, 8)
    first = date(2024, 3, 4).toordinal()
    assert [engine.tick_holding(first, 7, first + days) for days in (0, 6, 7, 33, -1)] == [0, 0, 1, 4, -1]


def test_paces_are_found_by_name() -> None:
    assert post().pace(None).name == "standard" and post().pace("quick").turns == 2
    assert post().pace("standard").attention == {"north": 3, "south": 3}
    with pytest.raises(ScenarioError, match="did you mean 'quick'"):
        post().pace("quikc")
    with pytest.raises(ScenarioError, match="use one of standard, quick"):
        post().pace("zzz")
