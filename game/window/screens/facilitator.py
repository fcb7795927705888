"""The page of whoever runs the class: time and pace, seats, events, going back and stopping. Never a sheet."""

from __future__ import annotations

from functools import partial

from game.tokens import STYLES
from game.window.clock import head_clock
from game.window.display import Box
from game.window.facilitating import Section, act, latest, over, picked_bot, times
from game.window.lesson import bar
from game.window.model import actors, named
from game.window.page import Page
from game.window.parts import bot_title, button, capital, top_rule, turn_words
from game.window.screen import Kind, Screen


def layout(page: Page, screen: Screen) -> None:
    """Lay out the whole page, or one part of it where there is little room; nothing on it is secret."""
    shot = screen.shot
    wide = page.W >= 1000 and page.H >= 600
    left = 32.0 if wide else 24.0
    w = page.W - 2 * left
    top_rule(page)
    clock = head_clock(page, left + w, 66 if wide else 36, "timer" if wide else "numL", words=False)
    kicker = f"{page.say('facilitator.title')} · {(shot.get('scenario') or {}).get('title', '')}"
    phase = page.say(f"facilitator.{shot.get('phase', 'orders')}", turn=turn_words(page.tongue, shot))
    room = w - clock - 20
    if wide:
        page.text(left, 31, kicker, "kicker", "ink2", room=room)
        page.text(left, 66, phase, page.first_that_fits(phase, ("h1", "h2"), room), room=room)
        page.rule(left, 88, w, "ink")
        _wide(page, screen, left, w)
    else:
        page.text(left, 34, phase, page.first_that_fits(phase, ("h3", "bodyS"), room), room=room)
        page.rule(left, 46, w, "ink")
        _narrow(page, screen, left, w)
    _foot(page, screen, left, w, wide)


def _wide(page: Page, screen: Screen, left: float, w: float) -> None:
    foot = page.H - 74
    rows, gap = (1, 36.0) if w > 1100 else (2, 24.0)
    timed = page.look.clock is not None
    top = 104 + (56.0 * rows + 86 if timed else 112)
    time = (left, 104.0, w, top - 118)
    page.panel(time, lambda: _time(page, time, screen, True))
    each = (w - 2 * gap) / 3
    for i, (name, draw) in enumerate(PARTS[1:]):
        x = left + i * (each + gap)
        page.rect(x, top, each, 4, "ink")
        page.text(x, top + 35, page.say(f"facilitator.{name}"), "h2", room=each)
        page.rule(x, top + 50, each, "rule")
        area = (x, top + 50, each, foot - top - 58)
        page.panel(area, partial(draw, page, area, screen, True))


def _narrow(page: Page, screen: Screen, left: float, w: float) -> None:
    each = w / len(PARTS)
    tab = str(screen.ui.get("tab", "class"))
    for i, (name, _) in enumerate(PARTS):
        box = (left + i * each, 46.0, each, 32.0)
        if name == tab:
            page.rect(*box, "ink")
        with page.inside(box):
            words = page.say(f"facilitator.{name}")
            style = page.first_that_fits(words, ("labelS", "axisM"), each - 16)
            page.text(box[0] + 10, 67, words, style, "onink" if name == tab else "ink", room=each - 16)
        if page.target(f"tab.{name}", box, f"tab:{name}", group="tabs"):
            page.ring(box, -1)
    draw = next(draw for name, draw in PARTS if name == tab)
    area = (left, 84.0, w, page.H - 84 - 54)
    page.panel(area, lambda: draw(page, area, screen, False))


def _foot(page: Page, screen: Screen, left: float, w: float, wide: bool) -> None:
    foot = page.H - (66 if wide else 50)
    page.rule(left, foot, w, "ink" if wide else "rule")
    said = str(screen.ui.get("said", ""))
    page.text(left, foot + (36 if wide else 28), said, "label", "hot", room=w - 180)
    high = 44.0 if wide else 36.0
    button(page, "close", (left + w - 150, foot + (12 if wide else 7), 150, high), page.say("common.close"), "escape",
           hint="Esc", primary=True)  # fmt: skip


# time

HINTS = {"-": "−", "+": "+"}
"""Keys that are written otherwise than they are typed."""


def _time(page: Page, area: Box, screen: Screen, wide: bool) -> None:
    """Set the presses of the clock, and below them how the lesson goes."""
    x, y, w, _ = area
    high, gap = (48.0, 8.0) if wide else (36.0, 6.0)
    clock, gone = page.look.clock, over(screen.shot)
    given, timed = screen.shot.get("phase") == "orders", clock is not None
    shut = "facilitator.shut_sure" if screen.ui.get("shutting") else "facilitator.shut"
    every: list[tuple[bool, str, str, str, str]] = [
        (not gone, "pause", "pause", "p", page.say("facilitator.pause")),
        (given and timed, "time.less", "time.less", "-", page.say("facilitator.less")),
        (given and timed, "time.more", "time.more", "+", page.say("facilitator.more")),
        (True, "blank", "blank", "b", page.say("facilitator.blank")),
        (given, "shut", "shut", "c", page.say(shut)),
        (timed, "lesson.length", "lesson", "", page.say("facilitator.lesson", n=screen.ui.get("lesson"))),
        (timed, "lesson.kept", "kept", "", page.say("facilitator.kept", n=screen.ui.get("debrief"))),
        (timed, "lesson.new", "anew", "", page.say("facilitator.anew")),
        (not timed and not gone, "time.on", "on", "", page.say("facilitator.on")),
    ]
    presses = [rest for can, *rest in every if can]
    per = max(len(presses), 5) if w > 1100 else 4
    each = (w + gap) / per - gap
    for i, (name, action, key, words) in enumerate(presses):
        box = (x + i % per * (each + gap), y + i // per * (high + gap), each, high)
        button(page, name, box, words, key, action=action, hint=HINTS.get(key, ""), style="labelS", group="time")
    rows = (len(presses) + per - 1) // per
    top = y + rows * (high + gap) + (6 if wide else 4)
    if clock is not None:
        bar(page, (x, top, w, area[1] + area[3] - top), screen)
    elif not gone:
        page.text(x, top + (22 if wide else 20), page.say("facilitator.untimed"), "deck" if wide else "small", "ink2",
                  room=w)  # fmt: skip


def step_of(page: Page, h: float) -> float:
    """Return how high a row of the columns of a wide page is: a third of it, for all three alike."""
    return min(h / 3, 144.0)


# seats


def _seats(page: Page, area: Box, screen: Screen, wide: bool) -> None:
    x, y, w, h = area
    shot = screen.shot
    everyone = list(actors(shot))
    row = 44.0 if over(shot) else step_of(page, h) if wide else 88.0
    row = min(row, h / max(len(everyone), 1))
    for one in everyone:
        _seat(page, (x, y, w, row), screen, str(one["id"]), str(one.get("player", "")), row < 72)
        y += row
        page.rule(x, y, w, "rule2")


def _seat(page: Page, box: Box, screen: Screen, name: str, player: str, low: bool) -> None:
    """Set who holds one seat, a bot to choose, and the press that gives it away or back."""
    x, y, w, h = box
    shot = screen.shot
    person = player == "person"
    held = page.say("facilitator.person") if person else bot_title(page.tongue, player)
    picked = picked_bot(screen, name, player)
    words = page.say("facilitator.give", name=bot_title(page.tongue, picked))
    high = 44.0 if h >= 108 else min(34.0, h - 4)
    if over(shot):
        base = y + min(h / 2, 25) + 6
        capital(page, shot, name, x, base, "h3", 7, room=w * 0.55)
        page.text(x + w, base, held, "label", "ink2", anchor="r", room=w * 0.35)
        return
    if low:
        head, left, base = w * 0.3, x + w * 0.3, y + (h - high) / 2
        style = page.first_that_fits(named(shot, name), ("h3", "labelS"), head - 30)
        capital(page, shot, name, x, y + h / 2 + 6, style, 7, room=head - 30)
    else:
        left, base = x, y + h - high - (12 if high > 40 else 8)
        line = y + (36 if high > 40 else 25)
        capital(page, shot, name, x, line, "h2" if high > 40 else "h3", 8 if high > 40 else 7, room=w * 0.55)
        page.text(x + w, line, held, "body" if high > 40 else "label", "ink2", anchor="r", room=w * 0.4)
    across = x + w - left
    for i, (sign, step) in enumerate((("back", -1), ("chevron", 1))):
        at = (left + i * 36, base, 32.0, high)
        page.rect(*at, "card", "ink3")
        page.marker(sign, at[0] + 16, base + high / 2, 6, "ink")
        if page.target(f"bot.{name}.{i}", at, f"bot:{name}:{step}", group=f"seat.{name}"):
            page.ring(at, 0)
    give = across - 78 if person else (across - 86) * 0.5
    button(page, f"give.{name}", (left + 78, base, give, high), words, action=f"give:{name}:{picked}", style="labelS",
           off="" if picked != player else held, group=f"seat.{name}")  # fmt: skip
    if not person:
        button(page, f"take.{name}", (left + 86 + give, base, give, high), page.say("facilitator.back_to"),
               action=f"give:{name}:person", style="labelS", group=f"seat.{name}")  # fmt: skip


# events


def _events(page: Page, area: Box, screen: Screen, wide: bool) -> None:
    """Set the events to drop in: only when asked for, for the list gives the plot away."""
    x, y, w, h = area
    events = screen.ui.get("events")
    if over(screen.shot):
        page.para(x, y + (34 if wide else 26), page.say("facilitator.gone"), "deck" if wide else "small", "ink2", w, 4)
        return
    if events is None:
        style = "deck" if wide else "small"
        base = page.para(x, y + (34 if wide else 26), page.say("facilitator.plot"), style, "ink2", w, 4)
        high = 44.0 if wide else 40.0
        top = max(base, y + step_of(page, h) - high - 12) if wide else base
        button(page, "events", (x, top, w, high), page.say("facilitator.show"), action="events", style="labelS")
        return
    row = step_of(page, h) / 2 if wide else 46.0
    per = max(int((h - 30) / row), 1)
    pages = max((len(events) + per - 1) // per, 1)
    at = min(int(screen.ui.get("page", 0)), pages - 1)
    for one in events[at * per : at * per + per]:
        _event(page, (x, y, w, row), one, times(screen.shot))
        y += row
        page.rule(x, y, w, "rule2")
    if not events:
        page.text(x, y + 26, page.say("facilitator.no_events"), "label", "ink2", room=w)
    words = page.say("common.page", n=at + 1, all=pages)
    base = area[1] + h - 6
    page.text(x, base, words, "axisM", "ink2", room=w - 90)
    for name, sign, left, key, to in (
        ("page.less", "back", x + w - 60, "pageup", at - 1), ("page.more", "chevron", x + w - 28, "pagedown", at + 1)
    ):  # fmt: skip
        box = (left, base - 18, 26.0, 24.0)
        page.marker(sign, left + 13, base - 6, 6, "ink")
        if page.target(name, box, f"page:{min(max(to, 0), pages - 1)}", key=key, group="pages"):
            page.ring(box, 0)


def _event(page: Page, box: Box, one: dict[str, object], when: list[str]) -> None:
    x, y, w, h = box
    presses = [(name, page.say(f"facilitator.{name}"), f"drop:{one['id']}:{name}") for name in when]
    under = str(one.get("headline") or "")
    if one.get("turn"):
        presses = [("back", page.say("facilitator.recall"), f"recall:{one['id']}")]
        under = page.say("facilitator.dropped", n=one["turn"])
    elif one.get("happened"):
        under = page.say("facilitator.happened", day=page.tongue.short_date(one["happened"]))
    right = x + w
    for name, words, action in reversed(presses):
        wide = page.wide(words, "axisM") + 36
        right -= wide
        button(page, f"{name}.{one['id']}", (right, y + (h - 32) / 2, wide, 32), words, action=action, style="axisM",
               group=f"event.{one['id']}")  # fmt: skip
        right -= 6
    room = right - x - 4
    title = str(one.get("title") or one["id"])
    under = "" if under == title else under
    if h > 50 and page.lines(title, "labelS", room) > 1:
        page.para(x, y + h / 2 - 5, title, "labelS", "ink", room, 2)
    else:
        page.text(x, y + h / 2 - 2 if under else y + h / 2 + 5, title, "labelS", room=room)
        page.text(x, y + h / 2 + 16, under, "axis", "ink2", room=room)


# going back and stopping


def _back(page: Page, area: Box, screen: Screen, wide: bool) -> None:
    x, y, w, h = area
    shot = screen.shot
    last = latest(shot)
    if not last:
        page.para(
            x, y + (34 if wide else 26), page.say("facilitator.unplayed"), "deck" if wide else "small", "ink2", w, 3
        )
        return
    at = min(max(int(screen.ui.get("turn", last)), 1), last)
    high, gap, style, low = (44.0, 14.0, "body", y + step_of(page, h)) if wide else (38.0, 4.0, "axis", y + 82)
    top = y + gap
    for i, (sign, step) in enumerate((("back", -1), ("chevron", 1))):
        box = (x + i * 36, top, 32.0, high)
        page.rect(*box, "card", "ink3")
        page.marker(sign, box[0] + 16, top + high / 2, 6, "ink")
        name = "turn.less" if step < 0 else "turn.more"
        if page.target(name, box, f"turn:{min(max(at + step, 1), last)}", group="turns"):
            page.ring(box, 0)
    button(page, "facilitator.back", (x + 78, top, w - 78, high), page.say("facilitator.to", n=at), style="labelS",
           group="turns")  # fmt: skip
    base = page.para(x, top + high + 24, page.say("facilitator.line"), style, "ink2", w, 3)
    if (over(shot) and shot.get("phase") == "ended") or (last == 1 and shot.get("phase") == "orders"):
        return
    y = max(base - 8, low)
    page.rule(x, y, w, "rule2")
    sure = bool(screen.ui.get("sure"))
    words = page.say("facilitator.sure" if sure else "facilitator.end")
    button(page, "facilitator.end", (x, y + gap + 4, w, high), words, primary=sure, style="labelS")
    most = max(min(int((area[1] + h - y - gap - high - 12) / (STYLES[style].size * STYLES[style].line)), 3), 1)
    page.para(x, y + gap + high + 28, page.say("facilitator.end_note"), style, "ink2", w, most)


PARTS: tuple[tuple[str, Section], ...] = (("class", _time), ("seats", _seats), ("events", _events), ("turns", _back))
"""The parts of the page; the first lies across a wide one."""

KIND = Kind(layout, act, "close")
