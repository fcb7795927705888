"""The replay: any turn of a game looked at again, on the board and in words, with the turn track as a scrubber."""

from __future__ import annotations

import datetime

from game.tongue import date_of
from game.window import deadlines, happened
from game.window.board import draw_board
from game.window.display import Box
from game.window.flow import ended, now, send
from game.window.model import Data, actors, color, named, shape
from game.window.overlays import home
from game.window.page import Page
from game.window.parts import banner, button, top_rule
from game.window.screen import Host, Kind, Screen
from game.window.scrubber import scrubber

RIGHT = 384.0
BEAT = 2.2
"""Seconds a turn is shown while the replay plays by itself."""
PANELS = (("turn", "o"), ("map", "m"))


def layout(page: Page, screen: Screen) -> None:
    """Lay out the replay for the size of the page."""
    page.room = page.room and page.W >= 900 and page.H >= 540
    top_rule(page)
    if page.room:
        _room(page, screen)
    elif page.W < 1000 or page.H < 620:
        _small(page, screen)
    else:
        _desk(page, screen)


def place(page: Page, screen: Screen) -> str:
    """Return where the replay stands, in words."""
    stop = int(screen.ui.get("stop", 0))
    return page.say("replay.after", n=stop, of=screen.shot.get("turns", 1)) if stop else page.say("replay.first_day")


def day(page: Page, screen: Screen) -> str:
    """Return the dates of the turn that is shown."""
    shot = screen.shot
    if not int(screen.ui.get("stop", 0)):
        return page.tongue.long_date(shot.get("start"))
    return page.tongue.days_between(shot.get("from"), shot.get("to"))


def noted(page: Page, screen: Screen) -> tuple[str, str, str]:
    """Return what is to be said of where the recording ends, with much room and with little, and its colour: that it
    comes out differently from here, or at its last turn that the game was stopped there."""
    stop, last = int(screen.ui.get("stop", 0)), int(screen.ui.get("last", 0))
    cut, stopped = str(screen.shot.get("cut") or ""), str(screen.ui.get("stopped") or "")
    if cut:
        return cut, page.say("replay.cut"), "hot"
    return (stopped, stopped, "ink") if stopped and stop == last else ("", "", "")


def _track(page: Page, area: Box, screen: Screen) -> None:
    stop, last = int(screen.ui.get("stop", 0)), int(screen.ui.get("last", 0))
    scrubber(page, area, screen.shot, stop, last, page.say("replay.stopped") if screen.ui.get("stopped") else "")


# the three sizes


def _desk(page: Page, screen: Screen) -> None:
    shot = screen.shot
    left, edge = 32.0, page.W - 32
    title = str((shot.get("scenario") or {}).get("title", ""))
    track = 440.0 if page.W < 1180 else 476.0
    page.text(left, 31, f"{page.say('replay.title')} · {title}", "kicker", "ink2", room=track - left - 24)
    words = day(page, screen)
    page.text(
        left, 66, words, page.first_that_fits(words, ("h1", "h2", "h3"), track - left - 20), room=track - left - 20
    )
    page.text(track, 31, place(page, screen), "kicker", "ink2", room=edge - track)
    _track(page, (track, 36, edge - track, 48), screen)
    page.rule(left, 88, page.W - 64, "ink")
    note, _, _ = noted(page, screen)
    if note:
        banner(page, 89, note)
    top = 126.0 if note else 96.0
    wide, foot = page.W - 64 - RIGHT - 36, page.H - 74
    low = foot - 183
    board = (left, top, wide, low - top - 12)
    page.panel(board, lambda: draw_board(page, board, shot))
    page.rule(left, low, wide, "rule")
    axis = (left, low + 8, wide, 160.0)
    page.panel(axis, lambda: _deadlines(page, axis, shot))
    page.upright(edge - RIGHT - 18, top + 4, foot - top - 14)
    right = (edge - RIGHT, top + 2, RIGHT, foot - top - 72)
    page.panel(right, lambda: happened.turn(page, right, screen))
    _controls(page, (edge - RIGHT, foot - 58, RIGHT, 46), screen)
    page.rule(left, foot, page.W - 64, "ink")
    _readers(page, (left, foot + 8, page.W - 64, 46), screen)


def _deadlines(page: Page, area: Box, shot: Data) -> None:
    """Draw the clocks as they stand when the turn is over: the next day is today."""
    x, y, w, _ = area
    last = date_of(shot.get("to")) if shot.get("reveal") else None
    now = shot if last is None else {**shot, "from": (last + datetime.timedelta(days=1)).isoformat()}
    hidden = deadlines.draw(page, area, now, None)
    if hidden:
        page.text(x + w, y + 170, page.say("replay.later", n=hidden), "axis", "ink2", anchor="r")


def _room(page: Page, screen: Screen) -> None:
    shot = screen.shot
    foot = page.H - 118
    kicker = page.text(36, 44, f"{page.say('replay.title')} · {place(page, screen)}", "rk", "ink2")
    words = day(page, screen)
    page.text(36, 97, words, page.first_that_fits(words, ("rh1", "rh1S", "rh2"), page.W - 72), room=page.W - 72)
    _, note, tone = noted(page, screen)
    room = page.W - 102 - kicker
    page.text(36 + kicker + 30, 44, page.sentences(note, "rlab", room, 1), "rlab", tone or "ink", room=room)
    side = 348.0 if page.look.form == "WIDE" else 0.0
    board = (36.0, 114.0, page.W - 72 - (side + 34 if side else 0), foot - 122)
    page.panel(board, lambda: draw_board(page, board, shot))
    if side:
        page.upright(page.W - 36 - side - 20, 112, foot - 126)
        area = (page.W - 36 - side, 112.0, side, foot - 126)
        page.panel(area, lambda: happened.news(page, area, screen))
    page.rule(36, foot, page.W - 72, "ink")
    press = 250.0
    _track(page, (36, foot + 12, page.W - 72 - press - 30, 70), screen)
    _next(page, (page.W - 36 - press, foot + 30, press, 52), screen)


def _small(page: Page, screen: Screen) -> None:
    shot = screen.shot
    left, w = 24.0, page.W - 48
    words = day(page, screen)
    wide = page.text(left, 35, words, page.first_that_fits(words, ("h2", "h3", "bodyS"), w * 0.64), room=w * 0.64)
    page.text(left + wide + 14, 35, place(page, screen), "label", "ink2", room=w - wide - 14)
    page.rule(left, 46, w, "ink")
    _track(page, (left, 48, w, 42), screen)
    page.rule(left, 91, w, "rule")
    _, note, tone = noted(page, screen)
    body = (left, 96.0 + (20 if note else 0), w, page.H - 96 - 54 - (20 if note else 0))
    page.text(left, 108, page.sentences(note, "axisM", w, 1), "axisM", tone or "ink", room=w)
    if str(screen.ui.get("panel", "turn")) == "map":
        page.panel(body, lambda: draw_board(page, body, shot))
    else:
        page.panel(body, lambda: happened.turn(page, body, screen))
    _controls(page, (left, page.H - 48, w, 40), screen)


# presses


def _next(page: Page, box: Box, screen: Screen) -> None:
    stop, last = int(screen.ui.get("stop", 0)), int(screen.ui.get("last", 0))
    key = "replay.next" if stop < last else "replay.end" if screen.ui.get("over") else "replay.done"
    button(page, "replay.next", box, page.say(key), "space", primary=True)


def _controls(page: Page, area: Box, screen: Screen) -> None:
    """Draw the presses: on, play, panels on a small page, back."""
    x, y, w, h = area
    small = page.W < 1000 or page.H < 620
    rest = 2 + (1 if small else 0)
    each = 92.0 if w < 700 else 110.0
    _next(page, (x, y, w - rest * (each + 10), h), screen)
    left = x + w - rest * (each + 10) + 10
    playing = bool(screen.ui.get("playing"))
    style = "labelS"
    button(page, "replay.play", (left, y, each, h), page.say("replay.halt" if playing else "replay.play"), "p",
           icon="halt" if playing else "play", style=style)  # fmt: skip
    left += each + 10
    if small:
        panel = "map" if str(screen.ui.get("panel", "turn")) != "map" else "turn"
        button(page, "replay.panel", (left, y, each, h), page.say(f"replay.panel_{panel}"), dict(PANELS)[panel],
               action=f"panel:{panel}", style=style)  # fmt: skip
        left += each + 10
    button(page, "replay.back", (left, y, each, h), page.say("replay.back"), "escape", action="back", style=style)


def _readers(page: Page, area: Box, screen: Screen) -> None:
    """Draw whose eyes the replay is seen with, once nothing is secret any more, and the way back into the game."""
    x, y, w, _ = area
    shot = screen.shot
    left = x
    if screen.ui.get("over"):
        left += page.text(x, y + 28, page.say("replay.seen_by"), "label", "ink2") + 14
        for name in ("", *(one["id"] for one in actors(shot))):
            left = _reader(page, left, y + 6, name, screen) + 8
    if screen.ui.get("own") and int(screen.ui.get("stop", 0)):
        words = page.say("replay.take_up", n=screen.ui.get("stop"))
        wide = min(page.wide(words, "labelS") + 70, x + w - left - 12)
        if wide > 120:
            button(page, "replay.take_up", (x + w - wide, y + 4, wide, 38), words, "u", style="labelS")


def _reader(page: Page, left: float, y: float, name: str, screen: Screen) -> float:
    shot = screen.shot
    here = (shot.get("reader") or "") == name
    words = named(shot, name) if name else page.say("replay.everybody")
    mark = 20.0 if name else 0.0
    wide = page.wide(words, "label") + mark + 24
    page.rect(left, y, wide, 34, "card" if here else "", "ink" if here else "rule", 2 if here else 1)
    if name:
        page.marker(shape(shot, name), left + 17, y + 17, 6, color(shot, name))
    page.text(left + 12 + mark, y + 22, words, "label")
    if page.target(f"reader.{name or 'all'}", (left, y, wide, 34), f"reader:{name}", group="readers"):
        page.ring((left, y, wide, 34), 0)
    return left + wide


# what people do here


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Go to another turn, play on by itself, look with other eyes, or leave."""
    verb, _, rest = action.partition(":")
    stop, last = int(screen.ui.get("stop", 0)), int(screen.ui.get("last", 0))
    if verb == "stop":
        wanted = {"later": stop + 1, "earlier": stop - 1, "last": last}.get(rest, int(rest) if rest.isdigit() else 0)
        return shown(screen.put(playing=False), wanted, host)
    if action in ("page.more", "page.less"):
        return shown(screen.put(playing=False), stop + (1 if action == "page.more" else -1), host)
    if action == "beat":
        return shown(screen, stop + 1, host) if stop < last else screen.put(playing=False)
    if action == "replay.play":
        return screen.put(playing=not screen.ui.get("playing") and stop < last)
    if action in ("replay.next", "space", "enter"):
        return shown(screen.put(playing=False), stop + 1, host) if stop < last else _after(screen, host)
    if verb == "panel":
        return screen.put(panel=rest)
    if verb == "reader" and screen.ui.get("over"):
        return shown(screen.put(reader=rest or None), stop, host, screen.focus)
    if action == "replay.take_up" and stop and screen.ui.get("own"):
        wrong = send(host, {"command": "rewind", "turn": stop})
        return screen if wrong else now(host)
    if action == "back":
        host.enter(None)
        return home(host)
    return screen


def shown(screen: Screen, stop: int, host: Host, focus: str = "") -> Screen:
    """Return the replay at another turn, in sight of the same reader."""
    if host.door is None:
        return screen
    stop = min(max(stop, 0), int(screen.ui.get("last", 0)))
    shot = host.door.at(stop, screen.ui.get("reader"))
    on_track = screen.focus.startswith("stop.") or not screen.focus
    return screen.seen(shot).put(stop=stop).at(focus or (f"stop.{stop}" if on_track else screen.focus))


def _after(screen: Screen, host: Host) -> Screen:
    """Leave the last turn: for what lies below, or for how it ended."""
    if screen.below is not None:
        return screen.below
    if screen.ui.get("over") and host.door is not None:
        return ended(host)
    host.enter(None)
    return home(host)


KIND = Kind(layout, act, "replay.next", keys={"home": "stop:0", "end": "stop:last"})
