"""The bot that plays tit for tat."""

from __future__ import annotations

from typing import ClassVar

from game.bots.answers import against, opening, rivals, sign_standing, size_of
from game.bots.bargain import Array
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View


class Mirror:
    """Answer each other actor's hostile turn in kind, otherwise hold; open with one friendly step.

    In kind: against that actor or nobody in particular, and no dearer than what it did last turn. One turn's blow is
    answered once; a turn without one is forgiven at once. An offer of an actor that did not strike is signed if home
    would ratify it.
    """

    sentence: ClassVar[str] = "Opens with a friendly step, then answers a hostile turn in kind and otherwise holds."
    source: ClassVar[str] = "Axelrod 1984, The Evolution of Cooperation: Rapoport's tit for tat."
    motive: ClassVar[str] = "answers"

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the answer to what this actor was told of last turn."""
        draft = opening(menu)
        calm: dict[str, Array] = {}
        for other in rivals(menu):
            blow = size_of(view, menu, other, "hostile")
            calm[other] = blow == 0
            if blow.any():
                draft.fill(against(menu, other, "hostile"), budget=blow)
        sign_standing(draft, calm)
        return draft.choice()
