"""The bot that plays tit for tat and takes a deserved answer without answering back."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from game.bots.answers import against, opening, rivals, sign_standing, size_of
from game.bots.bargain import Array
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View


class Contrite:
    """Play as `mirror` does, but accept an answer to a blow of its own that the other had not provoked.

    With three capitals an answer to one can hit another; tit for tat then echoes for ever, contrition ends it. Sheets
    open together, so the answer to a blow falls a turn later and is known the turn after that.
    """

    sentence: ClassVar[str] = "Plays tit for tat, but accepts an answer to a blow the other had not provoked."
    source: ClassVar[str] = "Boyd 1989; Wu & Axelrod 1995, How to cope with noise in the iterated prisoner's dilemma."
    motive: ClassVar[str] = "answers"

    def __init__(self) -> None:
        self.faults: list[dict[str, Array]] = []
        """For each turn where this actor struck another that had not struck it before, bool [games]."""

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the answer to those blows of last turn that this actor had not deserved."""
        draft = opening(menu)
        deserved = self.faults[-2] if len(self.faults) > 1 else {}
        innocent: dict[str, Array] = {}
        for other in rivals(menu):
            blow = size_of(view, menu, other, "hostile")
            innocent[other] = blow == 0
            if blow.any():
                undeserved = ~deserved.get(other, np.zeros(menu.games, bool))
                draft.fill(against(menu, other, "hostile"), where=undeserved, budget=blow)
        struck = {other: draft.moves[against(menu, other, "hostile")].any(axis=0) for other in innocent}
        self.faults.append({other: struck[other] & innocent[other] for other in innocent})
        sign_standing(draft)
        return draft.choice()
