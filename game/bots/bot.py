"""What every bot is: a class with one sentence of temperament, its source, and `choose`."""

from __future__ import annotations

from typing import ClassVar, Protocol

from game.bots.bargain import Array
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View

MOTIVES = ("answers", "reaches", "presses", "carries", "writes", "holds", "record", "lot", "goals")
"""It answers what was done to it, reaches out, presses, carries messages, writes proposals, holds still, follows the
record of history, draws lots, or weighs its goals. A bot of somebody's own need not say."""


class Bot(Protocol):
    """A program that plays one actor of a whole batch of games.

    It sees its `View` and its `Menu` and draws from its `Draws`, nothing else. It may keep memory between the turns of
    one batch. A bot that wants to know its actor before the first turn may have `begin(rules, actor)`.
    """

    sentence: ClassVar[str]
    """Its temperament, one plain sentence."""
    source: ClassVar[str]
    """Where that temperament is described."""
    motive: ClassVar[str]
    """One word of `MOTIVES`: what moves it, so that the reveal can say in a clause why it acted."""

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice | Array:
        """Return the sheets of this turn: a Choice, or just bool [moves, games]."""
        ...
