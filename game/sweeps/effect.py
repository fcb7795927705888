"""What a move does: the games in which it was ordered, played again without it on the same luck, game by game."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.engine import Rules
from game.sweeps.chunk import SIZE, play_chunk
from game.sweeps.course import Task
from game.sweeps.spread import HUNDREDTHS

Array = NDArray[Any]


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


def effect_of(
    rules: Rules, task: Task, move: str, of: int, has: Array, first: int, known: tuple[Array, Array, Array]
) -> Effect:
    """Return the effect of a move; `known` is ending, points, last meters of all games, `has` where it was ordered."""
    places = np.flatnonzero(has)
    parts = [
        play_chunk(rules, task.seats, task.pace, task.seed, places[low : low + SIZE] + first, False, task.without)
        for low in range(0, len(places), SIZE)
    ]
    ending, points, finals = (block[..., places] for block in known)

    def without(name: str, like: Array) -> Array:
        blocks = [getattr(part, name) for part in parts]
        return np.concatenate(blocks, axis=-1) if blocks else like

    ended, scored, stood = without("ending", ending), without("scores", points), without("finals", finals)
    return Effect(
        move,
        len(places),
        of,
        {item.id: change(ending == row, ended == row) for row, item in enumerate(rules.endings)},
        {actor: change(points[row], scored[row]) for row, actor in enumerate(rules.actors)},
        {meter.name: change(finals[row], stood[row], HUNDREDTHS) for row, meter in enumerate(rules.meters)},
    )


def change(with_it: Array, without_it: Array, unit: int = 1) -> Change:
    """Return the means of whole numbers over the same games, in `unit`s, and the error of their difference."""
    games = len(with_it)
    if not games:
        return Change(0.0, 0.0, 0.0)
    before, after = with_it.astype(np.int64), without_it.astype(np.int64)
    apart = before - after
    total, squares = int(apart.sum()), int((apart * apart).sum())
    error = sqrt(max(squares - total * total / games, 0.0) / (games * max(games - 1, 1))) / unit
    return Change(int(before.sum()) / (games * unit), int(after.sum()) / (games * unit), error)
