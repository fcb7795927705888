"""The settings: zoom, colours, motion and keys, remembered from one start to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.window.display import Box
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Kind, Screen

ROWS: tuple[tuple[str, str, str, tuple[tuple[Any, str], ...]], ...] = (
    (
        "zoom",
        "Size of everything",
        "Also Ctrl + and Ctrl −",
        ((100, "100 %"), (125, "125 %"), (150, "150 %"), (200, "200 %")),
    ),
    ("theme", "Colours", "Also T", (("newsprint", "Newsprint"), ("night", "Night"))),
    ("room", "Density", "Also F8", ((False, "Desk"), (True, "Room"))),
    ("still", "Motion", "Bars and dots slide to their new place", ((False, "Slide"), (True, "Jump"))),
    (
        "letters",
        "Single letters as keys",
        "Tab, arrows, Space, Enter and Esc always suffice",
        ((True, "On"), (False, "Off")),
    ),
)


def layout(page: Page, screen: Screen) -> None:
    """Lay out one row for each setting."""
    box = card_box(page, 760, 100 + 70 * len(ROWS) + 70)
    x, y, w, h = box
    card(page, box)
    wide = w >= 700 and h >= 500
    with page.inside(box):
        page.text(x + 28, y + (44 if wide else 34), "Settings", "h2")
        page.rule(x + 28, y + (60 if wide else 46), w - 56, "ink")
        top = y + (66.0 if wide else 48.0)
        row = 70.0 if wide else min((h - 48 - 50) / len(ROWS), 60)
        for i, (name, title, hint, options) in enumerate(ROWS):
            base = top + i * row
            page.text(
                x + 28, base + row / 2 + (-2 if wide else 5), title, "bodyS" if wide else "labelS", room=w * 0.42 - 30
            )
            if wide:
                page.text(x + 28, base + row / 2 + 17, hint, "axis", "ink2", room=w * 0.42 - 30)
            _choices(
                page,
                (x + w * 0.42, base + (row - min(44, row - 8)) / 2, w * 0.58 - 28, min(44.0, row - 8)),
                name,
                options,
                screen,
            )
            page.rule(x + 28, base + row, w - 56, "rule2")
        button(
            page,
            "close",
            (x + w - 178, y + h - (58 if wide else 46), 150, 46 if wide else 38),
            "Done",
            "escape",
            hint="Esc",
            primary=True,
        )


def _choices(page: Page, box: Box, name: str, options: Sequence[tuple[Any, str]], screen: Screen) -> None:
    x, y, w, h = box
    each = (w + 8) / len(options) - 8
    now = screen.ui.get(name, options[0][0])
    for i, (value, words) in enumerate(options):
        left = x + i * (each + 8)
        on = value == now
        page.rect(left, y, each, h, "ink" if on else "card", "" if on else "ink3")
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
    """Set one thing and remember it."""
    if action.startswith("set:"):
        _, name, at = action.split(":")
        value = next(options[int(at)][0] for row, _, _, options in ROWS if row == name)
        host.settings[name] = value
        host.store()
        return screen.put(**{name: value})
    return screen


KIND = Kind(layout, act, "settings.zoom", over=True)
