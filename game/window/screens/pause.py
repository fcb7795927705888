"""The pause: the clock stands, nothing is lost, and from here one goes on, to the settings, or to the title."""

from __future__ import annotations

from game.window.flow import now, send
from game.window.overlays import home
from game.window.page import Page
from game.window.parts import button, top_rule, turn_words
from game.window.screen import Host, Kind, Screen


def layout(page: Page, screen: Screen) -> None:
    """Lay out the pause as a page of its own: whatever lay open is not on it."""
    shot = screen.shot
    big = page.W >= 1000 and page.H >= 560
    page.room = page.room and big
    left = 36.0 if big else 24.0
    w = page.W - 2 * left
    top_rule(page)
    when = f"{turn_words(page.tongue, shot)} · {page.tongue.days_between(shot.get('from'), shot.get('to'))}"
    page.text(left, 44 if big else 30, when, "rk" if big else "kicker", "ink2", room=w)
    page.rule(left, 66 if big else 44, w, "ink")
    middle = page.H * 0.42 if big else page.H * 0.36
    page.text(left, middle, page.say("pause.title"), "cover" if big else "coverM", room=w)
    clock = page.look.clock
    words = page.say("pause.unsaved" if shot.get("unsaved") else "pause.saved")
    if clock is not None and clock.shown:
        words = f"{page.say('pause.clock', time=clock.figure)} {words}"
    page.para(left, middle + (62 if big else 40), words, "rdeck" if big else "deck", "ink2", min(w, 860), 3)
    _buttons(page, left, w, big)


def _buttons(page: Page, left: float, w: float, big: bool) -> None:
    """Set the way on at the right and the ways out at the left."""
    high = 48.0 if big else 40.0
    y = page.H - high - (28 if big else 16)
    page.rule(left, y - (24 if big else 14), w, "ink" if big else "rule")
    wide = min(250.0 if big else 150.0, w * 0.3)
    style = "rlab" if big else "labelS"
    box = (left + w - wide, y, wide, high)
    button(page, "pause.on", box, page.say("pause.on"), "space", primary=True, hint="Space", style=style)
    x = left
    for name, key, part in (("pause.home", "", 1.3), ("settings", "", 0.85), ("keys", "?", 0.65)):
        each = (w - wide - 24) * part / 2.8 - 8
        each = min(each, (250.0 if big else 190.0) * part)
        button(page, name, (x, y, each, high), page.say(f"pause.{name.partition('.')[2] or name}"), key, style=style)
        x += each + 10


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Go on or leave; a game that is left stays paused."""
    if action == "pause.home":
        host.enter(None)
        return home(host)
    if action in ("pause.on", "pause", "space", "enter", "close", "back"):
        if host.door is not None:
            send(host, {"command": "pause", "on": False})
        return resumed(screen, host)
    return screen


def resumed(screen: Screen, host: Host) -> Screen:
    """Return what lay below, or the screen the game is at where going on opened the last sheets."""
    below = screen.below
    if below is None:
        return now(host) if host.door is not None else home(host)
    if host.door is None:
        return below
    shot = host.door.snapshot(below.shot.get("reader"))
    if (shot.get("phase"), shot.get("turn")) != (below.shot.get("phase"), below.shot.get("turn")):
        return now(host)
    return below


KIND = Kind(layout, act, "pause.on")
