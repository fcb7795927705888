"""Many games of one scenario at once; any of them can be opened again alone, bit for bit."""

from __future__ import annotations

from game.sweeps.chunk import SIZE, Chunk, play_chunk
from game.sweeps.course import rows_of
from game.sweeps.effect import Change, Effect
from game.sweeps.sweep import QUANTILES, Sweep, Use, sweep

__all__ = ["QUANTILES", "SIZE", "Change", "Chunk", "Effect", "Sweep", "Use", "play_chunk", "rows_of", "sweep"]
