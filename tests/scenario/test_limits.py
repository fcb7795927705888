"""Small files that ask for very much: refused before it costs anything, and what is allowed loads and plays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game import engine, scenario
from tests.scenario.finding import misread, problems_of, whole

pytestmark = pytest.mark.timeout(30)
SEVEN = "actors: {a: A, b: B, c: C, d: D, e: E, f: F, g: G}\nmoves: [{id: nod, by: a}]\n"
ALL = "by: [a, b, c, d, e, f, g], at: [a, b, c, d, e, f, g]"

LONG = " " * 380 + "m+m+m"
LONG_PACE = "paces: {p: {turn: 1 week, turns: 5000}}\n"


def listed(one: str, times: int) -> str:
    """Return a text with its number many times over."""
    return ", ".join(one.replace("#", str(number)) for number in range(times))


def chain(times: int, formula: str) -> str:
    """Return readings each of which uses the one before."""
    return f"readings: {{r0: m, {', '.join(f'r{i + 1}: {formula}'.replace('#', f'r{i}') for i in range(times))}}}\n"


TOO_MUCH = {
    "moves": ("moves: [" + listed("{id: m#, by: north}", 501) + "]\n", "wrong-count"),
    "orders": (SEVEN.partition("moves")[0] + "moves: [" + listed(f"{{id: m#, {ALL}}}", 24) + "]\n", "too-large"),
    "meters": ("meters: {" + listed("m#: {start: 1}", 101) + "}\n", "wrong-count"),
    "pairs": (SEVEN + "meters: {" + listed("m#: {per: pair, start: 1}", 24) + "}\n", "too-large"),
    "events": ("events: [" + listed("{id: e#}", 501) + "]\n", "wrong-count"),
    "drift": ("drift: [" + listed("{id: d#, effects: {}}", 501) + "]\n", "wrong-count"),
    "instruments": ("instruments: {" + listed("i#: {start: s, statuses: {s: {}}}", 201) + "}\n", "wrong-count"),
    "statuses": ("instruments: {i: {start: s1, statuses: {" + listed("s#: {}", 101) + "}}}\n", "wrong-count"),
    "readings": ("readings: {" + listed("r#: m", 201) + "}\n", "wrong-count"),
    "readings on readings": (chain(11, "# + 1"), "too-deep"),
    "paces": ("paces: {" + listed("p#: {turn: 1 week, turns: 1}", 13) + "}\n", "wrong-count"),
    "actors": ("actors: {" + listed("a#: A", 8) + "}\n", "wrong-count"),
    "deals": ("deals: [" + listed("{id: d#, between: [north, south], items: {a: {}}}", 25) + "]\n", "wrong-count"),
    "items": ("deals: [{id: d, between: [north, south], items: {" + listed("i#: {}", 13) + "}}]\n", "wrong-count"),
    "packages": ("deals: [{id: d, between: [north, south], items: {" + listed("i#: {}", 12) + "}}]\n", "too-large"),
    "endings": ("endings: [" + listed("{id: e#, when: time_up}", 121) + "]\n", "wrong-count"),
    "history": ("history: [" + listed("{on: 2024-01-01, order: 'north: nod'}", 1_001) + "]\n", "wrong-count"),
    "formulas": ("events: [" + listed(f"{{id: e#, chance: '{LONG}', when: '{LONG}>1'}}", 400) + "]\n", "too-large"),
    "years of rules": (LONG_PACE + "events: [" + listed("{id: e#}", 401) + "]\n", "too-large"),
}  # fmt: skip


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_is_refused(name: str, tmp_path: Path) -> None:
    text, code = TOO_MUCH[name]
    loaded, problems = problems_of(tmp_path / "case.yaml", whole(text))
    assert loaded is None and code in [item.code for item in problems]


ALLOWED = {
    "moves": "moves: [" + listed("{id: m#, by: north, requires: m > 1, effects: {m: 0.1 * m}}", 500) + "]\n",
    "orders": SEVEN.partition("moves")[0] + "moves: [" + listed(f"{{id: m#, {ALL}, effects: {{m: 1}}}}", 23) + "]\n",
    "pairs": SEVEN + "meters: {" + listed("m#: {per: pair, start: 1}", 23) + "}\n",
    "events": "events: [" + listed("{id: e#, when: m > 1, chance: 0.1 * m, effects: {m: 0.1 * m}}", 500) + "]\n",
    "statuses": "instruments: {i: {start: s1, statuses: {" + listed("s#: {}", 100) + "}}}\n",
    "readings on readings": chain(9, "'min(#, # + 1)'") + "moves: [{id: x, by: north, effects: {m: r9}}]\n",
    "deep readings": chain(9, "'" + "-" * 18 + "#'") + "moves: [{id: x, by: north, effects: {m: r9}}]\n",
    "packages": "deals: [{id: d, between: [north, south], items: {" + listed("i#: {}", 11) + "}}]\n",
    "turns": LONG_PACE,
    "a long turn": "paces: {p: {turn: 5000 weeks, turns: 1}}\n",
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_is_allowed_loads_and_plays(name: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    loaded, problems = problems_of(path, whole(ALLOWED[name]))
    assert loaded and problems == () and misread(path) == []
    rules = loaded.rules
    with np.errstate(all="raise"):
        state = engine.start(rules, games=2)
        done = engine.resolve(rules, state, engine.no_orders(rules, 2), engine.Chance(1))
        assert len(engine.digest(rules, done.state)) == 16
        actor = rules.actors[0]
        assert engine.legal_orders(rules, state, actor) and engine.preview(rules, state, actor)
        assert rules.conflicts.shape == (len(rules.moves),) * 2


def test_readings_that_double_cost_no_more_than_readings(tmp_path: Path) -> None:
    """Fifteen uses of a reading in each of ten levels would be 15**10 terms."""
    ten = chain(9, "'" + "+".join(["0.01 * #"] * 15) + "'") + "drift: [{id: d, effects: {m: r9}}]\n"
    loaded, _ = problems_of(tmp_path / "case.yaml", whole(ten))
    assert loaded is not None


def test_a_thousand_wrong_names_are_told_soon(tmp_path: Path) -> None:
    text = SEVEN + "meters: {" + listed("meter_number_#: {per: pair, start: 1}", 23) + "}\nevents: ["
    text += listed("{id: d#, effects: {metre_numbre_#.a.b: metre_#.a}}", 500) + "]\n"
    _, problems = problems_of(tmp_path / "case.yaml", whole(text))
    assert len(problems) >= 500 and "did you mean" in problems[0].remedy


def test_a_record_that_never_fits_is_told_soon(tmp_path: Path) -> None:
    text = "paces: {p: {turn: 1 week, turns: 2000}}\nmoves: [{id: nod, by: north, requires: m > 60}]\n"
    path = tmp_path / "case.yaml"
    path.write_text(whole(text + "history:\n" + "- {on: 2024-01-01, order: 'north: nod'}\n" * 400), encoding="utf-8")
    assert {item.code for item in misread(path)} == {"never-fits"}
    paces = (
        "paces: {" + listed("p#: {turn: 1 week, turns: 5000}", 12) + "}\nevents: [" + listed("{id: e#}", 300) + "]\n"
    )
    path.write_text(whole(paces + "history: [{on: 2024-01-01, order: 'north: nod'}]\n"), encoding="utf-8")
    assert [(item.code, item.severity) for item in misread(path)] == [("not-played", scenario.WARNING)]


def test_numbers_at_the_edge_are_clamped_and_never_wrap(tmp_path: Path) -> None:
    """T22: the largest meter, the largest amounts, escalating to the end; the next larger number is refused."""
    text = "meters: {m: {start: 0, range: [-1000000, 1000000]}, n: {start: 0, range: [-1000000, 1000000]}}\n"
    text += "moves: [{id: up, by: [north, south], effects: {m: 1000000 + abs(m) * 90000, n: [-1000000, 1000000]}}]\n"
    text += "drift: [{id: all, effects: {m: m * 90000, n: n * 1000}}]\n"
    text += "goals: {north: [{title: G, when: m > 1, points: 999999}]}\n"
    loaded, problems = problems_of(tmp_path / "case.yaml", whole(text))
    assert loaded, problems
    rules = loaded.rules
    for games in (1, 100):
        state = engine.start(rules, games=games)
        sheets = engine.parse_sheets(rules, {"north": ["up"], "south": ["up"]}).take(np.zeros(games, int))
        with np.errstate(all="raise"):
            while state.live.any():
                before = state
                done = engine.resolve(rules, state, sheets, engine.Chance(3))
                state = done.state
                total = sum(line.amount for line in done.reasons(games - 1) if line.meter == "m")
                assert total == int(state.meters[0, -1]) - int(before.meters[0, -1])
        assert state.meters[0].tolist() == [10**8] * games
        assert engine.outcome(rules, state).scores["north"] == 999_999
    _, problems = problems_of(tmp_path / "case.yaml", whole(text.replace("1000000]}, n:", "1000000.01]}, n:", 1)))
    assert [item.code for item in problems] == ["bad-number"]
