"""An event dropped in: its headline for the whole room, and what it moves, or moved."""

from __future__ import annotations

from collections.abc import Sequence

from game.window.model import Data, hot, label, meter
from game.window.page import Page
from game.window.parts import button, cap_height, top_rule
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
    latest = list(events.values())[-1:] or list(shot.get("headlines") or ())[:1]
    return told or [{"headline": one.get("headline") or one.get("text"), **one} for one in latest]


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
    """Lay out one event as a page of its own, large enough for the back row."""
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
    words = str(one.get("headline") or page.say("event.none"))
    style = page.first_that_fits(words, ("rh1", "rh1S") if big else ("h1", "h2"), w)
    base = page.para(left, 110 if big else 70, words, style, "ink", w, 2)
    text = str(one.get("text") or one.get("detail") or "")
    base = page.para(left, base + 4, text, "rbody" if big else "small", "ink2", min(w, 1000), 3 if big else 2)
    rows = moved(shot, one)[:SHOWN]
    foot = page.H - (76 if big else 52)
    ahead = "moves" in one
    if rows:
        _moves(page, (left, base + (14 if big else 2), w, foot - base - (60 if big else 30)), shot, rows, ahead, big)
    if ahead:
        page.text(left, foot - (18 if big else 10), page.say("event.answer"), "rlab" if big else "axis", "ink2", room=w)
    page.rule(left, foot, w, "ink" if big else "rule")
    wide = 250.0 if big else 150.0
    box = (left + w - wide, foot + (14 if big else 6), wide, 48.0 if big else 38.0)
    more = page.say("event.more" if at + 1 < len(events) else "event.on")
    button(page, "close", box, more, "space", primary=True, hint="Space", action="event.on",
           style="rlab" if big else "labelS")  # fmt: skip


def _moves(
    page: Page, area: tuple[float, float, float, float], shot: Data, rows: Sequence[tuple[str, int]], ahead: bool,
    big: bool
) -> None:  # fmt: skip
    """Set what the event does to each meter: an arrow, the amount, and whose it is."""
    x, y, w, h = area
    each = 50.0 if big else 24.0
    page.text(x, y + (26 if big else 16), page.say("event.moves" if ahead else "event.moved"),
              "rk" if big else "kicker", "ink2", room=w)  # fmt: skip
    y += 40 if big else 22
    page.rule(x, y, w, "rule")
    for name, amount in rows:
        one = meter(shot, name)
        if one is None or y + each > area[1] + h:
            continue
        style = "rbodyL" if big else "labelS"
        base = y + each * 0.68
        tone = "hot" if hot(one, amount) else "ink"
        r = 10.0 if big else 6.0
        size = figure(abs(amount)) if abs(amount) >= 950 or amount % 100 == 0 else tenths(abs(amount))
        right = x + (96 if big else 60)
        at = right - page.wide(size, style) - r * 1.6
        page.marker("up" if amount > 0 else "down", at, base - cap_height(style) / 2, r, tone)
        page.text(right, base, size, style, tone, anchor="r")
        page.text(x + (120 if big else 74), base, label(page.tongue, shot, one, None), style, room=w - 120)
        y += each
        page.rule(x, y, w, "rule2")


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Tell the next event, or go back to what lay below."""
    at = int(screen.ui.get("at", 0))
    if at + 1 < len(news(screen.shot)):
        return screen.put(at=at + 1)
    return screen.below or screen


KIND = Kind(layout, act, "close")
