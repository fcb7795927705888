"""The debrief: the course against the record, what mattered, was wanted, was hidden, and questions to talk about."""

from __future__ import annotations

from game.tokens import STYLES
from game.window.aftermath import goals_rows, heading, mattered_rows, unseen_rows
from game.window.charts import chart
from game.window.display import Box
from game.window.flow import watch
from game.window.flowing import Row, flow, pager
from game.window.model import Data, actors, color, gauge_of, shape, ties
from game.window.overlays import home, kept
from game.window.page import Page
from game.window.parts import button, top_rule
from game.window.screen import Host, Kind, Screen
from game.window.screens import debrief_steps
from game.window.talk import charted, chosen, course, headline, meter_title, questions

TALK = 196.0
QUESTION = ("deck", "body", "small")
"""How questions are set: the largest style in which all of a step stand."""


def layout(page: Page, screen: Screen) -> None:
    """Lay out the debrief for the size of the page: the desk at once, the room and a small page step by step."""
    page.room = page.room and page.W >= 900 and page.H >= 540
    if page.room or page.W < 1000 or page.H < 620:
        debrief_steps.layout(page, screen)
    else:
        desk(page, screen)


def desk(page: Page, screen: Screen) -> None:
    """Lay out chart and questions at the left, the findings at the right."""
    shot = screen.shot
    top_rule(page)
    left, w = 32.0, page.W - 64
    scenario = str((shot.get("scenario") or {}).get("title", ""))
    page.text(left, 31, page.say("debrief.kicker", scenario=scenario), "kicker", "ink2", room=w)
    words, style = headline(page, shot, ("rh1S", "h1", "h2", "h3"), w)
    page.text(left, 74, words, style, room=w)
    page.rule(left, 92, w, "ink")
    foot = page.H - 64
    side = min(max(412.0, w * 0.34), 520.0)
    main = w - side - 44
    talk = foot - TALK
    top = _picks(page, (left, 102, main, 30), screen)
    one = chosen(screen)
    if one is not None:
        page.text(left, top + 22, meter_title(page, shot, one), "bodyS", room=main - 150)
        _which(page, left + main, top + 22, shot, one)
        frame = (left, top + 34, main, talk - top - 46)
        page.panel(frame, lambda: chart(page, frame, course(page, shot, one), shot))
    low = TALK - (34 if screen.ui.get("said") else 10)
    page.panel((left, talk, main, low), lambda: _talk(page, (left, talk, main, low), screen))
    page.upright(left + main + 22, 106, page.H - 130)
    column = (left + main + 44, 100.0, side, page.H - 100 - 46)
    page.panel(column, lambda: _findings(page, column, screen))
    _presses(page, left, main, screen)


def _findings(page: Page, area: Box, screen: Screen) -> None:
    """Set what mattered, what was wanted and what nobody could see, on as many pages as it takes."""
    x, y, w, h = area
    rows = findings(page, screen.shot, w)
    at = int(screen.ui.get("page", 0))
    many = flow(page, area, rows, at=at)
    pager(page, x + w, y + h + 28, at, many)


def findings(page: Page, shot: Data, width: float) -> list[Row]:
    """Return the rows of the findings."""
    wanted = goals_rows(page, shot, width, private=False)
    rows = mattered_rows(page, shot, width)
    if wanted:
        rows += [heading(page, page.say("debrief.wanted")), *wanted]
    return rows + unseen_rows(page, shot, width)


# the level on the chart


def _picks(page: Page, area: Box, screen: Screen) -> float:
    """Draw a chip for each tie and each capital's own level, in one row or two; return where they end."""
    x, y, w, h = area
    shot = screen.shot
    here = chosen(screen)
    own = [one for name in actors(shot) if (one := gauge_of(shot, name["id"])) is not None]
    wides = [62.0 if len(one["of"]) == 2 else 58.0 for one in (*ties(shot), *own)]
    spots: list[tuple[float, float]] = []
    left, top = x, y
    for i, wide in enumerate(wides):
        left += 12 if i == len(wides) - len(own) and left > x else 0
        if left + wide > x + w:
            left, top = x, top + h + 6
        spots.append((left, top))
        left += wide + 6
    if not spots or top > y + h + 6:
        return y - 8
    for one, (left, top), wide in zip((*ties(shot), *own), spots, wides, strict=True):
        if _chip(page, (left, top, wide, h), one, here):
            page.ring((left, top, wide, h), 0)
        _sign_of(page, (left, top + h / 2), shot, one)
    return spots[-1][1] + h + 4


def _sign_of(page: Page, spot: tuple[float, float], shot: Data, one: Data) -> None:
    """Draw what a chip stands for: who trusts whom, or a capital and its gauge."""
    x, y = spot
    first, *rest = one["of"]
    page.marker(shape(shot, first), x + 15, y, 6, color(shot, first))
    if rest:
        page.marker("arrow", x + 31, y, 6, "ink2")
        page.marker(shape(shot, rest[0]), x + 47, y, 6, color(shot, rest[0]))
    else:
        page.rect(x + 28, y - 4, 20, 8, "", "ink2", 1)
        page.rect(x + 28, y - 4, 12, 8, "ink2")


def _chip(page: Page, box: Box, one: Data, here: Data | None) -> bool:
    """Draw the ground of a chip; return whether it holds the focus."""
    x, y, w, h = box
    picked = here is not None and here["name"] == one["name"]
    page.rect(x, y, w, h, "card" if picked else "", "ink" if picked else "rule", 2 if picked else 1)
    return page.target(f"pick.{one['name']}", box, f"pick:{one['name']}", group="picks")


def _which(page: Page, right: float, base: float, shot: Data, one: Data) -> None:
    """Set which of all levels is shown, with a press to the one before and the next."""
    names = [other["name"] for other in charted(shot)]
    at = names.index(one["name"])
    page.text(right - 62, base, page.say("flow.of", n=at + 1, of=len(names)), "axisM", "ink2", anchor="r")
    for name, sign, x, key, step in (
        ("line.less", "back", right - 52, "", -1),
        ("line.more", "chevron", right - 24, "m", 1),
    ):
        box = (x, base - 17, 24.0, 24.0)
        page.marker(sign, x + 12, base - 5, 5, "ink2")
        if page.target(name, box, f"pick:{names[(at + step) % len(names)]}", key=key, group="picks"):
            page.ring(box, -2)


# the questions


def _talk(page: Page, area: Box, screen: Screen) -> None:
    """Set the questions of one step side by side."""
    x, y, w, h = area
    steps = questions(page, screen.shot)
    at = int(screen.ui.get("step", 0)) % len(steps)
    title, asked = steps[at]
    page.rule(x, y, w, "ink")
    page.text(x, y + 24, page.say("debrief.talk"), "kicker", "ink2")
    page.text(x + w, y + 24, page.say("flow.of", n=at + 1, of=len(steps)), "axisM", "ink2", anchor="r")
    page.text(x, y + 56, title, "h2", room=w)
    columns = 2 if w > 560 else 1
    each = (w + 32) / columns - 32
    rows = [asked[first : first + columns] for first in range(0, len(asked), columns)]
    style = next((one for one in QUESTION if sum(_high(page, row, one, each) for row in rows) <= h - 74), QUESTION[-1])
    top = y + 68
    for number, row in enumerate(rows):
        high = _high(page, row, style, each)
        if number and top + high > y + h:
            more = page.say("debrief.more_asked", n=sum(len(left) for left in rows[number:]))
            page.text(x + w, y + 56, more, "axisM", "ink2", anchor="r")
            return
        for i, words in enumerate(row):
            page.para(x + i * (each + 32), top + 20, words, style, "ink", each)
        top += high


def _high(page: Page, row: list[str], style: str, width: float) -> float:
    """Return how high a row of questions is."""
    return max(page.lines(words, style, width) for words in row) * STYLES[style].size * STYLES[style].line + 12


def _presses(page: Page, left: float, w: float, screen: Screen) -> None:
    y, h = page.H - 58, 44.0
    said = str(screen.ui.get("said", ""))
    if said:
        page.para(left, y - 24, said, page.first_that_fits(said, ("label", "axisM"), w), "ink", w, 1)
    names = (
        ("debrief.next", page.say("debrief.next"), "space", True),
        ("debrief.again", page.say("debrief.again"), "r", False),
        ("debrief.save", page.say("debrief.save"), "", False),
        ("debrief.done", page.say("debrief.done"), "escape", False),
    )
    hints = {"debrief.save": "Ctrl+S"}
    wanted = [
        page.wide(words, "bodyS") + page.wide(hints.get(name, "Space"), "axisM") + 66 for name, words, _, _ in names
    ]
    spare = (w - 36 - sum(wanted)) / len(names)
    widths = [wide + min(spare, 24.0) if spare >= 0 else (w - 36) / len(names) for wide in wanted]
    x = left
    for (name, words, key, primary), wide in zip(names, widths, strict=True):
        button(page, name, (x, y, wide, h), words, key, primary=primary, hint=hints.get(name, ""))
        x += wide + 12


# what people do here


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Ask on, chart another level, look at a turn again, save the page, or finish."""
    verb, _, rest = action.partition(":")
    if verb == "pick":
        return screen.put(pick=rest)
    if verb == "go":
        step, _, at = rest.partition(".")
        return screen.put(step=int(step), page=int(at), said="")
    if action in ("debrief.next", "space", "enter"):
        return screen.put(step=int(screen.ui.get("step", 0)) + 1, said="")
    if action in ("page.more", "page.less"):
        return screen.put(page=int(screen.ui.get("page", 0)) + (1 if action == "page.more" else -1))
    if verb in ("again", "debrief.again"):
        return again(screen, int(rest or 0), host)
    if action == "debrief.save":
        return kept(screen, host)
    if action in ("debrief.done", "back"):
        host.enter(None)
        return home(host)
    return screen


def again(screen: Screen, turn: int, host: Host) -> Screen:
    """Open the replay over this screen at a turn."""
    return watch(host, turn, screen) if host.door is not None else screen


KIND = Kind(layout, act, "debrief.next")
