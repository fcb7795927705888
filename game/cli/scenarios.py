"""A scenario as named on the command line: a shipped folder's name, or a path."""

from __future__ import annotations

import os

from game.cli.exits import FileTrouble, UsageError
from game.scenario import Scenario, find, load


def located(name: str) -> str:
    """Return the path of a scenario; raise FileTrouble where nothing is, UsageError for a journal, ScenarioError
    for an unknown name."""
    if not name.strip():
        raise UsageError("the scenario's name is empty; name one that ships, or a path")
    if looks_like_path(name) and not os.path.exists(name):
        raise FileTrouble(f"there is no scenario at {name[:200]!r}; check the spelling of the path")
    if name.endswith(".journal") and os.path.isfile(name):
        raise UsageError(f"{name[:200]!r} is a journal, no scenario; see its game with 'replay {name[:200]}'")
    return str(find(name))


def looks_like_path(name: str) -> bool:
    """Return whether somebody typed a path and not the name of a scenario that ships."""
    return any(sign in name for sign in "/\\") or name.endswith((".yaml", ".yml")) or name.startswith((".", "~"))


def loaded(name: str) -> Scenario:
    """Return the scenario of that name or path, ready to play."""
    return load(located(name))
