"""How the games of a sweep lie on a meter: counts in bins of a point, from which quantiles are read.

Bins cost the same whatever the number of games, so a sweep can be as large as one likes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.engine import Meter, Rules

Array = NDArray[Any]

HUNDREDTHS = 100
LEAST_BINS, MOST_BINS = 3, 401
MOST_COUNTS = 500_000
"""Of a sweep; a scenario with very many meters and turns gets coarser bins."""


def width_of(meter: Meter, bins: int) -> int:
    """Return how many hundredths a bin of a meter holds: a point, or as many as its range needs to fit the bins."""
    points = -(-(meter.high - meter.low) // HUNDREDTHS)
    return HUNDREDTHS * max(1, -(-points // (bins - 1)))


def empty_spread(rules: Rules, times: int) -> Array:
    """Return counts for so many moments, int64 [times, meters, bins]."""
    widest = max(-(-(meter.high - meter.low) // HUNDREDTHS) for meter in rules.meters) + 1
    bins = max(LEAST_BINS, min(widest, MOST_BINS, MOST_COUNTS // (times * len(rules.meters))))
    return np.zeros((times, len(rules.meters), bins), np.int64)


def scatter(rules: Rules, meters: Array, into: Array) -> None:
    """Count the games of a batch in the bins of each meter, each value rounded to the nearest bin."""
    bins = into.shape[1]
    for row, meter in enumerate(rules.meters):
        width = width_of(meter, bins)
        places = (meters[row].astype(np.int32) + np.int32(width // 2 - meter.low)) // np.int32(width)
        into[row] += np.bincount(places, minlength=bins)


def quantile(meter: Meter, counts: Array, share: float) -> float:
    """Return the value, to the nearest bin and in points, below or at which a share of the games stands."""
    reached: Sequence[int] = np.cumsum(counts).tolist()
    wanted = share * reached[-1]
    place = next(at for at, below in enumerate(reached) if below >= wanted and below > 0)
    return min(meter.low + place * width_of(meter, len(reached)), meter.high) / HUNDREDTHS
