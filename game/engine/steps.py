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


class Luck(Protocol):
    """Where draws come from: real chance, or the least or greatest for a preview."""

    @property
    def history(self) -> bool: ...

    def numbers(self, size: int) -> Array: ...

    def draw(self, purpose: str, tick: int, n: int, games: Value) -> Value: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount a rule added, to the games at `index` (None: all of the batch)."""

    rule: Rule | None
    """None: held in its range."""
    amount: Amount | None
    meter: int
    index: Array | None
    values: Value
    """Hundredths: one for all those games, or one a game."""


def step_of(rules: Rules, columns: Columns, frame: Frame, luck: Luck, trace: list[Entry] | None) -> Step:
    """Return a step of a batch, or of a batch of one."""
    return (Single if frame.alone else Step)(rules, columns, frame, luck, trace)


class Step:
    """One step of one batch while it is being worked out."""

    def __init__(self, rules: Rules, columns: Columns, frame: Frame, luck: Luck, trace: list[Entry] | None) -> None:
        self.rules, self.columns, self.frame, self.luck, self.trace = rules, columns, frame, luck, trace
        self.games = int(columns.meters.shape[1])
        self.numbers: Value = luck.numbers(self.games)
        self.sums: dict[int, Value] = {}
        self.settings: dict[int, tuple[Array, Array]] = {}
        self.happened: list[tuple[int, Array | None, Array | None]] = []

    def held(self, condition: Expression | None) -> Array | None:
        """Return the games in which a condition holds: None for all, else an index."""
        return None if condition is None else where_held(condition.formula(self.frame), self.games)

    def narrowed(self, index: Array | None) -> Frame:
        """Return the frame of some games."""
        return self.frame if index is None else self.frame.narrowed(index)

    def drawn(self, purpose: str, n: int, index: Array | None) -> Value:
        """Return a draw below n for the games at `index`."""
        numbers = self.numbers if index is None else self.numbers[index]
        return self.luck.draw(purpose, self.frame.tick, n, numbers).astype(self.frame.wide)

    def apply(self, rule: Rule, index: Array | None, mask: Array | None = None) -> None:
        """Let a rule act in the games at `index`; `mask`, if it is at hand, says the same as one bool a game."""
        if index is not None and not len(index):
            return
        frame: Frame | None = None
        for amount in rule.amounts:
            if amount.fixed is not None:
                self.add(amount.meter, index, amount.fixed, mask)
                values: Value = amount.fixed
            else:
                if amount.spread is not None:
                    low, count = amount.spread
                    values = low + self.drawn(f"{rule.name} {amount.key}", count, index)
                else:
                    frame = frame or self.narrowed(index)
                    values = amount.expression.formula(frame)  # type: ignore[union-attr]
                self.add(amount.meter, index, values, None)
            if self.trace is not None:
                self.trace.append(Entry(rule, amount, amount.meter, index, values))
        for instrument, status in rule.settings:
            self.set(instrument, status, index)

    def add(self, meter: int, index: Array | None, values: Value, mask: Array | None) -> None:
        """Add amounts (hundredths) to a meter; one amount for all games of a mask needs no index."""
        total = self.sums.get(meter)
        if total is None:
            total = self.sums[meter] = np.zeros(self.games, self.frame.wide)
        if index is None:
            total += values
        elif mask is not None:
            total += mask * self.frame.wide(values)
        else:
            total[index] += values

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
        for row, total in self.sums.items():
            self.hold_in_range(row, total)
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

    def hold_in_range(self, row: int, total: Array) -> None:
        """Add a total to a meter, held in its range; what is cut off is a reason of its own."""
        meter, standing = self.rules.meters[row], self.columns.meters[row]
        total += standing
        after = np.minimum(np.maximum(total, meter.low), meter.high)
        if self.trace is not None:
            cut = after - total
            if cut.any():
                self.trace.append(Entry(None, None, row, None, cut))
        standing[:] = after


class Single(Step):
    """A step of one game on plain numbers: the same law, a third of the cost."""

    sums: dict[int, int]

    def __init__(self, rules: Rules, columns: Columns, frame: Frame, luck: Luck, trace: list[Entry] | None) -> None:
        super().__init__(rules, columns, frame, luck, trace)
        self.numbers = int(self.numbers[0])
        self.chosen: dict[int, int] = {}

    def narrowed(self, index: Array | None) -> Frame:
        """Return the frame of the one game."""
        return self.frame

    def drawn(self, purpose: str, n: int, index: Array | None) -> Value:
        """Return a draw below n."""
        return self.luck.draw(purpose, self.frame.tick, n, self.numbers)

    def add(self, meter: int, index: Array | None, values: Value, mask: Array | None) -> None:
        """Add an amount (hundredths) to a meter."""
        self.sums[meter] = self.sums.get(meter, 0) + values

    def set(self, instrument: int, status: int, index: Array | None) -> None:
        """Name the status of an instrument; the first rule to do so in a step decides."""
        self.chosen.setdefault(instrument, status)

    def finish(self) -> None:
        """Write the step into the columns: sums held in range, statuses, counts."""
        columns, tick = self.columns, self.frame.tick
        for row, total in self.sums.items():
            meter = self.rules.meters[row]
            wanted = columns.meters.item(row, 0) + total
            after = min(max(wanted, meter.low), meter.high)
            if after != wanted and self.trace is not None:
                self.trace.append(Entry(None, None, row, None, after - wanted))
            columns.meters[row, 0] = after
        for row, status in self.chosen.items():
            if columns.status.item(row, 0) != status:
                columns.status[row, 0] = status
                columns.entered[row, 0] = tick
        for row, _, _ in self.happened:
            columns.times[row, 0] += 1
            columns.last[row, 0] = tick
