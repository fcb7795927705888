"""Reasons: every change of a meter is the exact sum of named causes, and quiet causes keep their amounts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game import engine
from game.engine.resolution import QUIET, picked
from tests.engine.building import SEED, crisis, post, turn
from tests.engine.test_turn import GAME


def unexplained(rules: engine.Rules, before: engine.State, done: engine.Resolution, game: int = 0) -> dict[str, int]:
    """Return by meter what the reasons of a turn leave over, in hundredths."""
    left = {
        meter.name: int(after) - int(was)
        for meter, after, was in zip(rules.meters, done.state.meters[:, game], before.meters[:, game], strict=True)
    }
    for line in done.reasons(game):
        left[line.meter] -= line.amount
    return {name: amount for name, amount in left.items() if amount}


def test_reasons_sum_exactly() -> None:
    state = engine.start(post())
    for orders in GAME:
        done = turn(post(), state, orders)
        assert unexplained(post(), state, done) == {}
        state = done.state


def test_reasons_sum_exactly_in_every_game_of_a_batch() -> None:
    state = engine.start(post(), games=80)
    sheets = engine.parse_sheets(post(), GAME[0]).take(np.zeros(80, int))
    done = engine.resolve(post(), state, sheets, engine.Chance(SEED))
    assert [unexplained(post(), state, done, game) for game in range(80)] == [{}] * 80


def test_a_lost_reason_is_caught() -> None:
    state = engine.start(post())
    done = turn(post(), state, GAME[0])
    for place in range(len(done.entries)):
        planted = replace(done, entries=done.entries[:place] + done.entries[place + 1 :])
        assert unexplained(post(), state, planted) or not done.entries[place].values.any()


def test_one_line_a_rule_and_meter() -> None:
    done = turn(post(), engine.start(post()), GAME[0])
    lines = [(line.rule, line.meter) for line in done.reasons()]
    assert len(lines) == len(set(lines)) and lines.count(("cooling", "anger.north")) == 1  # two ticks in one line
    (cooling,) = [line for line in done.reasons() if (line.rule, line.meter) == ("cooling", "anger.north")]
    assert cooling.amount == -315 - 237
    assert (cooling.turn, cooling.actor, cooling.title) == (1, None, "Cooling")
    assert cooling.where.startswith("border_post.yaml:")


def test_a_reason_says_why_and_where() -> None:
    rules = crisis("""
moves:
  - id: nod
    by: north
    effects: {m: 2}
    because: {m: It was time}
  - {id: bow, by: south, effects: {m: 1}}
""")
    done = turn(rules, engine.start(rules), {"north": ["nod"], "south": ["bow"]})
    nod, bow = done.reasons()
    assert (nod.because, nod.actor, nod.rule, nod.title) == ("It was time", "north", "north.nod", "Nod")
    assert bow.because == "Bow" and bow.where == "case.yaml:14"


def test_what_the_range_cuts_off_is_told() -> None:
    rules = crisis("meters: {m: {start: 95}}\ndrift: [{id: up, effects: {m: 10}}]\n")
    lines = [(line.rule, line.amount, line.because) for line in turn(rules, engine.start(rules)).reasons()]
    assert lines == [("up", 1_000, "Up"), ("range", -500, "held in its range")]


def test_quiet_reasons_are_masked_but_keep_their_amount() -> None:
    rules = crisis(
        "moves: [{id: envoy, by: north, quiet: [], effects: {m: 2}},"
        " {id: call, by: north, quiet: [south], effects: {m: 1}}]\n"
    )
    envoy, call = turn(rules, engine.start(rules), {"north": ["envoy", "call"]}).reasons()
    assert [line.told("north") for line in (envoy, call)] == [True, True]
    assert [line.told("south") for line in (envoy, call)] == [False, True]
    assert [line.told(None) for line in (envoy, call)] == [False, False]
    assert call.masked("south") is call
    hidden = envoy.masked("south")
    assert (hidden.amount, hidden.meter, hidden.turn) == (200, "m", 1)
    assert (hidden.rule, hidden.because, hidden.where, hidden.actor, hidden.quiet) == (QUIET, QUIET, "", None, None)
    assert "envoy" not in repr(hidden)


def test_reasons_only_if_asked_for() -> None:
    done = engine.resolve(post(), engine.start(post()), engine.no_orders(post()), engine.Chance(SEED), reasons=False)
    assert done.entries == () and done.reasons() == []
    assert engine.digest(post(), done.state) == engine.digest(post(), turn(post(), engine.start(post())).state)


def test_events_of_one_game() -> None:
    rules = crisis("events: [{id: x, chance: 50}]\n")
    done = engine.resolve(rules, engine.start(rules, games=20), engine.no_orders(rules, 20), engine.Chance(SEED))
    happened = [done.events(game) for game in range(20)]
    assert [bool(events) for events in happened] == done.state.times[-1].astype(bool).tolist()
    assert [(0, "x")] in happened and [] in happened


def test_a_column_that_covers_some_games() -> None:
    values = np.array([5, 6])
    assert [picked(np.array([False, True]), values, game) for game in range(2)] == [0, 6]
    assert picked(np.array([False, True]), np.array(7), 1) == 7
    assert [picked(True, values, 1), picked(True, 8, 0)] == [6, 8]
