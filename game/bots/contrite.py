"""The bot that plays tit for tat and takes a deserved answer without answering back."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from game.bots.answers import against, cheapest, rivals, sign_standing, size_of
from game.bots.bargain import Array
from game.bots.draft import Draft, of_tone
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View


class Contrite:
    """Play as `mirror` does, but accept an answer to a blow of its own that the other had not provoked.

    With three capitals an answer to one can hit another; tit for tat then echoes for ever, contrition ends it.
    """

    sentence: ClassVar[str] = "Plays tit for tat, but accepts an answer to a blow the other had not provoked."
    source: ClassVar[str] = "Boyd 1989; Wu & Axelrod 1995, How to cope with noise in the iterated prisoner's dilemma."

    def __init__(self) -> None:
        self.at_fault: dict[str, Array] = {}
        """Where this actor struck another last turn that had not struck it, bool [games]."""

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the answer to those blows of last turn that this actor had not deserved."""
        draft = Draft(menu)
        if menu.turn == 1:
            friendly = of_tone(menu, "friendly")
            draft.fill(friendly, budget=cheapest(menu, friendly))
        unprovoked: dict[str, Array] = {}
        for other in rivals(menu):
            blow = size_of(view, menu, other, "hostile")
            unprovoked[other] = blow == 0
            if blow.any():
                undeserved = ~self.at_fault.get(other, np.zeros(menu.games, bool))
                draft.fill(against(menu, other, "hostile"), where=undeserved, budget=blow)
        for other, innocent in unprovoked.items():
            struck = draft.moves[against(menu, other, "hostile")].any(axis=0)
            self.at_fault[other] = struck & innocent
        sign_standing(draft)
        return draft.choice()
