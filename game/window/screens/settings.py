"""The settings: zoom, language, colours, motion and keys, remembered from one start to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.tongue import LANGUAGES, NAMES
from game.window.clock import minutes
from game.window.display import Box
from game.window.flow import keep_time
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Kind, Screen

ROWS: tuple[tuple[str, tuple[tuple[Any, str], ...]], ...] = (
    ("zoom", tuple((zoom, f"{zoom} %") for zoom in (100, 125, 150, 200))),
    ("language", tuple((language, NAMES[language]) for language in LANGUAGES)),
    ("theme", (("newsprint", "newsprint"), ("night", "night"))),
    ("room", ((False, "desk"), (True, "class"))),
    ("still", ((False, "slide"), (True, "jump"))),
    ("letters", ((True, "on"), (False, "off"))),
    ("forecasts", ((True, "on"), (False, "off"))),
    ("timer", ((0, "off"), *((seconds, minutes(seconds)) for seconds in (120, 180, 240, 360)))),
)
"""Each setting with its values and what they are called: a key of the catalogue, or the same in every language."""
SPOKEN = ("on", "off", "newsprint", "night", "desk", "class", "slide", "jump")
"""Values that are called something else in every language; the rest are written the same."""


LOWEST = 36.0
"""No row is lower than this; where not all have room there is a second page."""


def layout(page: Page, screen: Screen) -> None:
    """Lay out one row for each setting, and below them that the translations are unread."""
    box = card_box(page, 760, 100 + 66 * len(ROWS) + 72)
    x, y, w, h = box
    card(page, box)
    wide = w >= 700 and h >= 500
    with page.inside(box):
        page.text(x + 28, y + (44 if wide else 34), page.say("settings.title"), "h2")
        page.rule(x + 28, y + (60 if wide else 46), w - 56, "ink")
        top = y + (64.0 if wide else 48.0)
        foot = y + h - (60 if wide else 48)
        per = min(max(int((foot - top - 4) / LOWEST), 1), len(ROWS))
        pages = (len(ROWS) + per - 1) // per
        at = min(int(screen.ui.get("page", 0)), pages - 1)
        row = min((foot - top - 4) / per, 66.0)
        for i, (name, options) in enumerate(ROWS[at * per : at * per + per]):
            base = top + i * row
            title, room = page.say(f"settings.{name}"), w * 0.42 - 30
            style = page.first_that_fits(title, ("bodyS" if wide else "labelS", "labelS", "axisM"), room)
            page.text(x + 28, base + row / 2 + (-2 if wide else 5), title, style, room=room)
            if wide:
                hint = page.say(f"settings.{name}_hint")
                page.text(x + 28, base + row / 2 + 17, hint, "axis", "ink2", room=room)
            high = max(min(44.0, row - 8), 24.5)
            _choices(page, (x + w * 0.42, base + (row - high) / 2, w * 0.58 - 28, high), name, options, screen)
            page.rule(x + 28, base + row, w - 56, "rule2")
        note = page.say("settings.unread")
        page.para(x + 28, foot + (32 if wide else 18), note, "axis", "ink2", w - (230 if pages == 1 else 290), 2)
        if pages > 1:
            _pager(page, x + w - 252, foot + 10, at, pages)
        box = (x + w - 178, foot + (2 if wide else 4), 150.0, 46.0 if wide else 38.0)
        button(page, "close", box, page.say("common.done"), "escape", hint="Esc", primary=True)


def _pager(page: Page, x: float, y: float, at: int, pages: int) -> None:
    """Set a press each way between the pages of settings."""
    for i, (name, sign, key) in enumerate((("page.less", "back", "pageup"), ("page.more", "chevron", "pagedown"))):
        box = (x + i * 32, y, 28.0, 28.0)
        page.marker(sign, box[0] + 14, y + 14, 6, "ink")
        to = min(max(at + (1 if i else -1), 0), pages - 1)
        if page.target(name, box, f"page:{to}", key=key, group="pages"):
            page.ring(box, -1)


def _choices(page: Page, box: Box, name: str, options: Sequence[tuple[Any, str]], screen: Screen) -> None:
    x, y, w, h = box
    each = (w + 8) / len(options) - 8
    now = screen.ui.get(name, options[0][0])
    for i, (value, words) in enumerate(options):
        left = x + i * (each + 8)
        on = value == now
        page.rect(left, y, each, h, "ink" if on else "card", "" if on else "ink3")
        words = page.say(f"settings.{words}") if words in SPOKEN else words
        with page.inside((left, y, each, h)):
            page.text(
                left + each / 2,
                y + h / 2 + 5.5,
                words,
                "labelS" if on else "label",
                "onink" if on else "ink",
                anchor="c",
                room=each - 6,
            )
        target = f"settings.{name}" if i == 0 else f"settings.{name}.{i}"
        if page.target(target, (left, y, each, h), f"set:{name}:{i}", group="settings"):
            page.ring((left, y, each, h), 1)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Set one thing and remember it, or turn the page."""
    if action.startswith("page:"):
        return screen.put(page=int(action.removeprefix("page:")))
    if action.startswith("set:"):
        _, name, at = action.split(":")
        value = next(options[int(at)][0] for row, options in ROWS if row == name)
        host.settings[name] = value
        host.store()
        if name == "timer":
            keep_time(host)
        return screen.put(**{name: value})
    return screen


KIND = Kind(layout, act, "settings.zoom", over=True)
