"""How often each repeated test repeats: one table, so that the three tiers differ only in n.

`pytest` runs the default tier, `pytest --tier long` what CI runs, `pytest --tier soak` the full n of the design.
"""

from __future__ import annotations

TIERS = ("default", "long", "soak")
CHOSEN = "default"

TABLE: dict[str, tuple[int, int, int]] = {
    # name: (default, long, soak)
}


def n(name: str) -> int:
    """Return how often the test `name` repeats in the chosen tier."""
    return TABLE[name][TIERS.index(CHOSEN)]
