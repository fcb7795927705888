"""Counts in bins: every value falls into one, whatever the range, and a giant scenario gets coarser ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine import Meter
from game.sweeps.spread import LEAST_BINS, MOST_COUNTS, empty_spread, quantile, scatter, width_of
from tests.bots.field import crowded


def meters(*ranges: tuple[int, int]) -> tuple[Meter, ...]:
    """Return meters of some ranges in hundredths."""
    return tuple(Meter(f"m{at}", "", low, high, low) for at, (low, high) in enumerate(ranges))


@given(
    st.lists(st.tuples(st.integers(-500_000, 500_000), st.integers(0, 900_000)), min_size=1, max_size=4),
    st.data(),
)
def test_every_value_falls_into_a_bin_and_comes_back_near(spans: list[tuple[int, int]], data: st.DataObject) -> None:
    rules = replace(crowded().rules, meters=meters(*((low, low + span) for low, span in spans)))
    values = np.array([data.draw(st.lists(st.integers(m.low, m.high), min_size=5, max_size=5)) for m in rules.meters])
    spread = empty_spread(rules, 1)
    scatter(rules, values, spread[0])
    assert spread.sum(axis=2).tolist() == [[5] * len(spans)]
    for row, meter in enumerate(rules.meters):
        for share, place in ((0.0, 0), (0.5, 2), (1.0, 4)):
            exact = sorted(values[row].tolist())[place]
            found = quantile(meter, spread[0, row], share) * 100
            assert abs(found - exact) <= width_of(meter, spread.shape[2]) / 2 + 1e-6 or found == meter.high


@pytest.mark.parametrize("times", [1, 13, 201])
def test_a_giant_scenario_gets_coarser_bins(times: int) -> None:
    rules = replace(crowded().rules, meters=meters(*([(0, 10_000)] * 4_200)))
    bins = empty_spread(rules, times).shape[2]
    assert bins == LEAST_BINS or bins * times * 4_200 <= MOST_COUNTS
    assert empty_spread(replace(rules, meters=rules.meters[:21]), 12).shape[2] == 101
