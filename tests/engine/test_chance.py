"""Luck: the published answers of Philox4x32-10, and that a draw depends on nothing but what it is for."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from game.engine.chance import BLOCK, FEW, Chance, Extreme, first_words, philox, purpose_of

ONES = 0xFFFFFFFF
PUBLISHED = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((ONES,) * 4, (ONES, ONES), (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]
"""Counter, key and words from the known-answer file of Random123 (Salmon et al., 2011)."""


@pytest.mark.parametrize(("counter", "key", "words"), PUBLISHED)
def test_the_published_answers(
    counter: tuple[int, int, int, int], key: tuple[int, int], words: tuple[int, int, int, int]
) -> None:
    assert philox(counter, key) == words
    assert first_words(np.array([counter[0], 1], np.uint64), counter[1:], key)[0] == words[0]


def test_the_published_answers_catch_another_key() -> None:
    counter, (low, high), words = PUBLISHED[2]
    assert philox(counter, (high, low)) != words


def test_a_purpose_is_the_hash_of_its_name() -> None:
    number = int.from_bytes(blake2b(b"launch", digest_size=8).digest(), "little")
    assert purpose_of("launch") == (number & ONES, number >> 32)
    assert purpose_of("서울") != purpose_of("도쿄")


def test_the_example_of_the_law() -> None:
    drawn = Chance(7).draw("south.protest.north anger.them", 0, 201, np.zeros(1, np.uint64))
    assert drawn.tolist() == [161]


def test_a_word_is_the_first_of_its_block() -> None:
    low, high = purpose_of("launch")
    seed = 0x0123456789ABCDEF
    key = (0x89ABCDEF, 0x01234567)
    assert Chance(seed).words("launch", 5, np.array([3], np.uint64)).tolist() == [philox((3, 5, low, high), key)[0]]


def test_few_games_and_many_draw_the_same() -> None:
    chance, size = Chance(2019), 2 * BLOCK + 3  # over several blocks
    numbers = chance.numbers(size)
    words = chance.words("launch", 4, numbers)
    for place in (0, size - 1, *range(0, size, 997), *range(size // 3 - 2, size // 3 + 3), BLOCK - 1, BLOCK):
        assert chance.words("launch", 4, numbers[place : place + 1]).tolist() == [int(words[place])]
    part = numbers[: FEW + 1]
    assert chance.words("launch", 4, part).tolist() == words[: FEW + 1].tolist()
    assert len(set(words.tolist())) > size - 10


@given(some.integers(0, 2**64 - 1), some.integers(1, 2**32), some.integers(0, 10**6))
def test_a_draw_is_below_its_number(seed: int, n: int, tick: int) -> None:
    drawn = Chance(seed).draw("x", tick, n, np.arange(3, dtype=np.uint64))
    assert drawn.dtype == np.int64 and ((drawn >= 0) & (drawn < n)).all()


def test_seed_game_tick_and_purpose_all_matter() -> None:
    zero, one = np.array([0], np.uint64), np.array([1], np.uint64)
    words = [
        Chance(1).words("a", 0, zero),
        Chance(2).words("a", 0, zero),
        Chance(1 + 2**32).words("a", 0, zero),
        Chance(1).words("a", 0, one),
        Chance(1).words("a", 1, zero),
        Chance(1).words("b", 0, zero),
    ]
    assert len({int(word[0]) for word in words}) == len(words)


def test_game_numbers_follow_on_or_are_given() -> None:
    assert Chance(1, 5).numbers(3).tolist() == [5, 6, 7]
    given_numbers = np.array([9, 2, 4], np.uint64)
    assert Chance(1, given_numbers).numbers(3).tolist() == [9, 2, 4]
    taken = Chance(1, 5, history=True).take(np.array([2, 0]), 3)
    assert taken.numbers(2).tolist() == [7, 5] and taken.history


def test_extremes_draw_least_and_most() -> None:
    games = Extreme(True).numbers(2)
    assert Extreme(False).draw("x", 0, 201, games).tolist() == [0, 0]
    assert Extreme(True).draw("x", 0, 201, games).tolist() == [200, 200]


def test_a_seed_is_one_number_of_64_bits() -> None:
    for seed in (0, 2**64 - 1):
        assert (
            Chance(seed).draw("rain", 3, 100, 0)
            == philox((0, 3, *purpose_of("rain")), (seed & ONES, seed >> 32))[0] * 100 >> 32
        )
    for seed in (-1, 2**64):
        with pytest.raises(
            ValueError, match=f"the seed {seed} is out of range; use a whole number from 0 to {2**64 - 1}"
        ):
            Chance(seed)
