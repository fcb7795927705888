"""The engine and the oracle agree on scenarios nobody wrote: random rules, random expressions, random play."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from game import scenario
from tests import oracle
from tests.properties.agreeing import Pair, played_out, written
from tests.properties.growing import world
from tests.tiers import n

MAY_REFUSE = {"too-large", "too-long"}
"""What a random expression may be refused for: its size."""


def test_grown_scenarios_play_alike(tmp_path: Path) -> None:
    refused = 0
    for number in range(n("grown scenarios")):
        luck = Random(number)
        path = written(tmp_path / "grown.yaml", json.dumps(world(luck)))
        problems = [item for item in scenario.check(path) if item.severity == scenario.ERROR]
        if problems:
            assert {item.code for item in problems} <= MAY_REFUSE, (number, problems)
            refused += 1
            continue
        rules, told = scenario.load(path).rules, oracle.load(path)
        for games in (1, luck.choice([2, 14, 66])):
            pace, seed = luck.choice(list(told.paces)), luck.randrange(2**64)
            pair = Pair(rules, told, pace=pace, seed=seed, numbers=range(5, 5 + games), history=luck.random() < 0.2)
            try:
                played_out(pair, luck, menus=0.5)
            except AssertionError as error:
                raise AssertionError(f"grown scenario {number}, {games} games") from error
    assert refused < 0.4 * n("grown scenarios")
