"""A game is the same game alone, in any batch, in any order, in any process, on any machine we can pretend to be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

from game.bots import BOTS, Lineup
from game.engine import Rules
from game.sweeps import course as course_module
from game.sweeps import play_chunk, sweep
from tests.bots.field import NAMES, crowded, named
from tests.tiers import n

ROOT = Path(__file__).parents[2]
SEED = 77


def seatings(rules: Rules) -> list[dict[str, str]]:
    """Return seats in which every bot sits somewhere, those that remember too."""
    names = list(BOTS)
    steps = range(0, len(names), len(rules.actors))
    return [{actor: names[(at + i) % len(names)] for i, actor in enumerate(rules.actors)} for at in steps]


def digests_of(rules: Rules, seats: dict[str, str], numbers: np.ndarray) -> dict[int, list[int]]:
    """Return the digests of each game by its number, played as one batch."""
    played = play_chunk(rules, seats, None, SEED, numbers, True)
    assert played.digests is not None
    return {int(number): played.digests[:, at].tolist() for at, number in enumerate(numbers.tolist())}


def digests_in_batches(rules: Rules, seats: dict[str, str], numbers: np.ndarray, size: int) -> dict[int, list[int]]:
    """Return the digests of each game by its number, played in batches of `size`."""
    found: dict[int, list[int]] = {}
    for low in range(0, len(numbers), size):
        found.update(digests_of(rules, seats, numbers[low : low + size]))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_batch_of_one_is_a_part_of_all(name: str) -> None:
    rules = named(name).rules
    for seats in seatings(rules):
        numbers = np.arange(n("games alone") // len(seatings(rules)))
        assert digests_in_batches(rules, seats, numbers, 1) == digests_of(rules, seats, numbers)


@pytest.mark.parametrize("name", NAMES)
def test_the_size_and_order_of_batches_change_nothing(name: str) -> None:
    rules, games = named(name).rules, n("games in batches")
    seats = {"all": "random"} | dict(zip(rules.actors, ("random", "contrite", "history"), strict=False))
    seats.pop("all")
    few = np.arange(games // 20)
    whole = digests_of(rules, seats, np.arange(games))
    assert digests_in_batches(rules, seats, few, 7) == {game: whole[game] for game in few.tolist()}
    assert digests_in_batches(rules, seats, np.arange(games), 1000) == whole
    assert digests_of(rules, seats, np.random.default_rng(3).permutation(games)) == whole


@pytest.mark.parametrize("name", NAMES)
def test_two_processes_play_the_games_of_one(name: str) -> None:
    scenario, games = named(name), n("games in batches") // 4
    seats = dict(zip(scenario.rules.actors, ("generous", "random", "dove"), strict=False))
    one = sweep(scenario, seats, games, seed=SEED, first=5, hashes=True)
    two = sweep(scenario, seats, games, seed=SEED, first=5, hashes=True, workers=2)
    assert list(one.hashes()) == list(two.hashes())
    assert one.endings() == two.endings() and one.scores() == two.scores()
    assert one.meters_by_turn() == two.meters_by_turn() and one.decisions == two.decisions


def test_the_comparison_finds_luck_that_depends_on_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: a line-up that counts games by their place in the batch, not by their number."""

    class Placed(Lineup):
        def sheets(self, state, chance=None, allowed=None):  # type: ignore[no-untyped-def]
            placed = type(chance)(chance.seed, np.arange(state.games, dtype=np.uint64), chance.history)
            return super().sheets(state, placed, allowed)

    monkeypatch.setattr(course_module, "Lineup", Placed)
    rules, numbers, seats = crowded().rules, np.arange(20), dict.fromkeys(crowded().rules.actors, "random")
    assert digests_in_batches(rules, seats, numbers, 7) != digests_of(rules, seats, numbers)


def disabled(pattern: str) -> str:
    """Return the processor features numpy would use here that match a pattern, to be switched off."""
    return " ".join(name for name in __cpu_dispatch__ if re.match(pattern, name) and __cpu_features__.get(name))


PLACES = {
    "hash seed 0, Seoul, Turkish": {"PYTHONHASHSEED": "0", "TZ": "Asia/Seoul", "LC_ALL": "tr_TR.UTF-8"},
    "hash seed 1, locale C": {
        "PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"
    },
    "no AVX512": {"NPY_DISABLE_CPU_FEATURES": disabled(r"AVX512|AVX10|X86_V4")},
    "no AVX2": {"NPY_DISABLE_CPU_FEATURES": disabled(r"AVX|FMA|X86_V[34]")},
}  # fmt: skip
"""Each changes things that have nothing to do with each other, so that a process finds as much as one for each."""


def hashes_elsewhere(change: dict[str, str]) -> str:
    """Return what the digests of some games hash to in a process with a changed environment."""
    command = [sys.executable, "-W", "error", "-m", "tests.sweeps.elsewhere", str(n("games in other places")), *NAMES]
    here = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "NPY_", "LC_", "TZ"))}
    done = subprocess.run(command, cwd=ROOT, env=here | change, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def here() -> str:
    return hashes_elsewhere({})


@pytest.mark.parametrize("place", PLACES)
def test_another_place_plays_the_same_games(place: str, here: str) -> None:
    if place.startswith("no AVX") and not PLACES[place]["NPY_DISABLE_CPU_FEATURES"]:
        assert not disabled(r"AVX|X86_V[34]") or place == "no AVX512"  # nothing to switch off on this processor
    assert hashes_elsewhere(PLACES[place]) == here


def test_the_comparison_of_places_finds_a_planted_fault(here: str) -> None:
    assert hashes_elsewhere({"PYTHONHASHSEED": "1", "BACKCHANNEL_TEST_FAULT": "hash"}) != here
