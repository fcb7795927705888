"""The situation: board, deadlines, news and the orders of one capital, at a desk of any size."""

from __future__ import annotations

from dataclasses import replace

from game.window import deadlines
from game.window.board import Board
from game.window.display import Box
from game.window.flow import seal
from game.window.menu import Menu, ghosts, move_of, refusal, sorted_moves, spent
from game.window.model import Data, color, label, meter, named, persons, shape, ties
from game.window.page import Page
from game.window.parts import button, header, sign, top_rule
from game.window.screen import Host, Kind, Screen
from game.window.screens import room
from game.window.words import count, figure, long_date, points, short_date

RIGHT = 384.0
PANELS = (("map", "Map", "m"), ("deadlines", "Deadlines", "d"), ("orders", "Orders", "o"), ("news", "News", "n"))


def shown_order(screen: Screen) -> str:
    """Return the order that is open in the menu and drawn on the board."""
    if screen.focus.startswith("order."):
        return screen.focus.removeprefix("order.")
    return str(screen.ui.get("order", ""))


def layout(page: Page, screen: Screen) -> None:
    """Lay out the situation for the size of the page."""
    page.room = page.room and page.W >= 900 and page.H >= 540
    if page.room:
        room.layout(page, screen)
    elif page.look.form == "COMPACT":
        compact(page, screen)
    else:
        desk(page, screen)


def right_figure(shot: Data, chosen: tuple[str, ...]) -> tuple[str, str, str] | None:
    """Return what stands at the right of the header: attention left to spend."""
    orders = shot.get("orders")
    if not orders:
        return None
    left = int(orders.get("attention", 0)) - spent(orders, chosen)
    return "Attention left", "to spend this turn", str(left)


def desk(page: Page, screen: Screen) -> None:
    """Lay out the wide and the tall desk."""
    shot = screen.shot
    chosen = tuple(screen.ui.get("chosen", ()))
    header(page, shot, right_figure(shot, chosen))
    wide = page.W - 64 - RIGHT - 36
    foot = page.H - 74
    top = foot - 183
    move = move_of(shot.get("orders"), shown_order(screen))
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
    x, y, w, h = area
    hidden = deadlines.draw(page, area, shot, move)
    if hidden:
        page.text(x + w, y + 170, f"and {hidden} later", "axis", "ink2", anchor="r")


def board(page: Page, frame: Box, shot: Data, move: Data | None) -> None:
    """Draw the board with the shown order's effects, and how to read it."""
    Board(page, frame, shot, ghosts(move), shot.get("reader")).draw()
    x, y, w, h = frame
    family = str(ties(shot)[0].get("title", "trust")).lower() if ties(shot) else "trust"
    page.text(x + w, y + h + 15, f"Lines show {family}, 0–100. Thicker is more; dashed is below 30.", "axis", "ink2", anchor="r", room=w)


def so_far(page: Page, area: Box, screen: Screen) -> None:
    """Draw how the level in question has gone up to now, never further (window.md D10)."""
    x, y, w, h = area
    shot = screen.shot
    one = _chart_meter(screen)
    if one is None:
        return
    page.text(x, y + 14, "So far", "kicker", "ink2")
    page.text(x, y + 33, label(shot, one), "axisM", room=w)
    track = [int(v) for v in (shot.get("track") or {}).get(one["name"], ())] or [int(one["value"])]
    past = [int(v) for v in (shot.get("history") or {}).get(one["name"], ())][: len(track)]
    low = min([*track, *past, int(one["value"])])
    high = max([*track, *past, int(one["value"])])
    low, high = max(low - 400, 0), max(high + 400, low + 1600)
    turns = max(int(shot.get("turns", 1)), 1)
    top, bottom = y + 46, y + h - 22

    def spot(i: int, value: int) -> tuple[float, float]:
        return x + 2 + (w - 40) * i / turns, bottom - (bottom - top) * (value - low) / (high - low)

    tone = color(shot, one["of"][0]) if one.get("of") else "ink"
    page.rule(x, bottom, w - 36, "ink3")
    if len(past) > 1:
        page.stroke([spot(i, v) for i, v in enumerate(past)], "ink2", 1.6, (5, 4))
    line = [spot(i, v) for i, v in enumerate(track)]
    if len(line) > 1:
        page.stroke(line, tone, 2.6)
    ex, ey = line[-1]
    page.marker("circle", ex, ey, 4.5, tone)
    now = f"{figure(track[-1])} now"
    page.text(min(ex + 9, x + w - page.wide(now, "axisM")), min(max(ey + 4.5, top + 8), bottom - 6), now, "axisM")
    page.text(x, bottom + 16, short_date(shot.get("start")), "axis", "ink2")
    page.text(x + w - 36, bottom + 16, short_date(shot.get("end")), "axis", "ink2", anchor="r")


def _chart_meter(screen: Screen) -> Data | None:
    shot = screen.shot
    if screen.focus.startswith("meter.") and (one := meter(shot, screen.focus.removeprefix("meter."))):
        return one
    move = move_of(shot.get("orders"), shown_order(screen))
    for effect in (move or {}).get("effects") or ():
        one = meter(shot, effect["meter"])
        if one is not None:
            return one
    found = ties(shot) or list(shot.get("meters") or ())
    return found[0] if found else None


def news_line(page: Page, foot: float, shot: Data) -> None:
    """Set the latest headlines on one line; one that does not fit is left out, never cut."""
    page.text(32, foot + 25, "Latest", "kicker", "ink2")
    x = 104.0
    for one in list(shot.get("headlines") or ())[:2]:
        wide = page.wide(one["text"], "deck")
        if x + wide > page.W - 32:
            continue
        page.text(x, foot + 26, one["text"], "deck")
        under = " · ".join(part for part in (short_date(one.get("date")), str(one.get("detail") or "")) if part)
        page.text(x, foot + 48, page.parts(under, "axis", max(wide, 260)), "axis", "ink2")
        name = f"news.{x:.0f}"
        box = (x - 4, foot + 8, wide + 8, 46.0)
        if page.target(name, box, "panel:news", group="news"):
            page.ring(box, 0)
        x += max(wide, 180) + 38


def sheet(page: Page, area: Box, screen: Screen) -> None:
    """Draw the orders of the reader's capital with the seal bar at the foot."""
    x, y, w, h = area
    shot = screen.shot
    orders = shot.get("orders")
    if not orders:
        watching(page, area, screen)
        return
    chosen = tuple(screen.ui.get("chosen", ()))
    actor = str(orders["actor"])
    after = sign(page, actor, shot, x, y + 20, "h2", 7.5) + 10
    used = f"{spent(orders, chosen)} of {orders.get('attention', 0)} attention"
    page.text(after, y + 20, f"Orders for {named(shot, actor)}", "h2", room=w - 40 - page.wide(used, "label"))
    page.text(x + w, y + 20, used, "label", "ink2", anchor="r")
    said = str(screen.ui.get("said", ""))
    note = 20.0 * page.lines(said, "label", w, 2) + 4 if said else 0
    bottom = y + h - 46
    menu = Menu(page, (x, y + 34, w, bottom - y - 34 - 26 - note), shot, chosen, shown_order(screen))
    first, last, total = menu.draw()
    if not total:
        page.para(x, y + 60, "No order is open to this capital now. Seal an empty sheet to hold.", "body", "ink2", w)
    base = bottom - 12 - note
    page.text(x, base, "Effects shown are of this order alone.", "axis", "ink2")
    if last - first < total:
        pager(page, x + w, base, first, last, total)
    if said:
        page.para(x, bottom - note + 8, said, "label", "hot", w, 2)
    seal_bar(page, (x, bottom, w, 46), screen)


def pager(page: Page, right: float, base: float, first: int, last: int, total: int) -> None:
    """Set `1–6 of 14` with a press each way."""
    words = f"{first + 1}–{last} of {total}"
    page.text(right - 62, base, words, "axisM", "ink2", anchor="r")
    for name, sign_, x, key in (("page.less", "less", right - 52, "pageup"), ("page.more", "more", right - 24, "pagedown")):
        box = (x, base - 17, 24.0, 24.0)
        page.marker(sign_, x + 12, base - 5, 5, "ink2")
        if page.target(name, box, name, key=key, group="orders"):
            page.ring(box, -2)


def seal_bar(page: Page, box: Box, screen: Screen, style: str = "") -> None:
    """Draw the bar that seals the sheet and says how many orders lie on it."""
    chosen = tuple(screen.ui.get("chosen", ()))
    words = f"Seal {count(len(chosen), 'order', 'orders')}" if chosen else "Seal an empty sheet: hold"
    button(page, "seal", box, words, "s", primary=True, hint="S" if page.look.letters else "", icon="lock", style=style, group="seal")


def watching(page: Page, area: Box, screen: Screen) -> None:
    """Draw what stands in place of orders when no person plays: who holds the seats and how to go on."""
    x, y, w, h = area
    shot = screen.shot
    page.text(x, y + 20, "Nobody at the keyboard", "h2", room=w)
    base = y + 58
    for one in shot.get("actors") or ():
        page.marker(shape(shot, one["id"]), x + 8, base - 6, 7, color(shot, one["id"]))
        page.text(x + 26, base, one["name"], "h3", room=w * 0.6)
        page.text(x + w, base, str(one.get("player", "")), "label", "ink2", anchor="r")
        page.rule(x, base + 14, w, "rule")
        base += 44
    button(page, "watch.next", (x, y + h - 46, w, 46), "Play this turn", "space", primary=True, hint="Space", action="watch")


# compact


def compact(page: Page, screen: Screen) -> None:
    """Lay out one panel at a time, with tabs and the seal bar pinned."""
    shot = screen.shot
    top_rule(page)
    edge = page.W - 24
    page.text(24, 35, long_date(shot.get("from")), "h2")
    after = 24 + page.wide(long_date(shot.get("from")), "h2") + 16
    right = right_figure(shot, tuple(screen.ui.get("chosen", ())))
    if right:
        wide = page.wide(right[2], "numL")
        page.text(edge, 36, right[2], "numL", anchor="r")
        if edge - wide - 110 > after + 90:
            page.text(edge - wide - 8, 35, "attention left", "label", "ink2", anchor="r")
    page.text(after, 35, f"Turn {shot.get('turn', 1)} of {shot.get('turns', 1)}", "label", "ink2",
              room=edge - after - (120 if right else 0))
    page.rule(24, 46, page.W - 48, "ink")
    panel = str(screen.ui.get("panel", "orders"))
    if panel not in [name for name, _, _ in PANELS]:
        panel = "orders"
    each = (page.W - 48) / 4
    for i, (name, words, key) in enumerate(PANELS):
        box = (24 + i * each, 46.0, each, 34.0)
        here = name == panel
        if here:
            page.rect(*box, "ink")
        with page.inside(box):
            page.text(box[0] + 12, 69, words, "bodyM", "onink" if here else "ink", room=each - 40)
            if page.look.letters:
                page.text(box[0] + each - 10, 69, key.upper(), "axisM", "onink" if here else "ink2", anchor="r")
        if page.target(f"tab.{name}", box, f"panel:{name}", key=key, group="tabs"):
            page.ring(box, -1)
    body = (24.0, 84.0, page.W - 48, page.H - 84 - 54)
    page.panel(body, lambda: PANEL_LAYOUT[panel](page, body, screen))
    if shot.get("orders"):
        seal_bar(page, (24, page.H - 50, page.W - 48, 40), screen)
    else:
        button(page, "watch.next", (24, page.H - 50, page.W - 48, 40), "Play this turn", "space", primary=True, hint="Space", action="watch")


def _map_panel(page: Page, body: Box, screen: Screen) -> None:
    move = move_of(screen.shot.get("orders"), shown_order(screen))
    x, y, w, h = body
    Board(page, (x, y + 2, w, h - 2), screen.shot, ghosts(move), screen.shot.get("reader")).draw()


def _deadline_panel(page: Page, body: Box, screen: Screen) -> None:
    move = move_of(screen.shot.get("orders"), shown_order(screen))
    x, y, w, h = body
    hidden = deadlines.draw(page, (x, y + 8, w, h - 26), screen.shot, move)
    if hidden:
        page.text(x + w, y + h - 4, f"and {hidden} later", "axis", "ink2", anchor="r")


def _order_panel(page: Page, body: Box, screen: Screen) -> None:
    x, y, w, h = body
    shot = screen.shot
    if not shot.get("orders"):
        watching(page, (x, y, w, h + 60), replace(screen)) if h > 900 else page.text(x, y + 40, "Nobody at the keyboard", "h2")
        return
    said = str(screen.ui.get("said", ""))
    note = 22.0 if said else 0.0
    menu = Menu(page, (x, y + 2, w, h - 26 - note), shot, tuple(screen.ui.get("chosen", ())), shown_order(screen), opens=False)
    first, last, total = menu.draw()
    base = y + h - 6 - note
    page.text(x, base, "Enter opens an order. Effects are of that order alone.", "axis", "ink2", room=w - 170)
    if last - first < total:
        pager(page, x + w, base, first, last, total)
    if said:
        page.text(x, y + h - 4, said, "label", "hot", room=w)


def _news_panel(page: Page, body: Box, screen: Screen) -> None:
    x, y, w, h = body
    base = y + 30
    for one in screen.shot.get("headlines") or ():
        lines = page.lines(one["text"], "deck", w, 2)
        if base + lines * 24 + 24 > y + h:
            break
        base = page.para(x, base, one["text"], "deck", "ink", w, 2)
        under = " · ".join(part for part in (short_date(one.get("date")), str(one.get("detail") or "")) if part)
        page.text(x, base - 2, page.parts(under, "axis", w), "axis", "ink2")
        page.rule(x, base + 8, w, "rule")
        base += 34


PANEL_LAYOUT = {"map": _map_panel, "deadlines": _deadline_panel, "orders": _order_panel, "news": _news_panel}


# what people do here


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Choose, look into, page and seal."""
    verb, _, rest = action.partition(":")
    orders = screen.shot.get("orders") or {}
    chosen = tuple(screen.ui.get("chosen", ()))
    if verb == "show":
        return screen.at(f"order.{rest}").put(order=rest, said="")
    if verb == "choose":
        screen = screen.put(order=rest) if screen.focus.startswith("act.") else screen.at(f"order.{rest}").put(order=rest)
        if rest in chosen:
            return screen.put(chosen=tuple(one for one in chosen if one != rest), said="")
        wrong = refusal(orders, chosen, rest)
        return screen.put(said=wrong) if wrong else screen.put(chosen=(*chosen, rest), said="")
    if verb == "open":
        return screen.put(order=rest).over("order", "order.choose", order=rest)
    if verb == "panel":
        return screen.put(panel=rest).at(f"tab.{rest}") if rest != "news" or screen.focus.startswith("tab.") else screen.over(
            "news", "close")
    if verb in ("page.more", "page.less"):
        return _step(screen, 5 if verb == "page.more" else -5)
    if verb == "rows":
        return _step(screen, int(rest))
    if verb == "seal":
        return seal(screen.put(said=""), host)
    if verb == "watch":
        from game.window.flow import now, send

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


def moved_words(one: Data) -> str:
    """Return a meter's change as words."""
    amount = points(int(one.get("change", 0)))
    return f"up {amount}" if amount > 0 else f"down {-amount}" if amount < 0 else "unchanged"


def alone(shot: Data) -> bool:
    """Return whether one person plays."""
    return len(persons(shot)) == 1


KIND = Kind(layout, act, "seal", keys={"n": "panel:news", "m": "panel:map", "d": "panel:deadlines", "o": "panel:orders"})
