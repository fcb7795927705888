"""Trust as a table: who trusts whom how much, for as many capitals as there are."""

from __future__ import annotations

from game.window.display import Box
from game.window.model import Data, actors, color, crossed, named, shape, ties
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button, change
from game.window.screen import Host, Kind, Screen
from game.window.words import figure


def layout(page: Page, screen: Screen) -> None:
    """Lay out the table on a card."""
    shot = screen.shot
    many = max(len(actors(shot)), 1)
    row = 70.0 if page.room else 52.0
    box = card_box(page, min(260 + 150.0 * many, 1160) * (1.15 if page.room else 1), 150 + row * (many + 1))
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


def grid(page: Page, area: Box, shot: Data, ghosts: dict[str, tuple[int, int]] | None = None) -> None:
    """Draw who trusts whom: one row for each capital that trusts, one column for each that is trusted."""
    x, y, w, h = area
    everyone = list(actors(shot))
    found = {tuple(one["of"]): one for one in ties(shot)}
    if not everyone or not found:
        page.text(x, y + 40, page.say("trust.none"), "rlab" if page.room else "label", "ink2", room=w)
        return
    row = min(h / (len(everyone) + 1), 70.0 if page.room else 52.0)
    names = min(max(w * 0.24, 96.0), 220.0)
    each = (w - names) / len(everyone)
    style, number = ("rlab", "rnum") if page.room else ("labelS", "num")
    for i, one in enumerate(everyone):
        _name(page, shot, one["id"], (x + names + i * each, y, each, row), style)
        _name(page, shot, one["id"], (x, y + (i + 1) * row, names, row), style)
        page.rule(x, y + (i + 1) * row, w, "rule")
        for j, other in enumerate(everyone):
            tie = found.get((one["id"], other["id"]))
            if tie is not None:
                after = (ghosts or {}).get(str(tie["name"]))
                _cell(page, (x + names + j * each, y + (i + 1) * row, each, row), shot, tie, number, after)


def _name(page: Page, shot: Data, name: str, box: Box, style: str) -> None:
    x, y, w, h = box
    r = 9.0 if page.room else 6.0
    page.marker(shape(shot, name), x + r + 4, y + h / 2, r, color(shot, name))
    title = named(shot, name)
    fits = page.first_that_fits(title, (style,) if page.room else (style, "axisM"), w - 3 * r - 12)
    page.text(x + 3 * r + 6, y + h / 2 + (8 if page.room else 5), title, fits, room=w - 3 * r - 12)


def _cell(page: Page, box: Box, shot: Data, one: Data, style: str, after: tuple[int, int] | None) -> None:
    x, y, w, h = box
    base = y + h / 2 + (12 if page.room else 7)
    name = f"meter.{one['name']}"
    left = x + 10
    if crossed(one):
        r = 10 if page.room else 7
        page.marker("warning", left + r, y + h / 2, r, "hot")
        left += 2 * r + 5
    left += page.text(left, base, figure(int(one["value"])), style) + 8
    if after and w > 100:
        page.marker("arrow", left + 6, y + h / 2, 6, "ink2")
        page.text(left + 16, base, figure(sum(after) // 2), "bodyM")
    elif w > 84:
        change(page, left, base, one, int(one.get("change", 0)), "rlab" if page.room else "label")
    if page.target(name, (x + 2, y + 2, w - 4, h - 4), name, enter=name, group="board"):
        page.ring((x + 2, y + 2, w - 4, h - 4), -2)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Close."""
    return screen.below or screen


KIND = Kind(layout, act, "close", over=True)
