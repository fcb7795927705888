"""Rules R146 to R161: reasons, previews, views, history."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from game import engine
from tests.scenario.finding import misread

Begin = Callable[..., Any]
FORTNIGHTS = "paces: {standard: {turn: 2 weeks, turns: 3}}\n"


def test_r146_every_effect_leaves_a_reason(engine_game: Callable[..., Any]) -> None:
    text = "meters: {m: {start: 50}, n: {start: 50}}\n"
    text += "moves:\n  - id: warn\n    by: north\n    effects: {m: 3,\n      n: -2}\n    because: {m: people listen}\n"
    play = engine_game(text)
    play.turn("north: warn")
    lines = {line.meter: line for line in play.resolution.reasons()}
    assert (lines["m"].amount, lines["m"].rule, lines["m"].because) == (300, "north.warn", "people listen")
    assert (lines["n"].amount, lines["n"].because) == (-200, "Warn")  # no text: the title
    where = [line.where for line in lines.values()]
    written = Path(play.scenario.path).read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(written, 1) if "m: 3" in line)
    assert where == [f"case.yaml:{first}", f"case.yaml:{first + 1}"]
    assert (lines["m"].turn, lines["m"].actor) == (1, "north")


MANY = """\
meters: {m: {start: 90}, n: {start: 2}}
instruments: {i: {start: on, statuses: {on: {lasts: 1 week, then: off, effects: {m: 2}, while: {m: 3}}, off: {}}}}
moves: [{id: a, by: north, effects: {m: 20, n: -5}}]
events: [{id: e, on: 2024-01-08, effects: {m: -30}}]
drift: [{id: d, effects: {m: 0.5, n: 1}}]
"""


def test_r147_reasons_sum_to_the_change(begin: Begin) -> None:
    play = begin(FORTNIGHTS + MANY)
    before = dict(play.meters)
    play.turn("north: a")
    for meter, start in before.items():
        assert sum(amount for (_, name), amount in play.sums().items() if name == meter) == play.meters[meter] - start


def test_r148_one_line_for_a_rule_on_a_meter(engine_game: Callable[..., Any]) -> None:
    play = engine_game(FORTNIGHTS + MANY)
    play.turn()
    lines = [line for line in play.resolution.reasons() if (line.rule, line.meter) == ("d", "m")]
    assert [line.amount for line in lines] == [100]  # 0.5 in each of two ticks


def test_r149_being_held_is_a_reason(begin: Begin) -> None:
    play = begin(FORTNIGHTS + MANY)
    play.turn("north: a")
    # m: 90 + 20 = 110, held at 100: -10; tick 0: + 3 + 0.5, held: -3.5; tick 1: + 2, held: -2; -30 + 0.5 = 70.5
    # n: 2 - 5 = -3, held at 0: +3; + 1 + 1
    assert play.sums() == {
        ("north.a", "m"): 2000,
        ("range", "m"): -1550,
        ("i.on.while", "m"): 300,
        ("i.on.ends", "m"): 200,
        ("e", "m"): -3000,
        ("d", "m"): 100,
        ("north.a", "n"): -500,
        ("range", "n"): 300,
        ("d", "n"): 200,
    }
    assert play.meters == {"m": 7050, "n": 200}


def test_r150_the_names_of_rules(begin: Begin) -> None:
    text = "deals: [{id: pact, between: [north, south], items: {x: {effects: {m: 1}}}, need: {south: 60 - m},"
    text += " ratified: {m: 2}, refused: {m: -3}}]\n"
    play = begin(MANY.replace("90", "50") + text)
    play.turn("north: sign pact: x", "south: sign pact: x")
    names = {rule for rule, _ in play.sums()}
    assert names == {"pact.refused.south", "i.on.while", "d"}
    play = begin(FORTNIGHTS + MANY.replace("90", "60") + text)
    play.turn("north: sign pact: x", "south: sign pact: x", "north: a")
    assert {rule for rule, _ in play.sums()} == {
        "pact.x",
        "pact.ratified",
        "north.a",
        "i.on.while",
        "i.on.ends",
        "e",
        "d",
        "range",
    }


LOOK = """\
meters: {m: {start: 98}, n: {start: 50}}
instruments: {i: {start: on, statuses: {on: {while: {m: -50}}, off: {}}}}
moves:
  - {id: push, by: north, requires: m < 0, effects: {m: [-1, 5], n: m / 10, i: off}}
  - {id: rest, by: north, effects: {i: on}}
  - {id: sure, by: south, effects: {m: 1.5}}
"""


def test_r151_a_preview_is_the_step_of_orders_with_this_order_alone(begin: Begin) -> None:
    play = begin(LOOK)
    assert play.preview("south", "sure") == ({"m": (150, 150)}, {})  # not what the status does later


def test_r151_a_preview_is_held_in_the_range(begin: Begin) -> None:
    assert begin(LOOK.replace("start: 98", "start: 99")).preview("south", "sure") == ({"m": (100, 100)}, {})


def test_r152_a_range_gives_least_and_greatest(begin: Begin) -> None:
    effects, _ = begin(LOOK).preview("north", "push")
    assert effects == {"m": (-100, 200), "n": (980, 980)}  # +5 would be 103: held at 100


def test_r153_a_preview_names_the_statuses_entered(begin: Begin) -> None:
    play = begin(LOOK)
    assert play.preview("north", "push")[1] == {"i": "off"}
    assert play.preview("north", "rest") == ({}, {})  # it is on already


def test_r154_a_move_that_is_not_legal_can_be_previewed(begin: Begin) -> None:
    play = begin(LOOK)
    assert "push" not in play.legal("north")
    assert play.preview("north", "push")[0] != {}


def test_r151_a_package_taken_up(begin: Begin) -> None:
    text = "deals: [{id: pact, between: [north, south], items: {x: {worth: {south: 1}, effects: {m: 1}}, y: {}},"
    text += " need: {south: 1},"
    play = begin(text + " ratified: {m: 2}, refused: {m: -3}}]\n")
    assert play.package("pact", "x") == ({"m": (300, 300)}, {})
    assert play.package("pact", "y") == ({"m": (-300, -300)}, {})  # south would refuse
    assert play.preview("south", "sign pact: x") == ({}, {})  # alone it only stands
    play.turn("north: sign pact: x")
    assert play.preview("south", "sign pact: x") == ({"m": (300, 300)}, {})


def test_r155_asking_changes_nothing(engine_game: Callable[..., Any]) -> None:
    play, quiet = (engine_game(FORTNIGHTS + MANY + "readings: {r: m + n}\n", seed=2) for _ in range(2))
    for _ in range(3):
        engine.legal(play.rules, play.state)
        engine.preview(play.rules, play.state, "north")
        engine.view(play.rules, play.state, "south").meter("m")
        engine.outcome(play.rules, play.state)
        if play.resolution:
            play.resolution.reasons()
        assert play.digest == quiet.digest
        play.turn()
        quiet.turn()
    assert play.digest == quiet.digest


def test_r156_resolving_leaves_the_state_it_started_from(engine_game: Callable[..., Any]) -> None:
    play = engine_game(FORTNIGHTS + MANY)
    before, text = play.state, play.text
    copies = [row.copy() for row in (before.meters, before.status, before.times, before.last, before.ending)]
    play.turn("north: a")
    assert engine.digest_text(play.rules, before) == text
    rows = (before.meters, before.status, before.times, before.last, before.ending)
    assert all(np.array_equal(row, old) for row, old in zip(rows, copies, strict=True))


def test_r157_what_is_legal_now(begin: Begin) -> None:
    text = "paces: {p: {turn: 1 week, turns: 9, attention: 1}}\n"
    text += "moves: [{id: dear, by: north, cost: 3}, {id: shut, by: north,"
    text += " requires: m > 60}, {id: vow, by: north, once: true}, {id: cry, by: north, cooldown: 2 weeks}]\n"
    play = begin(text)
    assert play.legal("north") == ["dear", "vow", "cry"]  # attention is judged on the sheet
    play.turn("north: vow")
    play.turn("north: cry")
    assert play.legal("north") == ["dear"]


HISTORY = """\
paces: {p: {turn: 2 weeks, turns: 3, attention: 2}, q: {turn: 1 week, turns: 6, attention: 1}}
meters: {m: {start: 50}}
moves: [{id: two, by: north, cost: 2}, {id: one, by: north}, {id: last, by: north, requires: times(north.two) > 0}]
events:
  - {id: rain, chance: 0, once: true, when: m < 0, on: 2030-01-01, effects: {m: -1}}
  - {id: wind, chance: 100, effects: {m: 10}}
  - {id: calm, effects: {m: 0.5}}
drift: [{id: x, effects: {m: [2, 2.5]}}]
history:
  - {on: 2024-01-03, event: rain}
  - {on: 2024-01-09, event: rain}
  - {on: 2024-01-02, order: "north: one"}
"""


def test_r158_the_history_bot_gives_each_order_when_it_fits(engine_game: Callable[..., Any]) -> None:
    from game.bots import Lineup

    text = HISTORY.replace(
        '{on: 2024-01-02, order: "north: one"}',
        """{on: 2024-01-02, order: "north: last"}
  - {on: 2024-01-02, order: "north: two"}
  - {on: 2024-01-03, order: "north: one"}
  - {on: 2024-01-16, order: "north: one"}""",
    )
    play = engine_game(text, history=True)
    lineup = Lineup(play.rules, play.state.pace, {"north": "history", "south": "history"}, seed=0)
    seen = []
    for _ in range(3):
        sheets = lineup.sheets(play.state, play.chance)
        seen.append(engine.format_sheets(play.rules, sheets)["north"])
        play.state = engine.resolve(play.rules, play.state, sheets, play.chance).state
    # Turn 1: `last` is not legal, `two` takes both points, `one` does not fit. Turn 2: `last` and `one`; the second
    # `one` is due (16 January is turn 2), but a sheet is a set. Turn 3: `one` again.
    assert seen == [["two"], ["one", "last"], ["one"]]


def test_r159_listed_events_happen_on_their_dates(begin: Begin) -> None:
    play = begin(HISTORY, history=True)
    play.turn()
    assert play.happened("rain") == (2, 1)  # weeks 0 and 1, though it says once, 2030, m < 0 and no chance
    play.turn()
    assert play.happened("rain") == (2, 1)
    listed = HISTORY.replace("event: rain}\n  - {on: 2024-01-02", "event: calm}\n  - {on: 2024-01-02")
    play = begin(listed, history=True)
    play.turn()
    assert play.happened("calm") == (1, 1)  # listed for week 1 only, and without its history in both
    assert play.happened("rain") == (1, 0)


def test_r160_no_other_chance_event_but_ranges_are_drawn(begin: Begin) -> None:
    play = begin(HISTORY, history=True, seed=1)
    free = begin(HISTORY, seed=1)
    play.turn()
    free.turn()
    assert (play.happened("wind"), free.happened("wind")) == ((0, -1), (2, 1))
    assert play.happened("calm") == (2, 1)  # no chance, not listed: as ever
    assert play.sums()["x", "m"] == free.sums()["x", "m"]
    assert 400 <= play.sums()["x", "m"] <= 500


def test_r161_check_plays_history_at_every_pace(write: Callable[[str], Any]) -> None:
    assert misread(write(HISTORY)) == []
    never = HISTORY.replace('"north: one"', '"north: two"')  # fits the slow pace, over the attention of the quick one
    found = [str(item) for item in misread(write(never))]
    assert any("two" in line and "q" in line for line in found), found
