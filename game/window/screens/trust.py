"""Trust as a table: who trusts whom how much, for as many capitals as there are."""

from __future__ import annotations

from game.window.grid import grid
from game.window.model import actors, ties
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Kind, Screen


def layout(page: Page, screen: Screen) -> None:
    """Lay out the table on a card."""
    shot = screen.shot
    many = max(len(actors(shot)), 1)
    row = 70.0 if page.room else 52.0
    box = card_box(page, min(400 + 150.0 * many, 1160) * (1.15 if page.room else 1), 150 + row * (many + 1))
    x, y, w, h = box
    card(page, box)
    with page.inside(box):
        title = str(ties(shot)[0].get("title", "")) if ties(shot) else ""
        page.text(x + 28, y + 42, page.say("trust.title", what=title), "rh2" if page.room else "h2", room=w - 56)
        page.rule(x + 28, y + 56, w - 56, "ink")
        foot = y + h - 58
        grid(page, (x + 28, y + 58, w - 56, foot - y - 66), shot)
        button(page, "close", (x + w - 198, foot, 170, 44), page.say("common.close"), "escape", hint="Esc",
               primary=True, style="rlab" if page.room else "")  # fmt: skip


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Close."""
    return screen.below or screen


KIND = Kind(layout, act, "close", over=True)
