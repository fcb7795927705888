"""Rules R99 to R110: events, drift, endings, scores."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from game.errors import OrderError
from tests import oracle

Begin = Callable[..., Any]
FORTNIGHTS = "paces: {standard: {turn: 2 weeks, turns: 3}}\n"


def happened(begin: Begin, event: str, turns: int = 4, **options: Any) -> list[int]:
    """Return in which of the first ticks an event `e` happens."""
    play = begin(f"events: [{{id: e, {event}}}]\ndrift: [{{id: x, effects: {{m: 1}}}}]\n", **options)
    ticks = []
    for tick in range(turns):
        before = play.happened("e")[0]
        play.turn()
        if play.happened("e")[0] > before:
            assert play.happened("e")[1] == tick
            ticks.append(tick)
    return ticks


def test_r99_when(begin: Begin) -> None:
    assert happened(begin, "when: m > 51") == [2, 3]  # m is 50, 51, 52, 53 at the steps of the world


def test_r100_on(begin: Begin) -> None:
    assert happened(begin, "on: 2024-01-15") == [2]  # Monday of week 2
    assert happened(begin, "on: 2024-01-14") == [1]  # Sunday of week 1
    assert happened(begin, "on: 2023-12-31") == []


def test_r100_on_may_name_a_date(begin: Begin) -> None:
    play = begin("dates: {fair: 2024-01-10}\nevents: [{id: e, on: fair}]\n")
    play.turn()
    play.turn()
    assert play.happened("e") == (1, 1)


def test_r101_chance(begin: Begin) -> None:
    wanted = [tick for tick in range(6) if oracle.draw(9, 0, tick, "e", 1_000_000) < 300_000]
    assert 0 < len(wanted) < 6  # seed 9 does both
    assert happened(begin, "chance: 30", turns=6, seed=9) == wanted
    assert happened(begin, "chance: 0", turns=6, seed=9) == []
    assert happened(begin, "chance: 100", turns=6, seed=9) == [0, 1, 2, 3, 4, 5]


def test_r102_all_that_is_given_must_be_met(begin: Begin) -> None:
    assert happened(begin, "once: false") == [0, 1, 2, 3]  # nothing given
    assert happened(begin, "on: 2024-01-15, when: m > 51") == [2]
    assert happened(begin, "on: 2024-01-15, when: m > 52") == []
    assert happened(begin, "on: 2024-01-15, chance: 0") == []
    assert happened(begin, "when: m > 50, chance: 100") == [1, 2, 3]


def test_r103_once(begin: Begin) -> None:
    assert happened(begin, "once: true, when: m > 50") == [1]


def test_r104_an_inject_happens_whatever_the_event_says(begin: Begin) -> None:
    text = "events: [{id: e, when: m < 0, on: 2030-01-01, chance: 0, once: true, effects: {m: -3}}]\n"
    play = begin(FORTNIGHTS + text)
    play.turn(injects=["e"])
    play.turn(injects=["e"])
    assert (play.happened("e"), play.meters["m"]) == ((2, 2), 4400)


def test_r104_an_unknown_inject_is_refused(engine_game: Callable[..., Any]) -> None:
    play = engine_game("events: [{id: rain}]\n")
    with pytest.raises(OrderError, match="rain"):
        play.turn(injects=["rian"])


def test_r105_an_inject_is_for_one_tick_and_once_in_it(begin: Begin) -> None:
    play = begin(FORTNIGHTS + "events: [{id: e, chance: 100}, {id: f, chance: 0}]\n")
    play.turn(injects=["e", "f"])
    assert (play.happened("e"), play.happened("f")) == ((2, 1), (1, 0))  # e: tick 0 once, not twice, and tick 1


def test_r106_drift(begin: Begin) -> None:
    play = begin(FORTNIGHTS + "drift: [{id: x, effects: {m: 1}}, {id: y, when: m > 50, effects: {m: 5}}]\n")
    play.turn()
    assert play.meters["m"] == 5700  # tick 0: +1; tick 1: +1 and, as m is 51, +5


def test_r107_while(begin: Begin) -> None:
    text = "instruments: {i: {start: a, statuses: {a: {lasts: 1 week, then: b},"
    text += " b: {while: {m: 2}}, c: {while: {m: 30}}}}}\n"
    play = begin(FORTNIGHTS + text + "events: [{id: e, when: i is b, effects: {i: c}}]\n")
    play.turn()
    # tick 0: a does nothing. tick 1: the clock enters b, b acts (+2); the event enters c, which acts from tick 2.
    assert (play.meters["m"], play.status("i")) == (5200, ("c", 1))
    play.turn()
    assert play.meters["m"] == 5200 + 6000 - 1200  # +30 twice, held at 100


def test_r108_the_last_ending_is_time_up(refusals: Callable[[str], set[str]]) -> None:
    assert refusals("endings: [{id: a, when: m > 60}, {id: b, when: time_up}]\n") == set()
    assert refusals("endings: [{id: b, when: time_up}, {id: a, when: m > 60}]\n") == {"last-ending"}
    assert refusals("endings: [{id: b, when: time_up and m > 60}]\n") == {"last-ending"}


def test_r109_a_score_sums_the_goals_that_hold(begin: Begin) -> None:
    text = "paces: {p: {turn: 1 week, turns: 1}}\ndrift: [{id: x, effects: {m: 10}}]\ngoals:\n"
    text += "  north: [{title: a, when: m >= 60, points: 3}, {title: b, when: m > 60, points: 5},"
    text += " {title: c, when: time_up, points: 2, private: true}, {title: d, when: m < 70, points: -4}]\n"
    play = begin(text)
    play.turn()
    assert play.scores() == {"north": 3 + 2 - 4, "south": 0}


def test_r110_no_rule_reads_a_label(begin: Begin) -> None:
    plain = "moves: [{id: a, by: north, effects: {m: [1, 9]}}]\nevents: [{id: e, chance: 50, effects: {m: 3}}]\n"
    labels = "title: T, text: X, tone: hostile, answers: e, kind: statement, cameo: '112', source: s, judged: 'true'"
    labelled = plain.replace("by: north", f"by: north, {labels}, reason_given: r, headlines: {{neutral: h}}")
    labelled = labelled.replace("chance: 50", "chance: 50, title: T, text: X, source: s, judged: j, cameo: '112'")
    one, other = begin(plain, seed=3), begin(labelled, seed=3)
    for _ in range(3):
        one.turn("north: a")
        other.turn("north: a")
    assert one.text == other.text
