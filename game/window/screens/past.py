"""This game so far: the course of any meter up to now, beside what really happened up to the same day."""

from __future__ import annotations

from game.window.charts import Line, chart
from game.window.model import Data, color, color_of, label, meter, meters, shape_of
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Kind, Screen
from game.window.words import date_of


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
        of = list(one.get("of") or ())
        tone = color(shot, of[0]) if of else "ink"
        lines = [Line(page.say("past.here"), track, tone, width=3.4)]
        lines += [Line(page.say("past.record", year=year(shot)), past, "ink2", dashed=True, width=1.8)] if past else []
        foot = y + h - 60
        style, axis = ("rlab", "rlab") if big else ("label", "axis")
        chart(page, (x + 28, y + 84, w - 56, foot - y - 100), lines, shot, style, axis, near=True)
        place = found.index(str(one["name"]))
        words = page.say("common.of", n=place + 1, all=len(found))
        step = "rlab" if big else "labelS"
        for target, key, left, mark in (
            ("past.less", "pageup", x + 28, "back"),
            ("past.more", "pagedown", 0, "chevron"),
        ):
            spot = left or x + 28 + 56 + page.wide(words, step) + 24
            page.rect(spot, foot + 2, 44, 42, "card", "ink2")
            page.marker(mark, spot + 22, foot + 23, 8, "ink")
            if page.target(target, (spot, foot + 2, 44, 42), target, key=key, group="buttons"):
                page.ring((spot, foot + 2, 44, 42))
        page.text(x + 28 + 56, foot + 29, words, step, "ink2")
        button(page, "past.ledger", (x + w - 390, foot + 2, 180, 42), page.say("past.ledger"), "l",
               action=f"meter.{one['name']}", style=step)  # fmt: skip
        button(page, "close", (x + w - 198, foot + 2, 170, 42), page.say("common.close"), "escape", hint="Esc",
               primary=True, style=step)  # fmt: skip


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Go to the meter before or after, or close."""
    found = [str(one["name"]) for one in meters(screen.shot)]
    if action in ("past.less", "past.more") and found:
        name = str(screen.ui.get("meter", ""))
        at = found.index(name) if name in found else 0
        return screen.put(meter=found[(at + (1 if action == "past.more" else -1)) % len(found)])
    return screen.below or screen if action in ("space", "enter") else screen


KIND = Kind(layout, act, "close", over=True)
