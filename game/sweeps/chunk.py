"""One batch of a sweep, played from the first turn to the end, and what is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.bots import Lineup, follows_history
from game.engine import Chance, Rules, State, digest, legal, resolve, scores, start

Array = NDArray[Any]

SIZE = 16_384  # games in a batch: its rows stay in cache, its Python costs nothing


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is kept of a batch of games; a few bytes a game, whatever the scenario."""

    numbers: Array
    """The number of each game, uint64 [games]."""
    ending: Array
    """Number of its ending in file order, int16 [games]."""
    turns: Array
    """Turns it took, int16 [games]."""
    scores: Array
    """Points of each actor, int32 [actors, games]."""
    sums: Array
    """Meters in hundredths summed over all games, at the start and after each turn, int64 [turns + 1, meters]."""
    live: Array
    """Games that were still going on at the start of each turn, int64 [turns]."""
    digests: Array | None
    """Digest after each turn as a number, uint64 [turns, games]; only if asked for."""
    seconds: float
    """How long the play took, digests apart."""


def play_chunk(
    rules: Rules, seats: Mapping[str, str], pace: str | None, seed: int, numbers: Array, hashes: bool = False
) -> Chunk:
    """Play the games of these numbers together; each comes out as it would alone."""
    state = start(rules, pace, len(numbers))
    chance = Chance(seed, numbers.astype(np.uint64), follows_history(seats))
    lineup = Lineup(rules, state.pace, seats, seed)
    turns = state.pace.turns
    sums = np.zeros((turns + 1, len(rules.meters)), np.int64)
    live = np.zeros(turns, np.int64)
    marks = np.zeros((turns, len(numbers)), np.uint64) if hashes else None
    sums[0] = state.meters.sum(axis=1, dtype=np.int64)
    seconds = 0.0
    for turn in range(turns):
        going = state.live
        live[turn] = going.sum()
        if live[turn]:
            began = perf_counter()
            allowed = legal(rules, state)
            sheets = lineup.sheets(state, chance, allowed)
            state = resolve(rules, state, sheets, chance, legal=allowed, reasons=False).state
            seconds += perf_counter() - began
            if marks is not None:
                mark(rules, state, going, marks[turn])
        sums[turn + 1] = state.meters.sum(axis=1, dtype=np.int64)
    points = scores(rules, state)
    return Chunk(
        numbers=numbers.astype(np.uint64),
        ending=state.ending.astype(np.int16),
        turns=(state.ended // state.pace.turn_ticks).astype(np.int16),
        scores=np.array([points[actor] for actor in rules.actors], dtype=np.int32),
        sums=sums,
        live=live,
        digests=marks,
        seconds=seconds,
    )


def mark(rules: Rules, state: State, going: Array, row: Array) -> None:
    """Write the digests of the games that were going on into a row of numbers."""
    for game in np.flatnonzero(going).tolist():
        row[game] = int(digest(rules, state, game), 16)
