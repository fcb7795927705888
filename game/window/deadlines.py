"""Deadlines on one time axis: days left as a figure, a bar to the date, and what an order would add, hatched."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from game.tongue import Tongue, date_of
from game.window.display import Box
from game.window.model import Data
from game.window.page import Page

ROW = 33.0
SOON = 7
"""Days left from which on a deadline is hot."""


def previewed(tongue: Tongue, shot: Data, order: Data | None) -> list[dict[str, Any]]:
    """Return the clocks an order would start: {"id", "title", "due", "words"}."""
    out = []
    for status in (order or {}).get("statuses") or ():
        if status.get("due"):
            out.append(
                {
                    "id": status["id"],
                    "title": status.get("title", ""),
                    "due": status["due"],
                    "words": tongue.say(
                        "desk.if_chosen", what=status.get("to_title", ""), day=tongue.short_date(status["due"])
                    ),
                }
            )
    return out


def rows_for(tongue: Tongue, shot: Data, order: Data | None) -> list[dict[str, Any]]:
    """Return the rows of the axis, nearest first, clocks of the focused order on top."""
    ghosts = {ghost["id"]: ghost for ghost in previewed(tongue, shot, order)}
    rows: list[dict[str, Any]] = []
    for one in shot.get("deadlines") or ():
        ghost = ghosts.pop(one["id"], None) or ghosts.pop(str(one.get("instrument", "")), None)
        rows.append({**one, "ghost": ghost})
    today = date_of(shot.get("from"))
    for ghost in ghosts.values():
        due = date_of(ghost["due"])
        days = (due - today).days if due and today else 0
        rows.insert(
            0,
            {
                "id": ghost["id"],
                "title": ghost["title"],
                "sub": tongue.say("desk.if_given"),
                "due": None,
                "days": days,
                "words": "",
                "ghost": ghost,
            },
        )
    return rows


class Axis:
    """Dates to units."""

    def __init__(self, shot: Data, x0: float, x1: float, rows: Sequence[Data]) -> None:
        self.today = date_of(shot.get("from")) or datetime.date(2000, 1, 1)
        ends = [date_of(row.get("due")) for row in rows] + [
            date_of((row.get("ghost") or {}).get("due")) for row in rows
        ]
        last = max([day for day in ends if day] or [self.today])
        self.last = max(last, self.today + datetime.timedelta(days=42)) + datetime.timedelta(days=6)
        self.x0, self.x1 = x0, x1

    def at(self, day: datetime.date) -> float:
        """Return where a day lies."""
        part = (day - self.today).days / max((self.last - self.today).days, 1)
        return self.x0 + (self.x1 - self.x0) * min(max(part, 0.0), 1.0)

    def months(self) -> list[datetime.date]:
        """Return the first days of the months on the axis."""
        out, day = [], self.today.replace(day=1)
        while day <= self.last:
            if day > self.today:
                out.append(day)
            day = (day + datetime.timedelta(days=32)).replace(day=1)
        return out


def draw(page: Page, area: Box, shot: Data, order: Data | None, title: bool = True) -> int:
    """Draw the axis in an area; return how many rows found no room."""
    x, y, w, h = area
    rows = rows_for(page.tongue, shot, order)
    if title:
        page.text(x, y + 14, page.say("desk.deadlines"), "kicker", "ink2")
    head = 26.0
    fit = max(int((h - head) // ROW), 1)
    shown = rows[:fit] if len(rows) <= fit else rows[: max(fit, 1)]
    if not rows:
        page.text(x, y + 48, page.say("desk.no_deadline"), "label", "ink2")
        return 0
    names = min(250.0, w * 0.44)
    axis = Axis(shot, x + names, x + w - 14, shown)
    low = y + head + len(shown) * ROW
    _months(page, axis, y, low)
    for i, row in enumerate(shown):
        top = y + head + i * ROW
        if i:
            page.rule(x, top, w, "rule2")
        _row(page, x, top, names, w, axis, row)
        name = f"deadline.{row['id']}"
        if row.get("due") and page.target(name, (x, top + 1, w, ROW - 2), name, enter=name, group="deadlines"):
            page.ring((x, top + 1, w, ROW - 2), 0)
    return len(rows) - len(shown)


def _months(page: Page, axis: Axis, y: float, low: float) -> None:
    page.upright(axis.x0, y + 22, low - y - 22, "ink", 1.4)
    free = axis.x0 + 12 + page.text(axis.x0, y + 15, page.say("desk.today"), "axisM")
    for day in axis.months():
        at = axis.at(day)
        page.upright(at, y + 22, low - y - 22, "rule")
        after = axis.at((day + datetime.timedelta(days=32)).replace(day=1))
        name = page.tongue.month(day, short=True)
        middle = (at + min(after, axis.x1)) / 2
        wide = page.wide(name, "axis")
        if middle - wide / 2 > free and middle + wide / 2 < axis.x1 + 14:
            page.text(middle, y + 15, name, "axis", "ink2", anchor="c")
            free = middle + wide / 2 + 10


def _row(page: Page, x: float, top: float, names: float, w: float, axis: Axis, row: Data) -> None:
    days = int(row.get("days") or 0)
    soon = days <= SOON and row.get("due") is not None
    tone = "hot" if soon else "ink"
    with page.inside((x, top, w, ROW)):
        if days == 0 and row.get("due"):
            page.text(x + 72, top + 23, page.say("desk.today"), "bodyS", tone, anchor="r")
        else:
            page.text(x + 38, top + 23, str(days), "num", tone, anchor="r")
            page.text(x + 43, top + 23, page.say("desk.days", n=days), "axis", tone)
        title, sub, room = str(row.get("title", "")), str(row.get("sub") or ""), names - 96
        style = page.first_that_fits(title, ("label", "axisM"), room)
        if sub:
            page.text(x + 84, top + 14, title, style, room=room)
            page.text(x + 84, top + 28, sub, "axis", "ink2", room=room)
        elif page.wide(title, style) <= room:
            page.text(x + 84, top + 22, title, style)
        else:
            for number, line in enumerate(page.look.metrics.wrap(title, "axisM", room, 2)):
                page.text(x + 84, top + 13 + 14.5 * number, line, "axisM")
        middle = top + 16.5
        due = date_of(row.get("due"))
        after = axis.x0 + 2
        if due:
            after = _bar(page, axis.x0, max(axis.at(due), axis.x0 + 12), middle, tone) + 8
        ghost = row.get("ghost")
        if ghost:
            end = date_of(ghost["due"])
            stop = max(axis.at(end), after + 8) if end else after + 60
            words = str(ghost["words"])
            wide = page.wide(words, "axisM") + 12
            start = after - 6 if due else axis.x0 + 1
            if wide < stop - start - 30:
                _split_hatch(page, start, stop, middle, start + 26, wide, words)
            else:
                page.hatch(start, middle - 5, stop - start, 10, "hot")
                room = axis.x1 + 14 - stop - 6
                if room > wide:
                    page.text(stop + 6, middle + 4.5, words, "axisM", "hot")
        else:
            day = page.tongue.short_date(row.get("due"))
            words = str(row.get("words") or "")
            if not words.startswith(day):
                words = page.say("list.comma").join(part for part in (day, words) if part)
            room = axis.x1 + 14 - after
            if page.wide(words, "axisM") > room:
                words = page.tongue.short_date(row.get("due"))
            if page.wide(words, "axisM") <= room:
                page.rect(after - 2, middle - 9, page.wide(words, "axisM") + 6, 18, "paper")
                page.text(after, middle + 4.5, words, "axisM")


def _bar(page: Page, x0: float, x1: float, y: float, tone: str) -> float:
    """Draw an arrow bar; return its end."""
    head = min(11.0, x1 - x0)
    page.rect(x0, y - 4.5, max(x1 - x0 - head, 0) + 1, 9, tone)
    page.poly([(x1 - head, y - 8.5), (x1, y), (x1 - head, y + 8.5)], tone)
    return x1


def _split_hatch(page: Page, start: float, stop: float, y: float, at: float, wide: float, words: str) -> None:
    page.hatch(start, y - 5, at - start, 10, "hot")
    page.rect(at, y - 9, wide, 18, "paper")
    page.text(at + 6, y + 4.5, words, "axisM", "hot")
    page.hatch(at + wide, y - 5, stop - at - wide, 10, "hot")
