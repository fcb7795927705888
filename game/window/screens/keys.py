"""The keys: what each does, and the five rules of play."""

from __future__ import annotations

from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Kind, Screen

KEYS = (
    ("Tab", "next thing; with Shift the one before"),
    ("Arrows", "move within a list or between capitals"),
    ("1–9", "open that order on the menu"),
    ("Space", "choose or take off; go on in the reveal"),
    ("Enter", "open what is focused"),
    ("Esc", "back, close a card"),
    ("S", "seal the sheet"),
    ("L", "ledger of the focused number"),
    ("G", "standing: every meter and pact"),
    ("N", "the news so far"),
    ("A", "at the table: offers and packages"),
    ("M D O", "map, deadlines, orders on a small window"),
    ("P", "pause"),
    ("B", "blank the screen"),
    ("F8", "desk or room"),
    ("F10", "for whoever runs the class"),
    ("F11", "full screen"),
    ("T", "day or night colours"),
    (",", "settings"),
    ("Ctrl + / − / 0", "larger, smaller, as it was"),
    ("Ctrl Q", "leave; asks once"),
)
RULES = (
    "Each turn every capital seals a sheet; nobody sees it until all are in.",
    "Attention limits what one sheet can do; what is left over is lost.",
    "Trust falls fast and comes back slowly. Pressure at home follows what you do.",
    "Clocks run on real dates. Doing nothing is an answer too.",
    "Every number can be opened, and adds up.",
)


def layout(page: Page, screen: Screen) -> None:
    """Lay out keys in two columns and the rules below, paged on a small window."""
    box = card_box(page, 920, 620)
    x, y, w, h = box
    card(page, box)
    wide = w > 760 and h > 560
    with page.inside(box):
        at = int(screen.ui.get("page", 0)) % (1 if wide else 3)
        page.text(x + 24, y + 42, "Keys" if wide or at < 2 else "How it goes", "h2")
        page.rule(x + 24, y + 56, w - 48, "ink")
        foot = y + h - 56
        if wide:
            half = (len(KEYS) + 1) // 2
            _keys(page, x + 24, y + 62, (w - 80) / 2, KEYS[:half])
            _keys(page, x + 56 + (w - 80) / 2, y + 62, (w - 80) / 2, KEYS[half:])
            page.text(x + 24, y + 62 + half * 32 + 26, "How it goes", "kicker", "ink2")
            _rules(page, x + 24, y + 62 + half * 32 + 50, w - 48, 23)
        elif at < 2:
            half = (len(KEYS) + 1) // 2
            step = min((foot - y - 64) / half, 32)
            _keys(page, x + 24, y + 60, w - 48, KEYS[:half] if at == 0 else KEYS[half:], step)
        else:
            _rules(page, x + 24, y + 86, w - 48, 22)
        if not wide:
            button(page, "page.more", (x + 24, foot, 180, 42), f"Page {at + 1} of 3", "pagedown", hint="PgDn")
        button(page, "close", (x + w - 174, foot, 150, 42), "Close", "escape", hint="Esc", primary=True)


def _keys(page: Page, x: float, y: float, w: float, rows: tuple[tuple[str, str], ...], step: float = 32) -> None:
    for i, (key, words) in enumerate(rows):
        base = y + i * step + step * 0.68
        page.text(x, base, key, "labelS", room=100)
        page.text(x + 108, base, words, "small", "ink2", room=w - 108)
        page.rule(x, y + (i + 1) * step - 1, w, "rule2")


def _rules(page: Page, x: float, y: float, w: float, step: float) -> None:
    for i, words in enumerate(RULES):
        page.text(x, y, str(i + 1), "labelS")
        y = page.para(x + 20, y, words, "small", "ink2", w - 20, 2) + step - 18.2


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Turn the page or close."""
    if action == "page.more":
        return screen.put(page=int(screen.ui.get("page", 0)) + 1)
    if action in ("space", "enter") and screen.below is not None:
        return screen.below
    return screen


KIND = Kind(layout, act, "close", over=True)
