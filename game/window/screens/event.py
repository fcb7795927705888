"""An event dropped in: its headline for the whole room, and what it moves, or moved."""

from __future__ import annotations

from collections.abc import Sequence

from game.tokens import STYLES
from game.window.display import Box
from game.window.model import Data, color_of, hot, label, mark_words, meter, shape_of
from game.window.page import Page
from game.window.parts import button, cap_height, gauge, top_rule
from game.window.screen import Host, Kind, Screen
from game.window.words import figure, tenths

SHOWN = 4
"""Meters told with an event."""


def news(shot: Data) -> list[Data]:
    """Return the events to tell: those announced for this turn, or those dropped into the turn just opened."""
    ahead = list(shot.get("dropped") or ())
    if ahead:
        return ahead
    found = shot.get("reveal") or {}
    events = {str(one["id"]): one for one in found.get("events") or ()}
    told = [events[name] for name in found.get("injects") or () if name in events]
    latest = list(shot.get("headlines") or ())[:1]  # whose text is the headline itself
    return told or list(events.values())[-1:] or [{**one, "headline": one.get("text"), "text": ""} for one in latest]


def moved(shot: Data, event: Data) -> list[tuple[str, int]]:
    """Return (meter, amount) of what an event moves as things stand, or moved in the turn just opened."""
    if "moves" in event:
        return [(str(one["meter"]), int(one["amount"])) for one in event["moves"]]
    turn, sums = (shot.get("reveal") or {}).get("turn"), dict[str, int]()
    for name, rows in (shot.get("ledger") or {}).items():
        for row in rows:
            if row.get("rule") == event.get("id") and row.get("turn") == turn:
                sums[name] = sums.get(name, 0) + int(row["amount"])
    return sorted(sums.items(), key=lambda one: -abs(one[1]))


def layout(page: Page, screen: Screen) -> None:
    """Lay out one event as a front page, large enough for the back row: the news at the left, what it moves beside it;
    one under the other on a small page."""
    shot = screen.shot
    big = page.W >= 1000 and page.H >= 600
    page.room = page.room and big
    left = 36.0 if big else 24.0
    w = page.W - 2 * left
    events = news(shot)
    at = min(int(screen.ui.get("at", 0)), max(len(events) - 1, 0))
    one: Data = events[at] if events else {}
    top_rule(page)
    kicker = " · ".join(part for part in (page.say("event.kicker"), page.tongue.long_date(one.get("date"))) if part)
    page.text(left, 44 if big else 30, kicker, "rk" if big else "kicker", "hot", room=w)
    rows = moved(shot, one)[:SHOWN]
    foot = page.H - (76 if big else 52)
    ahead = "moves" in one
    side = min(max(w * 0.34, 330.0), 480.0) if big and rows else 0.0
    main = w - side - 72 if side else w
    if big:
        page.rule(left, 64, w, "ink")
        _news(page, (left, 64, min(main, 1000.0), foot - 64), one)
        if rows:
            page.upright(left + main + 36, 80, foot - 96)
            _moves(page, (left + main + 72, 64, side, foot - 76), shot, rows, ahead)
    else:
        _low(page, (left, 30, w, foot - 30), shot, one, rows)
    if ahead:
        page.text(left, foot - (20 if big else 10), page.say("event.answer"), "rlab" if big else "axis", "ink2",
                  room=main)  # fmt: skip
    page.rule(left, foot, w, "ink" if big else "rule")
    wide = 250.0 if big else 150.0
    box = (left + w - wide, foot + (14 if big else 6), wide, 48.0 if big else 38.0)
    more = page.say("event.more" if at + 1 < len(events) else "event.on")
    button(page, "close", box, more, "space", primary=True, hint="Space", action="event.on",
           style="rlab" if big else "labelS")  # fmt: skip


def _news(page: Page, area: Box, one: Data) -> None:
    """Set the headline as large as its words and the column allow, and what happened below it."""
    x, y, w, h = area
    words = str(one.get("headline") or page.say("event.none"))
    text = str(one.get("text") or one.get("detail") or "")
    sizes = ("cover", "coverM", "rh1", "rh1S")
    style = next((size for size in sizes if _stands(page, words, size, w, 4, h * 0.62)), sizes[-1])
    size = STYLES[style].size
    base = page.para(x, y + 24 + size * 0.85, words, style, "ink", page.even(words, style, w), 4)
    base += 8 - size * (STYLES[style].line - 1)
    small = "rdeck" if page.lines(text, "rdeck", w) <= (h - base + y - 60) // 36 else "rbody"
    lead = STYLES[small].size * STYLES[small].line
    page.para(x, base, text, small, "ink2", page.even(text, small, w), max(int((y + h - 50 - base) // lead), 1))


def _stands(page: Page, words: str, style: str, w: float, most: int, high: float) -> bool:
    """Return whether a headline fits the column in this style, no word of it torn."""
    lines = page.lines(words, style, w)
    whole = all(page.wide(word, style) <= w for word in words.split())
    return whole and lines <= most and lines * STYLES[style].size * STYLES[style].line <= high


def _moves(page: Page, area: Box, shot: Data, rows: Sequence[tuple[str, int]], ahead: bool) -> None:
    """Set what the event does to each meter: whose it is, how much, and the level on its bar with what it says."""
    x, y, w, h = area
    base = page.para(x, y + 42, page.say("event.moves" if ahead else "event.moved"), "rk", "ink2", w, 2)
    each = min((y + h - base + 16) / len(rows), 148.0)
    for i, (name, amount) in enumerate(rows):
        one = meter(shot, name)
        if one is not None:
            top = base - 16 + i * each
            page.rule(x, top, w, "rule")
            _move(page, (x, top, w, each), shot, one, amount, ahead)


def _move(page: Page, box: Box, shot: Data, one: Data, amount: int, ahead: bool) -> None:
    x, y, w, h = box
    page.marker(shape_of(shot, one), x + 10, y + 26, 10, color_of(shot, one))
    name = label(page.tongue, shot, one, None)
    page.text(x + 30, y + 35, name, page.first_that_fits(name, ("rbodyS", "rlab"), w - 30), room=w - 30)
    tone, size, base = "hot" if hot(one, amount) else "ink", amount_words(amount), y + 75
    page.marker("up" if amount > 0 else "down", x + 10, base - cap_height("rnum") / 2, 10, tone)
    left = x + 30 + max(page.text(x + 30, base, size, "rnum", tone), page.wide("0.0", "rnum")) + 18
    now = int(one["value"])
    reserve = page.wide("100", "rbodyS") + 14
    page.text(x + w, base - 3, figure(now), "rbodyS", anchor="r")
    gauge(page, (left, base - 17, x + w - reserve - left, 10), one, color_of(shot, one),
          ghost=(now + amount, now + amount) if ahead else None)  # fmt: skip
    words, so = mark_words(page.tongue, one)
    if h >= 116 and page.wide(words, "rlab") <= w:
        page.text(x, y + 108, words, "rlab", "hot" if so else "ink2")


def amount_words(amount: int) -> str:
    """Return the size of what an event moves, in whole points if it is that, else in tenths."""
    words = tenths(abs(amount))
    return figure(abs(amount)) if abs(amount) >= 950 or words.endswith(".0") else words


def _low(page: Page, area: Box, shot: Data, one: Data, rows: Sequence[tuple[str, int]]) -> None:
    """Set a small page: the news, and below it one line for each meter."""
    x, y, w, h = area
    words = str(one.get("headline") or page.say("event.none"))
    base = page.para(x, y + 40, words, page.first_that_fits(words, ("h1", "h2"), w), "ink", w, 2)
    base = page.para(x, base + 4, one.get("text") or one.get("detail") or "", "small", "ink2", w, 2)
    if not rows:
        return
    ahead = "moves" in one
    page.text(x, base + 18, page.say("event.moves" if ahead else "event.moved"), "kicker", "ink2", room=w)
    base += 24
    page.rule(x, base, w, "rule")
    for name, amount in rows:
        found = meter(shot, name)
        if found is None or base + 24 > y + h - (28 if ahead else 4):
            continue
        tone = "hot" if hot(found, amount) else "ink"
        size = amount_words(amount)
        page.marker("up" if amount > 0 else "down", x + 50 - page.wide(size, "labelS"), base + 12, 6, tone)
        page.text(x + 60, base + 17, size, "labelS", tone, anchor="r")
        half = w * 0.5 if w >= 560 else w
        page.text(x + 74, base + 17, label(page.tongue, shot, found, None), "labelS", room=half - 80)
        if half < w:
            page.text(x + w, base + 17, figure(int(found["value"])), "labelS", anchor="r")
            now = int(found["value"])
            gauge(page, (x + half, base + 9, w - half - 40, 7), found, color_of(shot, found),
                  ghost=(now + amount, now + amount) if ahead else None)  # fmt: skip
        base += 24
        page.rule(x, base, w, "rule2")


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Tell the next event, or go back to what lay below."""
    at = int(screen.ui.get("at", 0))
    if at + 1 < len(news(screen.shot)):
        return screen.put(at=at + 1)
    return screen.below or screen


KIND = Kind(layout, act, "close")
