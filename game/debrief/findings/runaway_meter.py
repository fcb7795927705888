"""A meter that runs to an end of its range and stays there, whoever plays."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.debrief.findings.finding import Evidence, Finding, percent, whole
from game.engine import format_points
from game.scenario import WARNING, Page, Problem
from game.sweeps import Sweep

CODE = "runaway-meter"
MOST = 2 / 3
"""Share of the games that must end at the end of the range."""
SEATINGS = 3 / 4
"""Share of the pairings in which that must be so, besides play by lot."""


def found(evidence: Evidence) -> Iterator[Problem]:
    """Yield a problem for each meter that mostly ends at an end of its range at which it did not begin."""
    rules, seatings = evidence.rules, evidence.seatings
    if not seatings:
        return
    for row, meter in enumerate(rules.meters):
        for end in {meter.low, meter.high} - {meter.start}:
            shares = [at_end(part, row, end) for part in seatings]
            often = sum(share >= MOST for share in shares[1:])
            if shares[0] >= MOST and often >= SEATINGS * len(shares[1:]):
                lot, family = evidence.study.lot, meter.name.partition(".")[0]
                often_here = f"{percent(shares[0])} of {whole(lot.games)} games by lot"
                message = f"{meter.name} stood at {format_points(end)}, the end of its range, when {often_here} ended"
                also = f", and so in {often} of {len(shares) - 1} pairings" if shares[1:] else ""
                remedy = "weaken what drives it, or let it drift back"
                yield evidence.at_key(CODE, message + also, remedy, "meters", family)


def at_end(part: Sweep, row: int, end: int) -> float:
    """Return the share of games in which a meter stands exactly at an end of its range when they are over."""
    return float(np.count_nonzero(part.finals[row] == end)) / part.games


PAGE = Page(
    code=CODE,
    what="A meter ended at the end of its range in two thirds of the games, by chance and in most pairings.",
    why=(
        "A meter that always runs to its end tells nothing any more: what pushes it further is cut off, and what "
        "anybody does about it is lost. A meter that begins at its end, or only comes near, is left alone."
    ),
    bad="""\
meters: {m: {start: 50}, anger: {start: 30}}
drift: [{id: boil, effects: {anger: 15}}]
""",
    good="""\
meters: {m: {start: 50}, anger: {start: 30}}
drift: [{id: boil, effects: {anger: 0.2 * (90 - anger)}}]
""",
    severity=WARNING,
    played=True,
)

FINDING = Finding(PAGE, found)
