"""The news: every headline so far, newest first."""

from __future__ import annotations

from game.window.model import color, shape
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button, page_words, rows_of
from game.window.screen import Host, Kind, Screen


def layout(page: Page, screen: Screen) -> None:
    """Lay out the headlines on a card, paged."""
    shot = screen.shot
    box = card_box(page, 760, 600)
    x, y, w, h = box
    card(page, box)
    with page.inside(box):
        page.text(x + 24, y + 42, page.say("news.title"), "h2")
        page.rule(x + 24, y + 56, w - 48, "ink")
        news = list(shot.get("headlines") or ())
        heights = [50.0 + 23 * (page.lines(one["text"], "deck", w - 130, 2) - 1) for one in news]
        parts = rows_of(heights, h - 130)
        at = int(screen.ui.get("page", 0)) % max(len(parts), 1)
        top = y + 60.0
        if not news:
            page.text(x + 24, y + 92, page.say("news.none"), "body", "ink2")
        for i in range(*parts[at]) if news else ():
            one = news[i]
            page.text(x + 24, top + 26, page.tongue.short_date(one.get("date")), "axisM", "ink2", room=60)
            if one.get("actor"):
                page.marker(shape(shot, one["actor"]), x + 84, top + 20, 5.5, color(shot, one["actor"]))
            base = page.para(x + 100, top + 26, one["text"], "deck", "ink", w - 130, 2)
            page.text(x + 100, base - 5, page.parts(one.get("detail") or "", "axis", w - 130), "axis", "ink2")
            if one.get("versions"):
                wide = page.wide(one["text"], "deck")
                page.stroke([(x + 100, top + 30), (x + 100 + min(wide, w - 130), top + 30)], "ink2", 1.4, (2, 2))
                area = (x + 24, top + 2, w - 48, heights[i] - 4)
                if page.target(f"news.{i}", area, f"card:news.{i}", group="news"):
                    page.ring(area, -2)
            top += heights[i]
            page.rule(x + 24, top - 1, w - 48, "rule2")
        foot = y + h - 56
        if len(parts) > 1:
            button(
                page, "page.more", (x + 24, foot, 220, 42), page_words(page, at, len(parts)), "pagedown", hint="PgDn"
            )
        button(
            page, "close", (x + w - 174, foot, 150, 42), page.say("common.close"), "escape", hint="Esc", primary=True
        )


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Turn the page or close."""
    if action == "page.more":
        return screen.put(page=int(screen.ui.get("page", 0)) + 1)
    if action in ("space", "enter") and screen.below is not None:
        return screen.below
    return screen


KIND = Kind(layout, act, "close", over=True)
