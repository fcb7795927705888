"""What a finished game is asked for the talk after it: which orders mattered, as plain data for the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.debrief import REPLAYS, effects, told
from game.journal import Recording


def inquire(recording: Recording, progress: Callable[[float], None] | None = None) -> dict[str, Any]:
    """Return the orders that mattered most, how many were tried, and how often the ending comes with all of them."""
    found = effects(recording.replay(), progress=progress)
    share = round(100 * found[0].with_it / found[0].replays) if found else 100
    return {"told": [item.plain() for item in told(found)], "tried": len(found), "replays": REPLAYS, "given": share}
