"""A step: the only way anything changes. All its rules read the state at its start; their amounts are then added."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np

from game.engine.chance import MILLION
from game.engine.frame import Frame, settled
from game.engine.numbers import Array, Value
from game.engine.rules import Amount, Rule, Rules
from game.engine.state import Columns


class Luck(Protocol):
    """Where draws come from: real chance, or the least or greatest for a preview."""

    @property
    def history(self) -> bool: ...

    def numbers(self, size: int) -> Array: ...

    def draw(self, purpose: str, tick: int, n: int, games: Value) -> Value: ...


class Entry(NamedTuple):
    """One amount a rule added; a named tuple, because a turn of one game makes a hundred and they are made quickest."""

    rule: Rule | None
    """None: held in its range."""
    amount: Amount | None
    meter: int
    held: Value
    """In which games: True for all, else one bool a game."""
    values: Value
    """Hundredths: one for all games, or one a game; only read where `held`."""


def step_of(rules: Rules, columns: Columns, frame: Frame, luck: Luck, trace: list[Entry] | None) -> Step:
    """Return a step of a batch, or of a batch of one."""
    return (Single if frame.alone else Step)(rules, columns, frame, luck, trace)


class Step:
    """One step of one batch while it is being worked out.

    Where a rule acts is True (in all games) or one bool a game. Its amounts are reckoned for all games and multiplied
    by that row of ones and zeros: for most rules far quicker than picking the games out and putting them back.
    """

    def __init__(self, rules: Rules, columns: Columns, frame: Frame, luck: Luck, trace: list[Entry] | None) -> None:
        self.rules, self.columns, self.frame, self.luck, self.trace = rules, columns, frame, luck, trace
        self.games = int(columns.meters.shape[1])
        self.numbers: Value = luck.numbers(self.games)
        self.sums: dict[int, Value] = {}
        """What each meter has come to, not held in its range yet."""
        self.settings: dict[int, tuple[Array, Array]] = {}
        self.happened: list[tuple[int, Value]] = []

    def among(self, index: Array, chosen: Array) -> Value:
        """Return the games at those places of an index where `chosen` is true, as True, False or one bool a game."""
        held = np.zeros(self.games, bool)
        held[index] = chosen
        return settled(held)

    def drawn(self, purpose: str, n: int, held: Value) -> Value:
        """Return a draw below n, one a game; 0 where it is not held."""
        if held is True:
            return self.luck.draw(purpose, self.frame.tick, n, self.numbers)
        index = held.nonzero()[0]
        draws = np.zeros(self.games, np.int64)
        draws[index] = self.luck.draw(purpose, self.frame.tick, n, self.numbers[index])
        return draws

    def lucky(self, purpose: str, odds: Value, held: Value) -> Value:
        """Return in which of the games where it is held a chance of so many ten-thousandths is drawn."""
        if held is True or 4 * np.count_nonzero(held) > 3 * self.games:  # picking out most of them costs more
            return settled(held & (self.drawn(purpose, MILLION, True) < odds))
        index = held.nonzero()[0]
        draws = self.luck.draw(purpose, self.frame.tick, MILLION, self.numbers[index])
        return self.among(index, draws < (odds if isinstance(odds, int) else odds[index]))

    def apply(self, rule: Rule, held: Value) -> None:
        """Let a rule act where it is held: True, False or one bool a game."""
        if held is False:
            return
        ones = None if held is True else held.view(np.int8).astype(np.int16)
        for amount in rule.amounts:
            kind = self.rules.sum_kinds[amount.meter]
            total = self.sums.get(amount.meter)
            if total is None:
                total = self.sums[amount.meter] = self.columns.meters[amount.meter].astype(kind)
            values: Value
            if amount.fixed is not None:
                values = kind(amount.fixed)
            elif amount.spread is not None:
                low, count = amount.spread
                values = (low + self.drawn(f"{rule.name} {amount.key}", count, held)).astype(kind)
            else:
                # neither fixed nor a range: an amount is one of the three
                values = amount.expression.formula(self.frame)  # type: ignore[union-attr]
                values = kind(values) if isinstance(values, int) else values
            total += values if ones is None else ones * values
            if self.trace is not None:
                self.trace.append(Entry(rule, amount, amount.meter, held, np.array(values)))
        for instrument, status in rule.settings:
            self.set(instrument, status, held)

    def set(self, instrument: int, status: int, held: Value) -> None:
        """Name the status of an instrument; the first rule to do so in a step decides."""
        kind = self.columns.status.dtype.type
        if instrument not in self.settings:
            decided = np.full(self.games, held)
            self.settings[instrument] = decided, decided * kind(status)
            return
        decided, chosen = self.settings[instrument]
        free = held > decided
        decided |= free
        chosen += free * kind(status)

    def count(self, row: int, held: Value) -> None:
        """Note that an event happened."""
        self.happened.append((row, held))

    def finish(self) -> None:
        """Write the step into the columns: sums held in range, statuses, counts."""
        columns, tick = self.columns, self.frame.tick
        for row, total in self.sums.items():
            self.hold_in_range(row, total)
        for row, (decided, chosen) in self.settings.items():
            standing, entered = columns.status[row], columns.entered[row]
            changed = decided & (standing != chosen)
            standing += changed * (chosen - standing)
            entered += changed * (tick - entered)
        for row, held in self.happened:
            count(columns.times[row], columns.last[row], held, tick)

    def hold_in_range(self, row: int, total: Array) -> None:
        """Write what a meter came to, held in its range; what is cut off is a reason of its own."""
        after = np.clip(total, *self.rules.ends[row])
        if self.trace is not None:
            cut = after - total
            if cut.any():
                self.trace.append(Entry(None, None, row, True, cut))
        self.columns.meters[row] = after


def count(times: Array, last: Array, held: Value, tick: int) -> None:
    """Write that moves or events happened in a tick into their counts, one row or several, where they are held."""
    ones = 1 if held is True else held.view(np.int8)
    times += ones
    np.maximum(last, ones * last.dtype.type(tick + 1) - last.dtype.type(1), out=last)  # -1 where they did not


class Single(Step):
    """A step of one game on plain numbers: the same law, a third of the cost."""

    def __init__(self, rules: Rules, columns: Columns, frame: Frame, luck: Luck, trace: list[Entry] | None) -> None:
        super().__init__(rules, columns, frame, luck, trace)
        self.numbers = int(self.numbers[0])
        self.chosen: dict[int, int] = {}

    def among(self, index: Array, chosen: Array) -> Value:
        """Return whether the one game is chosen."""
        return bool(chosen.any())

    def drawn(self, purpose: str, n: int, held: Value) -> Value:
        """Return a draw below n."""
        return self.luck.draw(purpose, self.frame.tick, n, self.numbers)

    def lucky(self, purpose: str, odds: Value, held: Value) -> Value:
        """Return whether a chance of so many ten-thousandths is drawn."""
        return self.drawn(purpose, MILLION, True) < odds

    def apply(self, rule: Rule, held: Value) -> None:
        """Let a rule act if it is held."""
        if not held:
            return
        for amount in rule.amounts:
            values = amount.fixed
            if values is None:
                if amount.spread is not None:
                    low, count = amount.spread
                    values = low + self.drawn(f"{rule.name} {amount.key}", count, held)
                else:
                    # neither fixed nor a range: an amount is one of the three
                    values = amount.expression.formula(self.frame)  # type: ignore[union-attr]
            row = amount.meter
            self.sums[row] = (self.sums[row] if row in self.sums else self.columns.meters.item(row, 0)) + values
            if self.trace is not None:
                self.trace.append(Entry(rule, amount, amount.meter, True, values))
        for instrument, status in rule.settings:
            self.chosen.setdefault(instrument, status)

    def finish(self) -> None:
        """Write the step into the columns: sums held in range, statuses, counts."""
        columns, tick = self.columns, self.frame.tick
        for row, wanted in self.sums.items():
            meter = self.rules.meters[row]
            after = min(max(wanted, meter.low), meter.high)
            if after != wanted and self.trace is not None:
                self.trace.append(Entry(None, None, row, True, after - wanted))
            columns.meters[row, 0] = after
        for row, status in self.chosen.items():
            if columns.status.item(row, 0) != status:
                columns.status[row, 0] = status
                columns.entered[row, 0] = tick
        for row, _ in self.happened:
            columns.times[row, 0] += 1
            columns.last[row, 0] = tick
