"""Frames: what rules read, for all games or for some."""

from __future__ import annotations

import numpy as np

from game.engine.frame import settled
from tests.engine.naming import FIRST, frame


def test_today_is_the_first_day_of_the_tick() -> None:
    assert frame(tick=0).today == FIRST
    assert frame(tick=5).today == FIRST + 35


def test_a_meter_is_read_as_it_is_stored_and_a_row_in_the_type_asked_for() -> None:
    at = frame(a=[9_000, 100])
    assert at.meter(0).dtype == np.int16 and at.meter(0).tolist() == [9_000, 100]
    wide = at.number(at.columns.meters, 0, np.int64)
    assert wide.dtype == np.int64 and (wide * 10_000).tolist() == [90_000_000, 1_000_000]
    assert at.meter(0) is at.meter(0)


def test_a_batch_of_one_reads_plain_numbers() -> None:
    assert frame(a=[9_000]).meter(0) == 9_000 and frame(a=[1], post=[1]).row(frame(post=[1]).columns.status, 0) == 1


def test_a_narrowed_frame_reads_its_games_in_its_order() -> None:
    at = frame(a=[1, 2, 3, 4])
    at.meter(0)
    part = at.narrowed(np.array([3, 1]))
    assert part.meter(0).tolist() == [4, 2]
    assert part.row(at.columns.meters, 0).tolist() == [4, 2]
    assert part.tick == at.tick and part.cache is not at.cache


def test_where_a_condition_holds() -> None:
    assert settled(True) is True and settled(False) is False
    assert settled(np.array([True, True])) is True and settled(np.array([False, False])) is False
    some = np.array([False, True])
    assert settled(some) is some
