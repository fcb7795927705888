"""Turns: the worked example of the law, finished games, injects, history, and paces that agree."""

from __future__ import annotations

import numpy as np
import pytest

from game import engine
from game.errors import IllegalMove, OrderError
from tests.engine.building import SEED, Orders, crisis, many, meter, played, post, status, turn

GAME: list[Orders] = [
    {"north": ["warn"], "south": ["protest north"]},
    {"north": ["reopen", "sign pact: hold_talks"], "south": ["propose", "sign pact: hold_talks"]},
    {"north": ["protest south"], "south": ["protest north"]},
]
KNOWN = [
    # trust n.s, trust s.n, anger n, anger s, trade, digest
    (3_800, 5_105, 2_709, 2_590, 6_000, "88f1b86f118114ed"),
    (3_700, 5_105, 2_399, 2_444, 6_200, "d7a36a7c496dbc9f"),
    (3_500, 4_905, 2_356, 2_365, 7_200, "0cb3441b6696778d"),
]


def test_the_worked_example() -> None:
    state = engine.start(post())
    for orders, known in zip(GAME, KNOWN, strict=True):
        state = turn(post(), state, orders).state
        assert (*state.meters[:, 0].tolist(), engine.digest(post(), state)) == known
    assert engine.outcome(post(), state) == engine.Outcome("drawn", 3, {"north": 3, "south": 2})


def test_the_worked_example_at_the_quick_pace() -> None:
    state = engine.start(post(), "quick")
    state = turn(post(), state, GAME[0]).state
    assert engine.digest(post(), state) == "618bf7f8244acfaf" and status(post(), state, "post") == "closed"
    assert meter(post(), state, "trade") == 5_100
    assert meter(post(), state, "anger.north") == 2_399  # what two turns of two weeks give
    state = turn(post(), state, GAME[1]).state
    assert engine.digest(post(), state) == "0b0bf181172b034e"
    assert engine.outcome(post(), state).ending == "peace"


def test_drift_and_clocks_are_the_same_at_every_pace() -> None:
    rules = crisis("""
paces:
  one: {turn: 1 week, turns: 6}
  two: {turn: 2 weeks, turns: 3}
  three: {turn: 3 weeks, turns: 2}
  six: {turn: 6 weeks, turns: 1}
instruments:
  post:
    start: a
    statuses:
      a: {lasts: 2 weeks, then: b, effects: {m: 3}}
      b: {until: 2024-02-02, then: c}
      c: {while: {m: -1}}
events: [{id: luck, chance: 40, effects: {m: [1, 2]}}, {id: fair, on: 2024-01-20, effects: {m: 5}}]
drift: [{id: cool, effects: {m: 0.1 * (50 - m)}}]
""")
    seen = set()
    for pace in rules.paces:
        state = played(rules, *[{}] * rules.paces[pace].turns, pace=pace)
        seen.add(engine.digest(rules, state))
        assert status(rules, state, "post") == "c" and state.ending.tolist() == [0]
    assert len(seen) == 1


def test_a_refused_sheet_changes_nothing() -> None:
    state = played(post(), GAME[0])
    before = engine.digest_text(post(), state)
    with pytest.raises(IllegalMove):
        turn(post(), state, {"north": ["warn"]})
    assert engine.digest_text(post(), state) == before


def test_resolving_writes_nothing_into_the_state_before() -> None:
    state = engine.start(post(), games=3)
    before = engine.digests(post(), state)
    engine.resolve(post(), state, engine.parse_sheets(post(), GAME[0]).take(np.zeros(3, int)), engine.Chance(SEED))
    assert engine.digests(post(), state) == before


def test_a_finished_game_stays_as_it_is_while_others_go_on() -> None:
    rules = crisis("""
meters: {m: {start: 50}}
moves: [{id: push, by: north, effects: {m: 30}}]
drift: [{id: up, effects: {m: 1}}]
events: [{id: rain}]
endings: [{id: high, when: m > 75}, {id: drawn, when: time_up}]
""")
    push = engine.parse_sheets(rules, {"north": ["push"]})
    rest = engine.no_orders(rules)
    done = engine.resolve(rules, engine.start(rules, games=2), engine.stack([push, rest]), engine.Chance(SEED))
    assert done.state.ending.tolist() == [0, -1] and done.state.ended.tolist() == [1, -1]
    ended = engine.digest(rules, done.state, 0)
    later = engine.resolve(rules, done.state, engine.stack([rest, push]), engine.Chance(SEED))
    assert engine.digest(rules, later.state, 0) == ended
    assert later.live.tolist() == [False, True] and later.reasons(0) == [] and later.events(0) == []
    assert later.events(1) == [(1, "rain")]
    assert later.state.ending.tolist() == [0, 0] and later.state.ended.tolist() == [1, 2]
    assert [line.amount for line in later.reasons(1)] == [3_000, 100]
    last = engine.resolve(rules, later.state, engine.stack([push, push]), engine.Chance(SEED))
    assert last.state is later.state  # nobody is left


def test_a_game_alone_is_the_game_in_a_batch() -> None:
    sheets = engine.parse_sheets(post(), GAME[0])
    batch = engine.resolve(post(), engine.start(post(), games=90), sheets.take(np.zeros(90, int)), engine.Chance(SEED))
    for game in (0, 1, 63, 89):
        alone = engine.resolve(post(), engine.start(post()), sheets, engine.Chance(SEED, game))
        assert engine.digest(post(), alone.state) == engine.digest(post(), batch.state, game)
        assert alone.reasons() == batch.reasons(game) and alone.events() == batch.events(game)
    assert len(set(engine.digests(post(), batch.state))) > 1


def test_an_inject_happens_in_the_first_tick_whatever_the_event_says() -> None:
    rules = crisis("events: [{id: x, once: true, when: m > 90, chance: 0, on: 2024-02-01, effects: {m: 2}}]\n")
    state = engine.start(rules)
    for wanted in ((1, 0), (2, 1)):  # a second time, once or not
        done = turn(rules, state, injects=["x"])
        state = done.state
        assert (int(state.times[-1, 0]), int(state.last[-1, 0])) == wanted
        assert done.events() == [(wanted[1], "x")]
    assert turn(rules, state, injects=["x", "x"]).events() == [(2, "x")]
    with pytest.raises(OrderError, match="case has no event 'y'; use one of x"):
        turn(rules, state, injects=["y"])


def test_with_history_the_listed_events_happen_and_no_other_chance_does() -> None:
    rules = crisis("""
events:
  - {id: sure, chance: 100, effects: {m: 1}}
  - {id: seen, chance: 0, when: m > 90, effects: {m: 2}}
  - {id: each, effects: {m: 4}}
history: [{on: 2024-01-10, event: seen}]
""")
    state, chance, found = engine.start(rules), engine.Chance(SEED, history=True), []
    for _ in range(3):
        done = engine.resolve(rules, state, engine.no_orders(rules), chance)
        state, found = done.state, [*found, done.events()]
    assert found == [[(0, "each")], [(1, "seen"), (1, "each")], [(2, "each")]]
    assert turn(rules, engine.start(rules)).events() == [(0, "sure"), (0, "each")]


def test_a_chance_is_drawn_by_the_name_of_its_event() -> None:
    rules = crisis("events: [{id: x, chance: 30.5}]\n")
    state = many(engine.start(rules), 400)
    done = engine.resolve(rules, state, engine.no_orders(rules, 400), engine.Chance(SEED))
    drawn = engine.Chance(SEED).draw("x", 0, 1_000_000, np.arange(400, dtype=np.uint64)) < 305_000
    assert done.state.times[-1].astype(bool).tolist() == drawn.tolist()
    assert 80 < drawn.sum() < 160


def test_the_first_ending_in_the_file_counts() -> None:
    rules = crisis(
        "endings: [{id: never, when: m > 60}, {id: a, when: m > 40}, {id: b, when: m > 30}, {id: z, when: time_up}]\n"
    )
    assert engine.outcome(rules, played(rules, {})).ending == "a"


def test_once_is_once_a_game() -> None:
    rules = crisis("events: [{id: x, once: true, when: m > 40, effects: {m: 1}}]\n")
    assert meter(rules, played(rules, {}, {}, {}), "m") == 5_100


@pytest.mark.parametrize("games", [1, 8, 80])
def test_a_chance_is_that_of_its_own_game(games: int) -> None:
    rules = crisis("""
meters: {m: {start: 0}}
instruments: {gate: {start: open, statuses: {open: {}, shut: {}}}}
moves: [{id: fill, by: north, effects: {m: 100}}, {id: close, by: north, effects: {gate: shut}}, {id: nod, by: south}]
events: [{id: flood, when: gate is shut, chance: m}]
""")
    full, empty = ({"north": ["fill", "close"]}, {"north": ["close"]})
    orders = [{}] * games
    orders[-3:] = [full, empty, full][-games:]  # few of many, so that they are picked out
    sheets = engine.stack([engine.parse_sheets(rules, one) for one in orders])
    done = engine.resolve(rules, engine.start(rules, games=games), sheets, engine.Chance(SEED))
    happened = done.state.times[len(rules.moves)].tolist()
    assert happened == [0] * (games - 3) + [1, 0, 1][-games:]
