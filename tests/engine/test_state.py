"""The state: rows with the games last, and a digest over all of it."""

from __future__ import annotations

from dataclasses import fields, replace
from hashlib import blake2b

import numpy as np
import pytest

from game import engine
from game.errors import ScenarioError
from tests.engine.building import SEED, crisis, many, played, post

AFTER_ONE = """anger.north 2709
anger.south 2590
ending -
north.warn 1 0
offer pact.north hold_talks+keep_open
post warned 0
south.protest.north 1 0
talks none 0
tick 2
trade 6000
trust.north.south 3800
trust.south.north 5105
"""


def one_turn() -> engine.State:
    """Return the border post after its first turn, with an offer on the table."""
    return played(post(), {"north": ["warn", "sign pact: keep_open + hold_talks"], "south": ["protest north"]})


def test_the_first_day() -> None:
    state = engine.start(post(), games=3)
    assert (state.games, state.turn, state.tick, state.pace.name) == (3, 0, 0, "standard")
    assert state.meters[:, 2].tolist() == [4_000, 5_550, 3_000, 3_000, 6_000]
    assert state.live.all() and not state.time_up
    assert state.last.max() == -1 and state.times.max() == 0 and state.entered.max() == 0
    assert engine.digests(post(), state) == ["124673ddef30c5e7"] * 3


def test_a_pace_by_name() -> None:
    assert engine.start(post(), "quick").pace.turn_ticks == 4
    with pytest.raises(ScenarioError, match="border-post has no pace 'quik'; did you mean 'quick'"):
        engine.start(post(), "quik")


def test_the_digest_is_over_sorted_lines() -> None:
    assert engine.digest_text(post(), one_turn()) == AFTER_ONE
    assert engine.digest(post(), one_turn()) == blake2b(AFTER_ONE.encode(), digest_size=8).hexdigest()


def test_the_digest_covers_every_row() -> None:
    """Plant one other number in each row: none may pass unseen."""
    state = many(one_turn(), 2)
    for item in fields(state.columns):
        block = getattr(state.columns, item.name)
        for row in range(block.shape[0]):
            changed = block.copy()
            changed[row, 1] += 1 if item.name != "offers" or block[row, 1] < 3 else -1
            other = replace(state, columns=replace(state.columns, **{item.name: changed}))
            never = bool(item.name == "last" and state.times[row, 1] == 0)  # the last of what never happened is no news
            assert (engine.digest(post(), other, 1) == engine.digest(post(), state, 1)) is never, (item.name, row)
            assert engine.digest(post(), other, 0) == engine.digest(post(), state, 0)


def test_the_digest_says_how_it_ended() -> None:
    state = one_turn()
    ended = replace(state, ending=np.array([1], np.int8), ended=np.array([1], np.int8))
    text = engine.digest_text(post(), ended)
    assert "ending peace\n" in text and "tick 1\n" in text
    assert engine.tick_of(ended) == 1 and engine.tick_of(state) == 2


def test_taking_games_keeps_them_whole() -> None:
    state = engine.start(post(), games=4)
    state.columns.meters[0] = [1, 2, 3, 4]
    part = state.take(np.array([3, 1, 1]))
    assert part.games == 3 and part.meters[0].tolist() == [4, 2, 2]
    part.columns.meters[0] = 9
    assert state.meters[0].tolist() == [1, 2, 3, 4]  # a copy


def test_putting_games_back() -> None:
    old, new = engine.start(post(), games=3).columns, engine.start(post(), games=3).columns
    new.meters[:] = 7
    new.put(np.array([1]), old)
    assert new.meters[0].tolist() == [7, 4_000, 7]
    new.put(np.array([], np.int64), old)
    assert new.meters[0].tolist() == [7, 4_000, 7]


def test_rows_are_as_narrow_as_the_numbers_allow() -> None:
    assert engine.start(post()).meters.dtype == np.int16
    wide = crisis("meters: {m: {start: 500, range: [0, 1000]}}\n")
    assert engine.start(wide).meters.dtype == np.int32
    long = crisis("paces: {p: {turn: 1 week, turns: 200}}\n")
    assert engine.start(long).last.dtype == np.int16
    assert engine.start(post()).bytes_per_game == 5 * 2 + 2 + 2 + 8 + 8 + 2 * 2 + 2


@pytest.mark.parametrize("turns", [126, 127, 128, 129, 300])
def test_long_games_count_past_what_eight_bits_hold(turns: int) -> None:
    rules = crisis(f"""
paces: {{standard: {{turn: 1 week, turns: {turns}}}}}
events: [{{id: rain}}]
instruments: {{gate: {{start: a, statuses: {{a: {{lasts: 1 week, then: b}}, b: {{lasts: 1 week, then: a}}}}}}}}
""")
    for games in (1, 2):
        state = engine.start(rules, games=games)
        sheets = engine.stack([engine.parse_sheets(rules, {"north": ["nod"]})] * games)
        for _ in range(turns):
            state = engine.resolve(rules, state, sheets, engine.Chance(SEED), reasons=False).state
        text = engine.digest_text(rules, state, games - 1).splitlines()
        last = turns - 1
        assert {f"tick {turns}", "ending drawn", f"rain {turns} {last}", f"north.nod {turns} {last}"} <= set(text)
        assert text[1] == f"gate {'ab'[last % 2]} {last}"
