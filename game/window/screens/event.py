"""An event dropped in: its headline, and what it moved."""

from __future__ import annotations

from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Kind, Screen
from game.window.words import long_date


def layout(page: Page, screen: Screen) -> None:
    """Lay out the latest event as a headline on a card."""
    shot = screen.shot
    events = list((shot.get("reveal") or {}).get("events") or ())
    news = list(shot.get("headlines") or ())
    one = events[-1] if events else (news[0] if news else {})
    box = card_box(page, 820, 300)
    x, y, w, h = box
    card(page, box)
    with page.inside(box):
        page.text(
            x + 32,
            y + 46,
            f"Just in · {long_date(one.get('date'))}" if one.get("date") else "Just in",
            "kicker",
            "hot",
            room=w - 64,
        )
        words = str(one.get("headline") or one.get("text") or "Nothing new")
        style = page.first_that_fits(words, ("rh1S", "h1", "h2"), w - 64)
        base = page.para(x + 32, y + 98, words, style, "ink", w - 64, 2)
        page.para(x + 32, base + 4, one.get("title") or one.get("detail") or "", "body", "ink2", w - 64, 2)
        button(page, "close", (x + w - 232, y + h - 74, 200, 46), "Go on", "space", hint="Space", primary=True)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Close the card."""
    return screen.below or screen


KIND = Kind(layout, act, "close", over=True)
