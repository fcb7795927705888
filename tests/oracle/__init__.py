"""A second, slow implementation of the law, written from the design page and not from the engine.

It reads a scenario as plain data, compiles the expressions with its own parser and plays one game in Python whole
numbers. It imports nothing of `game` and not numpy, so that where it and the engine agree, two readers of the same
page agree.
"""

from __future__ import annotations

from tests.oracle.compiling import build
from tests.oracle.deals import packages, winset
from tests.oracle.fixed import half_away, points
from tests.oracle.language import Refused, evaluate, parse
from tests.oracle.peek import package, preview
from tests.oracle.philox import draw, philox, purpose_of
from tests.oracle.play import NotLegal, Play
from tests.oracle.reading import read
from tests.oracle.world import World

__all__ = [
    "NotLegal",
    "Play",
    "Refused",
    "World",
    "build",
    "draw",
    "evaluate",
    "half_away",
    "load",
    "package",
    "packages",
    "parse",
    "philox",
    "points",
    "preview",
    "purpose_of",
    "read",
    "winset",
]


def load(source: object) -> World:
    """Return the world of a scenario folder, a scenario file or an already parsed mapping."""
    return build(source if isinstance(source, dict) else read(source))
