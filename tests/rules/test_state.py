"""Rules R13 to R19: the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Begin = Callable[..., Any]
FORTNIGHTS = "paces: {standard: {turn: 2 weeks, turns: 3, attention: 3}}\n"


def test_r13_a_game_begins_at_tick_0_and_counts_whole_ticks(begin: Begin) -> None:
    play = begin(FORTNIGHTS)
    assert play.tick == 0
    play.turn()
    assert play.tick == 2  # two weeks a turn


def test_r14_a_meter_begins_at_its_start(begin: Begin) -> None:
    play = begin(
        "meters: {a: {start: 7}, b: {per: actor, start: {north: 1.25, south: 2}}, c: {per: actor, start: 3}}\n"
    )
    assert play.meters == {"a": 700, "b.north": 125, "b.south": 200, "c.north": 300, "c.south": 300}


def test_r15_rows_of_a_meter(begin: Begin) -> None:
    text = "actors: {a: A, b: B, c: C}\nmoves: [{id: nod, by: a}]\n"
    text += "meters: {w: {start: 1}, x: {per: actor, of: [a, c], start: 1}, p: {per: pair, of: [c, a], start: 1},"
    text += " q: {per: pair, start: 1}}\n"
    assert set(begin(text).meters) == {
        "w",
        "x.a",
        "x.c",
        "p.a.c",
        "p.c.a",
        "q.a.b",
        "q.a.c",
        "q.b.a",
        "q.b.c",
        "q.c.a",
        "q.c.b",
    }


def test_r16_an_instrument_begins_in_its_start_status(begin: Begin) -> None:
    play = begin("instruments: {i: {start: b, statuses: {a: {}, b: {}}}}\n")
    assert play.status("i") == ("b", 0)


def test_r17_moves_and_events_are_counted_with_their_last_tick(begin: Begin) -> None:
    text = FORTNIGHTS + "moves: [{id: wave, by: [north, south], at: [north, south]}]\n"
    text += "events: [{id: rain, on: 2024-01-09}]\n"  # the second day of week 1
    play = begin(text)
    assert play.happened("north.wave.south") == play.happened("rain") == (0, -1)
    play.turn("north: wave south")
    play.turn("north: wave south")
    assert play.happened("north.wave.south") == (2, 2)  # turn 2 begins in tick 2
    assert play.happened("south.wave.north") == (0, -1)
    assert play.happened("rain") == (1, 1)


def test_r18_today_is_the_first_day_of_the_tick_of_the_step(begin: Begin) -> None:
    text = FORTNIGHTS + "dates: {d: 2024-01-01, e: 2024-01-08}\n"
    text += "meters: {m: {start: 0}, n: {start: 0}, o: {start: 0}}\n"
    text += (
        "instruments: {i: {start: on, statuses: {on: {lasts: 1 week, then: off, effects: {o: today - d}}, off: {}}}}\n"
    )
    text += "moves: [{id: ask, by: north, effects: {n: today - d}}]\n"
    text += "drift: [{id: t, effects: {m: today - d}}]\n"
    play = begin(text)
    play.turn("north: ask")  # orders on day 0; drift on days 0 and 7; the clock runs out in tick 1: day 7
    assert play.meters == {"m": 700, "n": 0, "o": 700}
    play.turn("north: ask")  # orders on day 14; drift on days 14 and 21
    assert play.meters == {"m": 700 + 3500, "n": 1400, "o": 700}


def test_r19_after_the_turn_today_is_the_next_first_day(begin: Begin) -> None:
    text = FORTNIGHTS + "dates: {d: 2024-01-15}\n"  # the first day after turn 1
    text += "moves: [{id: late, by: north, requires: today >= d}]\n"
    text += "goals: {south: [{title: g, when: today == d, points: 4}]}\n"
    text += "endings: [{id: there, when: today == d}, {id: drawn, when: time_up}]\n"
    play = begin(text)
    assert play.legal("north") == []
    play.turn()
    assert (play.ending, play.scores()["south"]) == ("there", 4)
    play = begin(text.replace("id: there, when: today == d", "id: there, when: today > d"))
    play.turn()
    assert (play.ending, play.legal("north")) == (None, ["late"])
