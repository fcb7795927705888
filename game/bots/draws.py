"""A bot's own luck, drawn from the game's seed: a rewind does not change it, nor does the batch it is played in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.bots.bargain import Array
from game.engine import Chance

LOW = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Draws:
    """What one actor's bot may draw in one turn."""

    chance: Chance
    actor: str
    tick: int
    """The first tick of the turn."""
    numbers: Array
    """The number of each game, uint64 [games]."""

    def words(self, what: str = "") -> Array:
        """Return one random word a game, 0 .. 2**32 - 1, uint64 [games]; the same again for the same `what`."""
        purpose = f"bot.{self.actor} {what}" if what else f"bot.{self.actor}"
        drawn: Array = self.chance.words(purpose, self.tick, self.numbers)
        return drawn

    def below(self, n: int, what: str = "") -> Array:
        """Return a whole number below n for each game, int64 [games]."""
        purpose = f"bot.{self.actor} {what}" if what else f"bot.{self.actor}"
        drawn: Array = self.chance.draw(purpose, self.tick, n, self.numbers)
        return drawn


def digit(word: Array, count: Array | int) -> tuple[Array, Array]:
    """Return a number below `count` and the word that is left for further digits.

    The word is read as a fraction of 2**32: its first digit to the base `count` is taken, the rest stays a fraction.
    One word so serves several small choices; each costs as many bits as it has outcomes.
    """
    product = word * np.asarray(count, dtype=np.uint64)
    return product >> HALF, product & LOW
