"""The stage: the table of all screens, how one is laid out, and how it answers an event with the next."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from game.tokens import STYLES
from game.window import overlays
from game.window.display import OVERLAY, DisplayList, Rect, Target
from game.window.page import SIDE, Look, Page
from game.window.screen import Click, Host, Key, Kind, Screen, Wheel
from game.window.screens import (
    blank,
    briefing,
    card,
    cover,
    debrief,
    ending,
    event,
    facilitator,
    keys,
    ledger,
    news,
    order,
    past,
    pause,
    problems,
    replay,
    reveal,
    saves,
    seats,
    settings,
    situation,
    slips,
    standing,
    table,
    title,
    trouble,
    trust,
)

KINDS: dict[str, Kind] = {
    "title": title.KIND,
    "seats": seats.KIND,
    "briefing": briefing.KIND,
    "cover": cover.KIND,
    "situation": situation.KIND,
    "order": order.KIND,
    "table": table.KIND,
    "reveal": reveal.KIND,
    "ending": ending.KIND,
    "debrief": debrief.KIND,
    "replay": replay.KIND,
    "saves": saves.KIND,
    "ledger": ledger.KIND,
    "standing": standing.KIND,
    "trust": trust.KIND,
    "past": past.KIND,
    "card": card.KIND,
    "news": news.KIND,
    "keys": keys.KIND,
    "pause": pause.KIND,
    "blank": blank.KIND,
    "slips": slips.KIND,
    "settings": settings.KIND,
    "problems": problems.KIND,
    "event": event.KIND,
    "facilitator": facilitator.KIND,
    "trouble": trouble.KIND,
    "quit": overlays.QUIT,
}
ROOMS = ("situation", "cover", "reveal", "pause", "event", "ending", "debrief", "replay")
"""Screens that are laid out anew for the room."""
ROOM_CARDS = ("standing", "trust", "past")
"""Overlays that are."""
LAST = OVERLAY + 100
"""The layer of what is said over everything."""
SMALLEST = (440.0, 300.0)
"""Below this many units a page only says that the window is too small."""


def layout(screen: Screen, look: Look) -> DisplayList:
    """Lay a screen out; an overlay is laid over what is below it, and takes all presses."""
    wide, high = look.size
    if wide < SMALLEST[0] or high < SMALLEST[1]:
        return too_small(look)
    look = replace(look, focus=screen.focus)
    page = Page(look)
    _lay(page, screen)
    if look.told:
        telling(page, look.told)
    return page.done()


def telling(page: Page, told: str) -> None:
    """Lay a sentence over the upper edge of whatever lies open."""
    style = "rlab" if page.room else "label"
    step = STYLES[style].size * STYLES[style].line
    lines = page.lines(told, style, page.W - 2 * SIDE, 4)
    page.layer = LAST
    page.rect(0, 0, page.W, lines * step + 20, "ink")
    page.box = (0, 0, page.W, lines * step + 20)
    page.para(SIDE, 10 + 0.8 * step, told, style, "onink", page.W - 2 * SIDE, 4)


def _lay(page: Page, screen: Screen) -> None:
    kind = KINDS[screen.name]
    if kind.over and screen.below is not None:
        focus = page.look.focus
        page.look, page.beneath = replace(page.look, focus=""), True
        _lay(page, screen.below)
        page.look, page.beneath = replace(page.look, focus=focus), False
        first = len(page.targets)
        page.room = page.room and screen.name in ROOM_CARDS
        with page.inside(page.safe, OVERLAY + _depth(screen)):
            kind.layout(page, screen)
        page.only_from(first)
    else:
        page.room = page.look.room and screen.name in ROOMS
        kind.layout(page, screen)


def _depth(screen: Screen) -> int:
    below = screen.below
    return 0 if below is None or not KINDS[below.name].over else 1 + _depth(below)


def too_small(look: Look) -> DisplayList:
    """Lay out what a tiny window shows: one line if it fits, else paper."""
    page = Page(look)
    words = page.look.metrics.wrap(page.say("common.small"), "label", max(page.W - 2, 1))
    if page.W > 90 and page.H > 40 and len(words) * 20 < page.H - 4:
        page.box = (0, 0, page.W, page.H)
        for i, line in enumerate(words):
            page.text(page.W / 2, page.H / 2 + i * 20 - len(words) * 10 + 14, line, "label", anchor="c")
    return page.done()


def ready(screen: Screen, look: Look) -> tuple[Screen, DisplayList]:
    """Return the screen with its focus on a target that exists, and how it is laid out."""
    page = layout(screen, look)
    names = [target.id for target in page.targets]
    if not names or screen.focus in names:
        return screen, page
    wanted = (KINDS[screen.name].first, "room.next", "watch.next", "close", "next")
    found = screen.at(next((name for name in wanted if name in names), names[0]))
    return found, layout(found, look)


def on_event(screen: Screen, happening: object, look: Look, host: Host, page: DisplayList | None = None) -> Screen:
    """Return the screen after an event, the same one if it means nothing here; `page` is its layout, if at hand."""
    page = page or layout(screen, look)
    if isinstance(happening, Click):
        return _clicked(screen, page, happening, host)
    if isinstance(happening, Wheel):
        name = "page.less" if happening.steps > 0 else "page.more"
        return _do(screen, name, host) if any(target.id == name for target in page.targets) else screen
    if isinstance(happening, Key):
        return _pressed(screen, page, happening, look, host)
    return screen


def _do(screen: Screen, action: str, host: Host) -> Screen:
    """Carry out an action: what every screen understands first, then the screen's own."""
    after = overlays.common(screen, action, host)
    return after if after is not None else KINDS[screen.name].act(screen, action, host)


def _clicked(screen: Screen, page: DisplayList, spot: Click, host: Host) -> Screen:
    for target in reversed(page.targets):
        x, y, w, h = target.box
        if x <= spot.x <= x + w and y <= spot.y <= y + h:
            if target.click and screen.focus != target.id:
                return _do(screen.at(target.id), target.click, host)
            return _do(
                screen.at(target.id), target.enter if target.group in ("board", "deadlines") else target.action, host
            )
    return screen


def _pressed(screen: Screen, page: DisplayList, key: Key, look: Look, host: Host) -> Screen:
    targets = page.targets
    here = next((target for target in targets if target.id == screen.focus), None)
    if key.ctrl:
        return overlays.chord(screen, key.name, host) or screen
    if key.name == "tab":
        return _step(screen, targets, -1 if key.shift else 1)
    if key.name in ("up", "down", "left", "right"):
        if here and here.id.startswith("order.") and key.name in ("up", "down"):
            after = _do(screen, "rows:1" if key.name == "down" else "rows:-1", host)
            if after.focus != screen.focus:
                return after
        if here and here.group == "track" and key.name in ("left", "right"):
            return _do(screen, "stop:later" if key.name == "right" else "stop:earlier", host)
        return _arrow(screen, targets, here, key.name)
    if key.name == "space":
        named = next((target for target in targets if target.key == "space"), None)
        stays = here is not None and here.id == f"stop.{screen.ui.get('stop')}"  # the stop that is shown leads nowhere
        press = named if stays and named else here or named
        return _do(screen, press.action, host) if press else _do(screen, "space", host)
    if key.name == "enter":
        return _do(screen, here.enter or here.action, host) if here else _do(screen, "enter", host)
    if key.name == "escape":
        return _do(screen, "back", host)
    if len(key.name) == 1 and not look.letters and not key.name.isdigit():
        return screen
    for target in targets:
        if target.key == key.name:
            if target.click:
                return _do(focus_on(screen, target.id), target.click, host)
            return _do(focus_on(screen, target.id) if target.group != "tabs" else screen, target.action, host)
    action = KINDS[screen.name].keys.get(key.name) or overlays.KEYS.get(key.name)
    return _do(screen, action, host) if action else screen


def _step(screen: Screen, targets: Sequence[Target], way: int) -> Screen:
    names = [target.id for target in targets if target.tab]
    if not names:
        return screen
    at = names.index(screen.focus) if screen.focus in names else (-1 if way > 0 else 0)
    return focus_on(screen, names[(at + way) % len(names)])


def focus_on(screen: Screen, name: str) -> Screen:
    """Return the screen with the focus moved; an order that is focused stays open when the focus goes on."""
    if name.startswith("order.") and "order" in screen.ui:
        return screen.at(name).put(order=name.removeprefix("order."))
    return screen.at(name)


def _arrow(screen: Screen, targets: Sequence[Target], here: Target | None, way: str) -> Screen:
    """Move the focus to the nearest target that way, one of the same group before any other."""
    if here is None:
        return _step(screen, targets, 1)
    hx, hy = here.box[0] + here.box[2] / 2, here.box[1] + here.box[3] / 2
    best: tuple[float, str] | None = None
    for target in targets:
        if target.id == here.id or not target.tab:
            continue
        dx, dy = target.box[0] + target.box[2] / 2 - hx, target.box[1] + target.box[3] / 2 - hy
        along, across = {"up": (-dy, dx), "down": (dy, dx), "left": (-dx, dy), "right": (dx, dy)}[way]
        if along <= 1:
            continue
        cost = along + 2.2 * abs(across) + (0 if target.group == here.group else 600)
        if best is None or cost < best[0]:
            best = (cost, target.id)
    return focus_on(screen, best[1]) if best else screen


def covered(page: DisplayList) -> list[Rect]:
    """Return the filled rectangles of overlays, which may hide what lies below."""
    return [item for item in page.items if isinstance(item, Rect) and item.fill and item.layer >= OVERLAY]


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return how far two points lie apart."""
    return math.dist(a, b)
