"""The sheet of one capital: its orders, what is chosen, why something cannot be, and the bar that seals it."""

from __future__ import annotations

from game.window.display import Box
from game.window.menu import Menu, spent
from game.window.model import Data, color, named, shape
from game.window.page import Page
from game.window.parts import button, sign
from game.window.screen import Screen
from game.window.screens.table import strip, tables
from game.window.words import count


def shown_order(screen: Screen) -> str:
    """Return the order that is open in the menu and drawn on the board."""
    if screen.focus.startswith("order."):
        return screen.focus.removeprefix("order.")
    return str(screen.ui.get("order", ""))


def right_figure(shot: Data, chosen: tuple[str, ...]) -> tuple[str, str, str] | None:
    """Return what stands at the right of the header: attention left to spend."""
    orders = shot.get("orders")
    if not orders:
        return None
    left = int(orders.get("attention", 0)) - spent(orders, chosen)
    return "Attention left", "to spend this turn", str(left)


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
    heading, room = f"Orders for {named(shot, actor)}", w - 40 - page.wide(used, "label")
    page.text(after, y + 20, heading, page.first_that_fits(heading, ("h2", "h3", "bodyS"), room), room=room)
    page.text(x + w, y + 20, used, "label", "ink2", anchor="r")
    said = str(screen.ui.get("said", ""))
    note = 20.0 * page.lines(said, "label", w, 2) + 4 if said else 0
    bottom = y + h - 46
    seated = 42.0 if tables(shot) else 0.0
    menu = Menu(page, (x, y + 34, w, bottom - y - 34 - 26 - note - seated), shot, chosen, shown_order(screen))
    first, last, total = menu.draw()
    if not total:
        page.para(x, y + 60, "No order is open to this capital now. Seal an empty sheet to hold.", "body", "ink2", w)
    base = bottom - 12 - note - seated
    if seated:
        strip(page, (x, bottom - note - seated, w, 32), shot, chosen)
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
    for name, sign_, x, key in (
        ("page.less", "less", right - 52, "pageup"),
        ("page.more", "more", right - 24, "pagedown"),
    ):
        box = (x, base - 17, 24.0, 24.0)
        page.marker(sign_, x + 12, base - 5, 5, "ink2")
        if page.target(name, box, name, key=key, group="orders"):
            page.ring(box, -2)


def seal_bar(page: Page, box: Box, screen: Screen, style: str = "") -> None:
    """Draw the bar that seals the sheet and says how many orders lie on it."""
    chosen = tuple(screen.ui.get("chosen", ()))
    packages = sum(one.startswith(("sign ", "withdraw ")) for one in chosen)
    orders = len(chosen) - packages
    parts = [count(orders, "order", "orders")] if orders else []
    parts += ["an offer"] if packages else []
    words = f"Seal {' and '.join(parts)}" if chosen else "Seal an empty sheet: hold"
    button(
        page,
        "seal",
        box,
        words,
        "s",
        primary=True,
        hint="S" if page.look.letters else "",
        icon="lock",
        style=style,
        group="seal",
    )


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
    button(
        page,
        "watch.next",
        (x, y + h - 46, w, 46),
        "Play this turn",
        "space",
        primary=True,
        hint="Space",
        action="watch",
    )
