"""What people see and the calendar: map, places, thresholds, headlines, and days that exist."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game import engine
from tests.scenario.finding import marked

RulesOf = Callable[[str], engine.Rules]
Wrong = Callable[[str], list[str]]


def test_what_stands(wrong: Wrong) -> None:
    assert (
        wrong("""
map: {west: 120, south: -10.5, east: 190, north: 90}
actors: {north: {name: North, place: [200, 90]}, south: {name: South, place: [-77.03, 38.9]}}
meters:
  m: {start: 50, thresholds: {60: rises, 0.5: falls, -3: below}}
  w: {per: actor, start: 1, thresholds: {north: {5: up}, 9: all}}
moves: [{id: nod, by: north, headlines: {neutral: N, north: Ours, south: Theirs}}]
events: [{id: x, headlines: {}}]
""")
        == []
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("‸map: {west: 5, south: 1, east: 5, north: 2}\n", "out-of-range"),
        ("‸map: {west: 5, south: 2, east: 6, north: 2}\n", "out-of-range"),
        ("‸map: {west: 5, south: -91, east: 6, north: 2}\n", "out-of-range"),
        ("actors: {a: {name: A, place: ‸[38, 127]}, b: B}\nmoves: [{id: nod, by: a}]\n", "out-of-range"),
        ("meters: {m: {start: 1, thresholds: {‸high: x}}}\n", "bad-number"),
        ("meters: {m: {start: 1, thresholds: {‸1.001: x}}}\n", "bad-number"),
        ("meters: {m: {start: 1, thresholds: {5: ‸[x]}}}\n", "wrong-shape"),
        ("meters: {m: {start: 1, thresholds: {‸west: {5: x}}}}\n", "unknown-name"),
        ("meters: {m: {start: 1, thresholds: {north: {5: ‸{6: x}}}}}\n", "wrong-shape"),
        ("meters: {m: {start: 1, thresholds: {north: {‸x: x}}}}\n", "bad-number"),
        (f"meters: {{m: {{start: 1, thresholds: {{5: ‸{'x' * 81}}}}}}}\n", "too-long"),
        ("moves: [{id: nod, by: north, headlines: {‸neutrl: x}}]\n", "unknown-name"),
        ("events: [{id: x, headlines: {‸west: x}}]\n", "unknown-name"),
        ("start: 9999-12-01\npaces: {p: {turn: 1 week, turns: ‸6}}\n", "out-of-range"),
        ("start: 9990-01-01\npaces: {p: {turn: 1 week, turns: 500}, q: {turn: 1 week, turns: ‸600}}\n", "out-of-range"),
    ],
)
def test_refusals(text: str, code: str, wrong: Wrong) -> None:
    plain, places = marked(text, code)
    assert wrong(plain) == places


def test_a_week_is_left_after_the_last_turn(rules_of: RulesOf, wrong: Wrong) -> None:
    pace = "paces: {p: {turn: 1 week, turns: 1}}\n"
    rules = rules_of(f"{pace}start: 9999-12-17\nevents: [{{id: e, when: today > d}}]\ndates: {{d: 9999-12-31}}\n")
    state = engine.resolve(rules, engine.start(rules), engine.no_orders(rules), engine.Chance(1)).state
    assert state.time_up and engine.date_of(rules, state.tick + 1).isoformat() == "9999-12-31"
    assert [item.split()[1] for item in wrong(f"{pace}start: 9999-12-18\n")] == ["out-of-range"]
