"""What advisers say: the first sentence whose condition holds, and the usual one where none does."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine import no_orders, resolve, said, start
from game.engine.chance import Chance
from game.scenario import Scenario, check, load

TEXT = """
id: talk
title: Talk
start: 2024-01-01
paces: {p: {turn: 1 week, turns: 6, attention: 3}}
actors:
  north:
    name: North
    advisers:
      - {title: One, text: Wait., says: [{when: heat > 60, text: Cool down.}, {when: heat > 52, text: Mind the heat.}]}
      - {title: Two, text: Strike., says: [{when: today >= fair, text: Too late.}]}
  south: South
dates: {fair: 2024-01-15}
meters: {heat: {start: 50}}
readings: {hidden: times(south.whisper)}
moves:
  - {id: nod, by: [north, south], effects: {heat: 2}}
  - {id: whisper, by: south, quiet: [], effects: {heat: 1}}
drift: [{id: warm, effects: {heat: 2}}]
endings: [{id: over, when: time_up}]
"""


def talk(tmp_path: Path, old: str = "", new: str = "") -> Path:
    path = tmp_path / "talk.yaml"
    assert old in TEXT
    path.write_text(TEXT.replace(old, new, 1) if old else TEXT, encoding="utf-8")
    return path


def numbers(scenario: Scenario, turns: int) -> list[int | None]:
    """Return which sentence each adviser of North says after some turns without orders."""
    rules = scenario.rules
    state = start(rules, None, 1)
    for _ in range(turns):
        state = resolve(rules, state, no_orders(rules, 1), Chance(1, 0)).state
    return said(rules, state, "north")


def test_the_first_sentence_that_holds_is_said(tmp_path: Path) -> None:
    scenario = load(talk(tmp_path))
    # heat 50, 52, 54, ... 62; the fair is on the first day of the third turn
    assert [numbers(scenario, turns) for turns in range(4)] == [[None, None], [None, None], [1, 0], [1, 0]]
    assert numbers(scenario, 6) == [0, 0]
    assert said(scenario.rules, start(scenario.rules, None, 1), "south") == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("when: heat > 60", "when: heet > 60", "unknown-name"),
        ("when: heat > 60", "when: heat + 60", "mixed-kinds"),
        ("when: heat > 60", "when: hidden > 0", "quiet-secret"),
        ("{when: heat > 60, text: Cool down.}", "{when: heat > 60}", "missing"),
        ("{when: heat > 60, text: Cool down.}", "{text: Cool down.}", "missing"),
    ],
)
def test_a_sentence_that_cannot_be_judged_is_refused_at_its_place(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    found = check(talk(tmp_path, old, new))
    assert [(item.code, item.line) for item in found if item.severity == "error"] == [(code, 10)]
