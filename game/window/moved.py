"""What a turn moved, the last step of the reveal: public orders, largest changes, nearest deadline, new clocks."""

from __future__ import annotations

from typing import Any

from game.tokens import STYLES
from game.window.deadlines import SOON
from game.window.display import Box
from game.window.dumbbell import TWO_LINES, crossing, dumbbell
from game.window.model import Data, color, label, meter, named
from game.window.page import Page
from game.window.parts import capital
from game.window.screen import Screen

Style = dict[str, Any]


def quiet_orders(page: Page, x: float, y: float, number: int, style: Style, big: bool, w: float) -> None:
    """Say that there were quiet orders, and nothing more."""
    r = 10.0 if big else 7.0
    page.marker("lock", x + r, y - r * 0.75, r, "ink2")
    words = page.say("opening.quiet", n=number)
    page.text(x + 3 * r + 2, y, words[0].upper() + words[1:], style["body"], "ink2", room=w - 3 * r)


def moved(page: Page, area: Box, screen: Screen, style: Style, big: bool, top_line: str) -> None:
    """Lay out what was ordered in public, and below it what moved; `top_line` is the headline over the page."""
    x, y, w, h = area
    shot = screen.shot
    found = shot.get("reveal") or {}
    every = sorted(found.get("moved") or (), key=lambda one: -abs(int(one["change"])))
    shown = every[: 4 if big or page.H > 420 else 3]
    row = float(style["row"]) + (16.0 if page.room and page.W < 1180 and page.H >= 740 else 0.0)
    row += 8.0 if not big and page.H >= 540 else 0.0
    low = y + h - (0 if big else 8)
    top = low - row * max(len(shown), 1) - (50 if big else 30)
    _columns(page, (x, y + (22 if big else 10), w, top - y - (26 if big else 14)), found, shot, style, big, top_line)
    page.rule(x, top, w, "ink")
    wide = page.text(x, top + (32 if big else 20), page.say("opening.moved"), style["kick"], "ink2")
    smaller = len(every) - len(shown)
    if smaller > 0:
        words = page.say("opening.smaller", n=smaller)
        page.text(
            x + w,
            top + (32 if big else 20),
            words,
            style["lab"] if big else "axis",
            "ink2",
            anchor="r",
            room=w - wide - 20,
        )
    if not shown:
        page.text(x, top + (84 if big else 48), page.say("opening.nothing"), style["body"], "ink2")
    axis0, axis1 = _axis(page, (x, w), shown, shot, style, big, row >= TWO_LINES)
    head = top + (50 if big else 30)
    for part, words in ((0.0, "0"), (0.5, "50"), (1.0, "100")):
        at = axis0 + (axis1 - axis0) * part
        page.text(at, head - 8, words, "rlab" if page.room else "label" if big else "axis", "ink2", anchor="c")
        page.upright(at, head, row * len(shown))
    for i, one in enumerate(shown):
        page.rule(x, head + i * row, w, "rule2")
        dumbbell(page, (x, head + i * row, w, row), one, shot, (axis0, axis1), style, big, i)
    if big:
        page.rule(x, low, w, "ink")
    _clocks(page, (x, low, w, page.H - low), shot, found, big)


def _axis(
    page: Page, span: tuple[float, float], shown: list[Data], shot: Data, style: Style, big: bool, two_lines: bool
) -> tuple[float, float]:
    """Return where the axis begins and ends, so that names stand left of it, and words of thresholds right or below."""
    x, w = span
    reader = shot.get("reader")
    found = [(one, row) for row in shown if (one := meter(shot, row["meter"])) is not None]
    names = [page.wide(label(page.tongue, shot, one, reader), style["body"]) for one, _ in found]
    words = [page.wide(text, style["lab"]) for one, row in found if (text := crossing(page, one, row))]
    if two_lines:
        left = x + min(max([*names, *(wide + 30 for wide in words)], default=0.0) + 60, w * 0.56)
        return left, max(x + w * 0.76, left + w * 0.16)
    left = x + min(max(max(names, default=0.0) + 60, w * 0.28), w * 0.42)
    need = max(words) + (250.0 if big else 160.0) if words else 0.0
    return left, min(x + w * (0.6 if big else 0.64), max(x + w - need, left + w * 0.16))


def _columns(page: Page, area: Box, found: Data, shot: Data, style: Style, big: bool, top_line: str) -> None:
    x, y, w, h = area
    sheets = list(found.get("sheets") or ())
    events = list(found.get("events") or ())
    gap = (32.0 if len(sheets) < 5 else 20.0) if big else 14.0
    each = (w + gap) / max(len(sheets), 1) - gap
    strip, down = (40.0 if big else 22.0) if events else 0.0, 86.0 if big else 47.0
    room = h - strip - down
    sizes: tuple[str, ...] = (style["said"], style["lab"])
    if not page.room:
        sizes = (*sizes, "bodyS") if big else ("bodyS", *sizes)
    size = next((name for name in sizes if all(_whole(page, name, sheet, each, room) for sheet in sheets)), sizes[-1])
    for i, sheet in enumerate(sheets):
        left = x + i * (each + gap)
        page.rect(left, y, each, 5 if big else 3, color(shot, sheet["actor"]))
        if i:
            page.upright(left - gap / 2, y, h - strip)
        with page.inside((left - 1, y, each + 2, h)):
            name, beside = named(shot, sheet["actor"]), each - 36
            larger = page.first_that_fits(name, (style["name"], *(("rbodyS", "rlab") if big else ())), beside)
            base, r = y + (44 if big else 25), 9.5 if big else 6.5
            capital(page, shot, sheet["actor"], left + 2, base, larger, r, room=beside)
            _brief_sheet(page, (left, y + down, each, room), sheet, style, big, size)
    if events:
        lines = dict.fromkeys(str(one.get("headline") or one.get("title")) for one in events)
        more = [said for said in lines if said != top_line]
        while len(more) > 1 and page.wide(page.say("opening.also", what=" · ".join(more)), style["body"]) > w:
            more.pop()
        if more:
            words = page.say("opening.also", what=" · ".join(more))
            page.text(x, y + h - (12 if big else 4), words, style["body"], "ink", room=w)


def _told(sheet: Data) -> tuple[list[str], int]:
    """Return what a sheet ordered in public, and how many quiet orders nobody else is told."""
    orders = list(sheet.get("orders") or ())
    titles = [str(order["title"]) for order in orders if not order.get("quiet") or order.get("told")]
    return titles, len(orders) - len(titles)


def _whole(page: Page, name: str, sheet: Data, w: float, h: float, many: int | None = None) -> bool:
    """Return whether so many orders of a sheet (all of them) stand whole in a column, with what is said below them."""
    titles, quiet = _told(sheet)
    lines = [page.lines(title, name, w, 3) for title in titles[:many]]
    return (sum(lines) + (len(lines) < len(titles)) + bool(quiet) - 1) * _lead(name) + 3 * len(lines) <= h - 10


def _brief_sheet(page: Page, area: Box, sheet: Data, style: Style, big: bool, name: str) -> None:
    """Set what was ordered in public, as much as stands whole; what does not is counted, and quiet orders are."""
    x, y, w, h = area
    if not sheet.get("orders"):
        page.text(x, y, page.say("opening.held"), name)
        return
    titles, quiet = _told(sheet)
    many = len(titles)
    while many > 1 and not _whole(page, name, sheet, w, h, many):
        many -= 1
    for title in titles[:many]:
        y = page.para(x, y, title, name, "ink", w, 3) + 3
    if many < len(titles):
        below = name if name == "bodyS" else style["body"]
        page.text(x, y, page.say("moved.more", n=len(titles) - many), below, "ink2", room=w)
        y += _lead(name)
    if quiet:
        quiet_orders(page, x, y + 2, quiet, style, big, w)


def _lead(style: str) -> float:
    return STYLES[style].size * STYLES[style].line


def _clocks(page: Page, area: Box, shot: Data, found: Data, big: bool) -> None:
    """Set the nearest deadline, and below it the clocks that began in this turn."""
    x, low, w, _ = area
    room = w - 300 - (110 if big else 0)
    if big and page.W > 1100:
        page.text(x + w - 290, low + 41, page.say("opening.step", n=3), "rlab", "ink2", anchor="r")
        room -= 130
    small = "rlab" if big else "axis"
    left, right = x, x + room
    nearest = next(iter(shot.get("deadlines") or ()), None)
    if nearest is not None:
        days = int(nearest.get("days") or 0)
        tone = "hot" if days <= SOON else "ink"
        if days:
            left += page.text(x, low + (50 if big else 34), str(days), "rnumL" if big else "numL", tone) + 16
        words = page.say("opening.clock" if days else "moved.today", n=days, title=nearest.get("title", ""))
        fuller = page.say("list.comma").join((words, str(nearest["words"]))) if nearest.get("words") else words
        style = "rlab" if big else "labelS"
        words = fuller if page.wide(fuller, style) <= right - left else words
        style = style if big else page.first_that_fits(words, ("labelS", "axisM"), right - left)
        page.text(left, low + (31 if big else 22), words, style, room=right - left)
    began = _began(page, found, small, right - left)
    if began:
        page.text(left, low + (60 if big else 40), began, small, "ink2", room=right - left)


def _began(page: Page, found: Data, style: str, room: float) -> str:
    """Return which clocks began in the turn: as much of it as fits whole."""
    whole = [f"{one.get('title', '')} {one.get('words', '')}".strip() for one in found.get("clocks") or ()]
    short = [str(one.get("title", "")) for one in found.get("clocks") or ()]
    for rows in (whole, short, [words.partition(":")[0] for words in short]):
        for many in range(len(rows), 0, -1):
            words = page.say("opening.began", what=" · ".join(rows[:many]))
            if page.wide(words, style) <= room and (many == len(rows) or rows is not whole):
                return words
    return page.say("opening.began", what=short[0].partition(":")[0]) if short else ""
