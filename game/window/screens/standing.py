"""Standing: every meter and every instrument has its place here, with since when and what may come next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.window.model import (
    Data,
    actors,
    color,
    crossed,
    gauge_of,
    label,
    meters,
    named,
    next_mark,
    others_of,
    shape,
    ties,
    worlds,
)
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button, change, gauge, rows_of
from game.window.screen import Host, Kind, Screen
from game.window.words import figure, listed, short_date

Row = tuple[float, Callable[[Page, float, float, float], None]]
"""How high a row is, and what draws it at x, y in a width."""


def layout(page: Page, screen: Screen) -> None:
    """Lay out meters at the left and instruments at the right; on a small page one after the other, paged."""
    shot = screen.shot
    box = card_box(page, 1120, 640)
    x, y, w, h = box
    card(page, box)
    wide = w >= 900
    pad = 28.0 if wide else 16.0
    about = str(screen.ui.get("actor", ""))
    with page.inside(box):
        title = named(shot, about) if about else "Where things stand"
        left = x + pad
        if about:
            page.marker(shape(shot, about), left + 9, y + 34, 9, color(shot, about))
            left += 28
        page.text(left, y + 42, title, "h2", room=w - 2 * pad - 40)
        page.rule(x + pad, y + 56, w - 2 * pad, "ink")
        foot = y + h - 56
        space = foot - y - 66
        half = (w - 2 * pad - 36) / 2 if wide else w - 2 * pad
        first, second = meter_rows(shot, about), instrument_rows(shot, about, page, half)
        columns = [first, second] if wide else [first + second]
        pages = max(len(rows_of([high for high, _ in column], space)) for column in columns)
        at = int(screen.ui.get("page", 0)) % max(pages, 1)
        for i, column in enumerate(columns):
            parts = rows_of([high for high, _ in column], space)
            if at < len(parts):
                top = y + 60.0
                for high, draw in column[parts[at][0] : parts[at][1]]:
                    draw(page, x + pad + i * (half + 36), top, half)
                    top += high
            if i:
                page.upright(x + pad + half + 18, y + 70, space - 16)
        if pages > 1:
            button(
                page, "page.more", (x + pad, foot + 4, 220, 40), f"Page {at + 1} of {pages}", "pagedown", hint="PgDn"
            )
        button(page, "close", (x + w - pad - 150, foot + 4, 150, 40), "Close", "escape", hint="Esc", primary=True)


def _head(words: str) -> Row:
    def draw(page: Page, x: float, y: float, w: float) -> None:
        page.text(x, y + 22, words, "kicker", "ink2")
        page.rule(x, y + 30, w, "rule")

    return 32.0, draw


def _meter(shot: Data, one: Data) -> Row:
    def draw(page: Page, x: float, y: float, w: float) -> None:
        of = list(one.get("of") or ())
        tone = color(shot, of[0]) if of else "ink"
        page.marker(shape(shot, of[0]) if of else "diamond", x + 7, y + 16, 6, tone)
        words = label(page.tongue, shot, one, shot.get("reader"))
        page.text(
            x + 20, y + 21, words, page.first_that_fits(words, ("label", "axisM"), w * 0.5 - 26), room=w * 0.5 - 26
        )
        gauge(page, (x + w * 0.5, y + 11, w * 0.28, 9), one, tone)
        page.text(x + w * 0.5 + w * 0.28 + 44, y + 22, figure(int(one["value"])), "num", anchor="r")
        change(page, x + w - 2, y + 21, one, int(one.get("change", 0)), "label", "r")
        mark = crossed(one) or next_mark(one)
        if mark:
            words = str(mark["words"]) if crossed(one) else f"{mark['words']} at {figure(int(mark['at']))}"
            page.text(x + w * 0.5, y + 36, words, "axis", "hot" if crossed(one) else "ink2", room=w * 0.5 - 4)
        page.rule(x, y + 41, w, "rule2")
        name = f"meter.{one['name']}"
        if page.target(name, (x, y + 1, w, 40), name, enter=name, group="board"):
            page.ring((x, y + 1, w, 40), -1)

    return 42.0, draw


def meter_rows(shot: Data, about: str) -> list[Row]:
    """Return rows for the meters: all of them, or those that touch one capital."""
    rows: list[Row] = []
    if about:
        own = [one for one in [gauge_of(shot, about), *others_of(shot, about)] if one]
        touched = [one for one in meters(shot) if one.get("per") == "pair" and about in (one.get("of") or ())]
        return [
            _head("At home"),
            *[_meter(shot, one) for one in own],
            _head("With the others"),
            *[_meter(shot, one) for one in touched],
        ]
    shown = set()
    for title, found in (
        ("The world", worlds(shot)),
        ("Between capitals", [one for one in meters(shot) if one.get("per") == "pair" and one not in ties(shot)]),
        *(
            (named(shot, one["id"]), [m for m in [gauge_of(shot, one["id"]), *others_of(shot, one["id"])] if m])
            for one in actors(shot)
        ),
        ("Trust", ties(shot)),
    ):
        fresh = [one for one in found if one["name"] not in shown]
        shown |= {one["name"] for one in fresh}
        if fresh:
            rows += [_head(title), *[_meter(shot, one) for one in fresh]]
    return rows


def instrument_rows(shot: Data, about: str, page: Page, w: float) -> list[Row]:
    """Return rows for the instruments: status, since when, what is due, and which orders could change it."""
    found = list(shot.get("instruments") or ())
    offers = list(shot.get("offers") or ())
    rows = [_head("Pacts, lists and cases"), *[_instrument(one, page, w) for one in found]] if found else []
    return [*rows, *([_head("On the table"), *[_offer(shot, one) for one in offers]] if offers else [])]


def _offer(shot: Data, one: Data) -> Row:
    def draw(page: Page, x: float, y: float, w: float) -> None:
        page.marker(shape(shot, one["actor"]), x + 7, y + 15, 6, color(shot, one["actor"]))
        page.text(x + 20, y + 20, f"{named(shot, one['actor'])} offers: {one.get('title', '')}", "label", room=w - 22)
        page.text(
            x + 20, y + 37, listed([str(title) for title in one.get("titles") or ()]), "axis", "ink2", room=w - 22
        )
        page.rule(x, y + 43, w, "rule2")

    return 46.0, draw


def _instrument(one: Data, ruler: Page, w: float) -> Row:
    due = f"then {one.get('then_title')}, {short_date(one.get('due'))}" if one.get("due") else ""
    since = f"since {short_date(one.get('since'))}" if one.get("since") else ""
    line = " · ".join(part for part in (since, due) if part)
    possible = [str(name) for name in one.get("possible") or ()]
    more = f"Possible: {listed(possible[:3])}" if possible else ""
    lines = ruler.lines(more, "axis", w, 2) if more else 0

    def draw(page: Page, x: float, y: float, w: float) -> None:
        status = str(one.get("status_title", ""))
        room = min(page.wide(status, "labelS"), w * 0.5)
        page.text(x, y + 20, one.get("title", ""), "label", room=w - room - 14)
        page.text(x + w, y + 20, status, "labelS", "hot" if one.get("due") else "ink", anchor="r", room=w * 0.5)
        page.text(x, y + 37, line, "axis", "ink2", room=w)
        if more:
            page.para(x, y + 53, more, "axis", "ink2", w, 2)
        page.rule(x, y + 43 + lines * 17, w, "rule2")

    return 46.0 + lines * 17, draw


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Turn the page or close."""
    if action == "page.more":
        return screen.put(page=int(screen.ui.get("page", 0)) + 1)
    if action in ("space", "enter") and screen.below is not None:
        return screen.below
    return screen


def every_name(shot: Data) -> set[Any]:
    """Return the meters a reader can reach here."""
    return {one["name"] for one in meters(shot)}


KIND = Kind(layout, act, "close", over=True)
