"""The pause: nothing is lost, and from here one goes on, to the settings, or to the title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.window.flow import send
from game.window.overlays import card, card_box, home
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Kind, Screen
from game.window.words import days_between


def layout(page: Page, screen: Screen) -> None:
    """Lay out the pause card."""
    shot = screen.shot
    box = card_box(page, 520, 322)
    x, y, w, h = box
    card(page, box)
    with page.inside(box):
        page.text(x + 28, y + 52, "Paused", "h1")
        turn = f"Turn {shot.get('turn', 1)} of {shot.get('turns', 1)}"
        words = f"{turn}, {days_between(shot.get('from'), shot.get('to'))}. {saved(shot)}"
        base = page.para(x + 28, y + 82, words, "body", "ink2", w - 56, 2)
        top = max(base + 2, y + h - 196) if h > 310 else base - 6
        gap = 56.0 if h > 310 else 48.0
        high = 46.0 if h > 310 else 42.0
        button(
            page, "pause.on", (x + 28, top, w - 56, high), "Go on", "space", primary=True, hint="Space", action="close"
        )
        half = (w - 68) / 2
        button(page, "settings", (x + 28, top + gap, half, high), "Settings", "", hint="")
        button(page, "keys", (x + 40 + half, top + gap, half, high), "Keys", "?", hint="?")
        button(
            page,
            "pause.home",
            (x + 28, top + 2 * gap, w - 56, high),
            "Leave the game for the title",
            "",
            hint="",
            action="pause.home",
        )


def saved(shot: Mapping[str, Any]) -> str:
    """Return whether the game is being saved, in a sentence."""
    return "This game is not saved." if shot.get("unsaved") else "Every sealed sheet is saved."


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Go on or leave."""
    if action == "pause.home":
        host.enter(None)
        return home(host)
    if action == "pause" and host.door is not None:
        send(host, {"command": "pause", "on": False})
    if action in ("pause", "space", "enter") and screen.below is not None:
        return screen.below
    return screen


KIND = Kind(layout, act, "pause.on", over=True)
