"""The keys: what each does, and the five rules of play."""

from __future__ import annotations

from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button, page_words
from game.window.screen import Host, Kind, Screen

KEYS = (
    ("Tab", "tab"),
    ("arrows", "arrows"),
    ("1–9", "number"),
    ("Space", "space"),
    ("Enter", "enter"),
    ("Esc", "escape"),
    ("S", "seal"),
    ("L", "ledger"),
    ("G", "standing"),
    ("X", "trust"),
    ("H", "past"),
    ("N", "news"),
    ("A", "table"),
    ("F", "forecast"),
    ("Z", "undo"),
    ("M D O", "panels"),
    ("P", "pause"),
    ("B", "blank"),
    ("F5", "reload"),
    ("+ −", "minute"),
    ("F8", "density"),
    ("F10", "facilitator"),
    ("F11", "full"),
    ("T", "theme"),
    (",", "settings"),
    ("Ctrl + / − / 0", "zoom"),
    ("R", "again"),
    ("Ctrl S", "report"),
    ("Ctrl Q", "leave"),
)
"""What stands on the key, and the key of the catalogue that says what it does."""
STEP = 26.0
"""How high a row is where both columns stand on one page."""
LEAST = 24.0
"""And at least on a small page, however many pages that makes."""
RULES = ("rule_1", "rule_2", "rule_3", "rule_4", "rule_5")


def rules_of(page: Page) -> list[str]:
    """Return the five rules of play."""
    return [page.say(f"keys.{name}") for name in RULES]


def layout(page: Page, screen: Screen) -> None:
    """Lay out keys in two columns and the rules below, paged on a small window."""
    box = card_box(page, 940, 640)
    x, y, w, h = box
    card(page, box)
    wide = w > 760 and h > 560
    with page.inside(box):
        foot = y + h - 56
        per = max(int((foot - y - 68) / LEAST), 1)
        many = 1 if wide else -(-len(KEYS) // per) + 1
        at = int(screen.ui.get("page", 0)) % many
        page.text(x + 24, y + 42, page.say("keys.title" if wide or at < many - 1 else "keys.rules"), "h2")
        page.rule(x + 24, y + 56, w - 48, "ink")
        if wide:
            half = (len(KEYS) + 1) // 2
            _keys(page, x + 24, y + 60, (w - 80) / 2, KEYS[:half], STEP)
            _keys(page, x + 56 + (w - 80) / 2, y + 60, (w - 80) / 2, KEYS[half:], STEP)
            page.text(x + 24, y + 60 + half * STEP + 24, page.say("keys.rules"), "kicker", "ink2")
            _rules(page, x + 24, y + 60 + half * STEP + 46, w - 48, 22)
        elif at < many - 1:
            _keys(page, x + 24, y + 60, w - 48, KEYS[at * per : at * per + per], min((foot - y - 68) / per, 32))
        else:
            _rules(page, x + 24, y + 86, w - 48, 22)
        if not wide:
            button(page, "page.more", (x + 24, foot, 180, 42), page_words(page, at, many), "pagedown", hint="PgDn")
        button(
            page, "close", (x + w - 174, foot, 150, 42), page.say("common.close"), "escape", hint="Esc", primary=True
        )


def _keys(page: Page, x: float, y: float, w: float, rows: tuple[tuple[str, str], ...], step: float = 32) -> None:
    for i, (key, name) in enumerate(rows):
        base = y + i * step + step * 0.68
        page.text(x, base, page.say("keys.the_arrows") if key == "arrows" else key, "labelS", room=100)
        page.text(x + 108, base, page.say(f"keys.{name}"), "small", "ink2", room=w - 108)
        page.rule(x, y + (i + 1) * step - 1, w, "rule2")


def _rules(page: Page, x: float, y: float, w: float, step: float) -> None:
    for i, words in enumerate(rules_of(page)):
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
