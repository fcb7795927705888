"""Backchannel: a diplomatic crisis you can play, teach and take apart. These names need no display."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.bots import Bot
    from game.debrief import Study, study
    from game.engine import Chance, Outcome, Reason, Resolution, Rules, Sheets, State, legal, outcome, resolve, start
    from game.errors import GameError
    from game.journal import read
    from game.scenario import Problem, Scenario, check, find, load
    from game.session import Session
    from game.sweeps import Sweep, sweep

__version__ = "0.1.0"

__all__ = [
    "Bot",
    "Chance",
    "GameError",
    "Outcome",
    "Problem",
    "Reason",
    "Resolution",
    "Rules",
    "Scenario",
    "Session",
    "Sheets",
    "State",
    "Study",
    "Sweep",
    "check",
    "find",
    "legal",
    "load",
    "outcome",
    "read",
    "resolve",
    "start",
    "study",
    "sweep",
]

_HOMES = {
    "game.bots": ("Bot",),
    "game.debrief": ("Study", "study"),
    "game.engine": (
        "Chance",
        "Outcome",
        "Reason",
        "Resolution",
        "Rules",
        "Sheets",
        "State",
        "legal",
        "outcome",
        "resolve",
        "start",
    ),
    "game.errors": ("GameError",),
    "game.journal": ("read",),
    "game.scenario": ("Problem", "Scenario", "check", "find", "load"),
    "game.session": ("Session",),
    "game.sweeps": ("Sweep", "sweep"),
}


def __getattr__(name: str) -> Any:
    """Load a public name from its home when it is first asked for, so that `import game` costs nothing."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'game' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
