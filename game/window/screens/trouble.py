"""What is shown when something went wrong: one sentence and a way back."""

from __future__ import annotations

from game.window.overlays import home
from game.window.page import Page
from game.window.parts import button, top_rule
from game.window.screen import Host, Kind, Screen


def layout(page: Page, screen: Screen) -> None:
    """Lay out the sentence."""
    top_rule(page)
    left = 32.0
    w = min(page.W - 64, 760)
    middle = page.H * 0.36
    page.marker("warning", left + 12, middle - 10, 13, "hot")
    page.text(left + 36, middle, page.say("trouble.title"), "h1" if page.W > 600 else "h2", room=w - 36)
    page.para(left, middle + 40, screen.ui.get("said", ""), "body", "ink", w, 4)
    button(
        page,
        "trouble.back",
        (left, page.H - 70, 240, 46),
        page.say("common.back" if screen.below else "common.home"),
        "escape",
        hint="Esc",
        primary=True,
    )
    if screen.below:
        button(page, "trouble.home", (left + 252, page.H - 70, 200, 46), page.say("common.home"), "")


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Go back to what was there, or home."""
    if action in ("trouble.back", "back", "space", "enter") and screen.below is not None:
        return screen.below
    if action in ("trouble.home", "trouble.back", "back", "space", "enter"):
        host.enter(None)
        return home(host)
    return screen


KIND = Kind(layout, act, "trouble.back")
