"""What can come about: whatever a game sees was held possible, and what contradicts itself was not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game import bots, engine, scenario
from game.engine import HUNDREDTH
from tests.scenario.finding import BASE, whole
from tests.tiers import n

ROOT = Path(__file__).parents[1]
PLACES = {
    "tiny": scenario.find("tiny"),
    "gsomia-2019": scenario.find("gsomia-2019"),
    "base": BASE,
    "border_post": ROOT / "scenarios" / "border_post.yaml",
    "three_ports": ROOT / "properties" / "worlds" / "three_ports.yaml",
    "crowded": ROOT / "bots" / "crowded.yaml",
}


def surprises(rules: engine.Rules, can: engine.Possible, games: int) -> list[str]:
    """Play random games at every pace and return what was seen though it could not be."""
    found: set[str] = set()
    for pace in rules.paces:
        state, chance = engine.start(rules, pace, games), engine.Chance(1, np.arange(games, dtype=np.uint64))
        lineup = bots.Lineup(rules, state.pace, dict.fromkeys(rules.actors, "random"), 1)
        while state.live.any():
            state = engine.resolve(rules, state, lineup.sheets(state, chance), chance, reasons=False).state
            for row, item in enumerate(rules.instruments):
                seen = set(np.unique(state.status[row]).tolist())
                found |= {f"{item.name} is {number}" for number in seen - can.reach.statuses[row]}
            for row, meter in enumerate(rules.meters):
                low, high = can.reach.meters[row]
                if int(state.meters[row].min()) * HUNDREDTH < low or int(state.meters[row].max()) * HUNDREDTH > high:
                    found.add(f"{meter.name} moved")
            counts = state.times.sum(axis=1) if hasattr(state, "times") else state.columns.times.sum(axis=1)
            allowed = can.moves | {len(rules.moves) + row for row in can.events}
            found |= {rules.counted[row] for row in np.flatnonzero(counts).tolist() if row not in allowed}
        found |= {rules.endings[row].id for row in set(state.ending.tolist()) - {-1} if row not in can.endings}
    return sorted(found)


@pytest.mark.parametrize("name", PLACES)
def test_whatever_a_game_sees_was_held_possible(name: str) -> None:
    rules = scenario.load(PLACES[name]).rules
    assert surprises(rules, engine.possible(rules), n("games held against what can come about")) == []


def test_a_judgement_that_is_too_hard_is_noticed() -> None:
    rules = scenario.load(PLACES["tiny"]).rules
    can = engine.possible(rules)
    reach = replace(can.reach, statuses=tuple(frozenset({item.start}) for item in rules.instruments))
    assert surprises(rules, replace(can, reach=reach), 20)
    assert surprises(rules, replace(can, moves=frozenset()), 20)
    assert surprises(rules, replace(can, endings=frozenset()), 20)


@pytest.fixture
def reach_of(tmp_path: Path) -> Callable[[str], dict[str, bool]]:
    """Return by event whether it can happen, from a few keys."""

    def load(text: str) -> dict[str, bool]:
        (tmp_path / "case.yaml").write_text(whole(text), encoding="utf-8")
        rules = scenario.load(tmp_path / "case.yaml").rules
        can = engine.possible(rules)
        return {event.id: row in can.events for row, event in enumerate(rules.events)}

    return load


@pytest.mark.parametrize(
    ("when", "can"),
    [
        ("m < 60", True),
        ("m > 60", False),
        ("m >= 60", False),
        ("m == 50", True),
        ("m != 50", False),
        ("40 < m < 45", False),
        ("not 40 < m < 60", False),
        ("not (m > 40 and m < 45)", True),
        ("m > 60 or m < 10", False),
        ("m > 60 or m < 55", True),
        ("gate is open", True),
        ("gate is shut", False),
        ("gate is not open", False),
        ("not gate is shut", True),
        ("today >= fair", True),
        ("today < fair and today > fair", False),
        ("fair - today > 100", False),
        ("times(south.nod) == 0", True),
        ("times(south.shout) > 0", False),
        ("since(south.shout) < 9999", False),
        ("since(south.nod) < 3", True),
        ("since(gate) < 3", True),
        ("min(m, 10) > 20", False),
        ("max(m, 10) > 20", True),
        ("abs(m - 100) < 20", False),
        ("clamp(m, 0, 40) >= 41", False),
        ("m / 2 > 30", False),
        ("-m > 0", False),
        ("(1 if gate is shut else 2) == 1", False),
        ("(1 if gate is open else 2) == 1", True),
        ("time_up", True),
        ("not time_up", True),
        ("half > 30", False),
        ("m < 50.005 and m >= 50", True),
        ("m > 49.995 and m <= 50", True),
        ("49.995 <= m <= 50.005", True),
        ("m > 49.995 and m < 50", False),
        ("m > third and m <= 50", True),
        ("calm", True),
        ("not calm", False),
    ],
)
def test_a_condition_is_held_against_what_can_be(
    when: str, can: bool, reach_of: Callable[[str], dict[str, bool]]
) -> None:
    text = (
        "moves: [{id: nod, by: south}, {id: shout, by: south, requires: m > 99}]\n"
        "instruments: {gate: {start: open, statuses: {open: {}, shut: {}}}}\n"
        "dates: {fair: 2024-01-20}\nreadings: {half: m / 2, third: 149.99 / 3, calm: m < 60}\n"
    )
    assert reach_of(f'{text}events: [{{id: e, when: "{when}"}}]\n') == {"e": can}


def test_what_follows_from_what_cannot_be_cannot_be_either(reach_of: Callable[[str], dict[str, bool]]) -> None:
    chain = (
        "events: [{id: a, when: m > 60, effects: {m: 1}}, {id: b, when: times(a) > 0}, {id: c, when: times(b) == 0}]\n"
    )
    assert reach_of(chain) == {"a": False, "b": False, "c": True}
    moved = "drift: [{id: d, effects: {m: 0.1 * (80 - m)}}]\n"
    assert reach_of(chain + moved) == {"a": True, "b": True, "c": True}


@pytest.mark.parametrize(("clock", "can"), [("lasts: 5 weeks", True), ("lasts: 6 weeks", False),
                                            ("until: 2024-02-11", True), ("until: 2024-02-12", False)])  # fmt: skip
def test_a_clock_runs_out_in_the_last_week_or_never(
    clock: str, can: bool, reach_of: Callable[[str], dict[str, bool]]
) -> None:
    weeks = "paces: {six: {turn: 1 week, turns: 6}}\n"
    gate = f"instruments: {{gate: {{start: open, statuses: {{open: {{{clock}, then: shut}}, shut: {{}}}}}}}}\n"
    assert reach_of(weeks + gate + "events: [{id: e, when: gate is shut}]\n") == {"e": can}


def test_what_stands_later_in_a_condition_bears_on_what_stands_before(
    reach_of: Callable[[str], dict[str, bool]],
) -> None:
    moving = "meters: {m: {start: 50}, k: {start: 50}}\ndrift: [{id: d, effects: {m: [-1, 1], k: [-1, 1]}}]\n"
    for when, can in (("k - m > 0 and m > 60 and k < 50", False), ("k - m > 0 and m > 60 and k < 70", True)):
        assert reach_of(f"{moving}events: [{{id: e, when: {when}}}]\n") == {"e": can}
