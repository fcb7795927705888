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
BLOCK = 8192  # games at a time: fewer calls, and the words in work still stay in cache
FEW = 12  # up to this many games plain integers are quicker than arrays


@lru_cache(maxsize=64)
def schedule(key: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the ten round keys of a key."""
    return tuple(((key[0] + i * WEYL_LOW) & MASK, (key[1] + i * WEYL_HIGH) & MASK) for i in range(10))


def word(number: int) -> Array:
    """Return a number as numpy takes it quickest: an array of no axes, of the type it meets."""
    return np.array(number, np.uint64)


@lru_cache(maxsize=64)
def schedule_words(key: tuple[int, int]) -> tuple[tuple[Array, Array], ...]:
    """Return the ten round keys as numpy takes them quickest."""
    return tuple((word(low), word(high)) for low, high in schedule(key))


def philox(counter: tuple[int, int, int, int], key: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the four 32-bit words of Philox4x32-10 for one counter block."""
    a, b, c, d = counter
    for low, high in schedule(key):
        first, second = a * FIRST, c * SECOND
        a, b, c, d = (second >> 32) ^ b ^ low, second & MASK, (first >> 32) ^ d ^ high, first & MASK
    return a, b, c, d


FIRST_WORD, SECOND_WORD, MASK_WORD, SHIFT = word(FIRST), word(SECOND), word(MASK), word(32)


def first_words(games: Array, counter: tuple[int, int, int], key: tuple[int, int]) -> Array:
    """Return `philox((game, *counter), key)[0]` for many games (uint64).

    In the first two rounds half of the words are still alike in all games and stay plain ints; the last two leave out
    what only the other three words would need.
    """
    tick, low, high = counter
    keys, alike = schedule(key), low * SECOND
    product: Array = games * FIRST_WORD
    c: Array = (product >> SHIFT) ^ word(high ^ keys[0][1])
    d: Array = product & MASK_WORD
    np.multiply(c, SECOND_WORD, out=product)
    a: Array = (product >> SHIFT) ^ word((alike & MASK) ^ keys[1][0])
    b: Array = product & MASK_WORD
    alike = ((alike >> 32) ^ tick ^ keys[0][0]) * FIRST
    c, d = d ^ word((alike >> 32) ^ keys[1][1]), np.full_like(d, alike & MASK)
    words = schedule_words(key)
    for first, second in words[2:8]:
        np.multiply(c, SECOND_WORD, out=product)  # a and b of the next round; then c and d, each into its old place
        np.right_shift(product, SHIFT, out=c)
        c ^= b
        c ^= first
        np.bitwise_and(product, MASK_WORD, out=b)
        np.multiply(a, FIRST_WORD, out=product)
        np.right_shift(product, SHIFT, out=a)
        a ^= d
        a ^= second
        np.bitwise_and(product, MASK_WORD, out=d)
        a, c = c, a
    np.multiply(a, FIRST_WORD, out=a)
    np.right_shift(a, SHIFT, out=a)
    a ^= d
    a ^= words[8][1]
    np.multiply(c, SECOND_WORD, out=c)
    c &= MASK_WORD
    np.multiply(a, SECOND_WORD, out=a)
    np.right_shift(a, SHIFT, out=a)
    a ^= c
    a ^= words[9][0]
    return a


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
    """The first game's number, or one number a game (uint64); of a number over 32 bits the low 32 count."""
    history: bool = False
    """With True the events listed in the scenario's history happen on their dates and no other chance event does."""

    def __post_init__(self) -> None:
        """Raise ValueError for a seed that would be another one's."""
        if not 0 <= self.seed < 2**64:
            raise ValueError(f"the seed {self.seed} is out of range; use a whole number from 0 to {2**64 - 1}")

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
        counter = (tick, *purpose_of(purpose))
        key = (self.seed & MASK, self.seed >> 32)
        if isinstance(games, int):
            return philox((games & MASK, *counter), key)[0]
        if len(games) <= FEW:
            return np.array([philox((game & MASK, *counter), key)[0] for game in games.tolist()], np.uint64)
        size = -(-len(games) // -(-len(games) // BLOCK))  # of blocks as large as each other
        blocks = [games[i : i + size] & MASK_WORD for i in range(0, len(games), size)]
        return np.concatenate([first_words(block, counter, key) for block in blocks])

    def draw(self, purpose: str, tick: int, n: int, games: Value) -> Value:
        """Return a whole number below n (at most 2**32) for a game number, or int64 for an array of them."""
        number = self.words(purpose, tick, games)
        if isinstance(number, int):
            return number * n >> 32
        number *= word(n)
        number >>= SHIFT
        return number.view(np.int64)


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
