"""The cover: what everybody may see while the keyboard changes hands."""

from __future__ import annotations

from game.window.flow import desk, look_at
from game.window.model import actors, color, named, shape
from game.window.page import Page
from game.window.parts import button, capital, top_rule
from game.window.screen import Host, Kind, Screen
from game.window.screens import room
from game.window.words import days_between


def layout(page: Page, screen: Screen) -> None:
    """Lay out whose turn at the keyboard it is; the room view shows the public board instead."""
    page.room = page.room and page.W >= 900 and page.H >= 540
    if page.room:
        room.layout(page, screen)
        return
    shot, ui = screen.shot, screen.ui
    top_rule(page)
    name = str(ui.get("next", ""))
    wide = page.W >= 1000
    left = 32.0 if wide else 24.0
    w = page.W - 2 * left
    page.text(
        left,
        31,
        f"Turn {shot.get('turn', 1)} of {shot.get('turns', 1)} · {days_between(shot.get('from'), shot.get('to'))}",
        "kicker",
        "ink2",
        room=w,
    )
    page.rule(left, 46, w, "ink")
    middle = page.H * (0.4 if wide else 0.36)
    tone = color(shot, name)
    page.rect(left, middle - 74, w, 6, tone)
    page.marker(shape(shot, name), left + 24, middle - 14, 24 if wide else 18, tone)
    title = page.first_that_fits(named(shot, name), ("cover", "coverM", "h1"), w - 80)
    page.text(left + 66, middle + 10, named(shot, name), title, room=w - 80)
    brief = "brief" in ui
    words = f"The keyboard goes to {named(shot, name)}. Everyone else looks away: " + (
        "the next page is its own brief." if brief else "the next page shows its orders."
    )
    page.para(left, middle + 56, words, "deckL" if wide else "deck", "ink", min(w, 760), 3)
    if not brief:
        _states(page, left, page.H - (146 if wide else 116), w, screen)
    said = str(ui.get("said", ""))
    if said:
        page.text(left, page.H - (90 if wide else 66), said, "label", "hot", room=w)
    button(
        page,
        "cover.open",
        (left + w - 320, page.H - (76 if wide else 56), 320, 48 if wide else 42),
        f"I speak for {named(shot, name)}",
        "space",
        primary=True,
        hint="Space",
    )


def _states(page: Page, x: float, y: float, w: float, screen: Screen) -> None:
    """Set which sheets are in: that they are, never what they say."""
    everyone = list(actors(screen.shot))
    each = w / max(len(everyone), 1)
    for i, one in enumerate(everyone):
        left = x + i * each
        after = capital(page, screen.shot, one["id"], left, y, "h3", 7, room=each - 110)
        if one.get("sealed"):
            page.marker("lock", after + 18, y - 6, 7, "ink")
            page.text(after + 30, y, "Sealed", "labelS", room=left + each - after - 34)
        else:
            words = (
                "next" if one["id"] == screen.ui.get("next") else "waits" if one.get("player") == "person" else "a bot"
            )
            page.text(after + 12, y, words, "label", "ink2", room=left + each - after - 16)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Open the next desk or brief."""
    if action in ("cover.open", "room.next", "space", "enter"):
        name = str(screen.ui.get("next", ""))
        if action == "room.next":
            host.settings["room"] = False
            return screen
        if "brief" in screen.ui:
            people = len([one for one in actors(screen.shot) if one.get("player") == "person"])
            return Screen(
                "briefing", look_at(host, name), {"index": screen.ui["brief"], "of": people}, "briefing.begin"
            )
        return desk(host, name)
    return screen


KIND = Kind(layout, act, "cover.open")
