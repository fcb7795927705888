"""The window: snapshots in, pictures and commands out; view-model -> pure layout -> display list -> paint.

The face for `game.cli` (pygame is imported inside these calls, never by importing this package):

    run(services, *, door=None, size=(1280, 720), full_screen=False, settings=None, clock=time.monotonic) -> int
        Opens the window on the title screen, or on the game behind `door` (`--window`, `play SCENARIO`);
        returns 0. Raises WindowError (a GameError) when no display can be opened.

    render_png(screen, snapshot, path, *, size=(1280, 720), theme="newsprint", zoom=100, focus="", step=None,
               services=None, meter=None, door=None, language="en") -> None
        Draws one screen without a display. `screen` is a name in SCREEN_NAMES; `snapshot` a dict as the session
        makes it (None for screens without a game: title, seats, settings, keys, problems, blank). `focus` is a
        target's id, an order ("give_notice"), a meter, an entry of the glossary ("instrument.pact") or items of a table
        ("curbs,talks"); `step` (1..3) the step of the reveal; `door` is asked for forecasts and what homes would say.
        Raises WindowError for an unknown screen or size.

    SCREEN_NAMES: tuple of the names `render --screen` takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.window.door import Command, Door, Services, Snapshot

if TYPE_CHECKING:
    from game.window.loop import WindowError, run
    from game.window.pictures import SCREEN_NAMES, render_png

__all__ = ["SCREEN_NAMES", "Command", "Door", "Services", "Snapshot", "WindowError", "render_png", "run"]

_HOME = {"run": "loop", "SCREEN_NAMES": "pictures", "WindowError": "loop", "render_png": "pictures"}


def __getattr__(name: str) -> Any:
    """Load the parts that need more than the standard library when they are first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'game.window' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"game.window.{_HOME[name]}"), name)
