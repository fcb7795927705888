"""The bot that draws a legal sheet."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from game.bots.draft import Draft
from game.bots.draws import Draws, digit
from game.bots.menu import Array, Bargain, Choice, Menu
from game.engine import View

SMALL = np.uint8
DEAL_IN = 4  # one turn in so many it does something at a table


class Random:
    """Draw each order among those that still fit and stopping, all alike, from one random word a turn."""

    sentence: ClassVar[str] = "Draws a legal sheet by lot."
    source: ClassVar[str] = "The yardstick of every comparison: play without a purpose."

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
    """Return drawn moves, bool [n, games], and what is left of the words.

    Row by row on purpose: numpy's cumsum down the columns of a batch takes a hundred times as long.
    """
    size, games = menu.legal.shape
    taken = np.zeros((size, games), bool)
    if not size:
        return taken, word
    free = menu.legal.copy()
    left = np.full(games, menu.attention, SMALL)
    rank, hit = np.empty(games, SMALL), np.empty(games, bool)
    for _ in range(menu.attention // min(menu.costs)):
        for row, cost in enumerate(menu.costs):
            free[row] &= left >= cost
        count = np.add.reduce(free.view(SMALL), axis=0, dtype=SMALL)
        if not count.any():
            break
        pick, word = digit(word, count.astype(np.uint64) + np.uint64(1))  # the last number stops the sheet
        going = pick < count
        rank[:] = pick
        left *= going
        for row, cost in enumerate(menu.costs):
            np.equal(rank, 0, out=hit)
            hit &= free[row]
            rank -= free[row].view(SMALL)
            taken[row] |= hit
            left -= hit.view(SMALL) * SMALL(cost)
        for row, others in enumerate(menu.conflicts):
            free[row] &= ~taken[row]
            for other in np.flatnonzero(others):
                free[other] &= ~taken[row]
    return taken, word


def drawn_package(bargain: Bargain, word: Array) -> tuple[Array, Array]:
    """Return an open package drawn for each game, number + 1, 0 where none is open, and what is left of the words.

    Where the other party's offer stands and may be signed it is as likely as all the rest together.
    """
    half, word = digit(word, 2)
    count = bargain.open.sum(axis=0, dtype=np.int64)
    pick, word = digit(word, np.maximum(count, 1))
    rank = pick.astype(np.int64)
    package = np.zeros(len(rank), np.int16)
    for number, open_now in enumerate(bargain.open):
        package[open_now & (rank == 0)] = number + 1
        rank -= open_now
    answer = bargain.answer()
    return np.where((half == 0) & (answer > 0), answer, package), word
