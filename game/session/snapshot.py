"""A snapshot: the data of one screen for one reader, built from an allowlist, one part a noun."""

from __future__ import annotations

from typing import Any

from game.session.moment import Moment


def snapshot_of(moment: Moment) -> dict[str, Any]:
    """Return the snapshot of a moment as plain data."""
    return {}
