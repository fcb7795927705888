"""A view: what one actor may know of a batch, and nothing else. Bots see this and never the state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

import numpy as np

from game.engine.numbers import Array
from game.engine.rules import Pace, Rules
from game.engine.state import State


class View:
    """Public meters, statuses and standing offers; counts of the moves and events this actor was told of.

    Every array has one entry a game. Built from an allowlist: nothing hidden is kept inside.
    """

    __slots__ = ("_counts", "_lasts", "_meters", "_offers", "_rules", "_status", "actor", "games", "pace", "turn")

    def __init__(self, rules: Rules, state: State, actor: str) -> None:
        self.actor = actor
        self.turn = state.turn + 1
        """The turn now being ordered, from 1."""
        self.pace: Pace = state.pace
        self.games = state.games
        self._rules = rules
        self._meters = state.meters
        self._status = state.status
        self._offers = state.offers
        told = [row for row, move in enumerate(rules.moves) if move.quiet is None or actor in {move.actor, *move.quiet}]
        told += range(len(rules.moves), len(rules.counted))
        self._counts: dict[str, Array] = {rules.counted[row]: state.times[row] for row in told}
        self._lasts: dict[str, Array] = {rules.counted[row]: state.last[row] for row in told}

    @property
    def actors(self) -> tuple[str, ...]:
        """All actors."""
        return self._rules.actors

    @property
    def tick(self) -> int:
        """Ticks since the first day."""
        return (self.turn - 1) * self.pace.turn_ticks

    def meter(self, name: str) -> Array:
        """Return a meter in hundredths, [games]; KeyError with the nearest name."""
        return row_of(self._meters, self._rules.meter_index, name)

    def status(self, instrument: str) -> Array:
        """Return the number of the status an instrument has, [games]."""
        return row_of(self._status, self._rules.instrument_index, instrument)

    def stands(self, instrument: str, status: str) -> Array:
        """Return whether an instrument has a status, bool [games]."""
        standing = self.status(instrument)
        names = [item.name for item in self._rules.instruments[self._rules.instrument_index[instrument]].statuses]
        if status not in names:
            raise nearest(names, status)
        same: Array = np.equal(standing, names.index(status))
        return same

    def told(self, name: str) -> bool:
        """Return whether this actor is told of a move or event."""
        return name in self._counts

    def times(self, name: str) -> Array:
        """Return how often a move (full name) or event happened, [games]; only those this actor is told of."""
        if name not in self._counts:
            raise nearest(self._counts, name)
        return self._counts[name]

    def last_turn(self, name: str) -> Array:
        """Return whether a move or event happened in the turn before, bool [games]."""
        if name not in self._lasts:
            raise nearest(self._lasts, name)
        last = self._lasts[name]
        happened: Array = (last >= self.tick - self.pace.turn_ticks) & (last >= 0)
        return happened

    def offer(self, table: str, actor: str) -> Array:
        """Return the standing package of a party, its number + 1, 0 for none, [games]; KeyError as above."""
        if table not in self._rules.table_index:
            raise nearest(self._rules.table_index, table)
        parties = self._rules.tables[self._rules.table_index[table]].between
        if actor not in parties:
            raise nearest(parties, actor)
        standing: Array = self._offers[self._rules.parties.index((self._rules.table_index[table], actor))]
        return standing


def row_of(block: Array, index: Mapping[str, int], name: str) -> Array:
    """Return the row of a name."""
    if name not in index:
        raise nearest(index, name)
    row: Array = block[index[name]]
    return row


def nearest(known: Iterable[str], name: str) -> KeyError:
    """Return the error for a name this actor may not know, with the nearest it may."""
    near = get_close_matches(name, list(known), 1, 0.5)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return KeyError(f"nothing this actor may know is called {name!r}{hint}")


def view(rules: Rules, state: State, actor: str) -> View:
    """Return what an actor may know."""
    return View(rules, state, actor)
