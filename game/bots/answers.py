"""What an actor was told of last turn, and what would answer it; shared by the bots that reciprocate."""

from __future__ import annotations

import numpy as np

from game.bots.bargain import Array, Bargain, only
from game.bots.draft import Draft, of_tone
from game.bots.menu import Menu
from game.engine import View


def rivals(menu: Menu) -> list[str]:
    """Return the other actors, in the order of the moves."""
    return list(dict.fromkeys(move.actor for move in menu.others))


def size_of(view: View, menu: Menu, other: str, tone: str) -> Array:
    """Return the attention another actor put last turn into moves of a tone aimed here or at nobody, [games]."""
    total: Array = np.zeros(menu.games, np.int16)
    for move in menu.others:
        if move.actor == other and move.tone == tone and move.target in (None, menu.actor):
            total += view.last_turn(move.name) * np.int16(move.cost)
    return total


def against(menu: Menu, other: str, tone: str) -> list[int]:
    """Return own rows of a tone that can answer one actor: dearest first, those aimed at it before those at nobody."""
    rows = [row for row in of_tone(menu, tone) if menu.target[row] in (None, other)]
    return sorted(rows, key=lambda row: (-menu.costs[row], menu.target[row] is None))


def cheapest(menu: Menu, rows: list[int]) -> Array:
    """Return the cost of the cheapest open move among `rows`, 0 where none is open, [games]."""
    found: Array = np.zeros(menu.games, np.int16)
    for row in sorted(rows, key=lambda row: -menu.costs[row]):
        found = np.where(menu.legal[row], np.int16(menu.costs[row]), found)
    return found


def opening(menu: Menu) -> Draft:
    """Return an empty draft; in the first turn with one friendly step on it, the cheapest that is open."""
    draft = Draft(menu)
    if menu.turn == 1:
        friendly = of_tone(menu, "friendly")
        draft.fill(friendly, budget=cheapest(menu, friendly))
    return draft


def sign_standing(draft: Draft, calm: dict[str, Array] | None = None) -> None:
    """Sign each standing offer that home would ratify today, where its author is `calm` if that is given."""
    for place, bargain in enumerate(draft.menu.tables):
        if bargain.theirs.any():
            quiet = (calm or {}).get(bargain.other, np.True_)
            draft.sign(place, np.where(quiet, agreeable(bargain), 0))


def agreeable(bargain: Bargain) -> Array:
    """Return the other party's standing package where it is open and home would ratify it, else 0, [games]."""
    return only(bargain.theirs, bargain.open & bargain.acceptable())
