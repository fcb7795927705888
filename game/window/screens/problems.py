"""The problems of a scenario: file, line, column, what is wrong and what to do."""

from __future__ import annotations

from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button, page_words, rows_of
from game.window.screen import Host, Kind, Screen


def layout(page: Page, screen: Screen) -> None:
    """Lay out the list on a card, paged."""
    found = list(screen.ui.get("problems") or ())
    high = sum(44.0 + 18.2 * page.lines(_sentence(one), "small", min(900, page.W - 48) - 80, 3) for one in found)
    box = card_box(page, 900, min(150 + high, 600))
    x, y, w, h = box
    card(page, box)
    with page.inside(box):
        title = screen.ui.get("title")
        words = page.say("problems.of", title=title) if title else page.say("problems.here")
        page.text(x + 24, y + 42, words, page.first_that_fits(words, ("h2", "h3", "bodyS"), w - 48), room=w - 48)
        page.rule(x + 24, y + 56, w - 48, "ink")
        heights = [44.0 + 18.2 * page.lines(_sentence(one), "small", w - 80, 3) for one in found]
        parts = rows_of(heights, h - 130)
        at = int(screen.ui.get("page", 0)) % max(len(parts), 1)
        top = y + 60.0
        for i in range(*parts[at]) if found else ():
            one = found[i]
            page.marker("warning", x + 34, top + 20, 8, "hot" if one.get("severity", "error") == "error" else "ink2")
            where = f"{one.get('file', '')}:{one.get('line', '?')}:{one.get('column', '?')}"
            page.text(x + 52, top + 25, f"{where}  {one.get('code', '')}", "mono", room=w - 80)
            page.para(x + 52, top + 46, _sentence(one), "small", "ink2", w - 80, 3)
            top += heights[i]
            page.rule(x + 24, top - 4, w - 48, "rule2")
        foot = y + h - 56
        if len(parts) > 1:
            button(
                page, "page.more", (x + 24, foot, 220, 42), page_words(page, at, len(parts)), "pagedown", hint="PgDn"
            )
        button(
            page, "close", (x + w - 174, foot, 150, 42), page.say("common.close"), "escape", hint="Esc", primary=True
        )


def _sentence(one: object) -> str:
    assert hasattr(one, "get")
    message, remedy = str(one.get("message", "")), str(one.get("remedy") or "")
    text = f"{message}; {remedy}" if remedy else message
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Turn the page or close."""
    if action == "page.more":
        return screen.put(page=int(screen.ui.get("page", 0)) + 1)
    if action in ("space", "enter") and screen.below is not None:
        return screen.below
    return screen


KIND = Kind(layout, act, "close", over=True)
