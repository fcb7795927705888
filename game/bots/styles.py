"""The styles of a third party that helps, writes or presses: each plays its own moves in the order it prefers them."""

from __future__ import annotations

from typing import ClassVar

from game.bots.answers import sign_standing
from game.bots.draft import Draft, of_tone
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View


class Style:
    """Play the moves of a style every turn, and sign what home would ratify."""

    ids: ClassVar[tuple[str, ...]]
    """Its moves, the preferred first."""
    tone: ClassVar[str]
    """What it plays in a scenario with none of these moves: all of this tone."""

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return as much of this style as one sheet holds, and sign what home would ratify."""
        draft = Draft(menu)
        draft.fill(preferred(menu, self.ids, self.tone))
        sign_standing(draft)
        return draft.choice()


def preferred(menu: Menu, ids: tuple[str, ...], tone: str) -> list[int]:
    """Return own rows with one of these ids, in that order; in a scenario with none of them, all of that tone."""
    named = [name.split(".")[1] for name in menu.names]
    rows = [row for wanted in ids for row, name in enumerate(named) if name == wanted]
    return rows or sorted(of_tone(menu, tone), key=lambda row: menu.costs[row])
