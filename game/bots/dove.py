"""The bot that always reaches out."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from game.bots.answers import agreeable
from game.bots.bargain import Array, Bargain
from game.bots.draft import Draft, of_tone
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View


class Dove:
    """Reach out every turn, sign what home would ratify, and never answer a blow."""

    sentence: ClassVar[str] = "Reaches out every turn, whatever the others do, and signs what its home would ratify."
    source: ClassVar[str] = "Snyder & Diesing 1977: the soft-liner; Jervis 1976: the spiral model."
    motive: ClassVar[str] = "reaches"

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the dearest friendly moves that fit, and an answer or an offer at every table."""
        draft = Draft(menu)
        draft.fill(of_tone(menu, "friendly"))
        for place, bargain in enumerate(menu.tables):
            draft.sign(place, welcome(bargain))
        return draft.choice()


def welcome(bargain: Bargain) -> Array:
    """Return the other's standing package where home would ratify it, else the first open one it would, [games]."""
    good = bargain.open & bargain.acceptable()
    first = np.where(good.any(axis=0), good.argmax(axis=0) + 1, 0)
    theirs = agreeable(bargain)
    return np.where(theirs > 0, theirs, first)
