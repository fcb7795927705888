"""The engine and the oracle agree turn by turn on random legal play of every scenario."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

from game import engine, scenario
from tests import oracle
from tests.crises import crises
from tests.properties.agreeing import Pair, played_out
from tests.tiers import n

HERE = Path(__file__).parent
MADE = [HERE.parent / "scenarios" / "border_post.yaml", *sorted(HERE.glob("worlds/*.yaml"))]
PLAYED, FEWER = [*scenario.shipped_scenarios(), *MADE], [*crises(), *MADE]


@lru_cache
def both(path: Path) -> tuple[engine.Rules, oracle.World]:
    """Return a scenario as the engine and as the oracle read it."""
    return scenario.load(path).rules, oracle.load(path)


def game_of(path: Path, number: int, games: int) -> tuple[Pair, Random]:
    """Return the numbered random batch of a scenario: pace, seed, games and history follow from the number."""
    rules, world = both(path)
    luck = Random(number)
    pace = luck.choice(list(world.paces))
    seed = luck.choice([0, 7, 2**32 - 1, 2**32, 2**64 - 1, luck.randrange(2**64)])
    numbers = [luck.randrange(2**32) for _ in range(games)]
    return Pair(rules, world, pace=pace, seed=seed, numbers=numbers, history=luck.random() < 0.2), luck


@pytest.mark.parametrize("path", PLAYED, ids=lambda path: path.stem)
def test_a_game_alone(path: Path) -> None:
    for number in range(n("games against the oracle")):
        played_out(*game_of(path, number, 1))


@pytest.mark.parametrize("path", FEWER, ids=lambda path: path.stem)
@pytest.mark.parametrize("games", [2, 20, 70])
def test_a_batch(path: Path, games: int) -> None:
    """More than 12 games are drawn for in arrays, more than 64 summed row by row; each game still plays its own."""
    for number in range(n("batches against the oracle")):
        played_out(*game_of(path, 1_000 + number, games), menus=0.1)


def test_a_wrong_hundredth_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: the oracle rounds a half towards zero."""
    monkeypatch.setattr(
        "tests.oracle.play.hundredths", lambda value: (abs(value) + 49) // 100 * (1 if value > 0 else -1)
    )
    with pytest.raises(AssertionError):
        for number in range(20):
            played_out(*game_of(PLAYED[-1], number, 1))
