"""The ending: what happened, in one plain sentence, with what each capital wanted and got."""

from __future__ import annotations

from game.window.charts import Line, chart
from game.window.display import Box
from game.window.model import Data, color, label, named, ties
from game.window.overlays import home
from game.window.page import Page
from game.window.parts import button, capital, top_rule
from game.window.screen import Host, Kind, Screen
from game.window.words import days_between


def layout(page: Page, screen: Screen) -> None:
    """Lay out the sentence, the goals, and how trust went."""
    shot = screen.shot
    out = shot.get("outcome") or {}
    wide = page.W >= 1000
    left = 32.0 if wide else 24.0
    w = page.W - 2 * left
    top_rule(page)
    scenario = shot.get("scenario") or {}
    page.text(
        left,
        31,
        f"{scenario.get('title', '')} · {days_between(shot.get('start'), shot.get('end'))}",
        "kicker",
        "ink2",
        room=w,
    )
    title = str(out.get("title") or "The game is over")
    style = (
        page.first_that_fits(title, ("coverM", "rh1", "h1", "h2"), w)
        if wide
        else page.first_that_fits(title, ("h1", "h2", "h3"), w)
    )
    base = 88.0 if wide else 62.0
    page.text(left, base, title, style, room=w)
    base = page.para(
        left,
        base + (40 if wide else 26),
        out.get("text", ""),
        "deckL" if wide else "body",
        "ink",
        min(w, 1000),
        2 if wide else 3,
    )
    top = base - (8 if wide else 10)
    page.rule(left, top, w, "ink")
    foot = page.H - (72 if wide else 54)
    if wide:
        half = w * 0.56
        _goals(page, (left, top + 14, half - 20, foot - top - 20), shot, out, True)
        page.upright(left + half + 8, top + 18, foot - top - 26)
        _trust(page, (left + half + 34, top + 14, w - half - 34, foot - top - 24), shot)
    else:
        _goals(page, (left, top + 8, w, foot - top - 10), shot, out, False)
    y = page.H - (62 if wide else 50)
    h = 46.0 if wide else 40.0
    if wide:
        button(page, "ending.debrief", (left, y, 270, h), "Talk about it", "space", primary=True, hint="Space")
        button(page, "standing", (left + 282, y, 230, h), "Where things stand", "g", hint="G")
        button(page, "ending.home", (left + 524, y, 200, h), "Title", "escape", hint="Esc")
    else:
        third = (w - 16) / 3
        button(page, "ending.debrief", (left, y, third, h), "Talk about it", "space", primary=True)
        button(page, "standing", (left + third + 8, y, third, h), "Standing", "g")
        button(page, "ending.home", (left + 2 * third + 16, y, third, h), "Title", "escape")


def _goals(page: Page, area: Box, shot: Data, out: Data, wide: bool) -> None:
    x, y, w, h = area
    page.text(x, y + 14, "Did they get what they wanted?", "kicker", "ink2")
    base = y + (44 if wide else 38)
    bottom = y + h
    for score in out.get("scores") or ():
        goals = list(score.get("goals") or ())
        if base > bottom:
            return
        page.rule(x, base - (24 if wide else 18), w, "rule")
        capital(page, shot, score["actor"], x, base, "h3", 7, room=w * 0.3)
        right = x + w
        total = f"{score.get('points', 0)} of {score['of']}" if score.get("of") else f"{score.get('points', 0)}"
        page.text(right, base, f"{total} points", "label", "ink2", anchor="r")
        columns = 2 if sum(len(one.get("goals") or ()) for one in out["scores"]) > 12 or not wide else 1
        each = (w - 14) / columns
        step = 21.0 if wide else 18.0
        for i, goal in enumerate(goals):
            base += step if i % columns == 0 else 0
            if base > bottom:
                return
            _goal(page, x + 14 + (i % columns) * each, base, each - 10, goal, columns == 1)
        base += 42 if wide else 27


def _goal(page: Page, x: float, base: float, w: float, goal: Data, said: bool) -> None:
    """Set one goal: a tick if it was met, a cross if not."""
    met = bool(goal.get("met"))
    page.marker("tick" if met else "cross", x + 8, base - 5, 6, "ink" if met else "hot")
    room = w - 22 - (70 if said else 0)
    title = str(goal.get("title", ""))
    page.text(x + 22, base, title, page.first_that_fits(title, ("label", "axisM"), room), room=room)
    if said:
        page.text(x + w, base, "met" if met else "missed", "label", "ink2" if met else "hot", anchor="r")


def _trust(page: Page, area: Box, shot: Data) -> None:
    """Draw the two ties that ended lowest over all turns."""
    x, y, w, h = area
    found = sorted(ties(shot), key=lambda one: int(one["value"]))
    page.text(x, y + 14, "How trust went", "kicker", "ink2")
    lines = [
        Line(
            label(page.tongue, shot, one),
            [int(v) for v in (shot.get("track") or {}).get(one["name"], ())],
            color(shot, one["of"][0]),
            target=f"meter.{one['name']}",
        )
        for one in found[:3]
    ]
    chart(page, (x, y + 26, w, h - 30), lines, shot)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Go to the debrief or home."""
    if action in ("ending.debrief", "space", "enter"):
        return screen.over("debrief", "debrief.next")
    if action in ("ending.home", "back"):
        host.enter(None)
        return home(host)
    return screen


def title_of(shot: Data) -> str:
    """Return the ending's title."""
    return str((shot.get("outcome") or {}).get("title") or named(shot, ""))


KIND = Kind(layout, act, "ending.debrief")
