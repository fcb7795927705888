"""Many games of one scenario at once; any of them can be opened again alone, bit for bit."""

from __future__ import annotations

from game.sweeps.chunk import SIZE, Chunk, play_chunk
from game.sweeps.sweep import Sweep, sweep

__all__ = ["SIZE", "Chunk", "Sweep", "play_chunk", "sweep"]
