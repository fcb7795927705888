"""The bot that always reaches out."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from game.bots.draft import Draft, of_tone
from game.bots.draws import Draws
from game.bots.menu import Array, Bargain, Choice, Menu
from game.engine import View


class Dove:
    """Reach out every turn, sign what home would ratify, and never answer a blow."""

    sentence: ClassVar[str] = "Reaches out every turn, whatever the others do, and signs any offer its home would ratify."
    source: ClassVar[str] = "Snyder & Diesing 1977, Conflict Among Nations: the soft-liner; Jervis 1976: the spiral model."

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the dearest friendly moves that fit, and an answer or an offer at every table."""
        draft = Draft(menu)
        draft.fill(of_tone(menu, "friendly"))
        for place, bargain in enumerate(menu.tables):
            draft.sign(place, welcome(bargain))
        return draft.choice()


def welcome(bargain: Bargain) -> Array:
    """Return the other's standing package where home would ratify it, else the first open one it would, else 0, [games]."""
    good = bargain.open & bargain.acceptable()
    padded = np.concatenate([np.zeros((1, good.shape[1]), bool), good])
    theirs = np.where(np.take_along_axis(padded, bargain.theirs[None].astype(np.intp), 0)[0], bargain.theirs, 0)
    return np.where(theirs > 0, theirs, padded.argmax(axis=0))
