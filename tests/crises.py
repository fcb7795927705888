"""The shipped scenarios that costly tests repeat themselves on: the smallest and the flagship first."""

from __future__ import annotations

from pathlib import Path

from game.scenario import shipped_scenarios
from tests.tiers import n

FIRST = ("tiny", "gsomia-2019")


def crises() -> list[Path]:
    """Return as many shipped scenarios as the tier has room for."""
    found = sorted(shipped_scenarios(), key=lambda path: (path.name not in FIRST, path.name))
    return found[: n("crises in costly tests")]
