"""What happened in one turn that is looked at again: orders, events and what moved, as rows."""

from __future__ import annotations

from game.tokens import STYLES
from game.window.display import Box
from game.window.flowing import Row, pages_of
from game.window.model import Data, label, meter
from game.window.page import Page
from game.window.parts import capital, change
from game.window.screen import Screen
from game.window.words import figure


def turn(page: Page, area: Box, screen: Screen) -> None:
    """Set the orders of the turn, what else happened, and what moved most; what has no room is counted."""
    x, y, w, h = area
    shot = screen.shot
    found = shot.get("reveal") or {}
    columns = 2 if w > 560 else 1
    each = (w + 28) / columns - 28
    rows = _headline(page, screen, each)
    rows += [row for sheet in found.get("sheets") or () for row in _sheet(page, shot, sheet, each)]
    rows += [_event(page, one, each) for one in found.get("events") or ()]
    rows += _moved(page, shot, found)
    if not rows:
        page.text(x, y + 24, page.say("replay.first_day"), "h2", room=w)
        page.para(
            x, y + 52, (shot.get("scenario") or {}).get("summary", ""), "body", "ink2", w, max(int((h - 50) / 22), 1)
        )
        return
    many = len(rows)
    while len(pages_of(rows[:many], h - (20 if many < len(rows) else 0), columns)) > 1:
        many -= 1
    for column, used, row in pages_of(rows[:many], h - (20 if many < len(rows) else 0), columns)[0]:
        row.draw(x + column * (each + 28), y + used, each)
    if many < len(rows):
        page.text(
            x + w,
            y + h - 4,
            page.say("replay.more", n=sum(not row.head for row in rows[many:])),
            "axisM",
            "ink2",
            anchor="r",
        )


def _headline(page: Page, screen: Screen, width: float) -> list[Row]:
    """Return what the papers made of the turn, if they had anything."""
    stop = int(screen.ui.get("stop", 0))
    news = [one for one in screen.shot.get("headlines") or () if int(one.get("turn", 0)) == stop]
    if not stop or not news:
        return []
    words, style = str(news[0]["text"]), "h2"
    lead = STYLES[style].size * STYLES[style].line

    def draw(x: float, y: float, w: float) -> None:
        page.para(x, y + STYLES[style].size, words, style, "ink", page.even(words, style, w))

    return [Row(page.lines(words, style, width) * lead + 8, draw)]


def _sheet(page: Page, shot: Data, sheet: Data, width: float) -> list[Row]:
    name = sheet["actor"]

    def head(x: float, y: float, w: float) -> None:
        page.rule(x, y + 3, w, "rule")
        capital(page, shot, name, x, y + 25, "h3", 7, room=w - 30)

    orders = [_order(page, one, name, width) for one in sheet.get("orders") or ()]
    held = [_line(page, page.say("replay.held"), "", name, width)] if not orders else []
    return [Row(32, head, head=True, group=name), *orders, *held]


def _order(page: Page, one: Data, group: str, width: float) -> Row:
    """Return one order as a row; a quiet one has a lock, and no name for those not told."""
    hidden = bool(one.get("quiet")) and not one.get("told")
    words = page.say("replay.quiet") if hidden else str(one.get("title", ""))
    return _line(page, words, "lock" if one.get("quiet") else "", group, width, "ink2" if hidden else "ink")


def _line(page: Page, words: str, icon: str, group: str, width: float, tone: str = "ink2") -> Row:
    indent = 24.0
    lines = page.lines(words, "label", width - indent)

    def draw(x: float, y: float, w: float) -> None:
        if icon:
            page.marker(icon, x + 8, y + 8, 6, "ink2")
        page.para(x + indent, y + 13, words, "label", tone, w - indent)

    return Row(lines * 18.2 + 3, draw, group=group)


def _event(page: Page, one: Data, width: float) -> Row:
    words = str(one.get("headline") or one.get("title") or "")
    when = page.tongue.short_date(one.get("date"))
    start = page.wide(page.tongue.short_date("2019-12-28"), "axis") + 10
    lines = page.lines(words, "label", width - start)

    def draw(x: float, y: float, w: float) -> None:
        page.rule(x, y + 1, w, "rule2")
        page.text(x, y + 18, when, "axis", "ink2")
        page.para(x + start, y + 18, words, "label", "ink", w - start)

    return Row(lines * 18.2 + 10, draw)


def _moved(page: Page, shot: Data, found: Data) -> list[Row]:
    """Return the four largest changes of the turn."""
    moved = [(one, row) for row in found.get("moved") or () if (one := meter(shot, row["meter"])) is not None][:4]
    if not moved:
        return []

    def head(x: float, y: float, w: float) -> None:
        page.rule(x, y + 4, w, "rule")
        page.text(x, y + 24, page.say("replay.moved"), "kicker", "ink2", room=w)

    return [Row(30, head, head=True), *(_change(page, shot, one, row) for one, row in moved)]


def _change(page: Page, shot: Data, one: Data, row: Data) -> Row:
    def draw(x: float, y: float, w: float) -> None:
        amount = int(row["change"])
        page.text(x, y + 16, label(page.tongue, shot, one), "label", room=w - 112)
        page.text(x + w - 58, y + 16, figure(int(row["after"])), "bodyS", anchor="r")
        change(page, x + w, y + 16, one, amount, "label", "r")
        name = f"meter.{one['name']}"
        if page.target(f"moved.{one['name']}", (x - 4, y - 1, w + 8, 25), name, enter=name, group="board"):
            page.ring((x - 4, y - 1, w + 8, 25), -1)

    return Row(25.0, draw)


def news(page: Page, area: Box, screen: Screen) -> None:
    """Set the headlines of the turn for the back row, as many as stand whole."""
    x, y, w, h = area
    stop = int(screen.ui.get("stop", 0))
    told = [one for one in screen.shot.get("headlines") or () if int(one.get("turn", 0)) == stop] if stop else []
    if not told:
        words = page.say("replay.first_day") if not stop else page.say("replay.held")
        page.para(x, y + 34, words, "rdeck", "ink2", w, 3)
        return
    base, lead = y + 34, STYLES["rdeck"].size * STYLES["rdeck"].line
    for one in told:
        lines = page.lines(one["text"], "rdeck", w)
        if base + (lines - 1) * lead > y + h - 6:
            return
        base = page.para(x, base, one["text"], "rdeck", "ink", w) + 6
        page.rule(x, base - lead + 12, w, "rule")
        base += 14
