"""Frames: what rules read, for all games or for some."""

from __future__ import annotations

import numpy as np

from game.engine.frame import NOBODY, where_held
from tests.engine.naming import FIRST, frame


def test_today_is_the_first_day_of_the_tick() -> None:
    assert frame(tick=0).today == FIRST
    assert frame(tick=5).today == FIRST + 35


def test_a_meter_is_wide_enough_to_reckon_with_and_read_once() -> None:
    at = frame(a=[9_000, 100])
    found = at.meter(0)
    assert found.dtype == np.int64 and (found * 10_000).tolist() == [90_000_000, 1_000_000]
    assert at.meter(0) is found


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
    assert where_held(True, 3) is None
    assert where_held(False, 3) is NOBODY
    assert where_held(np.array([True]), 1) is None
    assert where_held(np.array([False]), 1) is NOBODY
    assert where_held(np.array([True, True]), 2) is None
    found = where_held(np.array([False, True, True]), 3)
    assert found is not None and found.tolist() == [1, 2]
    none = where_held(np.array([False, False]), 2)
    assert none is not None and not len(none)
