"""T22: the largest numbers the loader permits, played by seats that always escalate, are held as the law says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game import engine, scenario
from game.engine.legal import frame_of
from tests import oracle
from tests.properties.agreeing import written
from tests.scenario.finding import misread

MOST = "1000000"
LARGE: dict[str, Any] = {
    "id": "large",
    "title": "Large",
    "start": "2024-01-01",
    "tick": "day",
    "paces": {"p": {"turn": "2 days", "turns": "60", "attention": "30"}},
    "actors": {"ada": "Ada", "bo": "Bo"},
    "meters": {
        "a": {"start": "0", "range": [f"-{MOST}", MOST]},
        "b": {"start": MOST, "range": [f"-{MOST}", MOST]},
        "c": {"per": "actor", "start": f"-{MOST}", "range": [f"-{MOST}", MOST]},
        "d": {"start": "0"},
        "e": {"start": "99.99"},
    },
    "moves": [
        {
            "id": f"up{i}",
            "by": ["ada", "bo"],
            "effects": {"a": MOST, "b": f"-{MOST}", "c.me": "a * 900", "d": "(b / 12) * (a / 11)"},
        }
        for i in range(12)
    ]
    + [
        {
            "id": f"down{i}",
            "by": ["ada", "bo"],
            "requires": "a > 0",
            "effects": {"a": f"-{MOST}", "e": "0 - a", "c.me": [f"-{MOST}", MOST]},
        }
        for i in range(6)
    ],
    "drift": [
        {
            "id": "swing",
            "effects": {
                "a": "-2 * a",
                "b": "a - b * 1.9999",
                "d": "1000000 * (50 - d)",
                "e": "(a / 10000) * (b / 10000)",
            },
        },
        {
            "id": "deep",
            "effects": {"c.ada": "clamp((a / 900) * b / 0.01, -900000, 900000)", "c.bo": "a / 0.0001 / 10000"},
        },
    ],
    "endings": [{"id": "last", "when": "time_up"}],
}


def rules_of(tmp_path: Path, data: dict[str, Any]) -> tuple[engine.Rules, oracle.World]:
    """Return a scenario as both read it."""
    path = written(tmp_path / "large.yaml", json.dumps(data))
    return scenario.load(path).rules, oracle.load(path)


@pytest.mark.parametrize("games", [1, 30, 80])
def test_always_escalating_clamps_as_the_law_says(tmp_path: Path, games: int) -> None:
    rules, world = rules_of(tmp_path, LARGE)
    state, play = engine.start(rules, games=games), oracle.Play(world, seed=1, game=3)
    chance = engine.Chance(1, np.full(games, 3, np.uint64))
    touched: dict[str, set[int]] = {meter.name: set() for meter in rules.meters}
    while play.ending is None:
        sheet = {actor: play.legal(actor) for actor in rules.actors}
        with np.errstate(all="raise"):
            sheets = engine.stack([engine.parse_sheets(rules, sheet)] * games)
            state = engine.resolve(rules, state, sheets, chance).state
        play.resolve(sheet)
        assert engine.digest_text(rules, state, games - 1) == engine.digest_text(rules, state) == play.digest_text()
        for row, meter in enumerate(rules.meters):
            touched[meter.name].add(int(state.meters[row, 0]))
    assert {10**8, -(10**8)} <= touched["a"] | touched["b"]  # both ends are reached and held


@pytest.mark.parametrize(
    "change, code",
    [
        ({"meters": {"a": {"start": "0", "range": ["0", "1000000.01"]}}}, "bad-number"),
        ({"meters": {"a": {"start": "0", "range": ["-1000000.01", "0"]}}}, "bad-number"),
        ({"drift": [{"id": "x", "effects": {"a": "1000000.0001"}}]}, "bad-number"),
        ({"drift": [{"id": "x", "effects": {"a": "1000001"}}]}, "bad-number"),
        ({"drift": [{"id": "x", "effects": {"a": "a * 92300"}}]}, "too-large"),
        ({"drift": [{"id": "x", "effects": {"a": "a * b * 0.0001"}}]}, "too-large"),
        ({"drift": [{"id": "x", "effects": {"a": ["0", "30000000"]}}]}, "bad-range"),
        ({"paces": {"p": {"turn": "1 day", "turns": "5001"}}}, "bad-number"),
    ],
)
def test_the_next_larger_number_is_refused(tmp_path: Path, change: dict[str, Any], code: str) -> None:
    small = {
        "meters": {"a": {"start": "0", "range": ["0", MOST]}, "b": {"start": "0", "range": ["0", MOST]}},
        "moves": [{"id": "nod", "by": "ada"}],
        "drift": [],
    }
    assert misread(written(tmp_path / "x.yaml", json.dumps({**LARGE, **small}))) == []
    found = misread(written(tmp_path / "x.yaml", json.dumps({**LARGE, **small, **change})))
    assert code in {item.code for item in found}, found
    assert all(item.line > 0 and item.column > 0 for item in found)


def test_the_largest_number_is_taken(tmp_path: Path) -> None:
    # a is at most 10^10 ten-thousandths, and 2^63 is 9.22 * 10^18.
    fits = ("a * 92200", "1000000", "-1000000", "a + b", "a - b", "(a / 33) * (b / 33)", "a / 0.0001", "[0, 1000000]")
    for effect in (*fits, "a * b", "a * 1000000 / 1000000", "a / 0.0001 * 100000"):
        value = json.loads('["0", "1000000"]') if effect.startswith("[") else effect
        data = {**LARGE, "moves": [{"id": "nod", "by": "ada"}], "drift": [{"id": "x", "effects": {"a": value}}]}
        problems = misread(written(tmp_path / "x.yaml", json.dumps(data)))
        assert {item.code for item in problems} == (set() if effect in fits else {"too-large"}), (effect, problems)


def test_many_large_amounts_are_added_without_loss_or_refused(tmp_path: Path) -> None:
    """A hundred rules that each add near the most: the sum of a step must not leave the row it is summed in."""
    played = []
    for effect, count in (("a * 92200", 1), ("a * 92200", 200), ("1000000", 200), ("a * 800", 40)):
        drift = [{"id": f"x{i}", "effects": {"a": effect, "b": f"0 - {effect}"}} for i in range(count)]
        data = {**LARGE, "moves": [{"id": "nod", "by": "ada"}], "drift": drift}
        data["meters"] = {"a": {"start": MOST, "range": ["0", MOST]}, "b": {"start": MOST, "range": ["0", MOST]}}
        path = written(tmp_path / "x.yaml", json.dumps(data))
        if misread(path):
            assert {item.code for item in misread(path)} <= {"too-large"}
            continue
        rules, world = rules_of(tmp_path, data)
        state, play = engine.start(rules, games=70), oracle.Play(world)
        for _ in range(3):
            state = engine.resolve(rules, state, engine.no_orders(rules, 70), engine.Chance(0)).state
            play.resolve({})
            assert engine.digest_text(rules, state, 69) == play.digest_text()
        played.append((effect, count))
    assert {("a * 92200", 1), ("1000000", 200), ("a * 800", 40)} <= set(played)


def test_a_product_that_wraps_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: a loader that lets numbers leave 64 bits."""
    monkeypatch.setattr("game.engine.expressions.WIDEST", 2**90)
    data = {
        **LARGE,
        "moves": [{"id": "nod", "by": "ada"}],
        "drift": [{"id": "x", "effects": {"d": "a * b * a / 1000000 / 1000000 - 729000"}}],
    }
    data["meters"] = {name: {"start": "900000", "range": ["0", MOST]} for name in "abd"}
    rules, world = rules_of(tmp_path, data)
    state, play = engine.start(rules, games=70), oracle.Play(world)
    play.resolve({})
    with np.errstate(all="ignore"):
        state = engine.resolve(rules, state, engine.no_orders(rules, 70), engine.Chance(0)).state
    assert engine.digest_text(rules, state) != play.digest_text()


def test_divisors_near_the_most_do_not_wrap(tmp_path: Path) -> None:
    data, played = {**LARGE, "moves": [{"id": "nod", "by": "ada"}], "drift": []}, 0
    for power in range(2, 19):
        part = f"a / {'0.' + '0' * 3 + '1'}"
        for text in (
            f"b / ({' + '.join([part] * 2)} + {10 ** min(power, 6)})",
            f"1 / ({part} * {min(10**power, 10**6)})",
            f"b / ({part} + {part} - 0.0001)",
            f"({part}) / ({part})",
        ):
            path = written(tmp_path / "x.yaml", json.dumps({**data, "readings": {"r": text}}))
            if misread(path):
                continue
            rules, world = rules_of(tmp_path, {**data, "readings": {"r": text}})
            play = oracle.Play(world)
            play.meters["a"] = 10**8
            state = engine.start(rules, games=20)
            state.columns.meters[0, :] = 10**8
            value = np.atleast_1d(rules.readings["r"].formula(frame_of(rules, state)))
            assert set(value.tolist()) == {play.value("r")}, text
            played += 1
    assert played > 20
