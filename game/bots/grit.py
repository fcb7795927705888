"""The bot that reduces tension step by step."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from game.bots.answers import against, cheapest, rivals, sign_standing, size_of
from game.bots.draft import Draft
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View


class Grit:
    """Take a friendly step every turn, answered or not, a larger one if answered; meet a blow with the smallest one.

    Graduated and Reciprocated Initiatives in Tension-reduction: initiatives continue even unanswered, grow with the
    answers they get, and never give up the ability to retaliate, precisely and no more.
    """

    sentence: ClassVar[str] = "Takes a friendly step every turn, larger when answered, and meets a blow with the least."
    source: ClassVar[str] = "Osgood 1962, An Alternative to War or Surrender."
    motive: ClassVar[str] = "reaches"

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the least answer to each blow and a friendly step towards everybody else."""
        draft = Draft(menu)
        for other in rivals(menu):
            blow = size_of(view, menu, other, "hostile")
            rows = against(menu, other, "hostile")
            if blow.any():
                draft.fill(rows, budget=np.minimum(blow, cheapest(menu, rows)))
        for other in rivals(menu):
            rows = against(menu, other, "friendly")
            draft.fill(rows, budget=cheapest(menu, rows) + size_of(view, menu, other, "friendly"))
        sign_standing(draft)
        return draft.choice()
