"""Bots that order what cannot be: the command line must answer each with one sentence."""

from __future__ import annotations

from typing import Any

import numpy as np


class Overspender:
    """Orders everything that is open."""

    def choose(self, view: Any, legal: Any, draws: Any) -> Any:
        """Return every legal move, whatever it costs."""
        return legal.legal.copy()


class Lawless:
    """Orders what is not open."""

    def choose(self, view: Any, legal: Any, draws: Any) -> Any:
        """Return the moves that are not legal."""
        return ~legal.legal


class Shapeless:
    """Answers nonsense."""

    def choose(self, view: Any, legal: Any, draws: Any) -> Any:
        """Return an array of the wrong shape."""
        return np.zeros((1, 1))


class Faulty:
    """Breaks while it thinks."""

    def choose(self, view: Any, legal: Any, draws: Any) -> Any:
        """Raise what no game raises."""
        raise ZeroDivisionError("thinking too hard")
