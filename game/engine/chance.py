"""Luck: a number for every (seed, game, tick, purpose), the same whoever asks and in whatever order.

Philox4x32-10 is the counter-based generator of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC11).
Nothing is consumed, so a line inserted elsewhere or a rewind changes no draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from game.engine.numbers import Array, Value

FIRST, SECOND = 0xD2511F53, 0xCD9E8D57
WEYL_LOW, WEYL_HIGH = 0x9E3779B9, 0xBB67AE85
MASK = 0xFFFFFFFF
MILLION = 1_000_000
BLOCK = 8192  # games at a time: twice as quick as more, because the words in work stay in cache
FEW = 12  # up to this many games plain integers are quicker than arrays


@lru_cache(maxsize=64)
def schedule(key: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the ten round keys of a key."""
    return tuple(((key[0] + i * WEYL_LOW) & MASK, (key[1] + i * WEYL_HIGH) & MASK) for i in range(10))


def philox(counter: tuple[Value, Value, Value, Value], key: tuple[int, int]) -> tuple[Value, Value, Value, Value]:
    """Return the four 32-bit words of Philox4x32-10 for one counter block, on ints or uint64 arrays alike."""
    a, b, c, d = counter
    for low, high in schedule(key):
        d_next, b_next = a * FIRST, c * SECOND
        a, c = b_next >> 32, d_next >> 32
        a ^= b  # in place on the fresh arrays: half the memory traffic
        a ^= low
        c ^= d
        c ^= high
        b_next &= MASK
        d_next &= MASK
        b, d = b_next, d_next
    return a, b, c, d


@lru_cache(maxsize=65_536)
def purpose_of(name: str) -> tuple[int, int]:
    """Return the two counter words of a purpose: BLAKE2b of its name, 8 bytes, little-endian, low word first."""
    number = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")
    return number & MASK, number >> 32


@dataclass(frozen=True, slots=True)
class Chance:
    """The luck of a batch: a seed and the number of each game, or of the first where the rest follow on."""

    seed: int
    """0 .. 2**64 - 1."""
    games: int | Array = 0
    """The first game's number, or one number a game (uint64)."""
    history: bool = False
    """With True the events listed in the scenario's history happen on their dates and no other chance event does."""

    def numbers(self, size: int) -> Array:
        """Return the game numbers of a batch of `size` games, shape [size], uint64."""
        if isinstance(self.games, np.ndarray):
            return self.games
        return np.arange(self.games, self.games + size, dtype=np.uint64)

    def take(self, index: Array, size: int) -> Chance:
        """Return the luck of the games at `index` of a batch of `size`."""
        return Chance(self.seed, self.numbers(size)[index], self.history)

    def words(self, purpose: str, tick: int, games: Value) -> Value:
        """Return the first Philox word for a game number, or for an array of them (uint64)."""
        low, high = purpose_of(purpose)
        key = (self.seed & MASK, self.seed >> 32)
        if isinstance(games, int):
            return philox((games & MASK, tick, low, high), key)[0]
        if len(games) <= FEW:
            return np.array([philox((game & MASK, tick, low, high), key)[0] for game in games.tolist()], np.uint64)
        blocks = [games[i : i + BLOCK] & MASK for i in range(0, len(games), BLOCK)]
        return np.concatenate([philox((block, tick, low, high), key)[0] for block in blocks])

    def draw(self, purpose: str, tick: int, n: int, games: Value) -> Value:
        """Return a whole number below n (at most 2**32) for a game number, or int64 for an array of them."""
        number = (self.words(purpose, tick, games) * n) >> 32
        return number if isinstance(number, int) else number.astype(np.int64)


@dataclass(frozen=True, slots=True)
class Extreme:
    """Luck that always draws the least or the greatest number, so that a preview can show a range."""

    high: bool
    history: bool = False

    def numbers(self, size: int) -> Array:
        """Return placeholder game numbers, shape [size]."""
        return np.zeros(size, dtype=np.uint64)

    def draw(self, purpose: str, tick: int, n: int, games: Value) -> Value:
        """Return 0, or n - 1, for each game."""
        value = n - 1 if self.high else 0
        return value if isinstance(games, int) else np.full(len(games), value, dtype=np.int64)
