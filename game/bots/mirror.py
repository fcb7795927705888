"""The bot that plays tit for tat."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from game.bots.draft import Draft, of_tone
from game.bots.draws import Draws
from game.bots.menu import Array, Choice, Menu
from game.engine import View


class Mirror:
    """Answer each other actor's hostile turn in kind, otherwise hold; open with one friendly step.

    In kind: against that actor or nobody in particular, and no dearer than what it did last turn. One turn's blow is
    answered once; a turn without one is forgiven at once.
    """

    sentence: ClassVar[str] = "Opens with a friendly step, then answers a hostile turn in kind and otherwise holds."
    source: ClassVar[str] = "Axelrod 1984, The Evolution of Cooperation: Rapoport's tit for tat."

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the answer to what this actor was told of last turn."""
        draft = Draft(menu)
        if menu.turn == 1:
            draft.fill(of_tone(menu, "friendly"), budget=least_cost(menu, "friendly"))
            return draft.choice()
        for other in rivals(menu):
            blow = size_of(view, menu, other, "hostile")
            if blow.any():
                draft.fill(against(menu, other, "hostile"), where=blow > 0, budget=blow)
        return draft.choice()


def rivals(menu: Menu) -> list[str]:
    """Return the other actors, in the order of the moves."""
    return list(dict.fromkeys(move.actor for move in menu.others))


def size_of(view: View, menu: Menu, other: str, tone: str) -> Array:
    """Return the attention another actor put last turn into moves of a tone aimed here or at nobody, [games]."""
    total: Array = np.zeros(menu.games, np.int16)
    for move in menu.others:
        if move.actor == other and move.tone == tone and move.target in (None, menu.actor):
            total += view.last_turn(move.name).astype(np.int16) * np.int16(move.cost)
    return total


def against(menu: Menu, other: str, tone: str) -> list[int]:
    """Return own rows of a tone that can answer one actor: dearest first, those aimed at it before those at nobody."""
    rows = [row for row in of_tone(menu, tone) if menu.target[row] in (None, other)]
    return sorted(rows, key=lambda row: (-menu.costs[row], menu.target[row] is None))


def least_cost(menu: Menu, tone: str) -> Array:
    """Return the cost of the cheapest open move of a tone, 0 for none, [games]."""
    found: Array = np.zeros(menu.games, np.int16)
    for row in of_tone(menu, tone):
        found = np.where(menu.legal[row], np.int16(menu.costs[row]), found)
    return found
