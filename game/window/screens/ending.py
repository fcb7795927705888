"""The ending: what happened, in plain sentences, its largest chapters, and what each capital wanted and got."""

from __future__ import annotations

from functools import reduce

from game.lettering import joined
from game.window.aftermath import chapter_rows, goals_rows, heading, said, sentences
from game.window.display import Box
from game.window.flowing import Row, blocks, flow, pager, pages_of
from game.window.model import Data
from game.window.overlays import home, kept
from game.window.page import Page
from game.window.parts import button, top_rule
from game.window.screen import Host, Kind, Screen
from game.window.screens.debrief import again


def layout(page: Page, screen: Screen) -> None:
    """Lay out the ending for the size of the page."""
    page.room = page.room and page.W >= 900 and page.H >= 540
    if page.room:
        _room(page, screen)
        return
    shot = screen.shot
    out = shot.get("outcome") or {}
    wide = page.W >= 1000 and page.H >= 620
    left = 32.0 if wide else 24.0
    w = page.W - 2 * left
    top_rule(page)
    scenario = str((shot.get("scenario") or {}).get("title", ""))
    dates = page.tongue.days_between(shot.get("start"), shot.get("end"))
    page.text(left, 31 if wide else 28, f"{scenario} · {dates}", "kicker", "ink2", room=w)
    title = str(out.get("title") or page.say("ending.over"))
    styles = ("coverM", "rh1", "h1", "h2") if wide else ("h1", "h2", "h3")
    base = 88.0 if wide else 60.0
    page.text(left, base, title, page.first_that_fits(title, styles, w), room=w)
    foot = page.H - (72 if wide else 54)
    if wide:
        text = out.get("text", "")
        base = page.para(left, base + 36, text, "deckL", "ink", page.even(text, "deckL", w), 2)
        words = reduce(joined, sentences(page, shot), "")
        base = page.para(left, base + 2, words, "body", "ink2", w, 3)
        top = base - 6
        page.rule(left, top, w, "ink")
        area = (left, top + 10, w, foot - top - 18)
        page.panel(area, lambda: _wide(page, area, screen))
    else:
        page.rule(left, base + 12, w, "ink")
        area = (left, base + 18, w, foot - base - 40)
        page.panel(area, lambda: _narrow(page, area, screen))
    _presses(page, screen, left, w, wide)


def _room(page: Page, screen: Screen) -> None:
    """Set the ending, what was done, and the chapters for the back row."""
    shot = screen.shot
    out = shot.get("outcome") or {}
    left, w = 36.0, page.W - 72
    top_rule(page)
    page.text(left, 44, str((shot.get("scenario") or {}).get("title", "")), "rk", "ink2", room=w)
    title = str(out.get("title") or page.say("ending.over"))
    page.text(left, 104, title, page.first_that_fits(title, ("rh1", "rh1S", "rh2"), w), room=w)
    page.rule(left, 124, w, "ink")
    foot = page.H - 84
    columns = 2 if w >= 1000 else 1
    words = [str(out.get("text", "")), reduce(joined, sentences(page, shot), "")]
    top = [said(page, one, w, "rdeck", tone) for one, tone in zip(words, ("ink", "ink2"), strict=True) if one]
    high = sum(row.high for row in top)
    area = (left, 138.0, w, high)
    page.panel(area, lambda: flow(page, area, top))
    rows = chapter_rows(page, shot, (w + 28) / columns - 28)
    rest = (left, 138 + high, w, foot - 138 - high - 8)
    at = int(screen.ui.get("page", 0))
    many = len(pages_of(rows, rest[3], columns))
    if rows and all(row.high <= rest[3] for row in rows):
        page.rule(left, rest[1], w, "rule")
        page.panel(rest, lambda: flow(page, rest, rows, columns=columns, at=min(at, many - 1)))
    page.rule(left, foot, w, "ink")
    last = at + 1 >= many
    label = page.say("ending.debrief") if last else page.say("debrief.on_page", n=at + 2, of=many)
    box = (left + w - 270, page.H - 76, 270.0, 48.0)
    button(page, "ending.debrief", box, label, "space", primary=True, action="" if last else "page.more", style="rlab")


def _wide(page: Page, area: Box, screen: Screen) -> None:
    """Set the goals, a column for each of three capitals, and the chapters side by side below them; where that would
    tear a capital's goals apart the chapters have a page of their own."""
    x, y, w, h = area
    shot = screen.shot
    columns = min(max(len((shot.get("outcome") or {}).get("scores") or ()), 1), 3)
    goals = goals_rows(page, shot, (w + 28) / columns - 28)
    head = heading(page, page.say("ending.wanted"))
    lines = _strip(page, shot, w)
    low = sum(max(one.high for one in line) for line in lines) + head.high if lines else 0.0
    groups = blocks(goals)
    tallest = max((sum(row.high for row in group) for group in groups), default=0.0)
    apart = bool(lines) and tallest > h - low - head.high
    high = h - head.high - (0.0 if apart else low)
    beside = len(groups) <= columns and tallest <= high
    at, pages = int(screen.ui.get("page", 0)), 1 if beside else len(pages_of(goals, high, columns))
    many = pages + apart
    if at % many < pages:
        head.draw(x, y, w)
        for i, rows in enumerate(groups if beside else [goals]):
            left = x + i * (w + 28) / columns
            part = (left, y + head.high, (w + 28) / columns - 28 if beside else w, high)
            flow(page, part, rows, columns=1 if beside else columns, at=at % many)
    if lines and (not apart or at % many == pages):
        _chapters(page, (x, y if apart else y + h - low, w, low), lines)
    pager(page, x + w, page.H - 30, at, many)


def _chapters(page: Page, area: Box, lines: list[list[Row]]) -> None:
    x, y, w, _ = area
    head = heading(page, page.say("ending.chapters"))
    head.draw(x, y, w)
    y += head.high
    across = (w + 28) / len(lines[0])
    for line in lines:
        for i, one in enumerate(line):
            one.draw(x + i * across, y, across - 28)
        y += max(one.high for one in line)


def _strip(page: Page, shot: Data, w: float) -> list[list[Row]]:
    """Return the chapters in lines of four side by side, on a narrower page of two."""
    across = 4 if w >= 1100 else 2
    told = chapter_rows(page, shot, (w + 28) / across - 28)
    return [told[i : i + across] for i in range(0, len(told), across)]


def _narrow(page: Page, area: Box, screen: Screen) -> None:
    """Set everything in one column after the other; with room for two, what came and the chapters on the first page,
    the goals on those that follow, each list under a heading that spans both."""
    x, y, w, h = area
    shot = screen.shot
    first, told = str((shot.get("outcome") or {}).get("text", "")), sentences(page, shot)
    head = heading(page, page.say("ending.wanted"))
    at, lines = int(screen.ui.get("page", 0)), _strip(page, shot, w)
    came = [said(page, one, w, "body", "ink") for one in (first, reduce(joined, told, "")) if one]
    top = sum(row.high for row in came)
    if w >= 700 and top + head.high + sum(max(one.high for one in line) for line in lines) <= h:
        goals = goals_rows(page, shot, (w + 28) / 2 - 28)
        many = len(pages_of(goals, h - head.high, 2)) + 1
        if at % many == 0:
            flow(page, (x, y, w, top), came)
            if lines:
                _chapters(page, (x, y + top, w, h - top), lines)
        else:
            head.draw(x, y, w)
            flow(page, (x, y + head.high, w, h - head.high), goals, columns=2, at=at % many - 1)
    else:
        columns = 2 if w >= 700 else 1
        each = (w + 28) / columns - 28
        rows = [said(page, one, each, "body", "ink") for one in (first, *told) if one]
        rows += [heading(page, page.say("ending.chapters")), *chapter_rows(page, shot, each)]
        rows += [head, *goals_rows(page, shot, each)]
        many = flow(page, area, rows, columns=columns, at=at)
    pager(page, x + w, y + h + 18, at, many)


def _presses(page: Page, screen: Screen, left: float, w: float, wide: bool) -> None:
    y, h = page.H - (62 if wide else 50), 46.0 if wide else 40.0
    names = (
        ("ending.debrief", page.say("ending.debrief"), "space", 250.0),
        ("ending.again", page.say("ending.again"), "r", 200.0),
        ("standing", page.say("ending.standing"), "g", 230.0),
        ("ending.home", page.say("ending.home"), "escape", 150.0),
    )
    share = (w - 180 - 36) / sum(one[3] for one in names) if wide else (w - 24) / sum(one[3] for one in names)
    x = left
    for name, words, key, part in names:
        each = part * min(share, 1.0) if wide else part * share
        button(page, name, (x, y, each, h), words, key, primary=name == "ending.debrief",
               style="bodyS" if wide else "labelS")  # fmt: skip
        x += each + (12 if wide else 8)
    told = str(screen.ui.get("said", ""))
    if told:
        page.text(left, y - 8, told, "axisM", "ink", room=w - 140)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Go to the talk, look at a turn again, or go home."""
    verb, _, rest = action.partition(":")
    if action in ("ending.debrief", "space", "enter"):
        return Screen("debrief", screen.shot, {}, "debrief.next")
    if action in ("page.more", "page.less"):
        return screen.put(page=int(screen.ui.get("page", 0)) + (1 if action == "page.more" else -1))
    if verb in ("again", "ending.again"):
        return again(screen, int(rest or 0), host)
    if action == "debrief.save":
        return kept(screen, host)
    if action in ("ending.home", "back"):
        host.enter(None)
        return home(host)
    return screen


KIND = Kind(layout, act, "ending.debrief")
