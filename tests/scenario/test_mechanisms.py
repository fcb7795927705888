"""Mechanisms, versions and printed formulas: what they point at exists, and what they print comes from the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import Scenario, check, formulas, load
from game.scenario.mechanisms import things

SMALL = """
id: small
title: Small
start: 2024-03-04
paces: {only: {turn: 1 week, turns: 4, attention: 2}}
actors: {north: North, south: South}
dates: {fair: 2024-03-20}
meters: {trust: {per: pair, start: 40}, calm: {start: 50, title: Calm}}
readings: {heat: 100 - calm}
instruments:
  gate:
    start: open
    versions: {north: ours}
    statuses: {open: {}, shut: {lasts: 2 weeks, then: open, effects: {calm: 3}, while: {calm: -0.5 * heat}}}
  bell: {start: silent, statuses: {silent: {}, ringing: {}, broken: {}}}
moves:
  - {id: close, by: [north, south], requires: gate is open, effects: {gate: shut, calm: "[SPREAD]"},
     versions: {south: theirs}}
events: [{id: rain, on: fair, chance: 20, effects: {calm: -1}, versions: {north: wet}}]
drift: [{id: rest, when: calm < 40, effects: {calm: 0.1 * (50 - calm)}}]
deals: [{id: peace, between: [north, south], items: {open_up: {worth: {north: heat, south: 4}, effects: {gate: open}}},
  need: {north: 5, south: 3}}]
endings: [{id: over, when: time_up}]
sources: {BOOK: A book}
mechanisms:
  - {id: heating, title: Heat, source: BOOK, text: {pupil: It gets hot., professor: Thermodynamics.},
     rules: [heat, gate.shut, rest]}
  - {id: gating, title: Gates, text: A gate., rules: close}
""".replace('"[SPREAD]"', "[-2, 1]")


def small(tmp_path: Path, old: str = "", new: str = "") -> Path:
    path = tmp_path / "small.yaml"
    assert old in SMALL
    path.write_text(SMALL.replace(old, new, 1) if old else SMALL, encoding="utf-8")
    return path


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    return load(small(tmp_path))


def test_mechanisms_and_versions_are_read(scenario: Scenario) -> None:
    heating, gating = scenario.spec.mechanisms
    assert (heating.title, heating.text.pupil, heating.rules) == ("Heat", "It gets hot.", ["heat", "gate.shut", "rest"])
    assert gating.rules == ["close"] and gating.text.pupil == "A gate."
    assert scenario.spec.instruments["gate"].versions == {"north": "ours"}
    assert scenario.spec.moves[0].versions == {"south": "theirs"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("[heat, gate.shut, rest]", "[heat, gate.shot, rest]", "unknown-name"),
        ("rules: close", "rules: closes", "unknown-name"),
        ("source: BOOK", "source: BOKO", "unknown-name"),
        ("id: gating", "id: heating", "name-twice"),
        ("text: A gate.", f"text: {'word ' * 41}", "too-long"),
        ("versions: {north: ours}", "versions: {nroth: ours}", "unknown-name"),
        ("versions: {south: theirs}", "versions: {west: theirs}", "unknown-name"),
        ("versions: {north: wet}", "versions: {calm: wet}", "unknown-name"),
        (", rules: close", "", "missing"),
    ],
)
def test_a_fault_is_found_with_its_place(tmp_path: Path, old: str, new: str, code: str) -> None:
    problems = check(small(tmp_path, old, new))
    assert code in {problem.code for problem in problems}
    assert all(problem.line > 1 and problem.remedy for problem in problems)


def test_everything_with_a_name_can_be_pointed_at(scenario: Scenario) -> None:
    found = things(scenario.spec)
    assert found["trust"] == "meter" and found["gate.shut"] == "status" and found["peace.open_up"] == "item"
    assert found["fair"] == "date" and found["rest"] == "drift" and "nothing" not in found


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("heat", ["heat = 100 − Calm"]),
        ("calm", ["Calm starts at 50 and stays within 0 to 100"]),
        ("gate.shut", ["Gate, shut, each week: Calm less 0.5 × heat",
                       "Gate, shut, ends after 2 weeks: Calm +3; Gate: open"]),
        ("gate.open", ["Gate, open"]),
        ("bell", ["Bell, one at a time: silent, ringing and broken"]),
        ("close", ["open only while Gate is open", "Calm plus something from −2 to 1", "Gate: shut",
                   "and the same for South"]),
        ("rain", ["in the week of 18 March 2024", "with a chance of 20 points a week", "Calm −1"]),
        ("rest", ["while Calm is under 40", "Calm plus 0.1 × (50 − Calm)"]),
        ("peace", ["need in North: 5", "need in South: 3", "Open up, worth in North: heat",
                   "Open up, worth in South: 4"]),
        ("peace.open_up", ["Open up, worth in North: heat", "Open up, worth in South: 4"]),
        ("fair", []),
    ],
)  # fmt: skip
def test_a_formula_is_printed_from_the_rules(scenario: Scenario, name: str, lines: list[str]) -> None:
    assert formulas(scenario.rules, name) == lines


def test_a_changed_rule_prints_another_formula(tmp_path: Path) -> None:
    other = load(small(tmp_path, "heat: 100 - calm", "heat: 90 - calm"))
    assert formulas(other.rules, "heat") == ["heat = 90 − Calm"]
