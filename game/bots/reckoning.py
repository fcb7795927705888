"""What an actor can work out of the state from what it saw, turn by turn; the board a searching bot thinks on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.bots.bargain import Array
from game.engine import Rules, State, View, start


class Reckoning:
    """The state as one actor remembers it: public meters, statuses and offers, and when it saw things change.

    Quiet moves it was not told of are taken not to have happened. The tick in which something happened inside a turn
    is not told; orders are on its first tick, a clock is put where it fell due, other changes on the first tick too.
    """

    def __init__(self, rules: Rules, actor: str) -> None:
        self.rules, self.actor = rules, actor
        self.seen: State | None = None

    def state(self, view: View) -> State:
        """Return the batch as this actor reckons it stands; call it once every turn."""
        before = self.seen
        now = start(self.rules, view.pace.name, view.games)
        columns = now.columns
        for row, meter in enumerate(self.rules.meters):
            columns.meters[row] = view.meter(meter.name)
        for row, item in enumerate(self.rules.instruments):
            columns.status[row] = view.status(item.name)
        for party, (table, actor) in enumerate(self.rules.parties):
            columns.offers[party] = view.offer(self.rules.tables[table].name, actor)
        first = max(view.tick - view.pace.turn_ticks, 0)
        for row, name in enumerate(self.rules.counted):
            if view.told(name):
                columns.times[row] = view.times(name)
                stood = columns.last[row] if before is None else before.last[row]
                known = np.zeros(view.games, bool) if before is None else before.times[row] == columns.times[row]
                columns.last[row] = np.where(known, stood, np.where(columns.times[row] > 0, first, -1))
        if before is not None:
            for row in range(len(self.rules.instruments)):
                columns.entered[row] = self.entered(before, row, columns.status[row], first)
        self.seen = replace(now, turn=view.turn - 1)
        return self.seen

    def entered(self, before: State, row: int, status: Array, first: int) -> Array:
        """Return the tick in which an instrument came to stand where it is, [games]."""
        stood, since = before.status[row], before.entered[row]
        came = np.full(status.shape, first, since.dtype)
        for number, item in enumerate(self.rules.instruments[row].statuses):
            if item.ends is None:
                continue
            due = since.astype(np.int64) + item.lasts if item.until is None else np.full(since.shape, item.until)
            then = item.ends.settings[0][1]
            fell = (stood == number) & (status == then) & (due >= first)
            came = np.where(fell, due, came).astype(since.dtype)
        result: Array = np.where(status == stood, since, came)
        return result
