"""Rules R37 to R49: time and clocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Begin = Callable[..., Any]
FORTNIGHTS = "paces: {standard: {turn: 2 weeks, turns: 3, attention: 3}}\n"


def light(on: str, off: str = "", more: str = "") -> str:
    """Return an instrument `i` that starts `on` and can be `off`."""
    return f"instruments: {{i: {{start: on, statuses: {{on: {{{on}}}, off: {{{off}}}}}}}{more}}}\n"


def test_r37_a_tick_is_a_week_or_a_day(begin: Begin) -> None:
    text = "dates: {d: 2024-01-01}\ndrift: [{id: x, effects: {m: today - d}}]\n"
    week = begin(text)
    day = begin("tick: day\npaces: {p: {turn: 1 day, turns: 5}}\n" + text)
    for _ in range(3):
        week.turn()
        day.turn()
    assert week.meters["m"] == 5000 + 700 + 1400
    assert day.meters["m"] == 5000 + 100 + 200


def test_r38_a_pace_gives_length_number_and_attention(begin: Begin) -> None:
    text = "paces: {p: {turn: 3 weeks, turns: 2, attention: {north: 1, south: 2}}}\n"
    text += "moves: [{id: a, by: [north, south]}, {id: b, by: [north, south]}]\n"
    play = begin(text)
    with pytest.raises(ValueError):
        play.turn("north: a", "north: b")  # over north's attention of 1
    play.turn("south: a", "south: b")
    assert (play.tick, play.ending) == (3, None)
    play.turn()
    assert (play.tick, play.ending) == (6, "drawn")


def test_r39_the_first_pace_is_the_default(begin: Begin) -> None:
    text = "paces: {z: {turn: 2 weeks, turns: 2}, a: {turn: 1 week, turns: 4}}\n"
    play = begin(text)
    play.turn()
    assert play.tick == 2
    play = begin(text, pace="a")
    play.turn()
    assert play.tick == 1


def test_r40_the_world_is_the_same_at_every_pace(begin: Begin) -> None:
    text = "paces: {slow: {turn: 2 weeks, turns: 2}, fast: {turn: 1 week, turns: 4}}\n"
    text += "drift: [{id: x, effects: {m: 0.1 * (80 - m)}}]\nevents: [{id: e, chance: 50, effects: {m: [-3, 3]}}]\n"
    text += light("lasts: 3 weeks, then: off")
    slow, fast = begin(text, pace="slow", seed=5), begin(text, pace="fast", seed=5)
    for orders in (["north: nod"], ["south: nod"]):
        slow.turn(*orders)
        fast.turn(*orders)
        fast.turn()
        assert slow.text == fast.text
    assert slow.ending == fast.ending == "drawn"


def test_r41_a_clock_runs_whole_ticks_from_where_it_was_entered(begin: Begin) -> None:
    text = (
        light("", "lasts: 2 weeks, then: on, effects: {m: 7}") + "moves: [{id: switch, by: north, effects: {i: off}}]\n"
    )
    play = begin(text)
    play.turn()
    play.turn("north: switch")  # entered in tick 1
    play.turn()  # tick 2
    assert (play.status("i"), play.meters["m"]) == (("off", 1), 5000)
    play.turn()  # tick 3 = 1 + 2
    assert (play.status("i"), play.meters["m"]) == (("on", 3), 5700)


def test_r42_a_length_is_rounded_down_to_whole_ticks(begin: Begin) -> None:
    text = light("lasts: 13 days, then: off")  # 13 days: one whole week
    play = begin(text)
    play.turn()
    assert play.status("i") == ("on", 0)
    play.turn()
    assert play.status("i") == ("off", 1)
    play = begin(light("lasts: 6 days, then: off"))  # no whole week: due in the step of clocks of its own tick
    play.turn()
    assert play.status("i") == ("off", 0)


def test_r43_a_start_status_runs_from_tick_0(begin: Begin) -> None:
    play = begin(light("lasts: 1 week, then: off") + FORTNIGHTS)
    play.turn()
    assert play.status("i") == ("off", 1)


def test_r44_until_falls_due_in_the_tick_that_holds_the_date(begin: Begin) -> None:
    play = begin(light("until: 2024-01-14, then: off"))  # a Sunday, the last day of tick 1
    play.turn()
    assert play.status("i") == ("on", 0)
    play.turn()
    assert play.status("i") == ("off", 1)
    late = light("", "until: 2024-01-03, then: on") + "moves: [{id: switch, by: north, effects: {i: off}}]\n"
    play = begin(late)  # the date is past when the status is entered in tick 2: the same tick's clocks end it
    play.turn()
    play.turn()
    play.turn("north: switch")
    assert play.status("i") == ("on", 2)


def test_r44_until_may_name_a_date(begin: Begin) -> None:
    play = begin("dates: {fair: 2024-01-08}\n" + light("until: fair, then: off") + FORTNIGHTS)
    play.turn()
    assert play.status("i") == ("off", 1)


def test_r45_when_it_falls_due_then_is_entered_and_effects_happen(begin: Begin) -> None:
    more = ", j: {start: a, statuses: {a: {}, b: {}}}"
    play = begin(light("lasts: 1 week, then: off, effects: {m: -2.5, j: b}", more=more) + FORTNIGHTS)
    play.turn()
    assert (play.status("i"), play.status("j"), play.meters["m"]) == (("off", 1), ("b", 1), 4750)


def test_r46_an_order_of_that_turn_still_comes_in_time(begin: Begin) -> None:
    text = light("lasts: 1 week, then: off, effects: {m: 9}", "", ", j: {start: a, statuses: {a: {}}}")
    text = text.replace("off: {}", "off: {}, kept: {}") + "moves: [{id: keep, by: north, effects: {i: kept}}]\n"
    play = begin(text)
    play.turn()
    play.turn("north: keep")  # the clock would have fallen due in this very tick
    assert (play.status("i"), play.meters["m"]) == (("kept", 1), 5000)


def test_r47_entering_anew_starts_the_clock_anew(begin: Begin) -> None:
    text = light("lasts: 2 weeks, then: off", "") + "moves: [{id: cut, by: north, effects: {i: off}},"
    text += " {id: light, by: north, effects: {i: on}}]\n"
    play = begin(text)
    play.turn("north: cut")
    play.turn("north: light")  # on again in tick 1, so due in tick 3
    play.turn()
    assert play.status("i") == ("on", 1)
    play.turn()
    assert play.status("i") == ("off", 3)


def test_r48_clocks_act_in_the_order_of_the_instruments(begin: Begin) -> None:
    def pair(first: str, second: str) -> str:
        return (
            f"instruments: {{i: {{start: on, statuses: {{on: {{lasts: 1 week, then: off{first}}},"
            f" off: {{}}, odd: {{}}}}}},"
            f" j: {{start: on, statuses: {{on: {{lasts: 1 week, then: off{second}}}, off: {{}}, odd: {{}}}}}}}}\n"
        )

    play = begin(pair(", effects: {j: odd}", "") + FORTNIGHTS)
    play.turn()
    assert (play.status("i")[0], play.status("j")[0]) == ("off", "odd")  # i speaks first for j
    play = begin(pair("", ", effects: {i: odd}") + FORTNIGHTS)
    play.turn()
    assert (play.status("i")[0], play.status("j")[0]) == ("off", "off")  # i has already decided itself
    play = begin(pair(", effects: {i: odd}", "") + FORTNIGHTS)
    play.turn()
    assert play.status("i")[0] == "off"  # its own `then` comes before its effects


def test_r49_entered_by_the_world_means_clocks_from_the_next_tick(begin: Begin) -> None:
    text = light("", "lasts: 3 days, then: on, effects: {m: 1}") + FORTNIGHTS
    text += "events: [{id: e, on: 2024-01-01, effects: {i: off}}]\n"
    play = begin(text)
    play.turn()  # off in the world of tick 0 (no whole tick long); its clock acts in tick 1
    assert (play.status("i"), play.meters["m"]) == (("on", 1), 5100)
