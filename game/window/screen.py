"""A screen is a value: which one, what it shows, what has been chosen on it, and what lies below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from game.tongue import Tongue
from game.window.door import Door, Services
from game.window.page import Page


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen at one moment."""

    name: str
    shot: Mapping[str, Any] = field(default_factory=dict)
    """The snapshot (or, before a game, what the services list)."""
    ui: Mapping[str, Any] = field(default_factory=dict)
    """What has been picked here and not yet been sent."""
    focus: str = ""
    below: Screen | None = None
    """What Esc goes back to."""

    def at(self, focus: str) -> Screen:
        """Return the same screen with another focus."""
        return replace(self, focus=focus)

    def put(self, **changes: Any) -> Screen:
        """Return the same screen with other choices."""
        return replace(self, ui={**self.ui, **changes})

    def seen(self, shot: Mapping[str, Any]) -> Screen:
        """Return the same screen over a newer snapshot."""
        return replace(self, shot=shot)

    def over(self, name: str, focus: str = "", **ui: Any) -> Screen:
        """Return an overlay on this screen."""
        return Screen(name, self.shot, ui, focus, self)


class Host(Protocol):
    """What a screen may ask of the window: the house, the game behind its door, and the settings."""

    services: Services
    door: Door | None
    settings: dict[str, Any]

    @property
    def tongue(self) -> Tongue:
        """Return the language the window speaks."""

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of the interface, for what an action leaves on a screen."""

    def leave(self) -> None:
        """Close the window."""

    def enter(self, door: Door | None) -> None:
        """Open another game."""

    def store(self) -> None:
        """Remember the settings."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the window knows about one sort of screen."""

    layout: Callable[[Page, Screen], None]
    act: Callable[[Screen, str, Host], Screen]
    first: str = ""
    """Target that holds the focus at first."""
    over: bool = False
    """Whether it lies over another screen."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys that are no target's: key -> action."""
    work: Callable[[Screen, Host], Screen] | None = None
    """A slice of something long, done between two looks at the keyboard; the same screen if there is nothing to do."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that went down: a character, tab enter space escape, an arrow, pageup pagedown home end f5 f8 f10 f11."""

    name: str
    ctrl: bool = False
    shift: bool = False


@dataclass(frozen=True, slots=True)
class Click:
    """A press of the mouse, in units."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Wheel:
    """A turn of the wheel: positive is towards the top."""

    steps: int
