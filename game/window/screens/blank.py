"""The blank screen: paper only, until a key or click."""

from __future__ import annotations

from game.window.page import Page
from game.window.screen import Host, Kind, Screen


def layout(page: Page, screen: Screen) -> None:
    """Leave the paper empty; a press anywhere brings the page back."""
    page.target("blank.off", (0, 0, page.W, page.H), "close", key="escape")


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Bring back what was below."""
    return screen.below or screen


KIND = Kind(layout, act, "blank.off")
