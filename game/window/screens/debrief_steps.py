"""The debrief step by step, for the back row and for a small page: one idea a screen, and one question."""

from __future__ import annotations

from game.lettering import typeset
from game.window.aftermath import (
    goals_rows,
    heading,
    mattered_rows,
    said,
    sentences,
    type_of,
    unseen_rows,
)
from game.window.charts import chart
from game.window.display import Box
from game.window.flowing import Row, flow, pages_of
from game.window.page import Page
from game.window.parts import button, top_rule
from game.window.screen import Screen
from game.window.talk import chosen, course, headline, meter_title, questions

STEPS = ("said", "course", "unseen", "mattered", "goals", "talk")
"""The order of the talk in class (window.md section 3)."""
HEADS = {True: ("rh1", "rh1S", "rh2"), False: ("h2", "h3", "bodyS")}
"""How the sentence over every step is set, in the room and on a small page."""
PRESS = 250.0
"""How wide the press on is in the room."""
LINE = 960.0
"""No line for the back row is longer."""


def layout(page: Page, screen: Screen) -> None:
    """Lay out one step, with the question that goes with it and the way on."""
    big = page.room
    left = 36.0 if big else 24.0
    w = page.W - 2 * left
    top_rule(page)
    step = int(screen.ui.get("step", 0)) % len(STEPS)
    head = _head(page, screen, left, w, step)
    under = str(screen.ui.get("said", "")) or _asked(page, screen).get(step, "")
    low = page.H - _foot_height(page, under, w)
    area = (left, head + (18 if big else 8), w, low - head - (28 if big else 12))
    at = int(screen.ui.get("page", 0))
    many = 1
    if STEPS[step] == "course":
        page.panel(area, lambda: _course(page, area, screen))
    elif STEPS[step] == "talk":
        rest = _left_over(page, screen)
        many = len(rest)
        _talk(page, area, rest[at % many])
    else:
        rows, columns = _rows(page, screen, STEPS[step], area[2])
        many = len(pages_of(rows, area[3], columns))
        page.panel(area, lambda: flow(page, area, rows, columns=columns, at=min(at, many - 1)))
    _foot(page, (left, low, w, page.H - low), under, (step, min(at, many - 1), many))


def _head(page: Page, screen: Screen, left: float, w: float, step: int) -> float:
    """Set which step this is and the sentence over it; return where the rule under them lies."""
    shot, big = screen.shot, page.room
    kicker = page.say("debrief.step", n=step + 1, of=len(STEPS))
    wide = page.text(left, 44 if big else 29, kicker, "rk" if big else "kicker", "ink2")
    title = str((shot.get("scenario") or {}).get("title", ""))
    room = w - wide - 24
    if page.wide(title, "rlab" if big else "label") <= room:
        page.text(left + w, 44 if big else 29, title, "rlab" if big else "label", "ink2", anchor="r")
    words, style = headline(page, shot, HEADS[big], w)
    rule = 124.0 if big else 68.0
    page.text(left, 104 if big else 57, words, style, room=w)
    page.rule(left, rule, w, "ink")
    return rule


def _rows(page: Page, screen: Screen, step: str, width: float) -> tuple[list[Row], int]:
    """Return the rows of a step, and in how many columns they stand."""
    shot, kind = screen.shot, type_of(page)
    columns = 2 if width >= (1000 if page.room else 700) else 1
    each = (width + 28) / columns - 28
    if step == "said":
        outcome = shot.get("outcome") or {}
        large = "rdeck" if page.room else "deck"
        first = headline(page, shot, HEADS[page.room], width)[0]
        title = str(outcome.get("title", ""))
        rows = [said(page, title, width, kind.name, "ink")] if first != title else []
        text = typeset(outcome.get("text", "")).removeprefix(first).strip()  # what stands over the page is said once
        told = [words for words in [text, *sentences(page, shot)] if words]
        return rows + [said(page, words, width, large, "ink") for words in told], 1
    if step == "mattered":
        return mattered_rows(page, shot, min(width, LINE if page.room else width)), 1
    if step == "unseen":
        return unseen_rows(page, shot, each), columns
    return [heading(page, page.say("debrief.wanted")), *goals_rows(page, shot, each, private=False)], columns


def _course(page: Page, area: Box, screen: Screen) -> None:
    x, y, w, h = area
    one = chosen(screen)
    if one is None:
        return
    title = meter_title(page, screen.shot, one)
    style = "rlab" if page.room else "labelS"
    page.text(x, y + (22 if page.room else 16), title, style, room=w)
    top = 36.0 if page.room else 24.0
    chart(page, (x, y + top, w, h - top), course(page, screen.shot, one), screen.shot)


# questions


def _flat(page: Page, screen: Screen) -> list[tuple[str, str]]:
    return [(title, words) for title, asked in questions(page, screen.shot) for words in asked]


def _asked(page: Page, screen: Screen) -> dict[int, str]:
    """Return the question under each step but the last."""
    return dict(enumerate(words for _, words in _flat(page, screen)[: len(STEPS) - 1]))


def _left_over(page: Page, screen: Screen) -> list[tuple[str, str]]:
    """Return the questions of the last step: those not yet asked, at least one."""
    every = _flat(page, screen)
    return every[len(STEPS) - 1 :] or every[-1:]


def _talk(page: Page, area: Box, one: tuple[str, str]) -> None:
    """Set one question alone, as large as it fits."""
    x, y, w, h = area
    title, words = one
    big = page.room
    page.text(x, y + (40 if big else 22), title, "rk" if big else "kicker", "ink2", room=w)
    styles = ("rh1", "rh1S", "rh2") if big else ("h1", "h2", "h3", "bodyS")
    top = y + (110 if big else 58)
    lead = {"rh1": 55, "rh1S": 44, "rh2": 36, "h1": 38, "h2": 28, "h3": 24, "bodyS": 21}
    style = next((name for name in styles if page.lines(words, name, w) * lead[name] <= y + h - top), styles[-1])
    page.para(x, top, words, style, "ink", w)


def _question_style(page: Page, words: str, width: float) -> str:
    styles = ("rh1S", "rh2") if page.room else ("h3", "bodyS", "labelS")
    return next((name for name in styles if page.lines(words, name, width) <= 2), styles[-1])


def _foot_height(page: Page, words: str, w: float) -> float:
    """Return how high the foot is: question and press, or the press alone."""
    if page.room:
        room = w - PRESS - 36
        lines = page.lines(words, _question_style(page, words, room), room) if words else 0
        return 84.0 if not words else 168.0 + 36.0 * max(lines - 2, 0)
    lines = page.lines(words, _question_style(page, words, w), w) if words else 0
    return 60.0 + min(lines, 3) * 24.0


def _foot(page: Page, area: Box, words: str, place: tuple[int, int, int]) -> None:
    x, y, w, _ = area
    step, at, many = place
    big = page.room
    wide = PRESS if big else min(220.0, w * 0.28)
    page.rule(x, y, w, "ink")
    if words:
        style = _question_style(page, words, w - (wide + 36 if big else 0))
        if big:
            page.text(x, y + 40, page.say("debrief.talk"), "rk", "ink2")
        page.para(
            x,
            y + (82 if big else 22),
            words,
            style,
            "ink",
            page.even(words, style, w - (wide + 36 if big else 0)),
            5 if big else 3,
        )
    after = (step, at + 1) if at + 1 < many else ((step + 1) % len(STEPS), 0)
    before = (step, at - 1) if at else ((step - 1) % len(STEPS), 0)
    high = 48.0 if big else 40.0
    top = page.H - (76 if big else 48)
    box = (x + w - wide, top, wide, high)
    label = page.say("debrief.on") if at + 1 >= many else page.say("debrief.on_page", n=at + 2, of=many)
    button(page, "debrief.next", box, label, "space", primary=True, action=f"go:{after[0]}.{after[1]}",
           style="rlab" if big else "bodyS")  # fmt: skip
    if big:
        _signs(page, (x + w - (96 if words else wide + 108), top - (56 if words else -2)), before)
    else:
        _others(page, (x, top, w - wide - 12, high), before)


def _signs(page: Page, spot: tuple[float, float], before: tuple[int, int]) -> None:
    """Draw the presses back and to a turn as small signs, which the back row need not read."""
    left, y = spot
    for name, sign, key, action in (
        ("page.less", "back", "pageup", f"go:{before[0]}.{before[1]}"),
        ("debrief.again", "again", "r", "debrief.again"),
    ):
        box = (left, y, 44.0, 44.0)
        page.rect(*box, "card", "ink3")
        page.marker(sign, left + 22, y + 22, 9, "ink")
        if page.target(name, box, action, key=key, group="buttons"):
            page.ring(box)
        left += 52


def _others(page: Page, area: Box, before: tuple[int, int]) -> None:
    """Draw the presses that lead back, to a turn, to the saved page, and out."""
    x, y, w, h = area
    page.rect(x, y, 40, h, "card", "ink2")
    page.marker("back", x + 20, y + h / 2, 8, "ink")
    if page.target("page.less", (x, y, 40, h), f"go:{before[0]}.{before[1]}", key="pageup", group="buttons"):
        page.ring((x, y, 40, h))
    names = (
        ("debrief.again", page.say("debrief.again"), "r", "debrief.again"),
        ("debrief.save", page.say("debrief.save"), "", "debrief.save"),
        ("debrief.done", page.say("debrief.done"), "escape", "debrief.done"),
    )
    left, each = x + 48, (w - 40) / len(names) - 8
    for i, (name, words, key, action) in enumerate(names):
        button(page, name, (left + i * (each + 8), y, each, h), words, key, action=action, style="labelS")
