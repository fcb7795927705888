"""The bot that answers friendly and hostile turns alike."""

from __future__ import annotations

from typing import ClassVar

from game.bots.answers import against, opening, rivals, sign_standing, size_of
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View


class Reciprocator:
    """Answer every turn of every actor with as much of the same; open with one friendly step."""

    sentence: ClassVar[str] = "Answers friendly turns and hostile turns alike with as much of the same."
    source: ClassVar[str] = "Leng 1993: the reciprocating strategy; Goldstein & Freeman 1990, Three-Way Street."
    motive: ClassVar[str] = "answers"

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the answer to what this actor was told of last turn, blows first."""
        draft = opening(menu)
        for tone in ("hostile", "friendly"):
            for other in rivals(menu):
                size = size_of(view, menu, other, tone)
                if size.any():
                    draft.fill(against(menu, other, tone), budget=size)
        sign_standing(draft)
        return draft.choice()
