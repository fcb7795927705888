"""The situation on a small window or at a large zoom: one panel at a time, tabs above, the seal bar pinned below."""

from __future__ import annotations

from game.window import deadlines
from game.window.board import draw_board
from game.window.cards import mark_line
from game.window.clock import head_clock
from game.window.display import Box
from game.window.menu import Menu, ghosts
from game.window.page import Page
from game.window.parts import bot_title, button, capital, top_rule, turn_words
from game.window.screen import Screen
from game.window.screens.table import strip, tables
from game.window.sheet import links, pager, right_figure, seal_bar, shown_move, shown_order

PANELS = (("map", "map", "m"), ("deadlines", "deadlines", "d"), ("orders", "orders_tab", "o"), ("news", "news", "n"))


def layout(page: Page, screen: Screen) -> None:
    """Lay out one panel at a time, with tabs and the seal bar pinned."""
    shot = screen.shot
    top_rule(page)
    edge = page.W - 24
    page.text(24, 35, page.tongue.long_date(shot.get("from")), "h2")
    after = 24 + page.wide(page.tongue.long_date(shot.get("from")), "h2") + 16
    right = right_figure(page, shot, tuple(screen.ui.get("chosen", ())))
    if not head_clock(page, edge, 36, "numL", words=False) and right:
        wide = page.wide(right[2], "numL")
        page.text(edge, 36, right[2], "numL", anchor="r")
        if edge - wide - 110 > after + 90:
            page.text(edge - wide - 8, 35, page.say("desk.left_short"), "label", "ink2", anchor="r")
    page.text(
        after,
        35,
        turn_words(page.tongue, shot),
        "label",
        "ink2",
        room=edge - after - (120 if right else 0),
    )
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
            page.text(box[0] + 12, 69, page.say(f"desk.{words}"), "bodyM", "onink" if here else "ink", room=each - 40)
            if page.look.letters:
                page.text(box[0] + each - 10, 69, key.upper(), "axisM", "onink" if here else "ink2", anchor="r")
        if page.target(f"tab.{name}", box, f"panel:{name}", key=key, group="tabs"):
            page.ring(box, -1)
    body = (24.0, 84.0, page.W - 48, page.H - 84 - 54)
    page.panel(body, lambda: PANEL_LAYOUT[panel](page, body, screen))
    if shot.get("orders"):
        seal_bar(page, (24, page.H - 50, page.W - 48, 40), screen)
    else:
        button(
            page,
            "watch.next",
            (24, page.H - 50, page.W - 48, 40),
            page.say("desk.play"),
            "space",
            primary=True,
            hint="Space",
            action="watch",
        )


def _map_panel(page: Page, body: Box, screen: Screen) -> None:
    move = shown_move(screen)
    x, y, w, h = body
    named = draw_board(page, (x, y + 2, w, h - 24), screen.shot, ghosts(move), screen.shot.get("reader"))
    after = links(page, x, y + h - 5)
    if not named:
        mark_line(page, screen.shot, after + 12, y + h - 5, x + w - after - 12)


def _deadline_panel(page: Page, body: Box, screen: Screen) -> None:
    move = shown_move(screen)
    x, y, w, h = body
    hidden = deadlines.draw(page, (x, y + 8, w, h - 26), screen.shot, move)
    if hidden:
        page.text(x + w, y + h - 4, page.say("desk.later", n=hidden), "axis", "ink2", anchor="r")


def _order_panel(page: Page, body: Box, screen: Screen) -> None:
    x, y, w, h = body
    shot = screen.shot
    if not shot.get("orders"):
        _players(page, body, screen)
        return
    said = str(screen.ui.get("said", ""))
    note = 22.0 if said else 0.0
    seated = 40.0 if tables(shot) else 0.0
    if seated:
        strip(page, (x, y + h - note - seated + 4, w, 32), shot, tuple(screen.ui.get("chosen", ())))
    note += seated
    menu = Menu(page, (x, y + 2, w, h - 26 - note), shot, tuple(screen.ui.get("chosen", ())), shown_order(screen),
                opens=False)  # fmt: skip
    if menu.grouped:
        menu.area = (x, y + 28, w, h - 48 - note)
    first, last, total = menu.draw()
    base = y + h - 6 - note
    page.text(x, base, page.say("desk.enter"), "axis", "ink2", room=w - 170)
    if last - first < total:
        pager(page, x + w, y + 20 if menu.grouped else base, first, last, total)
    if said:
        page.text(x, y + h - 4, said, "label", "hot", room=w)


def _players(page: Page, body: Box, screen: Screen) -> None:
    """Set who holds the seats of a game that is only watched."""
    x, y, w, h = body
    base = y + 34
    for one in screen.shot.get("actors") or ():
        if base > y + h:
            return
        capital(page, screen.shot, one["id"], x, base, "h3", 7, room=w * 0.6)
        page.text(x + w, base, bot_title(page.tongue, str(one.get("player", ""))), "label", "ink2", anchor="r")
        page.rule(x, base + 12, w, "rule")
        base += 40


def _news_panel(page: Page, body: Box, screen: Screen) -> None:
    x, y, w, h = body
    base = y + 30
    for one in screen.shot.get("headlines") or ():
        lines = page.lines(one["text"], "deck", w, 2)
        if base + lines * 24 + 24 > y + h:
            break
        base = page.para(x, base, one["text"], "deck", "ink", w, 2)
        day, detail = page.tongue.short_date(one.get("date")), str(one.get("detail") or "")
        under = " · ".join(part for part in (day, detail) if part)
        page.text(x, base - 2, page.parts(under, "axis", w), "axis", "ink2")
        page.rule(x, base + 8, w, "rule")
        base += 34


PANEL_LAYOUT = {"map": _map_panel, "deadlines": _deadline_panel, "orders": _order_panel, "news": _news_panel}
