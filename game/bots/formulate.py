"""The bot that writes proposals."""

from __future__ import annotations

from typing import ClassVar

from game.bots.answers import sign_standing
from game.bots.draft import Draft
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.bots.styles import preferred
from game.engine import View


class Formulate:
    """Write packages and propose a standstill, turn after turn.

    Formulation: a paper of a third hand belongs to neither side.
    """

    sentence: ClassVar[str] = "Writes proposals for the others: a package first, then a standstill."
    source: ClassVar[str] = "Wilkenfeld et al. 2003, Mediating International Crises; Beardsley et al. 2006."
    motive: ClassVar[str] = "writes"
    ids: ClassVar[tuple[str, ...]] = ("formulate", "propose_freeze", "host_three")

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return as much of this style as one sheet holds, and sign what home would ratify."""
        draft = Draft(menu)
        draft.fill(preferred(menu, self.ids, "friendly"))
        sign_standing(draft)
        return draft.choice()
