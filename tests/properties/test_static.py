"""T23: the rules package holds no float, clock, ambient luck, unordered iteration or unstable sort."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.properties.sins import sins

ENGINE = Path(__file__).parents[2] / "game" / "engine"


def test_the_rules_package_is_without_sin() -> None:
    files = sorted(ENGINE.rglob("*.py"))
    assert len(files) > 10
    found = {path.name: sins(path.read_text(encoding="utf-8")) for path in files}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "planted, count",
    [
        ("x = 0.5", 1),
        ("x = 1 / 2", 1),
        ("x /= 2", 1),
        ("x = float(3)", 1),
        ("x = np.float64(3)", 1),
        ("x = 1e3", 1),
        ("x = 2j", 1),
        ("import time", 1),
        ("from random import choice", 1),
        ("import numpy.random", 0),
        ("rng = np.random.default_rng(1)", 2),
        ("for name in {1, 2}:\n    pass", 1),
        ("x = [a for a in set(b)]", 1),
        ("x = list(frozenset(b))", 1),
        ("for a in set(b) - set(c):\n    pass", 1),
        ("x = sorted(a for a in set(b))", 0),
        ("x = any(a for a in set(b))", 0),
        ("x = np.argsort(a)", 1),
        ("x = np.argsort(a, kind='stable')", 0),
        ("x = sorted(a)", 0),
        ("x = np.sort(a, kind='quicksort')", 1),
        ("x = a.mean()", 1),
        ("x = np.true_divide(a, b)", 1),
        ("x = date.today()", 1),
        ("x = frame.today", 0),
        ("x = hash(a)", 1),
        ("x = eval(a)", 1),
        ("x = get_close_matches(a, b, 1, 0.5)", 0),
        ("x = date.fromordinal(3)", 0),
        ("x = blake2b(a)", 0),
        ("from datetime import date\nfrom hashlib import blake2b\nimport calendar", 0),
        ("x = dict.fromkeys(b)", 0),
    ],
)
def test_planted_sins_are_caught(planted: str, count: int) -> None:
    assert len(sins(planted)) == count, sins(planted)
