"""Sums over pairs of games: exact, in whatever order and however wide the meter."""

from __future__ import annotations

from fractions import Fraction
from math import isclose, sqrt

import numpy as np
import pytest

from game.sweeps.effect import Tally

WIDE = 100_000_000  # hundredths: a meter from -1,000,000 to 1,000,000 points spans twice that


@pytest.mark.parametrize("most", [1, 10_000, WIDE])
def test_the_error_is_that_of_fractions(most: int) -> None:
    luck = np.random.default_rng(7)
    pairs = luck.integers(-most, most + 1, (2, 1, 20_000))
    tally = Tally(1)
    for part in np.split(pairs, 4, axis=2):
        tally.add(part[0], part[1])
    apart = [int(a) - int(b) for a, b in zip(*pairs[:, 0], strict=True)]
    games, mean = len(apart), Fraction(sum(apart), len(apart))
    wanted = sum((value - mean) ** 2 for value in apart) / (games * (games - 1))
    found = tally.change(0)
    assert isclose(found.error, sqrt(wanted), rel_tol=1e-9)
    assert isclose(found.difference, float(mean), rel_tol=1e-6, abs_tol=1e-9)


def test_the_widest_squares_do_not_leave_their_bits() -> None:
    tally = Tally(1)
    ends = np.tile([WIDE, -WIDE], 10_000)[None, :]
    tally.add(ends, -ends)
    assert isclose(tally.change(0).error, 2 * WIDE / sqrt(20_000 - 1), rel_tol=1e-12)


def test_no_games_change_nothing() -> None:
    assert Tally(2).change(1).error == 0.0
