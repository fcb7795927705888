"""A table: what two capitals could sign together, what it is worth at home, and whether home would carry it."""

from __future__ import annotations

from collections.abc import Sequence

from game.window.display import Box
from game.window.flow import choosing
from game.window.model import Data, color, named, shape
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Kind, Screen
from game.window.words import count, figure, listed, signed

DOTS = 20
"""Packages are drawn as so many dots at most; more are said in figures alone."""


def tables(shot: Data) -> list[Data]:
    """Return the tables at which the reader sits."""
    return list((shot.get("orders") or {}).get("tables") or ())


def entry_of(table: Data, items: Sequence[str]) -> str:
    """Return how the package of these items is written on a sheet, or nothing if they do not go together now."""
    found = next((one for one in table.get("packages") or () if set(one["items"]) == set(items)), None)
    return str(found["entry"]) if found else ""


def on_sheet(table: Data, chosen: Sequence[str]) -> str:
    """Return the entry of this table that lies on the sheet, or nothing."""
    name = table["id"]
    return next((one for one in chosen if one.startswith(f"sign {name}:") or one == f"withdraw {name}"), "")


def state_words(shot: Data, table: Data, chosen: Sequence[str]) -> tuple[str, bool]:
    """Return where a table stands in a few words, and whether it calls for an answer."""
    standing = table.get("standing") or {}
    mine = on_sheet(table, chosen)
    if mine.startswith("withdraw"):
        return "your offer is withdrawn", False
    if mine:
        return "a package on your sheet", False
    if standing.get("theirs"):
        return f"{named(shot, table['with'])} offers {listed(standing['theirs']['titles'])}", True
    if standing.get("mine"):
        return "your offer stands", False
    return "nothing put down", False


def strip(page: Page, box: Box, shot: Data, chosen: Sequence[str]) -> None:
    """Draw the line of the sheet that leads to the tables."""
    x, y, w, h = box
    found = tables(shot)
    first = next((one for one in found if state_words(shot, one, chosen)[1]), found[0])
    words, calls = state_words(shot, first, chosen)
    page.rect(x, y, w, h, "card", "ink3")
    with page.inside(box):
        hint = "A" if page.look.letters else ""
        title = f"At the table with {named(shot, first['with'])}"
        wide = page.text(x + 12, y + h / 2 + 5, title, "labelS", room=w * 0.6)
        page.text(x + 22 + wide, y + h / 2 + 5, words, "axisM", "hot" if calls else "ink2", room=w - wide - 52)
        page.text(x + w - 12, y + h / 2 + 4.5, hint, "axisM", anchor="r")
    if page.target("table", box, "table", key="a", group="orders"):
        page.ring(box, 0)


def layout(page: Page, screen: Screen) -> None:
    """Lay out one table on a card."""
    shot = screen.shot
    found = tables(shot)
    if not found:
        return
    at = int(screen.ui.get("at", 0)) % len(found)
    table = found[at]
    wide = page.W >= 1000
    box = card_box(page, 980 if wide else 1200, 200 + 40 * max(len(table["items"]), 5) if wide else 1000)
    x, y, w, h = box
    card(page, box)
    pad = 28.0 if wide else 14.0
    x, inner = x + pad, w - 2 * pad
    with page.inside(box):
        kicker = f"At the table with {named(shot, table['with'])}"
        page.marker(shape(shot, table["with"]), x + 8, y + (30 if wide else 21), 6.5, color(shot, table["with"]))
        page.text(x + 22, y + (35 if wide else 26), kicker, "kicker", "ink2", room=inner - 22)
        _tabs(page, x + inner, y + (18 if wide else 8), found, at)
        page.text(x, y + (72 if wide else 52), table["title"], "h1" if wide else "h3", room=inner)
        if wide:
            page.text(x, y + 96, table.get("text", ""), "small", "ink2", room=inner)
        top = y + (112.0 if wide else 60.0)
        foot = y + h - (68 if wide else 52)
        half = inner * (0.58 if wide else 0.6)
        _items(page, (x, top, half, foot - top), table, screen, 40.0 if wide else 31.0)
        _home(page, (x + half + 24, top, inner - half - 24, foot - top - 8), shot, table, screen, wide)
        _presses(page, (x, foot, inner, 46.0 if wide else 40.0), table, screen)


def _tabs(page: Page, right: float, y: float, found: Sequence[Data], at: int) -> None:
    """Draw one press for each table, where there are several."""
    if len(found) < 2:
        return
    for i in reversed(range(len(found))):
        title = str(found[i]["title"])
        wide = page.wide(title, "labelS") + 24
        box = (right - wide, y, wide, 28.0)
        page.rect(*box, "ink" if i == at else "card", "" if i == at else "ink3")
        with page.inside(box):
            page.text(right - wide + 12, y + 19, title, "labelS", "onink" if i == at else "ink")
        if page.target(f"table.{i}", box, f"at:{i}", group="tabs"):
            page.ring(box, 1)
        right -= wide + 8


def _items(page: Page, area: Box, table: Data, screen: Screen, row: float) -> None:
    x, y, w, h = area
    picked = tuple(screen.ui.get("items", ()))
    page.rule(x, y, w, "ink")
    row = min(row, max(h / max(len(table["items"]), 1), 24.0))
    for i, item in enumerate(table["items"]):
        top = y + i * row
        if top + row > y + h + 1:
            return
        _item(page, (x, top, w, row), item, item["id"] in picked)


def _item(page: Page, box: Box, item: Data, on: bool) -> None:
    """Draw one clause: a box to tick, its title, and what it is worth at home."""
    x, y, w, h = box
    legal = bool(item.get("legal", True))
    middle = y + h / 2
    page.rect(x + 2, middle - 9, 18, 18, "ink" if on else "", "" if on else "ink" if legal else "rule")
    if on:
        page.marker("tick", x + 11, middle, 6, "onink")
    value = signed(int(item.get("worth", 0)))
    with page.inside(box):
        room = w - 34 - 66
        tone = "ink" if legal else "ink3"
        page.text(x + 32, middle + 5, item["title"], "bodyM" if h > 30 else "label", tone, room=room)
        words = value if legal else "not now"
        page.text(x + w - 4, middle + 5, words, "labelS" if legal else "axis", tone if legal else "ink2", anchor="r")
    page.rule(x, y + h - 1, w, "rule2")
    name = f"item.{item['id']}"
    if page.target(name, (x, y, w, h), f"item:{item['id']}", group="items"):
        page.ring((x, y, w, h), -1)


def _home(page: Page, area: Box, shot: Data, table: Data, screen: Screen, wide: bool) -> None:
    """Draw what home says: worth against need, how many packages pass, and what lies on the table."""
    x, y, w, h = area
    picked = tuple(screen.ui.get("items", ()))
    worth = sum(int(item.get("worth", 0)) for item in table["items"] if item["id"] in picked)
    need = int(table.get("need", 0))
    page.rule(x, y, w, "ink")
    page.text(x, y + 22, "What home says", "kicker", "ink2")
    line = 21.0 if wide else 18.0
    size = "body" if wide else "axis"
    base = y + 22 + line + (4 if wide else 0)
    if not picked:
        words, tone = f"A package must be worth {figure(need)} at home.", "ink"
    elif not entry_of(table, picked):
        words, tone = "These do not go together.", "hot"
    elif worth >= need:
        words, tone = f"Worth {figure(worth)} at home, {figure(need)} is enough: home would carry it.", "ink"
    else:
        words, tone = f"Worth {figure(worth)} at home, {figure(need)} is needed: home would refuse it.", "hot"
    base = page.para(x, base, words, size, tone, w, 3) - (4 if wide else 2)
    _bar(page, (x, base, w, 10), worth if picked else 0, need)
    base += 34 if wide else 26
    for words, (part, whole) in (
        ("Packages your home would carry" if wide else "Home carries", table["shares"]["winset"]),
        ("Packages both homes would carry" if wide else "Both carry", table["shares"]["overlap"]),
    ):
        if base + 18 > y + h:
            return
        page.text(x, base, words, "label" if wide else "axis", "ink2", room=w - 70)
        page.text(x + w, base, f"{part} of {whole}", "labelS", anchor="r")
        if wide and 0 < whole <= DOTS:
            for i in range(whole):
                page.marker("circle", x + 6 + i * 15, base + 15, 5, "ink" if i < part else "ink2", outline=i >= part)
        base += 46 if wide else 20
    standing = table.get("standing") or {}
    for who, offer in (
        ("You offer", standing.get("mine")),
        (f"{named(shot, table['with'])} offers", standing.get("theirs")),
    ):
        if offer and base + line < y + h:
            base = page.para(x, base, f"{who}: {listed(offer['titles'])}", size, "ink", w, 2)
    if standing.get("theirs") and base + 30 < y + h:
        button(
            page, "table.theirs", (x, base - 6, min(w, 240), 34), "Take up their offer", action="theirs", style="labelS"
        )


def _bar(page: Page, box: Box, worth: int, need: int) -> None:
    """Draw worth against need on one bar."""
    x, y, w, h = box
    top = max(abs(worth), need, 100) * 1.25
    page.rect(x, y, w, h, "sunk")
    page.rect(x, y, w * min(max(worth, 0) / top, 1), h, "ink")
    page.upright(x + w * min(max(need, 0) / top, 1) - 1, y - 4, h + 8, "hot", 2)


def _presses(page: Page, box: Box, table: Data, screen: Screen) -> None:
    x, y, w, h = box
    chosen = tuple((screen.below.ui if screen.below else {}).get("chosen", ()))
    picked = tuple(screen.ui.get("items", ()))
    there = on_sheet(table, chosen)
    entry = entry_of(table, picked)
    button(page, "close", (x, y, 110, h), "Back", "escape")
    right, left = x + w, x + 122
    standing = (table.get("standing") or {}).get("mine")
    if standing and not there:
        button(page, "table.withdraw", (right - 170, y, 170, h), "Withdraw offer", action="withdraw")
        right -= 182
    if there and (not picked or entry == there):
        button(
            page, "table.put", (left, y, right - left, h), "Take it off the sheet", "space", primary=True, action="off"
        )
    else:
        why = "" if entry else "Pick items that go together" if picked else "Pick at least one item"
        words = f"Put {count(len(picked), 'item', 'items')} on the sheet"
        button(page, "table.put", (left, y, right - left, h), words, "space", primary=True, action="put", off=why)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Tick items, put the package on the sheet or take it off, withdraw what stands."""
    found = tables(screen.shot)
    below = screen.below
    if not found or below is None:
        return screen
    table = found[int(screen.ui.get("at", 0)) % len(found)]
    picked = tuple(screen.ui.get("items", ()))
    verb, _, rest = action.partition(":")
    if verb == "at":
        return opened(below, int(rest)).at(screen.focus)
    if verb == "item":
        if not next((item.get("legal", True) for item in table["items"] if item["id"] == rest), False):
            return screen
        return screen.put(items=tuple(one for one in picked if one != rest) if rest in picked else (*picked, rest))
    if verb == "theirs":
        return screen.put(items=tuple(table["standing"]["theirs"]["items"]))
    chosen = tuple(below.ui.get("chosen", ()))
    there = on_sheet(table, chosen)
    rest_of = tuple(one for one in chosen if one != there)
    if verb == "off":
        return choosing(below, rest_of)
    if verb == "withdraw":
        return choosing(below, (*rest_of, f"withdraw {table['id']}"))
    if verb in ("put", "space", "enter") and entry_of(table, picked):
        return choosing(below, (*rest_of, entry_of(table, picked)))
    return screen


def opened(below: Screen, at: int | None = None) -> Screen:
    """Return the card of a table over the desk, with the package on the sheet ticked."""
    found = tables(below.shot)
    chosen = tuple(below.ui.get("chosen", ()))
    if at is None:
        calls = [i for i, one in enumerate(found) if state_words(below.shot, one, chosen)[1] or on_sheet(one, chosen)]
        at = calls[0] if calls else 0
    there = on_sheet(found[at], chosen) if found else ""
    items = (
        next((one["items"] for one in found[at].get("packages") or () if one["entry"] == there), ()) if found else ()
    )
    return below.over("table", "", at=at, items=tuple(items))


KIND = Kind(layout, act, "table.put", over=True)
