"""A frame: the state as the rules of one step read it, for all games of a batch or for some."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.engine.numbers import Array, Value, as_wide
from game.engine.state import Columns


class Frame:
    """What a rule reads: the state at the start of a step, for all games or those of an index.

    Values have the shape [games]; what every game shares (dates, constants) stays a plain int or bool. So does
    everything in a batch of one: the same formulas then run on plain numbers, which costs a third.
    """

    __slots__ = ("alone", "cache", "columns", "index", "start", "tick", "tick_days", "time_up")

    def __init__(
        self,
        columns: Columns,
        tick: int,
        start: int,
        tick_days: int,
        time_up: bool,
        index: Array | None = None,
    ) -> None:
        self.columns = columns
        self.tick, self.start, self.tick_days, self.time_up = tick, start, tick_days, time_up
        self.index = index
        self.alone = index is None and columns.meters.shape[1] == 1
        self.cache: dict[int | str, Value] = {}

    @property
    def today(self) -> int:
        """The first day of the frame's tick, as an ordinal."""
        return self.start + self.tick * self.tick_days

    def narrowed(self, index: Array) -> Frame:
        """Return this frame for the games at `index` only."""
        return Frame(self.columns, self.tick, self.start, self.tick_days, self.time_up, index)

    def row(self, block: Array, row: int) -> Value:
        """Return one row of a block for this frame's games, as it is stored."""
        if self.alone:
            return block.item(row, 0)
        values: Array = block[row]
        return values if self.index is None else values[self.index]

    def number(self, block: Array, row: int, kind: type[np.signedinteger[Any]]) -> Value:
        """Return one row of a block in the type it is reckoned with."""
        return as_wide(self.row(block, row), kind)

    def meter(self, row: int) -> Value:
        """Return a meter in hundredths."""
        found = self.cache.get(row)
        if found is None:
            found = self.cache[row] = self.row(self.columns.meters, row)
        return found


def settled(held: Value) -> Value:
    """Return where a condition holds: True for all games, False for none, else one bool a game."""
    if isinstance(held, bool):
        return held
    count = np.count_nonzero(held)
    return held if 0 < count < len(held) else bool(count)
