"""The bot that carries messages."""

from __future__ import annotations

from typing import ClassVar

from game.bots.answers import sign_standing
from game.bots.draft import Draft
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.bots.styles import preferred
from game.engine import View


class Facilitate:
    """Bring both sides to one table every turn and say little else.

    Facilitation: slow, and what it brings about lasts.
    """

    sentence: ClassVar[str] = "Carries messages between the others every turn and asks nothing of them."
    source: ClassVar[str] = "Wilkenfeld et al. 2003, Mediating International Crises; Beardsley et al. 2006."
    motive: ClassVar[str] = "carries"
    ids: ClassVar[tuple[str, ...]] = ("host_three", "send_envoy", "appeal")

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return as much of this style as one sheet holds, and sign what home would ratify."""
        draft = Draft(menu)
        draft.fill(preferred(menu, self.ids, "friendly"))
        sign_standing(draft)
        return draft.choice()
