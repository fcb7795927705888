"""The reveal, in three steps: all sheets in, one capital opened after the other, then the headline and what moved."""

from __future__ import annotations

from typing import Any

from game.tokens import STYLES
from game.tongue import Tongue
from game.window.display import Box
from game.window.flow import go_on
from game.window.model import (
    Data,
    actors,
    color,
    named,
)
from game.window.moved import moved, quiet_orders
from game.window.page import Page
from game.window.parts import bot_title, button, capital, top_rule
from game.window.screen import Host, Kind, Screen

ROOM: dict[str, Any] = {
    "kick": "rk",
    "lab": "rlab",
    "name": "rh2",
    "order": "rbodyL",
    "said": "rbodyS",
    "deck": "rdeck",
    "body": "rbody",
    "num": "rnum",
    "row": 46.0,
}
DESK: dict[str, Any] = {
    "kick": "kicker",
    "lab": "label",
    "name": "h3",
    "order": "bodyS",
    "said": "labelS",
    "deck": "deck",
    "body": "small",
    "num": "num",
    "row": 30.0,
}


def order_of_opening(shot: Data) -> list[str]:
    """Return the capitals in the order in which they open; the first one rotates with the turns."""
    names = [sheet["actor"] for sheet in (shot.get("reveal") or {}).get("sheets") or ()]
    turn = int((shot.get("reveal") or {}).get("turn", 1)) - 1
    return names[turn % len(names) :] + names[: turn % len(names)] if names else []


def layout(page: Page, screen: Screen) -> None:
    """Lay out the step of the reveal the room is at."""
    shot = screen.shot
    found = shot.get("reveal") or {}
    big = page.W >= 1000 and page.H >= 620
    page.room = page.room and big
    style = ROOM if big else DESK
    left = 36.0 if big else 24.0
    w = page.W - 2 * left
    top_rule(page)
    step = int(screen.ui.get("step", 1))
    days = page.tongue.days_between(found.get("from"), found.get("to"))
    kicker = page.say("opening.kicker", n=found.get("turn", 1), days=days)
    page.text(left, 44 if big else 29, kicker, style["kick"], "ink2", room=w)
    head = 128.0 if big else 76.0
    words = page.say("opening.title") if step < 3 else headline(page.tongue, shot)
    styles = ("rh1", "rh1S", "rh2") if big else ("h1", "h2", "h3", "bodyS")
    page.text(left, head - 21 if big else 62, words, page.first_that_fits(words, styles, w), room=w)
    page.rule(left, head, w, "ink")
    foot = page.H - (76 if big else 52)
    if step < 3:
        _cards(page, (left, head + (22 if big else 12), w, foot - head - (136 if big else 66)), screen, style, big)
        _sentence(page, left, foot - (60 if big else 16), w, screen, style)
    else:
        moved(page, (left, head, w, foot - head), screen, style, big, headline(page.tongue, shot))
    if step < 3:
        page.text(left, foot + (38 if big else 25), page.say("opening.step", n=step), style["lab"], "ink2")
    _press(page, left, w, foot, screen, big)


def headline(tongue: Tongue, shot: Data) -> str:
    """Return the headline of the turn: of the order or event that moved most; else that the capitals held."""
    found = shot.get("reveal") or {}
    weight: dict[str, int] = {}
    for lines in (shot.get("ledger") or {}).values():
        for line in lines:
            if line.get("turn") == found.get("turn"):
                weight[str(line["rule"])] = weight.get(str(line["rule"]), 0) + abs(int(line["amount"]))
    said: list[tuple[int, str]] = []
    for sheet in found.get("sheets") or ():
        for order in sheet.get("orders") or ():
            if order.get("headline") and (order.get("told") or not order.get("quiet")):
                rule = f"{sheet['actor']}.{str(order.get('order', '')).replace(' ', '.')}"
                said.append((weight.get(rule, weight.get(str(order.get("title")), 0)), str(order["headline"])))
    for event in found.get("events") or ():
        said.append((weight.get(str(event.get("id")), 0) // 2, str(event.get("headline") or event.get("title"))))
    return max(said, key=lambda one: one[0])[1] if said else tongue.say("opening.still")


def _press(page: Page, left: float, w: float, foot: float, screen: Screen, big: bool) -> None:
    opening = order_of_opening(screen.shot)
    step, opened = int(screen.ui.get("step", 1)), int(screen.ui.get("opened", 0))
    last = int(screen.shot.get("turn", 1)) >= int(screen.shot.get("turns", 1)) or screen.shot.get("outcome")
    at = 0 if step == 1 else opened
    if step < 3 and at < len(opening):
        words = page.say("opening.open", name=named(screen.shot, opening[at]))
    else:
        words = page.say("opening.moved" if step < 3 else "opening.ends" if last else "opening.next")
    width = max(250.0, page.wide(words, "rlab" if big else "bodyS") + 100)
    button(
        page,
        "next",
        (left + w - width, foot + (8 if big else 0), width, 48 if big else 42),
        words,
        "space",
        primary=True,
        hint="Space",
        style="rlab" if big else "bodyS",
    )


def _cards(page: Page, area: Box, screen: Screen, style: dict[str, Any], big: bool) -> None:
    x, y, w, h = area
    shot = screen.shot
    sheets = {sheet["actor"]: sheet for sheet in (shot.get("reveal") or {}).get("sheets") or ()}
    opening = order_of_opening(shot)
    step, opened = int(screen.ui.get("step", 1)), int(screen.ui.get("opened", 0))
    open_now = set(opening[:opened]) if step == 2 else set()
    everyone = [one["id"] for one in actors(shot)]
    gap = (32.0 if len(everyone) < 5 else 16.0) if big else 14.0
    each = (w + gap) / max(len(everyone), 1) - gap
    names = (style["name"], "rbodyS", "rlab") if big else (style["name"],)
    for i, name in enumerate(everyone):
        box = (x + i * (each + gap), y, each, h)
        fresh = bool(opening) and step == 2 and 0 < opened <= len(opening) and opening[opened - 1] == name
        page.rect(*box, "card", "ink" if fresh else "rule", 2 if fresh else 1)
        page.rect(box[0], y, each, 6 if big else 4, color(shot, name))
        with page.inside(box):
            capital(
                page,
                shot,
                name,
                box[0] + (20 if big else 12),
                y + (57 if big else 32),
                page.first_that_fits(named(shot, name), names, each - (54 if big else 60)),
                10 if big else 7,
                room=each - (54 if big else 60),
            )
            if name in open_now:
                inner = (box[0] + (24 if big else 12), y, each - (44 if big else 24), h)
                top = _why(page, inner, sheets.get(name), shot, big)
                _sheet(page, (inner[0], top, inner[2], y + h - top - 4), sheets.get(name), style, big)
            else:
                middle = y + h * 0.55
                page.marker("lock", box[0] + each / 2, middle, 34 if big else 20, "ink")
                under = middle + (76 if big else 44)
                page.text(box[0] + each / 2, under, page.say("opening.sealed"), style["body"], "ink2", anchor="c")


def _why(page: Page, area: Box, sheet: Data | None, shot: Data, big: bool) -> float:
    """Say in a clause why a bot acted; return the first baseline of its sheet."""
    x, y, w, _ = area
    why = (sheet or {}).get("why")
    if not sheet or not why:
        return y + (112 if big else 56)
    what = "still" if sheet.get("held") and why["what"] in ("reaches", "presses", "carries", "writes") else why["what"]
    clause = page.say(f"opening.why_{what}", who=[named(shot, name) for name in why["of"]])
    words = page.say("opening.why", bot=bot_title(page.tongue, str(sheet.get("player"))), why=clause)
    styles = ("rlab",) if page.room else ("rlab", "body") if big else ("axis",)
    style = next((name for name in styles if page.lines(words, name, w) <= 2), styles[-1])
    base = page.para(x, y + (94 if big else 50), words, style, "ink2", w, 4 if big else 2)
    return base + (22 if big else 6)


def _sheet(page: Page, area: Box, sheet: Data | None, style: dict[str, Any], big: bool) -> None:
    """Set one opened sheet: what was ordered in public (which is said where there is room), and that there were quiet
    orders."""
    x, y, w, h = area
    lead = 34.0 if big else 21.0
    low = y + h
    if sheet is None or (sheet.get("held") and not sheet.get("orders")):
        page.text(x, y, page.say("opening.held"), style["order"])
        return
    orders = list(sheet.get("orders") or ())
    shown = [order for order in orders if not order.get("quiet") or order.get("told")]
    quiet = len(orders) - len(shown)
    styles = (style["order"], style["lab"] if page.room or not big else "bodyS")
    size = next((name for name in styles if all(page.lines(one["title"], name, w) <= 2 for one in shown)), styles[-1])
    small = style["body"] if size == styles[0] else size  # what is said under an order fits its lines
    lead = lead if size == styles[0] else STYLES[size].size * STYLES[size].line
    lines = [page.lines(order["title"], size, w, 4) for order in shown]
    noted = len(shown) < 3 and y + (sum(lines) + 1.35 * len(shown) - 1.35 + bool(quiet)) * lead <= low - 12
    for i, (order, high) in enumerate(zip(shown, lines, strict=True)):
        under = page.say("opening.told" if order.get("quiet") else "opening.public")
        note = bool(order.get("quiet")) or (noted and page.wide(under, small) <= w)
        step = 1.35 if note else 0.25
        if y + (high + step if i + 1 < len(shown) or quiet else high - 1 + note) * lead > low:
            page.text(x, y, page.say("opening.more"), style["body"], "ink2")
            return
        y = page.para(x, y, order["title"], size, "ink", w, 4)
        if note:
            page.text(x, y - 1, under, small, "ink2", room=w)
        y += lead * step
    if quiet:
        quiet_orders(page, x, y, quiet, style, big, w)


def _sentence(page: Page, x: float, base: float, w: float, screen: Screen, style: dict[str, Any]) -> None:
    shot = screen.shot
    opening = order_of_opening(shot)
    if not opening:
        return
    if int(screen.ui.get("step", 1)) == 1:
        other = next((name for name in opening if name != shot.get("reader")), opening[0])
        words = page.say("opening.expect", name=named(shot, other))
    elif int(screen.ui.get("opened", 0)) == 1 and len(opening) > 1:
        words = page.say("opening.first", first=named(shot, opening[0]), second=named(shot, opening[1]))
    else:
        words = ""
    page.text(x, base, words, style["deck"], room=w)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Open the next capital, show what moved, go on to the next turn."""
    if action not in ("next", "space", "enter"):
        return screen
    found, opening = screen.shot.get("reveal") or {}, order_of_opening(screen.shot)
    step, opened = int(screen.ui.get("step", 1)), int(screen.ui.get("opened", 0))
    if step == 1 and opening:
        return screen.put(step=2, opened=1)
    if step == 2 and opened < len(opening):
        return screen.put(opened=opened + 1)
    if step < 3:
        told = screen.put(step=3)
        return Screen("event", told.shot, {}, "close", told) if found.get("injects") else told
    return go_on(screen, host)


KIND = Kind(layout, act, "next")
