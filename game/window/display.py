"""The display list: everything a screen shows, as values in units, before a single pixel is touched."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""x, y, width, height in units."""
Point = tuple[float, float]

GROUND, MAP, BOARD, PANEL, COVER, OVERLAY = range(6)
"""Layers from below to above; what lies on OVERLAY may hide what lies below COVER."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on a baseline."""

    x: float
    y: float
    """Baseline."""
    text: str
    style: str
    color: str
    box: Box
    """What it must stay inside."""
    layer: int = PANEL
    anchor: str = "l"
    """Whether x is its left end, its right end (r) or its middle (c)."""
    width: float = 0.0
    """As measured when it was laid out."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled or outlined rectangle; an outline lies inside."""

    box: Box
    fill: str = ""
    line: str = ""
    width: float = 1.0
    layer: int = PANEL


@dataclass(frozen=True, slots=True)
class Poly:
    """A filled polygon."""

    points: tuple[Point, ...]
    fill: str
    layer: int = PANEL


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, solid or dashed."""

    points: tuple[Point, ...]
    color: str
    width: float = 1.0
    dash: tuple[float, float] = (0.0, 0.0)
    layer: int = PANEL


@dataclass(frozen=True, slots=True)
class Hatch:
    """Slanted hairlines in a box: what may become."""

    box: Box
    color: str
    layer: int = PANEL
    outline: bool = True


@dataclass(frozen=True, slots=True)
class Marker:
    """A small filled or outlined sign: a capital's shape, an arrow, a lock, a tick."""

    shape: str
    x: float
    y: float
    r: float
    color: str
    layer: int = PANEL
    outline: bool = False


@dataclass(frozen=True, slots=True)
class Dots:
    """Many equal discs: the land."""

    points: tuple[Point, ...]
    r: float
    color: str
    layer: int = MAP


Item = Text | Rect | Poly | Stroke | Hatch | Marker | Dots


@dataclass(frozen=True, slots=True)
class Target:
    """A thing that can be focused, pressed or clicked."""

    id: str
    box: Box
    action: str
    """What Space and a click do."""
    key: str = ""
    """The key that does the same from anywhere on the screen."""
    enter: str = ""
    """What Enter does, where it is not the same (open instead of choose)."""
    layer: int = PANEL
    group: str = ""
    """Arrow keys move within a group first."""
    click: str = ""
    """What a first click does, where focusing must come before (a row that opens under the pointer)."""
    tab: bool = True
    """Whether Tab stops here; a press that only repeats what keys do on the row around it need not."""


@dataclass(frozen=True, slots=True)
class DisplayList:
    """What to paint, in order, and what can be pressed."""

    width: float
    height: float
    items: tuple[Item, ...]
    targets: tuple[Target, ...]
    focus: str = ""
    """The target that holds the focus after layout."""
    moving: bool = False
    """Whether a later moment would look different."""
    room: bool = False
