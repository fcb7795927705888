"""The briefing: what a capital wants and where things stand on the first day."""

from __future__ import annotations

from game.tokens import STYLES
from game.window.flow import briefing as brief_next
from game.window.flow import now, send
from game.window.model import Data, actor, color, gauge_of, label, named, persons, shape, ties
from game.window.page import Page
from game.window.parts import button, gauge, top_rule
from game.window.screen import Host, Kind, Screen
from game.window.screens.keys import rules_of
from game.window.words import figure


def layout(page: Page, screen: Screen) -> None:
    """Lay out the brief at the left and the first day's numbers at the right."""
    shot = screen.shot
    top_rule(page)
    me = shot.get("reader")
    wide = page.W >= 1000
    left = 32.0 if wide else 24.0
    w = page.W - 2 * left
    scenario = shot.get("scenario") or {}
    days = page.tongue.days_between(shot.get("start"), shot.get("end"))
    page.text(left, 31, f"{scenario.get('title', '')} · {days}" if me else days, "kicker", "ink2", room=w)
    page.rule(left, 88 if wide else 74, w, "ink")
    base = 67.0 if wide else 60.0
    tone = color(shot, me) if me else "ink"
    if me:
        page.marker(shape(shot, me), left + 12, base - 11, 11, tone)
        page.text(left + 34, base, page.say("briefing.you", name=named(shot, me)), "h1" if wide else "h2", room=w - 40)
    else:
        page.text(left, base, str(scenario.get("title", "")), "h1" if wide else "h2", room=w)
    foot = page.H - (86 if wide else 60)
    column = w * 0.52 if wide else w
    top = 130.0 if wide else 100.0
    text = str(actor(shot, me).get("brief") if me else scenario.get("summary") or "")
    most = 8 if wide else 5
    style = next(
        (
            name
            for name in (("deckL", "deck", "body") if wide else ("body", "small"))
            if page.lines(text, name, min(column, 620)) <= most
        ),
        "body" if wide else "small",
    )
    most = max(int((foot - top) / (STYLES[style].size * STYLES[style].line)) - (4 if wide else 0), 2)
    said = page.sentences(text, style, min(column, 620), most)
    base = page.para(left, top, said, style, "ink", page.even(said, style, min(column, 620)), most)
    if wide:
        _rules(page, left, max(base + 22, top + 120), min(column, 620), foot, shot)
        _numbers(page, left + column + 48, 112, w - column - 48, foot, screen)
    elif foot - base > 80:
        _numbers(page, left, base + 2, w, foot, screen)
    button(
        page,
        "briefing.begin",
        (left + w - 250, page.H - (70 if wide else 52), 250, 46 if wide else 42),
        page.say("briefing.start" if me else "briefing.open"),
        "space",
        primary=True,
        hint="Space",
    )
    page.text(left, page.H - (40 if wide else 24), page.tongue.long_date(shot.get("from")), "label", "ink2")


def _rules(page: Page, x: float, y: float, w: float, foot: float, shot: Data) -> None:
    """Set the five rules of play."""
    page.text(x, y, page.say("keys.rules"), "kicker", "ink2")
    base = y + 28
    for i, words in enumerate(rules_of(page)):
        lines = page.lines(words, "body", w - 30)
        if base + lines * 21.8 > foot - 8:
            return
        page.text(x, base, str(i + 1), "bodyS")
        base = page.para(x + 24, base, words, "body", "ink2", w - 30) + 5
    _dates(page, x, base + 22, w, foot, shot)


def _dates(page: Page, x: float, y: float, w: float, foot: float, shot: Data) -> None:
    """Set the first dates ahead."""
    rows = list(shot.get("deadlines") or ())
    if not rows or y + 60 > foot:
        return
    page.text(x, y, page.say("briefing.dates"), "kicker", "ink2")
    page.rule(x, y + 12, w, "rule")
    base = y + 38
    for row in rows:
        if base + 8 > foot:
            return
        page.text(x, base, page.tongue.short_date(row.get("due")), "bodyS", room=70)
        wide = page.text(x + 78, base, row.get("title", ""), "body", room=w * 0.5)
        page.text(x + 78 + wide + 12, base, row.get("sub", ""), "small", "ink2", room=w - 100 - wide)
        page.rule(x, base + 12, w, "rule2")
        base += 36


def _numbers(page: Page, x: float, y: float, w: float, foot: float, screen: Screen) -> None:
    shot = screen.shot
    me = shot.get("reader")
    page.text(x, y + 8, page.say("briefing.stand"), "kicker", "ink2")
    page.rule(x, y + 20, w, "rule")
    rows = [one for one in ties(shot) if me is None or me in one["of"]]
    rows += [one for one in (gauge_of(shot, name["id"]) for name in shot.get("actors") or ()) if one]
    base = y + 48
    for one in rows:
        if base + 14 > foot:
            break
        of = one["of"][0]
        page.marker(shape(shot, of), x + 8, base - 5, 6.5, color(shot, of))
        page.text(x + 26, base, label(page.tongue, shot, one, me), "bodyM", room=w * 0.52)
        gauge(page, (x + w * 0.58, base - 10, w * 0.3, 10), one, color(shot, of))
        page.text(x + w, base + 1, figure(int(one["value"])), "num", anchor="r")
        page.rule(x, base + 14, w, "rule2")
        name = f"meter.{one['name']}"
        if page.target(name, (x, base - 22, w, 35), name, enter=name, group="board"):
            page.ring((x, base - 22, w, 35), 0)
        base += 42


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Begin, or hand the keyboard to the next reader."""
    if action in ("briefing.begin", "space", "enter"):
        people = persons(screen.shot)
        at = int(screen.ui.get("index", 0)) + 1
        if len(people) > 1 and at < len(people):
            return brief_next(host, people, at)
        wrong = send(host, {"command": "begin"})
        return now(host, wrong)
    return screen


KIND = Kind(layout, act, "briefing.begin")
