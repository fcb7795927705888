"""Amounts as people read them."""

from __future__ import annotations

from game.tongue import points, with_sign


def test_whole_points_from_one_point_on_and_tenths_below() -> None:
    told = {0: "+0", 4: "+0.04", 5: "+0.1", -34: "−0.3", 94: "+0.9", 95: "+1", -149: "−1", -150: "−2", 935: "+9"}
    assert {amount: with_sign(amount) for amount in told} == told


def test_halves_go_away_from_zero() -> None:
    assert [points(amount) for amount in (49, 50, -49, -50, 150)] == [0, 1, 0, -1, 2]
