"""One batch of a sweep, played from the first turn to the end, and what is kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.engine import Rules, State, digest, goals_held, points_of, start
from game.sweeps.course import Task, course
from game.sweeps.spread import empty_spread, scatter

Array = NDArray[Any]

SIZE = 16_384  # games in a batch: its rows stay in cache, its Python costs nothing


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted over games and not kept of each; as large for one game as for a million."""

    sums: Array
    """Meters in hundredths summed over all games, at the start and after each turn, int64 [turns + 1, meters]."""
    spread: Array
    """How many games stood in each bin of a meter, int64 [turns + 1, meters, bins]."""
    live: Array
    """Games that were still going on at the start of each turn, int64 [turns]."""
    open: Array
    """On how many sheets each move could have stood, int64 [moves]."""
    orders: Array
    """On how many sheets each move stood, int64 [moves]."""
    met: Array
    """In how many games each goal was met, actors one after the other, int64 [goals]."""

    def add(self, other: Counts) -> None:
        """Count the games of another batch too."""
        for item in fields(self):
            mine: Array = getattr(self, item.name)
            mine += getattr(other, item.name)


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is kept of a batch of games; some bytes a game, whatever the number of turns."""

    numbers: Array
    """The number of each game, uint64 [games]."""
    ending: Array
    """Number of its ending in file order, int16 [games]."""
    turns: Array
    """Turns it took, int16 [games]."""
    scores: Array
    """Points of each actor, int32 [actors, games]."""
    finals: Array
    """Meters at the end in hundredths, [meters, games]."""
    used: Array
    """Which moves were on a sheet at least once, a bit each, uint8 [moves / 8, games]."""
    counts: Counts
    digests: Array | None
    """Digest after each turn as a number, uint64 [turns, games]; only if asked for."""
    seconds: float
    """How long the play took, digests and counting apart."""


def play_chunk(
    rules: Rules, seats: Mapping[str, str], pace: str | None, seed: int, numbers: Array, hashes: bool = False,
    without: tuple[str, ...] = (),
) -> Chunk:  # fmt: skip
    """Play the games of these numbers together; each comes out as it would alone."""
    state = start(rules, pace, len(numbers))
    turns = state.pace.turns
    sums, spread = np.zeros((turns + 1, len(rules.meters)), np.int64), empty_spread(rules, turns + 1)
    live, could = np.zeros(turns, np.int64), np.zeros(len(rules.moves), np.int64)
    marks = np.zeros((turns, len(numbers)), np.uint64) if hashes else None
    sums[0] = state.meters.sum(axis=1, dtype=np.int64)
    scatter(rules, state.meters, spread[0])
    seconds, began, turn = 0.0, perf_counter(), 0
    for opened in course(rules, Task(seats, pace, seed, hashes, without), numbers):
        seconds += perf_counter() - began
        state, going = opened.after, opened.before.live
        live[turn] = going.sum()
        could += np.count_nonzero(opened.allowed.moves & going, axis=1)
        if marks is not None:
            mark(rules, state, going, marks[turn])
        turn += 1
        sums[turn] = state.meters.sum(axis=1, dtype=np.int64)
        scatter(rules, state.meters, spread[turn])
        began = perf_counter()
    sums[turn + 1 :], spread[turn + 1 :] = sums[turn], spread[turn]
    times, held = state.times[: len(rules.moves)], goals_held(rules, state)
    points = points_of(rules, held)
    met = np.concatenate([held[actor].sum(axis=1, dtype=np.int64) for actor in rules.actors])
    return Chunk(
        numbers=numbers.astype(np.uint64),
        ending=state.ending.astype(np.int16),
        turns=(state.ended // state.pace.turn_ticks).astype(np.int16),
        scores=np.array([points[actor] for actor in rules.actors], dtype=np.int32),
        finals=state.meters,
        used=np.packbits(times > 0, axis=0),
        counts=Counts(sums, spread, live, could, times.sum(axis=1, dtype=np.int64), met),
        digests=marks,
        seconds=seconds,
    )


def mark(rules: Rules, state: State, going: Array, row: Array) -> None:
    """Write the digests of the games that were going on into a row of numbers."""
    for game in np.flatnonzero(going).tolist():
        row[game] = int(digest(rules, state, game), 16)
