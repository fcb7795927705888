"""Rules R130 to R145: chance and digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from game import engine
from tests import oracle

Begin = Callable[..., Any]
WARN = "moves: [{id: warn, by: [north, south], at: [north, south], effects: {m: [-1, 2.5]}}]\n"
FORTNIGHTS = "paces: {standard: {turn: 2 weeks, turns: 3}}\n"


@pytest.mark.parametrize(
    "counter, key, words",
    [
        ((0, 0, 0, 0), (0, 0), "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
        ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, "408f276d 41c83b0e a20bc7c6 6d5451fd"),
        (
            (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
            (0xA4093822, 0x299F31D0),
            "d16cfe09 94fdcceb 5001e420 24126ea1",
        ),
    ],
)
def test_r130_philox_gives_the_published_words(counter: Any, key: Any, words: str) -> None:
    assert " ".join(f"{word:08x}" for word in oracle.philox(counter, key)) == words
    assert " ".join(f"{word:08x}" for word in engine.philox(counter, key)) == words
    a, b, c, d = (np.full(20, word, np.uint64) for word in counter)
    assert [f"{int(word[7]):08x}" for word in engine.philox((a, b, c, d), key)] == words.split()


@pytest.mark.parametrize("seed, game, tick", [(7, 0, 0), (2**64 - 1, 0, 3), (2**32, 5, 1), (123, 2**32 - 1, 2)])
def test_r131_key_and_counter(seed: int, game: int, tick: int) -> None:
    bits = int.from_bytes(hashlib.blake2b(b"launch", digest_size=8).digest(), "little")
    word = oracle.philox((game, tick, bits % 2**32, bits // 2**32), (seed % 2**32, seed // 2**32))[0]
    few = engine.Chance(seed, game).words("launch", tick, np.array([game], np.uint64))
    many = engine.Chance(seed).words("launch", tick, np.full(40, game, np.uint64))
    assert few.tolist() == [word]
    assert many.tolist() == [word] * 40


def test_r132_a_draw_is_below_n() -> None:
    chance, games = engine.Chance(4), np.arange(50, dtype=np.uint64)
    words = chance.words("p", 2, games).tolist()
    assert chance.draw("p", 2, 10, games).tolist() == [word * 10 // 2**32 for word in words]
    assert [oracle.draw(4, game, 2, "p", 10) for game in range(50)] == [word * 10 // 2**32 for word in words]
    assert set(chance.draw("p", 2, 1, games).tolist()) == {0}


def test_r133_a_purpose_is_a_little_endian_blake2b() -> None:
    # blake2b("abc", 8 bytes) is d8bb14d833d59559 (b2sum -l 64); read from its other end.
    assert hashlib.blake2b(b"abc", digest_size=8).hexdigest() == "d8bb14d833d59559"
    assert oracle.purpose_of("abc") == 0x5995D533D814BBD8
    assert engine.purpose_of("abc") == (0xD814BBD8, 0x5995D533)


def test_r134_a_chance_is_a_draw_below_p(begin: Begin) -> None:
    # Seed 7, game 0, tick 0: draw("e", 1 000 000) decides; 1.2345 points are 12345 of a million.
    number = oracle.draw(7, 0, 0, "e", 1_000_000)
    under, over = f"{number // 10_000}.{number % 10_000:04d}", f"{(number + 1) // 10_000}.{(number + 1) % 10_000:04d}"
    for chance, happens in ((under, 0), (over, 1)):
        play = begin(f"events: [{{id: e, chance: {chance}}}]\n", seed=7)
        play.turn()
        assert play.happened("e")[0] == happens


def test_r134_a_chance_may_be_a_formula(begin: Begin) -> None:
    play = begin("events: [{id: e, chance: 2 * m, effects: {m: -50}}]\n")
    play.turn()  # 100 points: certain; then m is 0
    play.turn()
    assert play.happened("e") == (1, 0)


def test_r135_a_range_has_both_ends(begin: Begin) -> None:
    seen = set()
    for game in range(60):
        play = begin("moves: [{id: a, by: north, effects: {m: [-0.01, 0.01]}}]\n", game=game)
        play.turn("north: a")
        seen.add(play.meters["m"])
    assert seen == {4999, 5000, 5001}
    play = begin("moves: [{id: a, by: north, effects: {m: [2, 2]}}]\n")
    play.turn("north: a")
    assert play.meters["m"] == 5200


def test_r136_the_purpose_of_a_range_is_rule_and_key_as_written(begin: Begin) -> None:
    text = (
        "meters: {w: {per: actor, start: 50}}\nmoves: [{id: warn, by: north, at: south, effects: {w.them: [0, 3]}}]\n"
    )
    text += "instruments: {i: {start: a, statuses: {a: {lasts: 1 week, then: b, effects: {w.north: [0, 3]}},"
    text += " b: {while: {w.north: [4, 7]}}}}}\n"
    text += "deals: [{id: pact, between: [north, south], items: {x: {effects: {w.north: [0, 3]}}},"
    text += " ratified: {w.south: [0, 3]}, need: {south: w.south - 50}, refused: {w.me: [-3, 0]}}]\n"
    play = begin(FORTNIGHTS + text, seed=11)
    play.turn("north: warn south", "north: sign pact: x", "south: sign pact: x")

    def drawn(tick: int, purpose: str, low: int = 0, count: int = 301) -> int:
        return low + oracle.draw(11, 0, tick, purpose, count)

    assert play.sums() == {
        key: amount
        for key, amount in {
            ("north.warn.south", "w.south"): drawn(0, "north.warn.south w.them"),
            ("pact.x", "w.north"): drawn(0, "pact.x w.north"),
            ("pact.ratified", "w.south"): drawn(0, "pact.ratified w.south"),
            ("i.a.ends", "w.north"): drawn(1, "i.a.ends w.north"),
            ("i.b.while", "w.north"): drawn(1, "i.b.while w.north", 400),
        }.items()
        if amount
    }
    before = play.meters["w.south"]
    assert before > 5000
    refusing = text.replace("w.south - 50", "1000")
    play = begin(FORTNIGHTS + refusing, seed=11)
    play.turn("north: sign pact: x", "south: sign pact: x")
    assert play.sums()["pact.refused.south", "w.south"] == drawn(0, "pact.refused.south w.me", -300)


def test_r137_the_tick_of_a_draw_is_the_tick_of_its_step(begin: Begin) -> None:
    play = begin(FORTNIGHTS + WARN + "drift: [{id: x, effects: {m: [0, 1]}}]\n", seed=3)
    play.turn()
    play.turn("north: warn south")  # orders in tick 2; drift in ticks 2 and 3
    assert play.sums()["north.warn.south", "m"] == -100 + oracle.draw(3, 0, 2, "north.warn.south m", 351)
    assert play.sums()["x", "m"] == sum(oracle.draw(3, 0, tick, "x m", 101) for tick in (2, 3))


def test_r138_nothing_is_consumed(begin: Begin) -> None:
    drawn = "events: [{id: e, chance: 50, effects: {m: [0, 9]}}]\n"
    more = drawn.replace("[{", "[{id: first, chance: 50, effects: {n: [0, 9]}}, {")
    meters = "meters: {m: {start: 0}, n: {start: 0}}\n"
    one, other = begin(meters + drawn, seed=5), begin(meters + more, seed=5)
    for _ in range(4):
        one.turn()
        other.turn()
        assert one.meters["m"] == other.meters["m"]


def test_r138_a_rewind_does_not_change_luck(engine_game: Callable[..., Any]) -> None:
    play = engine_game(WARN + "drift: [{id: x, effects: {m: [0, 1]}}]\n", seed=3)
    before = play.state
    play.turn("north: warn south")
    first, play.state = play.digest, before
    play.turn()
    play.state = before
    play.turn("north: warn south")
    assert play.digest == first


def test_r139_a_game_of_a_sweep_is_that_game_alone(begin: Begin, engine_game: Callable[..., Any]) -> None:
    text = WARN + "drift: [{id: x, effects: {m: [-1, 1]}}]\n"
    play = engine_game(text)
    sheets = engine.parse_sheets(play.rules, {"north": ["warn south"]})
    state = engine.start(play.rules, games=30)
    state = engine.resolve(play.rules, state, engine.stack([sheets] * 30), engine.Chance(8, 100)).state
    for game in (0, 17, 29):
        alone = begin(text, seed=8, game=100 + game)
        alone.turn("north: warn south")
        assert alone.digest == engine.digest(play.rules, state, game)


TWO = """\
paces: {p: {turn: 2 weeks, turns: 2}}
instruments: {gate: {start: open, statuses: {open: {}, shut: {}}}}
meters: {zeal: {per: actor, start: 12.5}, coal: {start: 3}}
moves: [{id: close, by: north, effects: {gate: shut}}, {id: nod, by: south}]
events: [{id: rain, on: 2024-01-08}, {id: snow, chance: 0}]
deals: [{id: pact, between: [north, south], items: {b: {}, a: {}, c: {}}}]
endings: [{id: early, when: times(south.nod) > 0}, {id: drawn, when: time_up}]
"""


def test_r140_to_r145_the_text_of_a_state(begin: Begin) -> None:
    """R140 R141 R142 R143 R144 R145: the whole text, written by hand, and its digest."""
    play = begin(TWO)
    assert play.text == "coal 300\nending -\ngate open 0\ntick 0\nzeal.north 1250\nzeal.south 1250\n"
    play.turn("north: close", "north: sign pact: c + b", "south: sign pact: a")
    wanted = (
        "coal 300\nending -\ngate shut 0\nnorth.close 1 0\noffer pact.north b+c\noffer pact.south a\n"
        "rain 1 1\ntick 2\nzeal.north 1250\nzeal.south 1250\n"
    )
    assert play.text == wanted
    assert play.digest == hashlib.blake2b(wanted.encode(), digest_size=8).hexdigest()
    play.turn("south: nod")
    wanted = (
        "coal 300\nending early\ngate shut 0\nnorth.close 1 0\nrain 1 1\nsouth.nod 1 2\ntick 4\n"
        "zeal.north 1250\nzeal.south 1250\n"
    )
    assert play.text == wanted
    assert len(play.digest) == 16


def test_r141_tick_and_ending(begin: Begin) -> None:
    play = begin(TWO)
    assert {"tick 0", "ending -"} <= set(play.text.splitlines())


def test_r142_meters_and_instruments(begin: Begin) -> None:
    play = begin(TWO)
    play.turn("north: close")
    assert {"zeal.north 1250", "gate shut 0"} <= set(play.text.splitlines())


def test_r143_only_what_has_happened(begin: Begin) -> None:
    play = begin(TWO)
    play.turn()
    assert [line for line in play.text.splitlines() if line.startswith(("north", "south", "rain", "snow"))] == [
        "rain 1 1"
    ]


def test_r144_standing_offers(begin: Begin) -> None:
    play = begin(TWO)
    play.turn("south: sign pact: b + a")
    assert "offer pact.south a+b\n" in play.text


def test_r145_the_digest_of_the_worked_example(begin: Begin) -> None:
    assert (
        begin(TWO).digest
        == hashlib.blake2b(
            b"coal 300\nending -\ngate open 0\ntick 0\nzeal.north 1250\nzeal.south 1250\n", digest_size=8
        ).hexdigest()
    )
