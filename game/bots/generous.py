"""The bot that plays tit for tat and now and then lets a blow pass."""

from __future__ import annotations

from typing import ClassVar

from game.bots.answers import against, opening, rivals, sign_standing, size_of
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View

ONE_IN = 3  # the share of blows let pass that does best in Nowak and Sigmund's populations


class Generous:
    """Play as `mirror` does, but let one blow in three pass unanswered, so that quarrels by mistake die out."""

    sentence: ClassVar[str] = "Plays tit for tat, but lets one blow in three pass unanswered."
    source: ClassVar[str] = "Nowak & Sigmund 1992, Tit for tat in heterogeneous populations, Nature 355."
    motive: ClassVar[str] = "answers"

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the answer to those blows of last turn that are not let pass."""
        draft = opening(menu)
        for other in rivals(menu):
            blow = size_of(view, menu, other, "hostile")
            if blow.any():
                draft.fill(against(menu, other, "hostile"), where=draws.below(ONE_IN, other) > 0, budget=blow)
        sign_standing(draft)
        return draft.choice()
