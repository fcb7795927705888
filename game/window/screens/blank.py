"""Stub."""

from __future__ import annotations

from game.window.page import Page
from game.window.screen import Host, Kind, Screen


def layout(page: Page, screen: Screen) -> None:
    """Lay out."""


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Act."""
    return screen


KIND = Kind(layout, act, over=False)
