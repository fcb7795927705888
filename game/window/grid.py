"""Trust as a grid: who trusts whom how much, for as many capitals as there are."""

from __future__ import annotations

from collections.abc import Mapping

from game.window.display import Box
from game.window.model import Data, actors, color, crossed, gauge_of, named, shape, ties
from game.window.page import Page
from game.window.parts import change, gauge
from game.window.words import figure


def grid(page: Page, area: Box, shot: Data, ghosts: Mapping[str, tuple[int, int]] | None = None) -> None:
    """Draw who trusts whom: one row for each capital that trusts, one column for each that is trusted by any, and last
    what stands on that capital's own card."""
    x, y, w, h = area
    everyone = list(actors(shot))
    found = {tuple(one["of"]): one for one in ties(shot)}
    gauges = [gauge_of(shot, one["id"]) for one in everyone]
    if not everyone or not found:
        page.text(x, y + 40, page.say("trust.none"), "rlab" if page.room else "label", "ink2", room=w)
        return
    row = min(h / (len(everyone) + 1), 70.0 if page.room else 52.0)
    if row < (36.0 if page.room else 24.0):
        style = "rlab" if page.room else "label"
        page.text(x, y + 40, page.say("trust.elsewhere"), style, "ink2", room=w)
        return
    style = "rlab" if page.room else "labelS"
    widest = max(page.wide(named(shot, one["id"]), style) for one in everyone) + (40 if page.room else 30)
    names = min(max(w * 0.18, 92.0, widest), w * 0.3, 220.0)
    trusted = [one for one in everyone if any(of[1] == one["id"] for of in found)]
    each = (w - names) / (len(trusted) + (1 if any(gauges) else 0))
    style, number = ("rlab", "rnum" if each > 110 else "rbodyS") if page.room else ("labelS", "num")
    last = x + names + len(trusted) * each
    if any(gauges):
        title = next(str(one.get("title", "")) for one in gauges if one)
        head = page.first_that_fits(title, (style,) if page.room else (style, "axisM"), each - 12)
        page.text(last + 10, y + row / 2 + (8 if page.room else 5), title, head, "ink2", room=each - 12)
    head = str(next(iter(found.values())).get("title", ""))
    page.text(x + 4, y + row / 2 + (8 if page.room else 5), head, style, "ink2", room=names - 12)
    for i, one in enumerate(trusted):
        _name(page, shot, one["id"], (x + names + i * each, y, each, row), style)
    for i, one in enumerate(everyone):
        _name(page, shot, one["id"], (x, y + (i + 1) * row, names, row), style)
        page.rule(x, y + (i + 1) * row, w, "rule")
        own = gauges[i]
        if own:
            _own(page, (last, y + (i + 1) * row, each, row), shot, own, number, (ghosts or {}).get(str(own["name"])))
        for j, other in enumerate(trusted):
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
    if page.target(name, (x + 1, y, w - 2, h), name, enter=name, group="board"):
        page.ring((x + 1, y, w - 2, h), -2)


def _own(page: Page, box: Box, shot: Data, one: Data, style: str, after: tuple[int, int] | None) -> None:
    """Draw the level on a capital's card: figure and bar, which opens the card."""
    x, y, w, h = box
    name = str(next(iter(one.get("of") or ("",))))
    down, left = 2 if h > 44 else 12 if page.room else 6, x + (10 if w > 64 else 2)
    if crossed(one):
        page.marker("warning", left + 7, y + h / 2 + down - 6, 7, "hot")
        left += 19 if w > 64 else 16
    page.text(left, y + h / 2 + down, figure(int(one["value"])), style)
    if h > 44:
        gauge(page, (x + 10, y + h - 14, w - 20, 6), one, color(shot, name), ghost=after, ticks=False)
    if page.target(f"capital.{name}", (x + 1, y, w - 2, h), f"capital.{name}", enter=f"capital.{name}",
                   group="board"):  # fmt: skip
        page.ring((x + 1, y, w - 2, h), -2)
