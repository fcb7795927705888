"""A step: the only way anything changes. All its rules read the state at its start; their amounts are then added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from game.engine.evaluate import Expression
from game.engine.frame import Frame, where_held
from game.engine.numbers import Array, Value
from game.engine.rules import Amount, Rule, Rules
from game.engine.state import Columns

SMALL = 64  # games


class Luck(Protocol):
    """Where draws come from: real chance, or the least or greatest for a preview."""

    @property
    def history(self) -> bool: ...

    def numbers(self, size: int) -> Array: ...

    def draw(self, purpose: str, tick: int, n: int, index: Array) -> Array: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount a rule added, to the games at `index` (None: all of the batch)."""

    rule: Rule | None
    """None: held in its range."""
    amount: Amount | None
    meter: int
    index: Array | None
    values: Array


class Step:
    """One step of one batch while it is being worked out."""

    def __init__(
        self, rules: Rules, columns: Columns, frame: Frame, luck: Luck, numbers: Array, trace: list[Entry] | None
    ) -> None:
        self.rules, self.columns, self.frame, self.luck, self.numbers, self.trace = (
            rules,
            columns,
            frame,
            luck,
            numbers,
            trace,
        )
        self.games = int(numbers.shape[0])
        small = self.games <= SMALL
        self.block = np.zeros((len(rules.meters), self.games), rules.wide) if small else None
        """All sums of a small batch in one block: what counts there is how few calls are made."""
        self.sums: dict[int, Array] = {}
        self.settings: dict[int, tuple[Array, Array]] = {}
        self.happened: list[tuple[int, Array | None, Array | None]] = []

    def held(self, condition: Expression | None) -> Array | None:
        """Return the games in which a condition holds: None for all, else an index."""
        return None if condition is None else where_held(condition.formula(self.frame), self.games)

    def narrowed(self, index: Array | None) -> Frame:
        """Return the frame of some games."""
        return self.frame if index is None else self.frame.narrowed(index)

    def apply(self, rule: Rule, index: Array | None, mask: Array | None = None) -> None:
        """Let a rule act in the games at `index`; `mask`, if it is at hand, says the same as one bool a game."""
        if index is not None and not len(index):
            return
        frame: Frame | None = None
        for amount in rule.amounts:
            if amount.fixed is not None:
                values: Value = amount.fixed
            elif amount.spread is not None:
                low, count = amount.spread
                numbers = self.numbers if index is None else self.numbers[index]
                drawn = self.luck.draw(f"{rule.name} {amount.key}", self.frame.tick, count, numbers)
                values = low + drawn.astype(self.frame.wide)
            else:
                frame = frame or self.narrowed(index)
                values = amount.expression.formula(frame)  # type: ignore[union-attr]
            self.add(rule, amount, index, values, mask if amount.fixed is not None else None)
        for instrument, status in rule.settings:
            self.set(instrument, status, index)

    def add(self, rule: Rule, amount: Amount, index: Array | None, values: Value, mask: Array | None) -> None:
        """Add amounts (hundredths) to a meter; one amount for all games of a mask needs no index."""
        total = self.sums.get(amount.meter)
        if total is None:
            fresh = np.zeros(self.games, self.frame.wide) if self.block is None else self.block[amount.meter]
            total = self.sums[amount.meter] = fresh
        if index is None:
            total += values
        elif mask is not None:
            total += mask * self.frame.wide(values)
        else:
            total[index] += values
        if self.trace is not None:
            size = self.games if index is None else len(index)
            self.trace.append(Entry(rule, amount, amount.meter, index, np.broadcast_to(np.asarray(values), (size,))))

    def set(self, instrument: int, status: int, index: Array | None) -> None:
        """Name the status of an instrument; the first rule to do so in a step decides."""
        if instrument not in self.settings:
            self.settings[instrument] = (np.zeros(self.games, bool), np.zeros(self.games, self.columns.status.dtype))
        decided, chosen = self.settings[instrument]
        free = np.flatnonzero(~decided) if index is None else index[~decided[index]]
        decided[free] = True
        chosen[free] = status

    def count(self, row: int, index: Array | None, mask: Array | None = None) -> None:
        """Note that a move or event happened in the games at `index`."""
        self.happened.append((row, index, mask))

    def finish(self) -> None:
        """Write the step into the columns: sums held in range, statuses, counts."""
        columns, tick = self.columns, self.frame.tick
        if self.block is not None and self.sums:
            self.hold_in_range(slice(None), self.block)
        elif self.sums:
            for row, total in self.sums.items():
                self.hold_in_range(slice(row, row + 1), total.reshape(1, -1))
        for row, (decided, chosen) in self.settings.items():
            standing, entered = columns.status[row], columns.entered[row]
            changed = decided & (standing != chosen)
            standing += changed * (chosen - standing)  # a product is far quicker than a masked assignment
            entered += changed * (tick - entered)
        for row, index, mask in self.happened:
            times, last = columns.times[row], columns.last[row]
            if index is None:
                times += 1
                last[:] = tick
            elif mask is not None:
                times += mask
                last += mask * (tick - last)
            else:
                times[index] += 1
                last[index] = tick

    def hold_in_range(self, rows: slice, totals: Array) -> None:
        """Add totals to some meters, each held in its range; what is cut off is a reason of its own."""
        lows, highs = self.rules.ranges
        before = self.columns.meters[rows]
        wanted = before + totals
        after = np.minimum(np.maximum(wanted, lows[rows]), highs[rows])
        if self.trace is not None:
            cut = after - wanted
            for place in np.flatnonzero(cut.any(axis=1)).tolist():
                self.trace.append(Entry(None, None, (rows.start or 0) + place, None, cut[place]))
        before[:] = after
