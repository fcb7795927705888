"""The bot that presses."""

from __future__ import annotations

from typing import ClassVar

from game.bots.answers import sign_standing
from game.bots.draft import Draft
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.bots.styles import preferred
from game.engine import View


class Lean:
    """Press the others in public every turn.

    Manipulation in the literature: agreement sooner, resented, less lasting.
    """

    sentence: ClassVar[str] = "Presses the others in public every turn."
    source: ClassVar[str] = "Beardsley et al. 2006, Mediation Style and Crisis Outcomes, JCR 50."
    motive: ClassVar[str] = "presses"
    ids: ClassVar[tuple[str, ...]] = ("press", "rebuke")

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return as much of this style as one sheet holds, and sign what home would ratify."""
        draft = Draft(menu)
        draft.fill(preferred(menu, self.ids, "hostile"))
        sign_standing(draft)
        return draft.choice()
