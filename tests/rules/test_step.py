"""Rules R20 to R36: a step, a turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from game import engine

Begin = Callable[..., Any]
FORTNIGHTS = "paces: {standard: {turn: 2 weeks, turns: 3, attention: 3}}\n"
LIGHTS = "instruments: {i: {start: red, statuses: {red: {}, amber: {}, green: {}}}}\n"


def test_r20_all_rules_of_a_step_read_its_start(begin: Begin) -> None:
    text = "meters: {a: {start: 10}, b: {start: 40}}\ndrift: [{id: x, effects: {a: b}}, {id: y, effects: {b: a}}]\n"
    play = begin(text)
    play.turn()
    assert play.meters == {"a": 5000, "b": 5000}  # each adds what the other was, not what it became
    text = "moves: [{id: one, by: north, effects: {m: m}}, {id: two, by: north, effects: {m: m}}]\n"
    text += "meters: {m: {start: 10}}\n"
    play = begin(text)
    play.turn("north: one", "north: two")
    assert play.meters["m"] == 3000  # 10 + 10 + 10, not 10 + 10 + 20


def test_r21_amounts_are_added_before_the_range_holds(begin: Begin) -> None:
    text = "meters: {m: {start: 90}}\ndrift: [{id: up, effects: {m: 30}}, {id: down, effects: {m: -25}}]\n"
    play = begin(text)
    play.turn()
    assert play.meters["m"] == 9500  # 90 + 30 - 25; held in between it would be 75


def test_r22_the_first_rule_to_set_an_instrument_decides(begin: Begin) -> None:
    text = LIGHTS + "events: [{id: x, effects: {i: amber}}, {id: y, effects: {i: green}}]\n"
    play = begin(text)
    play.turn()
    assert play.status("i") == ("amber", 0)


def test_r23_deals_come_before_moves(begin: Begin) -> None:
    text = LIGHTS + "moves: [{id: go, by: north, effects: {i: green}}]\n"
    text += "deals: [{id: pact, between: [north, south], items: {slow: {effects: {i: amber}}}}]\n"
    play = begin(text)
    play.turn("north: go", "north: sign pact: slow", "south: sign pact: slow")
    assert play.status("i") == ("amber", 0)


def test_r24_moves_come_in_file_actor_and_target_order(begin: Begin) -> None:
    text = (
        LIGHTS
        + "moves: [{id: go, by: [south, north], effects: {i: green}}, {id: slow, by: south, effects: {i: amber}}]\n"
    )
    play = begin(text)
    play.turn("south: slow", "north: go")  # go stands first in the file
    assert play.status("i")[0] == "green"
    text = LIGHTS + "actors: {a: A, b: B, c: C}\nmeters: {w: {per: actor, start: 1}}\n"
    text += "moves: [{id: ask, by: [c, b], at: [a, b, c], effects: {w.them: 2}},"
    text += " {id: go, by: c, effects: {i: green}}, {id: stay, by: b, effects: {i: amber}}]\n"
    play = begin(text)
    assert play.legal("c") == ["ask a", "ask b", "go"]
    play.turn("b: stay", "c: go")
    assert play.status("i")[0] == "green"  # go stands before stay
    play = begin(LIGHTS + "moves: [{id: set, by: [south, north], at: [north, south], effects: {i: green, m: 3}}]\n")
    play.turn("south: set north", "north: set south")
    assert list(play.sums()) == [("north.set.south", "m"), ("south.set.north", "m")]  # north is the first actor


def test_r25_setting_what_stands_changes_nothing(begin: Begin) -> None:
    text = LIGHTS + "moves: [{id: stop, by: north, effects: {i: red}}]\n"
    play = begin(text)
    play.turn()
    play.turn("north: stop")
    assert play.status("i") == ("red", 0)  # entered at the start, not in tick 1


def test_r26_naming_what_stands_still_decides(begin: Begin) -> None:
    text = LIGHTS + "moves: [{id: stop, by: north, effects: {i: red}}, {id: go, by: south, effects: {i: green}}]\n"
    play = begin(text)
    play.turn("north: stop", "south: go")
    assert play.status("i") == ("red", 0)


def test_r27_entered_is_the_tick_of_the_step(begin: Begin) -> None:
    text = FORTNIGHTS + LIGHTS + "moves: [{id: go, by: north, effects: {i: green}}]\n"
    text += "events: [{id: e, on: 2024-01-22, effects: {i: amber}}]\n"  # the first day of tick 3
    play = begin(text)
    play.turn("north: go")
    assert play.status("i") == ("green", 0)
    play.turn()
    assert play.status("i") == ("amber", 3)


def test_r28_orders_then_clocks_and_world_each_tick_then_endings(begin: Begin) -> None:
    # m after each: orders +1 -> 1; clock (tick 1) doubles; world adds 10 each tick; the ending reads the end.
    text = FORTNIGHTS + "meters: {m: {start: 0}}\n"
    text += "instruments: {i: {start: on, statuses: {on: {lasts: 1 week, then: off, effects: {m: m}}, off: {}}}}\n"
    text += "moves: [{id: one, by: north, effects: {m: 1}}]\ndrift: [{id: ten, effects: {m: 10}}]\n"
    text += "endings: [{id: sum, when: m == 32}, {id: drawn, when: time_up}]\n"
    play = begin(text)
    play.turn("north: one")
    assert (play.meters["m"], play.ending) == (3200, "sum")  # 0 + 1; tick 0: + 10 = 11; tick 1: * 2 = 22, + 10 = 32


def test_r29_the_step_of_orders_is_in_the_first_tick(begin: Begin) -> None:
    play = begin(FORTNIGHTS)
    play.turn()
    play.turn("north: nod")
    assert play.happened("north.nod") == (1, 2)


def test_r30_events_then_while_then_drift(begin: Begin) -> None:
    both = "instruments: {j: {start: on, statuses: {on: {while: {i: amber}}}}, "
    text = both + LIGHTS.removeprefix("instruments: {") + "drift: [{id: d, effects: {i: red}}]\n"
    play = begin(text)
    play.turn()
    assert play.status("i") == ("amber", 0)  # `while` of j stands before drift
    play = begin(text + "events: [{id: e, effects: {i: green}}]\n")
    play.turn()
    assert play.status("i") == ("green", 0)  # an event stands before both


def test_r31_endings_are_tested_after_the_turn(begin: Begin) -> None:
    text = FORTNIGHTS + "dates: {d: 2024-01-08}\nmeters: {m: {start: 0}}\n"
    text += 'drift: [{id: x, effects: {m: "60 if today < d else -60"}}]\n'
    text += "endings: [{id: high, when: m > 50}, {id: drawn, when: time_up}]\n"
    play = begin(text)
    play.turn()  # 60 after tick 0, 0 after tick 1
    assert (play.meters["m"], play.ending) == (0, None)


def test_r32_the_first_ending_that_holds(begin: Begin) -> None:
    ends = (
        "endings: [{id: a, when: m > 60}, {id: b, when: m > 40}, {id: c, when: m > 30}, {id: drawn, when: time_up}]\n"
    )
    play = begin(ends)
    play.turn()
    assert play.ending == "b"  # m is 50


def test_r33_a_finished_game_stays(begin: Begin) -> None:
    text = "drift: [{id: x, effects: {m: 1}}]\nendings: [{id: a, when: m > 50}, {id: drawn, when: time_up}]\n"
    play = begin(text)
    play.turn("north: nod")
    before = play.text
    play.turn("north: nod")
    assert (play.ending, play.text, play.tick) == ("a", before, 1)


def test_r34_other_games_of_a_batch_go_on(engine_game: Callable[..., Any]) -> None:
    text = "moves: [{id: end, by: north, effects: {m: 50}}]\n"
    text += "endings: [{id: a, when: m > 90}, {id: drawn, when: time_up}]\n"
    text += "drift: [{id: x, effects: {m: 1}}]\n"
    play = engine_game(text)
    rules, state = play.rules, engine.start(play.rules, games=2)
    end, hold = (engine.parse_sheets(rules, {"north": orders}) for orders in (["end"], []))
    state = engine.resolve(rules, state, engine.stack([end, hold]), engine.Chance(0)).state
    first = engine.digest(rules, state, 0)
    assert state.ending.tolist() == [0, -1]
    state = engine.resolve(rules, state, engine.stack([hold, hold]), engine.Chance(0)).state
    assert np.array_equal(state.meters, [[10_000, 5200]])  # 50 + 50 + 1 held at 100; 50 + 1 + 1
    assert engine.digest(rules, state, 0) == first


def test_r35_the_world_knows_this_turns_orders(begin: Begin) -> None:
    text = "moves: [{id: a, by: [north, south], effects: {m: 0 - 10 * times(me.a)}}]\n"
    text += "events: [{id: both, when: times(north.a) > 0 and times(south.a) > 0, effects: {m: 25}}]\n"
    play = begin(text)
    play.turn("north: a", "south: a")  # the sheets knew of no earlier turn: 0; the world knows of both: +25
    assert play.meters["m"] == 7500
    play.turn("north: a")  # times was 1: -10; the event again: +25
    assert play.meters["m"] == 9000


def test_r36_what_happens_in_a_step_is_counted_after_it(begin: Begin) -> None:
    text = FORTNIGHTS + "events: [{id: a, on: 2024-01-01}, {id: b, when: times(a) == 1, effects: {m: 10}}]\n"
    text += "drift: [{id: c, effects: {m: 1 * times(a)}}]\n"
    play = begin(text)
    play.turn()  # tick 0: a happens, nobody sees it yet; tick 1: b +10, drift +1
    assert (play.meters["m"], play.happened("b")) == (6100, (1, 1))
