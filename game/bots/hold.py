"""The bot that gives no order."""

from __future__ import annotations

from typing import ClassVar

from game.bots.draft import Draft
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View


class Hold:
    """Give no order, ever: what the world does by itself."""

    sentence: ClassVar[str] = "Gives no order and lets things take their course."
    source: ClassVar[str] = "The null policy: what clocks, events and drift do alone."
    motive: ClassVar[str] = "holds"

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return empty sheets."""
        return Draft(menu).choice()
