"""What nobody orders: events, drift, instruments with their clocks, goals and endings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from game import engine
from tests.scenario.finding import marked

RulesOf = Callable[[str], engine.Rules]
Wrong = Callable[[str], list[str]]


def test_events(rules_of: RulesOf) -> None:
    rules = rules_of("""
dates: {fair: 2024-01-10}
events:
  - {id: x, on: fair, chance: 12.5, when: m > 1, once: true, effects: {m: -2}, because: {m: Rain}}
  - {id: market_day, on: 2024-01-31}
""")
    x, market = rules.events
    assert (x.on, x.once, x.rule.title, x.rule.amounts[0].fixed, x.rule.amounts[0].because) == (
        1,
        True,
        "X",
        -200,
        "Rain",
    )
    assert x.chance is not None and x.when is not None
    assert (market.on, market.once, market.chance, market.when, market.rule.title) == (
        4,
        False,
        None,
        None,
        "Market day",
    )


def test_amounts_are_numbers_formulas_or_ranges(rules_of: RulesOf) -> None:
    rules = rules_of("""
meters: {a: {start: 1}, b: {start: 1}, c: {start: 1}}
drift: [{id: d, effects: {a: 1.25, b: 0.5 * a, c: [-1, 2.5]}, because: It drifts}]
""")
    one, half, spread = rules.drift[0].rule.amounts
    assert one.fixed == 125 and one.expression is None and one.spread is None
    assert half.fixed is None and half.expression is not None
    assert spread.spread == (-100, 351) and spread.key == "c"
    assert {item.because for item in (one, half, spread)} == {"It drifts"}
    assert one.where == "case.yaml:3"


CLOCKS = """
instruments:
  pact:
    title: The pact
    start: in_force
    statuses:
      in_force: {}
      notice: {lasts: 3 weeks, then: ended, effects: {m: -5}, while: {m: -1}, because: Time runs out}
      frozen: {until: fair, then: in_force}
      ended: {title: gone, while: {m: -2}, because: It is gone}
dates: {fair: 2024-01-17}
"""


def test_instruments_and_clocks(rules_of: RulesOf) -> None:
    (pact,) = rules_of(CLOCKS).instruments
    in_force, notice, frozen, ended = pact.statuses
    assert (pact.title, pact.start, ended.title, in_force.title) == ("The pact", 0, "gone", "in force")
    assert (in_force.ends, in_force.standing, in_force.lasts, in_force.until) == (None, None, None, None)
    assert (notice.lasts, notice.until) == (3, None) and (frozen.lasts, frozen.until) == (None, 2)
    assert notice.ends and notice.ends.settings == ((0, 3),) and notice.ends.name == "pact.notice.ends"
    assert notice.ends.amounts[0].because == "Time runs out" and notice.ends.title == "The pact: notice ends"
    assert notice.standing and notice.standing.name == "pact.notice.while" and notice.standing.amounts[0].fixed == -100
    assert ended.standing and ended.standing.amounts[0].because == "It is gone"


def test_lengths_are_whole_ticks(rules_of: RulesOf) -> None:
    text = "instruments: {i: {start: a, statuses: {a: {lasts: 10 days, then: b}, b: {lasts: 6 days, then: a}}}}\n"
    assert [status.lasts for status in rules_of(text).instruments[0].statuses] == [1, 0]
    daily = rules_of("tick: day\n" + text)
    assert [status.lasts for status in daily.instruments[0].statuses] == [10, 6]
    assert date.fromordinal(daily.start) == date(2024, 1, 1)


def test_goals_and_endings(rules_of: RulesOf) -> None:
    rules = rules_of("""
goals: {south: [{title: High, when: m > 60, points: 3}, {title: Low, when: m < 9, points: -1, private: true}]}
endings: [{id: high, title: Very high, when: m > 90}, {id: out_of_time, when: time_up}]
""")
    assert [(goal.title, goal.points, goal.private) for goal in rules.goals["south"]] == [
        ("High", 3, False),
        ("Low", -1, True),
    ]
    assert [(ending.id, ending.title) for ending in rules.endings] == [
        ("high", "Very high"),
        ("out_of_time", "Out of time"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("events: [{id: x, on: ‸2024-1-1}]\n", "bad-date"),
        ("events: [{id: x, on: ‸2024-W01-1}]\n", "bad-date"),
        ("events: [{id: x, when: ‸m}]\n", "mixed-kinds"),
        ("events: [{id: x, chance: ‸m > 1}]\n", "mixed-kinds"),
        ("events: [{id: x, effects: {‸mm: 1}}]\n", "unknown-name"),
        ("events: [{id: x, chance: ‸100.1}]\n", "out-of-range"),
        ("events: [{id: x, chance: ‸-1}]\n", "out-of-range"),
        ("events: [{id: x, effects: {m: ‸[1]}}]\n", "bad-range"),
        ("events: [{id: x, sources: ‸Z}]\n", "unknown-name"),
        ("drift: [{id: x, effects: {m: ‸them}}]\n", "unknown-name"),
        ("instruments: {i: {start: ‸z, statuses: {a: {}}}}\n", "unknown-name"),
        ("instruments: {i: {start: a, statuses: {a: {lasts: 1 day, then: ‸z}}}}\n", "unknown-name"),
        ("instruments: {i: {start: a, statuses: {a: {lasts: 1 day, then: ‸a}}}}\n", "no-end"),
        ("instruments: {i: {start: a, statuses: {a: ‸{lasts: 1 day}}}}\n", "missing"),
        ("instruments: {i: {start: a, statuses: {a: {until: ‸never, then: b}, b: {}}}}\n", "bad-date"),
        ("instruments: {i: {start: a, statuses: {a: {‸effects: {m: 1}}}}}\n", "no-clock"),
        ("goals: {‸west: []}\n", "unknown-name"),
        ("goals: {north: [{title: x, when: ‸m, points: 1}]}\n", "mixed-kinds"),
        ("endings: [{id: a, when: ‸m > 1}]\n", "last-ending"),
        ("endings: [{id: a, when: ‸time_up and m > 1}]\n", "last-ending"),
        ("endings: [{id: a, when: ‸m}, {id: b, when: time_up}]\n", "mixed-kinds"),
    ],
)
def test_refusals(text: str, code: str, wrong: Wrong) -> None:
    plain, places = marked(text, code)
    assert wrong(plain) == places


@pytest.mark.parametrize(("chance", "stands"), [("0", True), ("100", True), ("100.01", False), ("-1", False)])
def test_a_chance_lies_between_never_and_always(chance: str, stands: bool, wrong: Wrong) -> None:
    found = [item.split()[1] for item in wrong(f"events: [{{id: rain, chance: {chance}}}]\n")]
    assert found == ([] if stands else ["out-of-range"])
