"""This game so far: the course of any meter up to now, beside what really happened up to the same day."""

from __future__ import annotations

from game.tongue import date_of
from game.window.charts import Course, chart
from game.window.display import Box
from game.window.model import Data, color_of, label, meter, meters, shape_of
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Kind, Screen


def year(shot: Data) -> str:
    """Return the year the record is of."""
    day = date_of(shot.get("start"))
    return str(day.year) if day else ""


def courses(shot: Data, one: Data) -> tuple[list[int], list[int]]:
    """Return a meter's course in this game, and in the record never further than this game has come."""
    track = [int(v) for v in (shot.get("track") or {}).get(one["name"], ())] or [int(one["value"])]
    return track, [int(v) for v in (shot.get("history") or {}).get(one["name"], ())][: len(track)]


def layout(page: Page, screen: Screen) -> None:
    """Lay out one meter's course on a card, with presses to the meters beside it."""
    shot = screen.shot
    found = [str(one["name"]) for one in meters(shot)]
    name = str(screen.ui.get("meter", ""))
    one = meter(shot, name if name in found else found[0]) if found else None
    box = card_box(page, 820, 440)
    x, y, w, h = box
    card(page, box)
    if one is None:
        return
    big = page.room
    with page.inside(box):
        page.text(x + 28, y + 34, page.say("past.title"), "rk" if big else "kicker", "ink2", room=w - 56)
        words = label(page.tongue, shot, one, None if big else shot.get("reader"))
        page.marker(shape_of(shot, one), x + 37, y + (64 if big else 60), 9, color_of(shot, one))
        page.text(x + 56, y + (74 if big else 68), words, "rh2" if big else "h2", room=w - 84)
        track, past = courses(shot, one)
        foot = y + h - 60
        names = (page.say("past.here"), page.say("past.record", year=year(shot)))
        chart(page, (x + 28, y + 84, w - 56, foot - y - 100), Course(one, track, past, names), shot)
        place = found.index(str(one["name"]))
        words = page.say("common.of", n=place + 1, all=len(found))
        step = "rlab" if big else "labelS"
        _steps(page, (x + 28, foot + 2, w - 56, 42), words, step, f"meter.{one['name']}")


def _steps(page: Page, box: Box, words: str, style: str, ledger: str) -> None:
    """Draw the presses to the meters beside this one, to its ledger, and back."""
    x, y, w, h = box
    after = x + 68 + page.wide(words, style)
    for target, key, spot, mark in (("past.less", "pageup", x, "back"), ("past.more", "pagedown", after, "chevron")):
        page.rect(spot, y, 44, h, "card", "ink2")
        page.marker(mark, spot + 22, y + h / 2, 8, "ink")
        if page.target(target, (spot, y, 44, h), target, key=key, group="buttons"):
            page.ring((spot, y, 44, h))
    page.text(x + 56, y + 27, words, style, "ink2")
    each = min((x + w - after - 44 - 30) / 2, 180.0)
    button(page, "past.ledger", (x + w - 12 - 2 * each, y, each, h), page.say("past.ledger"), "l", action=ledger,
           style=style)  # fmt: skip
    button(page, "close", (x + w - each, y, each, h), page.say("common.close"), "escape", hint="Esc", primary=True,
           style=style)  # fmt: skip


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Go to the meter before or after, or close."""
    found = [str(one["name"]) for one in meters(screen.shot)]
    if action in ("past.less", "past.more") and found:
        name = str(screen.ui.get("meter", ""))
        at = found.index(name) if name in found else 0
        return screen.put(meter=found[(at + (1 if action == "past.more" else -1)) % len(found)])
    return screen.below or screen if action in ("space", "enter") else screen


KIND = Kind(layout, act, "close", over=True)
