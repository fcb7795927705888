"""The situation: board, deadlines, news and the orders of one capital, at a desk of any size."""

from __future__ import annotations

from game.window import deadlines
from game.window.board import draw_board
from game.window.charts import apart
from game.window.display import Box
from game.window.flow import choosing, now, seal, send, undone
from game.window.menu import ghosts, refusal, sorted_moves
from game.window.model import Data, color, label, meter, ties
from game.window.notes import dismissed, draw_note
from game.window.page import Page
from game.window.parts import header
from game.window.screen import Host, Kind, Screen
from game.window.screens import compact, room
from game.window.screens.past import courses, year
from game.window.screens.table import opened, tables
from game.window.sheet import links, right_figure, sheet, shown_move, shown_order
from game.window.words import figure

RIGHT = 384.0


def layout(page: Page, screen: Screen) -> None:
    """Lay out the situation for the size of the page."""
    page.room = page.room and page.W >= 900 and page.H >= 540
    if page.room:
        room.layout(page, screen)
        return
    if page.look.form == "COMPACT":
        compact.layout(page, screen)
    else:
        desk(page, screen)
    draw_note(page, screen)


def desk(page: Page, screen: Screen) -> None:
    """Lay out the wide and the tall desk."""
    shot = screen.shot
    chosen = tuple(screen.ui.get("chosen", ()))
    header(page, shot, right_figure(page, shot, chosen))
    wide = page.W - 64 - RIGHT - 36
    foot = page.H - 74
    top = foot - 183
    move = shown_move(screen)
    frame = (32.0, 96.0, wide, top - 96 - 24)
    page.panel(frame, lambda: board(page, frame, shot, move))
    page.rule(32, top, wide, "rule")
    chart = 172.0 if wide > 700 else 0.0
    axis = (32.0, top + 8, wide - chart - (28 if chart else 0), 160.0)
    page.panel(axis, lambda: _axis(page, axis, shot, move))
    if chart:
        course = (32 + wide - chart, top + 8, chart, 160.0)
        page.panel(course, lambda: so_far(page, course, screen))
    page.upright(page.W - 32 - RIGHT - 18, 100, foot - 110)
    right = (page.W - 32 - RIGHT, 98.0, RIGHT, foot - 12 - 98)
    page.panel(right, lambda: sheet(page, right, screen))
    page.rule(32, foot, page.W - 64, "ink")
    page.panel((32, foot + 2, page.W - 64, 60), lambda: news_line(page, foot, shot))


def _axis(page: Page, area: Box, shot: Data, move: Data | None) -> None:
    x, y, w, _ = area
    hidden = deadlines.draw(page, area, shot, move)
    if hidden:
        words = page.say("desk.later", n=hidden)
        page.text(x + w, y + 170, words, "axisM", "ink2", anchor="r")
        box = (x + w - page.wide(words, "axisM") - 4, y + 154, page.wide(words, "axisM") + 8, 24.0)
        if page.target("deadline.later", box, "standing", group="links"):
            page.ring(box, -2)


def board(page: Page, frame: Box, shot: Data, move: Data | None) -> None:
    """Draw the board with the shown order's effects, how to read it, and what lies a key away."""
    draw_board(page, frame, shot, ghosts(move), shot.get("reader"))
    x, y, w, h = frame
    after = links(page, x, y + h + 15)
    words = page.say("desk.lines", what=str(ties(shot)[0].get("title", "")).lower() if ties(shot) else "")
    if ties(shot) and page.wide(words, "axis") <= x + w - after - 8:
        page.text(x + w, y + h + 15, words, "axis", "ink2", anchor="r")


def so_far(page: Page, area: Box, screen: Screen) -> None:
    """Draw how the level in question has gone up to now beside the record, never further (window.md D10)."""
    x, y, w, h = area
    shot = screen.shot
    one = _chart_meter(screen)
    if one is None:
        return
    track, past = courses(shot, one)
    title = page.say("desk.against", year=year(shot)) if past else page.say("desk.so_far")
    page.text(x, y + 14, title, "kicker", "ink2", room=w)
    page.para(x, y + 33, label(page.tongue, shot, one), "axisM", "ink", w, 2)
    every = [*track, *past, int(one["value"])]
    low, high = max(min(every) - 400, 0), max(max(every) + 400, max(min(every) - 400, 0) + 1600)
    turns = max(int(shot.get("turns", 1)), 1)
    top, bottom = y + 29 + 17 * page.lines(label(page.tongue, shot, one), "axisM", w, 2), y + h - 22

    def spot(i: int, value: int) -> tuple[float, float]:
        return x + 2 + (w - 40) * i / turns, bottom - (bottom - top) * (value - low) / (high - low)

    tone = color(shot, one["of"][0]) if one.get("of") else "ink"
    page.rule(x, bottom, w - 36, "ink3")
    for values, shade, width, dash in ((track, tone, 2.6, (0, 0)), (past, "ink2", 1.6, (5, 4))):
        line = [spot(i, v) for i, v in enumerate(values)]
        if len(line) > 1:
            page.stroke(line, shade, width, dash)
    page.marker("circle", *spot(len(track) - 1, track[-1]), 4.5, tone)
    said = [(page.say("desk.now", n=figure(track[-1])), spot(len(track) - 1, track[-1]), "axisM", "ink")]
    if past:
        words = page.say("desk.then", n=figure(past[-1]), year=year(shot))
        said.append((words, spot(len(past) - 1, past[-1]), "axis", "ink2"))
    places = apart([at[1] + 4.5 for _, at, _, _ in said], 16, top + 8, bottom - 6)
    for (words, at, style, shade), base in zip(said, places, strict=True):
        page.text(min(at[0] + 9, x + w - page.wide(words, style)), base, words, style, shade)
    page.text(x, bottom + 16, page.tongue.short_date(shot.get("start")), "axis", "ink2")
    page.text(x + w - 36, bottom + 16, page.tongue.short_date(shot.get("end")), "axis", "ink2", anchor="r")


def _chart_meter(screen: Screen) -> Data | None:
    shot = screen.shot
    if screen.focus.startswith("meter.") and (one := meter(shot, screen.focus.removeprefix("meter."))):
        return one
    move = shown_move(screen)
    for effect in (move or {}).get("effects") or ():
        one = meter(shot, effect["meter"])
        if one is not None:
            return one
    found = ties(shot) or list(shot.get("meters") or ())
    return found[0] if found else None


def fresh_news(shot: Data) -> list[Data]:
    """Return the latest headlines, each wording once."""
    seen: dict[str, Data] = {}
    for one in shot.get("headlines") or ():
        seen.setdefault(str(one["text"]), one)
    return list(seen.values())


def news_line(page: Page, foot: float, shot: Data) -> None:
    """Set the latest headlines on one line; one that does not fit is left out, never cut."""
    page.text(32, foot + 25, page.say("desk.latest"), "kicker", "ink2")
    x = 104.0
    for one in fresh_news(shot)[:2]:
        wide = page.wide(one["text"], "deck")
        if x + wide > page.W - 32:
            continue
        page.text(x, foot + 26, one["text"], "deck")
        day, detail = page.tongue.short_date(one.get("date")), str(one.get("detail") or "")
        under = " · ".join(part for part in (day, detail) if part)
        told = page.parts(under, "axis", max(wide, 260))
        page.text(x, foot + 48, told, "axis", "ink2")
        name = f"news.{x:.0f}"
        box = (x - 4, foot + 8, wide + 8, 46.0)
        if page.target(name, box, "panel:news", group="news"):
            page.ring(box, 0)
        x += max(wide, page.wide(told, "axis"), 180) + 38


# what people do here


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Choose, look into, page and seal."""
    verb, _, rest = action.partition(":")
    orders = screen.shot.get("orders") or {}
    chosen = tuple(screen.ui.get("chosen", ()))
    if verb == "show":
        return screen.at(f"order.{rest}").put(order=rest, said="")
    if verb == "choose":
        screen = (
            screen.put(order=rest) if screen.focus.startswith("act.") else screen.at(f"order.{rest}").put(order=rest)
        )
        if rest in chosen:
            return choosing(screen, [one for one in chosen if one != rest])
        wrong = refusal(host.say, orders, chosen, rest)
        return screen.put(said=wrong) if wrong else choosing(screen, (*chosen, rest))
    if verb in ("note.next", "note.skip"):
        return dismissed(screen, host, verb == "note.skip")
    if verb == "undo":
        return undone(screen)
    if verb == "open":
        asks = host.settings.get("forecasts", True)
        return screen.put(order=rest).over("order", "order.choose", order=rest, forecasts=asks)
    if verb == "panel":
        return (
            screen.put(panel=rest).at(f"tab.{rest}")
            if rest != "news" or screen.focus.startswith("tab.")
            else screen.over("news", "close")
        )
    if verb in ("page.more", "page.less"):
        return _step(screen, 5 if verb == "page.more" else -5)
    if verb == "rows":
        return _step(screen, int(rest))
    if verb == "table" and tables(screen.shot):
        return opened(screen, None, host)
    if verb == "seal":
        return seal(screen.put(said=""), host)
    if verb == "watch":
        wrong = send(host, {"command": "next"})
        return now(host, wrong)
    return screen


def _step(screen: Screen, way: int) -> Screen:
    """Open the order so many rows further down the menu, turning its page if need be."""
    rows = [move["order"] for _, move in sorted_moves(screen.shot.get("orders") or {})]
    here = shown_order(screen)
    if not rows:
        return screen
    at = rows.index(here) if here in rows else 0
    at = min(max(at + way, 0), len(rows) - 1)
    return screen.at(f"order.{rows[at]}").put(order=rows[at], said="")


KIND = Kind(
    layout, act, "seal", keys={"n": "panel:news", "m": "panel:map", "d": "panel:deadlines", "o": "panel:orders"}
)
