"""A frame: the state as the rules of one step read it, for all games of a batch or for some."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.engine.numbers import Array, Value
from game.engine.state import Columns

NOBODY: Array = np.zeros(0, dtype=np.int64)


class Frame:
    """What a rule reads: the state at the start of a step, for all games or those of an index.

    Values have the shape [games]; what every game shares (dates, constants) stays a plain int or bool. So does
    everything in a batch of one: the same formulas then run on plain numbers, which costs a third.
    """

    __slots__ = ("alone", "cache", "columns", "index", "start", "tick", "tick_days", "time_up", "wide")

    def __init__(
        self,
        columns: Columns,
        tick: int,
        start: int,
        tick_days: int,
        time_up: bool,
        wide: Any,
        index: Array | None = None,
    ) -> None:
        self.columns = columns
        self.tick, self.start, self.tick_days, self.time_up = tick, start, tick_days, time_up
        self.wide = wide
        """The type numbers are reckoned in: as narrow as their proven bounds allow."""
        self.index = index
        self.alone = index is None and columns.meters.shape[1] == 1
        self.cache: dict[int | str, Value] = {}

    @property
    def today(self) -> int:
        """The first day of the frame's tick, as an ordinal."""
        return self.start + self.tick * self.tick_days

    def narrowed(self, index: Array) -> Frame:
        """Return this frame for the games at `index` only."""
        return Frame(self.columns, self.tick, self.start, self.tick_days, self.time_up, self.wide, index)

    def row(self, block: Array, row: int) -> Value:
        """Return one row of a block for this frame's games, as it is stored."""
        if self.alone:
            return block.item(row, 0)
        values: Array = block[row]
        return values if self.index is None else values[self.index]

    def number(self, block: Array, row: int) -> Value:
        """Return one row of a block, wide enough to reckon with."""
        value = self.row(block, row)
        return value if self.alone else value.astype(self.wide)

    def meter(self, row: int) -> Value:
        """Return a meter in hundredths."""
        found = self.cache.get(row)
        if found is None:
            found = self.cache[row] = self.number(self.columns.meters, row)
        return found


def where_held(held: Value, games: int) -> Array | None:
    """Return the places where a condition holds: None for all games, else an index (maybe empty)."""
    if isinstance(held, bool):
        return None if held else NOBODY
    if games == 1:
        return None if held[0] else NOBODY
    index: Array = held.nonzero()[0]
    return None if len(index) == games else index
