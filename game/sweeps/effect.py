"""What moves do: the games in which each was ordered, played again without it on the same luck, game by game.

Games without one move and games without another are played side by side in one batch, so that many moves cost little
more than the games themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.engine import Rules, scores, start
from game.sweeps.chunk import SIZE
from game.sweeps.course import Task, course, rows_of
from game.sweeps.spread import HUNDREDTHS

Array = NDArray[Any]
HALF = 32
"""Bits of a sum of squares that are kept apart."""


@dataclass(frozen=True, slots=True)
class Change:
    """A mean over the same games with a move and without it."""

    with_it: float
    without_it: float
    error: float
    """Standard error of the difference, from the differences game by game."""

    @property
    def difference(self) -> float:
        """With it less without it."""
        return self.with_it - self.without_it

    @property
    def sure(self) -> bool:
        """Whether the difference is over two standard errors."""
        return self.difference != 0 and abs(self.difference) > 2 * self.error


@dataclass(frozen=True, slots=True)
class Effect:
    """What a move did in the games in which it was ordered."""

    move: str
    games: int
    """Games in which it was ordered."""
    of: int
    """Games looked at."""
    endings: Mapping[str, Change]
    """Share of the games that came to each ending."""
    scores: Mapping[str, Change]
    """Mean points of each actor."""
    meters: Mapping[str, Change]
    """Mean of each meter at the end, in points."""


class Tally:
    """Sums over pairs of games, with a move and without it; whole numbers, so that no order of adding matters."""

    def __init__(self, rows: int) -> None:
        self.games = 0
        self.sums = np.zeros((5, rows), np.int64)  # with it, without it, the difference, its square in two halves

    def add(self, with_it: Array, without_it: Array) -> None:
        """Count some pairs, int64 [rows, games] each."""
        apart = with_it - without_it
        self.games += with_it.shape[1]
        squares = apart * apart  # of the widest meters a few hundred would leave 64 bits
        for row, block in enumerate((with_it, without_it, apart, squares >> HALF, squares & (1 << HALF) - 1)):
            self.sums[row] += block.sum(axis=1)

    def change(self, row: int, unit: int = 1) -> Change:
        """Return the means of a row in `unit`s and the error of their difference."""
        games = self.games
        if not games:
            return Change(0.0, 0.0, 0.0)
        before, after, apart, high, low = self.sums[:, row].tolist()
        squares = (high << HALF) + low
        error = sqrt(max(squares - apart * apart / games, 0.0) / (games * max(games - 1, 1))) / unit
        return Change(before / (games * unit), after / (games * unit), error)


def effects_of(
    rules: Rules, task: Task, chosen: Mapping[str, Array], base: Array, first: int,
    progress: Callable[[int], None] | None = None,
) -> dict[str, Effect]:  # fmt: skip
    """Return the effect of each move: `chosen` says in which games it was ordered, as places in `base`.

    `base` holds what all games came to with every move, as `ends` writes it; `first` is the number of its first game.
    """
    tallies = {move: Tally(len(base)) for move in chosen}
    for part in batches(chosen):
        places = np.concatenate([where for _, where in part])
        strikes, low = [], 0
        for move, where in part:
            strikes.append((rows_of(rules, move), slice(low, low + len(where))))
            low += len(where)
        state = start(rules, task.pace, len(places))
        for opened in course(rules, task, places + first, strikes):
            state = opened.after
        points = scores(rules, state)
        played = ends(rules, state.ending, np.array([points[actor] for actor in rules.actors]), state.meters)
        for (move, where), (_, span) in zip(part, strikes, strict=True):
            tallies[move].add(base[:, where].astype(np.int64), played[:, span].astype(np.int64))
        if progress is not None:
            progress(len(places))
    return {move: told(rules, move, tally, base.shape[1]) for move, tally in tallies.items()}


def batches(chosen: Mapping[str, Array]) -> Iterator[list[tuple[str, Array]]]:
    """Yield lists of (move, places of games) of at most SIZE games together; a move may be cut over several."""
    part: list[tuple[str, Array]] = []
    room = SIZE
    for move, places in chosen.items():
        left = places
        while len(left):
            part.append((move, left[:room]))
            left, room = left[room:], room - len(part[-1][1])
            if not room:
                yield part
                part, room = [], SIZE
    if part:
        yield part


def ends(rules: Rules, ending: Array, points: Array, finals: Array) -> Array:
    """Return what games came to: a row for each ending (0 or 1), actor (points) and meter; int32 [rows, games]."""
    return np.concatenate([ending == np.arange(len(rules.endings))[:, None], points, finals], dtype=np.int32)


def told(rules: Rules, move: str, tally: Tally, of: int) -> Effect:
    """Return a tally by the names of its rows."""
    actors, meters = len(rules.endings), len(rules.endings) + len(rules.actors)
    return Effect(
        move,
        tally.games,
        of,
        {item.id: tally.change(row) for row, item in enumerate(rules.endings)},
        {actor: tally.change(row) for row, actor in enumerate(rules.actors, actors)},
        {meter.name: tally.change(row, HUNDREDTHS) for row, meter in enumerate(rules.meters, meters)},
    )
