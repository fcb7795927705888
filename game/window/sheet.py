"""The sheet of one capital: its orders, what is chosen, why something cannot be, and the bar that seals it."""

from __future__ import annotations

from game.window.display import Box
from game.window.menu import Menu, move_of, spent
from game.window.model import Data, color, named, shape
from game.window.page import Page
from game.window.parts import bot_title, button, sign
from game.window.screen import Screen
from game.window.screens.table import strip, tables


def shown_order(screen: Screen) -> str:
    """Return the order that is open in the menu and drawn on the board."""
    if screen.focus.startswith("order."):
        return screen.focus.removeprefix("order.")
    return str(screen.ui.get("order", ""))


def shown_move(screen: Screen) -> Data | None:
    """Return what the board previews: the open order, or the package on the sheet while the table is focused."""
    package = screen.ui.get("package")
    if screen.focus == "table" and package:
        return {**package, "order": ""}
    return move_of(screen.shot.get("orders"), shown_order(screen))


def right_figure(page: Page, shot: Data, chosen: tuple[str, ...]) -> tuple[str, str, str] | None:
    """Return what stands at the right of the header: attention left to spend."""
    orders = shot.get("orders")
    if not orders:
        return None
    left = int(orders.get("attention", 0)) - spent(orders, chosen)
    return page.say("desk.left"), page.say("desk.to_spend"), str(left)


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
    used = attention(page, x + w, y + 20, spent(orders, chosen), int(orders.get("attention", 0)))
    heading, room = page.say("desk.orders", name=named(shot, actor)), w - 40 - used
    page.text(after, y + 20, heading, page.first_that_fits(heading, ("h2", "h3", "bodyS"), room), room=room)
    said = str(screen.ui.get("said", ""))
    bottom = y + h - 46
    seated = 38.0 if tables(shot) else 0.0
    note = max(18.0 * page.lines(said, "label", w, 3), 18.0) + 4
    area = (x, y + 56, w, bottom - y - 56 - note - seated)
    menu = Menu(page, area, shot, chosen, shown_order(screen))
    if not menu.grouped:
        area = (x, y + 34, w, area[3] + 22)
        menu.area = area
    first, last, total = menu.draw()
    if not total:
        page.para(x, y + 60, page.say("desk.none"), "body", "ink2", w)
    if last - first < total:
        pager(page, x + w, y + 48, first, last, total)
    base = bottom - note - seated + 15
    if said:
        page.para(x, base, said, "label", "hot", w, 3)
    else:
        page.text(x, base, page.say("desk.alone"), "axis", "ink2")
    if seated:
        strip(page, (x, bottom - seated, w, 32), shot, chosen)
    seal_bar(page, (x, bottom, w, 46), screen)


def links(page: Page, x: float, base: float) -> float:
    """Set what opens Standing, the trust table and this game so far; return the x after them."""
    for name, key in (("standing", "g"), ("trust", "x"), ("past", "h")):
        words, hint = page.say(f"desk.{name}"), key.upper() if page.look.letters else ""
        wide = page.text(x, base, words, "rkey" if page.room else "axisM")
        wide += page.text(x + wide + 5, base, hint, "rkey" if page.room else "axis", "ink2") + 5 if hint else 0.0
        box = (x - 4, base - 17, wide + 8, 24.0)
        if page.target(f"link.{name}", box, name, key=key, group="links"):
            page.ring(box, -2)
        x += wide + 20
    return x


def attention(page: Page, right: float, base: float, used: int, whole: int) -> float:
    """Draw attention used of the budget as squares and in words, ending at `right`; return how wide that is."""
    words = page.say("desk.used", n=used, all=whole)
    wide = page.text(right, base, words, "label", "ink2", anchor="r") + 8
    for i in reversed(range(whole if whole <= 6 else 0)):
        wide += 12
        page.rect(right - wide, base - 10, 9, 9, "ink" if i < used else "", "" if i < used else "ink2", 1.4)
    return wide


def pager(page: Page, right: float, base: float, first: int, last: int, total: int) -> None:
    """Set `1–6 of 14` with a press each way."""
    words = page.say("common.part", first=first + 1, last=last, all=total)
    page.text(right - 62, base, words, "axisM", "ink2", anchor="r")
    for name, sign_, x, key in (
        ("page.less", "less", right - 52, "pageup"),
        ("page.more", "more", right - 24, "pagedown"),
    ):
        box = (x, base - 17, 24.0, 24.0)
        page.marker(sign_, x + 12, base - 5, 5, "ink2")
        if page.target(name, box, name, key=key, group="orders"):
            page.ring(box, -2)


def seal_bar(page: Page, box: Box, screen: Screen, style: str = "") -> None:
    """Draw the bar that seals the sheet and says how many orders lie on it, and beside it what takes a step back."""
    x, y, w, h = box
    chosen = tuple(screen.ui.get("chosen", ()))
    packages = sum(one.startswith(("sign ", "withdraw ")) for one in chosen)
    orders = len(chosen) - packages
    key = ("seal_both" if packages else "seal_orders") if orders else "seal_offer" if packages else "seal_empty"
    words = page.say(f"desk.{key}", n=orders)
    back = 108.0 if screen.ui.get("undo") else 0.0
    button(
        page,
        "seal",
        (x, y, w - back, h),
        words,
        "s",
        primary=True,
        hint="S" if page.look.letters else "",
        icon="lock",
        style=style,
        group="seal",
    )
    if back:
        button(
            page, "undo", (x + w - back + 8, y, back - 8, h), page.say("desk.undo"), "z", style="labelS", group="seal"
        )


def watching(page: Page, area: Box, screen: Screen) -> None:
    """Draw what stands in place of orders when no person plays: who holds the seats and how to go on."""
    x, y, w, h = area
    shot = screen.shot
    page.text(x, y + 20, page.say("desk.nobody"), "h2", room=w)
    base = y + 58
    for one in shot.get("actors") or ():
        page.marker(shape(shot, one["id"]), x + 8, base - 6, 7, color(shot, one["id"]))
        page.text(x + 26, base, one["name"], "h3", room=w * 0.6)
        page.text(x + w, base, bot_title(page.tongue, str(one.get("player", ""))), "label", "ink2", anchor="r")
        page.rule(x, base + 14, w, "rule")
        base += 44
    button(
        page,
        "watch.next",
        (x, y + h - 46, w, 46),
        page.say("desk.play"),
        "space",
        primary=True,
        hint="Space",
        action="watch",
    )
