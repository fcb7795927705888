"""The bot that draws a legal sheet."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from game.bots.bargain import Array, Bargain
from game.bots.draft import Draft
from game.bots.draws import Draws, digit
from game.bots.menu import Choice, Menu
from game.engine import View

FEW = 32  # games
DEAL_IN = 3  # one turn in so many it puts something on a table, in as many it takes something back


class Random:
    """Draw each order among those that still fit and stopping, all alike, from one random word a turn."""

    sentence: ClassVar[str] = "Draws a legal sheet by lot."
    source: ClassVar[str] = "The yardstick of every comparison: play without a purpose."
    motive: ClassVar[str] = "lot"

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return legal sheets, each drawn from the digits of one Philox word."""
        word = draws.words()
        moves, word = drawn_moves(menu, word)
        if not menu.tables:
            return Choice(moves)
        draft = Draft(menu)
        draft.moves = moves
        for place, bargain in enumerate(menu.tables):
            act, word = digit(word, DEAL_IN)
            package, word = drawn_package(bargain, word)
            draft.withdraw(place, act == 1)
            draft.sign(place, np.where(act == 0, package, 0))
        return draft.choice()


def drawn_moves(menu: Menu, word: Array) -> tuple[Array, Array]:
    """Return drawn moves, bool [n, games], and what is left of the words."""
    size, games = menu.legal.shape
    taken = np.zeros((size, games), bool)
    if not size:
        return taken, word
    kind = np.uint8 if size < 256 else np.uint16  # of ranks up to the size; costs and attention are smaller
    free, hit, spent = menu.legal.copy(), np.empty((size, games), bool), np.empty((size, games), kind)
    cost = np.array(menu.costs, kind)[:, None]
    left: Array = np.full(games, menu.attention, kind)
    rank: Array = np.zeros((size + 1, games), kind)
    conflicts = np.argwhere(menu.conflicts).tolist()
    for _ in range(menu.attention // min(menu.costs)):
        np.less_equal(cost, left, out=hit)
        free &= hit
        count = ranked(free, rank)
        if not count.any():
            break
        pick, word = digit(word, count + np.uint64(1))  # the last number stops the sheet
        choice = pick.astype(kind)
        np.equal(rank[:-1], choice, out=hit)
        hit &= free
        taken |= hit
        free ^= hit
        left *= choice < count
        left -= np.add.reduce(np.multiply(hit.view(np.uint8), cost, out=spent), axis=0, dtype=kind)
        for row, other in conflicts:
            np.greater(free[other], hit[row], out=free[other])
    return taken, word


def ranked(free: Array, rank: Array) -> Array:
    """Write into `rank` how many rows above each are true, [n + 1, games], and return how many are true in all."""
    if free.shape[1] < FEW:
        np.cumsum(free, axis=0, dtype=rank.dtype, out=rank[1:])
    else:  # numpy's cumsum down the columns of a large batch takes a hundred times as long
        for row, true in enumerate(free.view(np.uint8)):
            np.add(rank[row], true, out=rank[row + 1])
    total: Array = rank[-1]
    return total


def drawn_package(bargain: Bargain, word: Array) -> tuple[Array, Array]:
    """Return a package drawn for each game, number + 1, open or not, and what is left of the words.

    Where the other party's offer stands and may be signed, it is drawn half the time.
    """
    half, word = digit(word, 2)
    pick, word = digit(word, len(bargain.packages))
    drawn = (pick + np.uint64(1)).astype(np.int16)
    package = np.where((half == 0) & bargain.allows(bargain.theirs), bargain.theirs, drawn)
    return package, word
