"""Chance: Philox4x32-10 (Salmon and others 2011), counted and never consumed in order."""

from __future__ import annotations

import hashlib

WORD = 0xFFFFFFFF


def philox(counter: tuple[int, int, int, int], key: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the four words of ten rounds over a counter and a key."""
    a, b, c, d = counter
    low, high = key
    for _ in range(10):
        first, second = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = (second >> 32) ^ b ^ low, second & WORD, (first >> 32) ^ d ^ high, first & WORD
        low, high = (low + 0x9E3779B9) & WORD, (high + 0xBB67AE85) & WORD
    return a, b, c, d


def purpose_of(name: str) -> int:
    """Return the 64 bits that stand for a purpose: the little-endian BLAKE2b of its name."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8"), digest_size=8).digest(), "little")


def draw(seed: int, game: int, tick: int, purpose: str, n: int) -> int:
    """Return a whole number below n, the same for the same five arguments for ever."""
    bits = purpose_of(purpose)
    word = philox((game, tick, bits & WORD, bits >> 32), (seed & WORD, seed >> 32))[0]
    return word * n >> 32
