"""A sheet being filled in for every game of a batch at once: takes an order wherever it fits, nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from game.bots.bargain import Array
from game.bots.menu import Choice, Menu


class Draft:
    """One actor's sheets for a batch while they are being written; never illegal, over attention or in conflict."""

    def __init__(self, menu: Menu) -> None:
        games = menu.games
        self.menu = menu
        self.moves: Array = np.zeros((len(menu.orders), games), bool)
        self.open: Array = menu.legal.copy()
        """Moves that are legal, not yet taken and in conflict with none taken, bool [n, games]."""
        self.left: Array = np.full(games, menu.attention, np.int16)
        """Attention not yet spent, [games]."""
        self.signs: Array = np.zeros((len(menu.tables), games), np.int16)
        self.withdraws: Array = np.zeros((len(menu.tables), games), bool)

    def add(self, row: int, where: Array | None = None) -> Array:
        """Write a move on the sheets it fits (of the games in `where`); return on which it now stands, bool [games]."""
        fits: Array = self.open[row] & (self.left >= self.menu.costs[row])
        if where is not None:
            fits &= where
        self.moves[row] |= fits
        self.left -= fits.astype(np.int16) * np.int16(self.menu.costs[row])
        self.open[row] &= ~fits
        for other in np.flatnonzero(self.menu.conflicts[row]):
            self.open[other] &= ~fits
        return fits

    def fill(self, rows: Iterable[int], where: Array | None = None, budget: Array | None = None) -> Array:
        """Write as many of `rows` as fit, in that order, within `budget` a game; return what they cost, [games]."""
        spent: Array = np.zeros(self.menu.games, np.int16)
        for row in rows:
            cost = np.int16(self.menu.costs[row])
            wanted = where if budget is None else (spent + cost <= budget) & (True if where is None else where)
            spent += self.add(row, wanted).astype(np.int16) * cost
        return spent

    def sign(self, table: int, packages: Array) -> Array:
        """Put down packages (number + 1, 0 for none, [games]) where this table is still free and they are open now."""
        fits = self.menu.tables[table].allows(packages)
        fits &= (self.signs[table] == 0) & ~self.withdraws[table]
        self.signs[table] = np.where(fits, packages, self.signs[table])
        return fits

    def withdraw(self, table: int, where: Array) -> Array:
        """Take back the standing offer in the games of `where` that have one and put nothing else down there."""
        fits: Array = where & (self.menu.tables[table].mine > 0) & (self.signs[table] == 0)
        self.withdraws[table] |= fits
        return fits

    def choice(self) -> Choice:
        """Return the finished sheets."""
        return Choice(self.moves, self.signs, self.withdraws)


def of_tone(menu: Menu, tone: str) -> list[int]:
    """Return the rows of one tone, dearest first, then in file order."""
    rows = [row for row, said in enumerate(menu.tone) if said == tone]
    return sorted(rows, key=lambda row: -menu.costs[row])
