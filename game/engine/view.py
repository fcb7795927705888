"""A view: what one actor may know of a batch, and nothing else. Bots see this and never the state."""

from __future__ import annotations

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
        told = [row for row, move in enumerate(rules.moves) if move.quiet is None or actor == move.actor or actor in move.quiet]
        told += range(len(rules.moves), len(rules.counted))
        self._counts = {rules.counted[row]: state.times[row] for row in told}
        self._lasts = {rules.counted[row]: state.last[row] for row in told}

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
        return self._meters[self._found(self._rules.meter_index, name)]  # type: ignore[no-any-return]

    def status(self, instrument: str) -> Array:
        """Return the number of the status an instrument has, [games]."""
        return self._status[self._found(self._rules.instrument_index, instrument)]  # type: ignore[no-any-return]

    def stands(self, instrument: str, status: str) -> Array:
        """Return whether an instrument has a status, bool [games]."""
        names = [item.name for item in self._rules.instruments[self._found(self._rules.instrument_index, instrument)].statuses]
        return np.equal(self.status(instrument), names.index(status))

    def told(self, name: str) -> bool:
        """Return whether this actor is told of a move or event."""
        return name in self._counts

    def times(self, name: str) -> Array:
        """Return how often a move (full name) or event happened, [games]; only those this actor is told of."""
        return self._counts[self._found(self._counts, name)]

    def last_turn(self, name: str) -> Array:
        """Return whether a move or event happened in the turn before, bool [games]."""
        last = self._lasts[self._found(self._lasts, name)]
        return (last >= self.tick - self.pace.turn_ticks) & (last >= 0)

    def offer(self, table: str, actor: str) -> Array:
        """Return the standing package of a party, its number + 1, 0 for none, [games]."""
        return self._offers[self._rules.parties.index((self._rules.table_index[table], actor))]  # type: ignore[no-any-return]

    @staticmethod
    def _found(known: dict[str, int] | dict[str, Array], name: str) -> int | str:  # type: ignore[misc]
        if name not in known:
            near = get_close_matches(name, list(known), 1, 0.5)
            raise KeyError(f"nothing this actor may know is called {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        value = known[name]
        return value if isinstance(value, int) else name


def view(rules: Rules, state: State, actor: str) -> View:
    """Return what an actor may know."""
    return View(rules, state, actor)
