"""Meters and paces: hundredths and whole ticks, one meter for each actor or pair."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game import engine
from tests.scenario.finding import problems_of, whole

RulesOf = Callable[[str], engine.Rules]
Wrong = Callable[[str], list[str]]
THREE = "actors: {a: Ash, b: Birch, c: Cedar}\nmoves: [{id: nod, by: a}]\n"


def test_one_meter_for_each(rules_of: RulesOf) -> None:
    rules = rules_of(THREE + "meters: {w: {start: 1}, x: {per: actor, start: 2}, y: {per: pair, start: 3}}\n")
    assert [meter.name for meter in rules.meters] == [
        "w", "x.a", "x.b", "x.c", "y.a.b", "y.a.c", "y.b.a", "y.b.c", "y.c.a", "y.c.b"
    ]  # fmt: skip
    assert [meter.start for meter in rules.meters] == [100, *[200] * 3, *[300] * 6]


def test_some_actors_only(rules_of: RulesOf) -> None:
    rules = rules_of(THREE + "meters: {x: {per: actor, of: [c, a], start: 1}, y: {per: pair, of: [a, b], start: 1}}\n")
    assert [meter.name for meter in rules.meters] == ["x.a", "x.c", "y.a.b", "y.b.a"]


def test_starts_and_ranges(rules_of: RulesOf) -> None:
    rules = rules_of(THREE + "meters: {x: {per: actor, start: {a: 1.5, b: -2, c: 0}, range: [-2, 80.25]}}\n")
    assert [(meter.low, meter.high, meter.start) for meter in rules.meters] == [
        (-200, 8_025, 150), (-200, 8_025, -200), (-200, 8_025, 0)
    ]  # fmt: skip


def test_titles_people_read(rules_of: RulesOf) -> None:
    rules = rules_of(
        THREE + "meters: {trust: {title: Trust, per: pair, of: [a, b], start: 1},"
        " gdp: {title: GDP, per: actor, of: a, start: 1}, home_mood: {start: 1}}\n"
    )
    assert [meter.title for meter in rules.meters] == [
        "Ash’s trust in Birch",
        "Birch’s trust in Ash",
        "Ash’s GDP",
        "Home mood",
    ]


@pytest.mark.parametrize(
    ("meters", "problems"),
    [
        ("{m: {start: 101}}", ["1:21 out-of-range"]),
        ("{m: {start: -0.01}}", ["1:21 out-of-range"]),
        ("{m: {per: actor, start: {north: 1}}}", ["1:33 missing"]),
        ("{m: {per: actor, start: {north: 1, south: 200}}}", ["1:51 out-of-range"]),
        ("{m: {start: {north: 1}}}", ["1:21 missing", "1:22 unknown-name"]),
        ("{m: {start: 1, range: [5, 5]}}", ["1:31 bad-range"]),
        ("{m: {per: actor, of: [], start: 1}}", ["1:30 wrong-count"]),
        ("{m: {per: pair, of: north, start: 1}}", ["1:29 wrong-count"]),
        ("{m: {per: pair, of: west, start: 1}}", ["1:29 unknown-name"]),
        ("{m: {start: 1, range: [0, 9999999]}}", ["1:35 bad-number"]),
    ],
)
def test_refusals(meters: str, problems: list[str], wrong: Wrong) -> None:
    assert wrong(f"meters: {meters}\n") == problems


def test_a_number_for_somebody_of_what_is_the_worlds_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    _, problems = problems_of(path, whole("meters: {m: {start: {north: 1}}}\n"))
    assert [f"{item.message}, {item.remedy}" for item in sorted(problems)] == [
        "no start for m, add it, or one number for all",
        "no m of 'north', leave it out",
    ]


def test_paces_are_in_whole_ticks(rules_of: RulesOf) -> None:
    rules = rules_of(
        "paces: {slow: {turn: 2 weeks, turns: 6},"
        " quick: {title: Quick, turn: 14 days, turns: 3, attention: {north: 2, south: 5}}}\n"
    )
    slow, quick = rules.paces.values()
    assert (slow.turn_ticks, slow.turns, slow.title, slow.attention) == (2, 6, "Slow", {"north": 3, "south": 3})
    assert (quick.turn_ticks, quick.title, quick.attention) == (2, "Quick", {"north": 2, "south": 5})
    daily = rules_of("tick: day\npaces: {p: {turn: 1 week, turns: 4}}\n")
    assert daily.tick_days == 1 and daily.paces["p"].turn_ticks == 7


def test_attention_for_some_leaves_three_for_the_rest(rules_of: RulesOf) -> None:
    rules = rules_of("paces: {p: {turn: 1 week, turns: 2, attention: {north: 0}}}\n")
    assert rules.paces["p"].attention == {"north": 0, "south": 3}


@pytest.mark.parametrize(
    "pace",
    [
        "turn: 10 days, turns: 2",
        "turn: 0 weeks, turns: 2",
        "turn: 1 week, turns: 0",
        "turn: 1 week, turns: -3",
        "turn: 1 week, turns: 5001",
        "turn: 1 week, turns: 2, attention: -1",
    ],
)
def test_paces_nobody_can_play(pace: str, wrong: Wrong) -> None:
    assert len(wrong(f"paces: {{p: {{{pace}}}}}\n")) == 1
