"""The bot that always presses."""

from __future__ import annotations

from typing import ClassVar

from game.bots.draft import Draft, of_tone
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import View


class Hawk:
    """Press as hard as attention allows and sign nothing."""

    sentence: ClassVar[str] = "Presses as hard as it can every turn and signs nothing."
    source: ClassVar[str] = "Snyder & Diesing 1977: the hard-liner; Jervis 1976: the deterrence model."
    motive: ClassVar[str] = "presses"

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the dearest hostile moves that fit."""
        draft = Draft(menu)
        draft.fill(of_tone(menu, "hostile"))
        return draft.choice()
