"""A table: what two capitals could sign together, what it is worth at home, and whether home would carry it."""

from __future__ import annotations

from collections.abc import Sequence

from game.tongue import Tongue, with_sign
from game.window import terms
from game.window.display import Box
from game.window.flow import choosing
from game.window.model import Data, color, label, meter, named, shape
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Kind, Screen
from game.window.words import figure

KINDS = ("winset", "overlap")


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


def state_words(tongue: Tongue, shot: Data, table: Data, chosen: Sequence[str]) -> tuple[str, bool]:
    """Return where a table stands in a few words, and whether it calls for an answer."""
    standing = table.get("standing") or {}
    mine = on_sheet(table, chosen)
    if mine.startswith("withdraw"):
        return tongue.say("deal.withdrawn"), False
    if mine:
        return tongue.say("deal.on_sheet"), False
    if standing.get("theirs"):
        who, what = named(shot, table["with"]), list(standing["theirs"]["titles"])
        return tongue.say("deal.they_offer", who=who, what=what), True
    return tongue.say("deal.stands" if standing.get("mine") else "deal.nothing"), False


def strip(page: Page, box: Box, shot: Data, chosen: Sequence[str]) -> None:
    """Draw the line of the sheet that leads to the tables, with what home would carry there."""
    x, y, w, h = box
    found = tables(shot)
    first = next((one for one in found if state_words(page.tongue, shot, one, chosen)[1]), found[0])
    words, calls = state_words(page.tongue, shot, first, chosen)
    page.rect(x, y, w, h, "card", "ink3")
    with page.inside(box):
        hint = "A" if page.look.letters else ""
        page.text(x + w - 12, y + h / 2 + 4.5, hint, "axisM", anchor="r")
        right, title = x + w - 32, page.say("deal.at", who=named(shot, first["with"]))
        tone, room = color(shot, (shot.get("orders") or {})["actor"]), w - 66 - page.wide(title, "labelS")
        right -= winset_bar(page, right, y + h / 2, 44.0, first, tone, room) + 10
        wide = page.text(x + 12, y + h / 2 + 5, title, "labelS", room=right - x - 12)
        left = x + 20 + wide
        if page.wide(words, "axisM") <= right - left or (calls and right - left > 60):
            page.text(left, y + h / 2 + 5, words, "axisM", "hot" if calls else "ink2", room=right - left)
    if page.target("table", box, "table", key="a", group="orders"):
        page.ring(box, 0)


def winset_bar(page: Page, right: float, middle: float, w: float, table: Data, tone: str, room: float = 999.0) -> float:
    """Draw of all packages those home would carry, hatched, and those both homes would, solid, and say so; end at
    `right` and return how wide that is."""
    (mine, whole), (both, _) = table["shares"]["winset"], table["shares"]["overlap"]
    told = [page.say("deal.share", mine=mine, both=both, all=whole)]
    told += [page.say(f"deal.{key}", n=mine, all=whole) for key in ("carries_short", "carry")]
    words = next((words for words in told if page.wide(words, "axis") + 8 + w <= room), told[-1])
    wide = page.wide(words, "axis")
    page.text(right, middle + 4.5, words, "axis", "ink2", anchor="r")
    left = right - wide - 8 - w
    share_bar(page, (left, middle - 4.5, w, 9), table, tone)
    return wide + 8 + w


def share_bar(page: Page, box: Box, table: Data, tone: str) -> None:
    """Draw the win-set of a home as a part of all packages: hatched, and solid where the other home agrees."""
    x, y, w, h = box
    (mine, whole), (both, _) = table["shares"]["winset"], table["shares"]["overlap"]
    page.rect(x, y, w, h, "sunk")
    if whole:
        page.rect(x, y, w * both / whole, h, tone)
        page.hatch(x + w * both / whole, y, w * (mine - both) / whole, h, tone)


def layout(page: Page, screen: Screen) -> None:
    """Lay out one table on a card."""
    shot = screen.shot
    found = tables(shot)
    if not found:
        return
    at = int(screen.ui.get("at", 0)) % len(found)
    table = found[at]
    wide = page.W >= 1000
    box = card_box(page, 1040 if wide else 1200, 200 + 40 * max(len(table["items"]), 9) if wide else 1000)
    x, y, w, h = box
    card(page, box)
    pad = 28.0 if wide else 14.0
    x, inner = x + pad, w - 2 * pad
    with page.inside(box):
        kicker = page.say("deal.at", who=named(shot, table["with"]))
        page.marker(shape(shot, table["with"]), x + 8, y + (30 if wide else 21), 6.5, color(shot, table["with"]))
        page.text(x + 22, y + (35 if wide else 26), kicker, "kicker", "ink2", room=inner - 22)
        _tabs(page, x + inner, y + (18 if wide else 8), found, at)
        title = "h1" if wide else "h3"
        base = y + (72 if wide else 52)
        long = page.text(x, base, table["title"], title, room=inner)
        if terms.entry(shot, f"deal.{table['id']}"):
            terms.underline(page, x, base, long, f"deal.{table['id']}")
        if wide:
            focused = page.look.focus.removeprefix("item.")
            item = next((one for one in table["items"] if one["id"] == focused), table)
            page.text(x, y + 96, item.get("text") or table.get("text", ""), "small", "ink2", room=inner)
        top = y + (112.0 if wide else 60.0)
        foot = y + h - (68 if wide else 52)
        half = inner * (0.52 if wide else 0.56)
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
    value = with_sign(int(item.get("worth", 0)))
    with page.inside(box):
        room = w - 34 - 66
        tone = "ink" if legal else "ink3"
        page.text(x + 32, middle + 5, item["title"], "bodyM" if h > 30 else "label", tone, room=room)
        words = value if legal else page.say("deal.not_now")
        page.text(x + w - 4, middle + 5, words, "labelS" if legal else "axis", tone if legal else "ink2", anchor="r")
    page.rule(x, y + h - 1, w, "rule2")
    name = f"item.{item['id']}"
    if page.target(name, (x, y, w, h), f"item:{item['id']}", enter="enter", group="items"):
        page.ring((x, y, w, h), -1)


def _home(page: Page, area: Box, shot: Data, table: Data, screen: Screen, wide: bool) -> None:
    """Draw what both homes say to the package that is ticked, how many pass, and what lies on the table."""
    x, y, w, h = area
    page.rule(x, y, w, "ink")
    page.text(x, y + 20, page.say("deal.homes"), "kicker", "ink2", room=w)
    base = y + (42.0 if wide else 38.0)
    size = "small" if wide else "axis"
    picked = tuple(screen.ui.get("items", ()))
    told = screen.ui.get("told")
    if not picked:
        words = page.say("deal.must", need=figure(int(table.get("need", 0))))
        base = page.para(x, base, words, size, "ink", w, 2)
    elif not told:
        base = page.para(x, base, page.say("deal.apart"), size, "hot", w, 2)
    else:
        reader = str((shot.get("orders") or {}).get("actor", ""))
        for home in sorted(told["homes"], key=lambda one: one["actor"] != reader):
            base = verdict(page, (x, base, w, y + h - base), shot, home, size)
    base = _shares(page, (x, base, w, y + h - base), shot, table, wide)
    standing = table.get("standing") or {}
    for key, offer in (("deal.you_offer", standing.get("mine")), ("deal.they_offer", standing.get("theirs"))):
        if offer:
            words = page.say(key, who=named(shot, table["with"]), what=list(offer["titles"]))
            if base + page.lines(words, size, w, 3) * 18 < y + h + 6:
                base = page.para(x, base, words, size, "ink", w, 3) + 2
    if standing.get("theirs") and base + 26 < y + h:
        button(page, "table.theirs", (x, base - 8, min(w, 260), 32), page.say("deal.take_up"), action="theirs",
               style="labelS")  # fmt: skip


def _shares(page: Page, area: Box, shot: Data, table: Data, wide: bool) -> float:
    """Draw the win-set of this home and the overlap of both as parts of all packages; return the next baseline."""
    x, base, w, h = area
    if h < 44:
        return base
    style = "label" if wide else "axis"
    words = [page.say("deal.carry", n=table["shares"][key][0], all=table["shares"][key][1]) for key in KINDS]
    tone = color(shot, str((shot.get("orders") or {}).get("actor", "")))
    for key, figures in zip(KINDS, words, strict=True):
        room = w - page.wide(figures, "labelS") - 10
        page.text(x, base + 4, page.say(f"deal.{key}" if wide else f"deal.{key}_short"), style, "ink2", room=room)
        page.text(x + w, base + 4, figures, "labelS", anchor="r")
        base += 19
    share_bar(page, (x, base - 4, w, 9), table, tone)
    return base + 26


def verdict(page: Page, area: Box, shot: Data, home: Data, size: str) -> float:
    """Set what one home says to a package, worth against need as a bar, and what would change a no; return the next
    baseline."""
    x, base, w, _ = area
    name = named(shot, home["actor"])
    page.marker(shape(shot, home["actor"]), x + 6, base - 5, 5.5, color(shot, home["actor"]))
    key = "deal.carries" if home["carries"] else "deal.refuses"
    words = page.say(key, who=name, worth=figure(home["worth"]), need=figure(home["need"]))
    base = page.para(x + 18, base, words, size, "ink" if home["carries"] else "hot", w - 18, 2) - 5
    _bar(page, (x + 18, base - 4, w - 18, 8), int(home["worth"]), int(home["need"]), color(shot, home["actor"]))
    base += 22
    if not home["carries"]:
        parts, most = change_parts(page.tongue, shot, home), 4 if size == "small" else 3
        while len(parts) > 1 and page.lines(joined(page.tongue, parts), size, w - 18) > most - (size != "small"):
            parts.pop()
        base = page.para(x + 18, base, joined(page.tongue, parts), size, "ink2", w - 18, most)
    return base + 6


def joined(tongue: Tongue, parts: Sequence[str]) -> str:
    """Return what would change a mind as one sentence."""
    if not parts:
        return tongue.say("deal.nothing_helps")
    return tongue.say("common.sentence", what=tongue.say("deal.or").join(parts))


def change_parts(tongue: Tongue, shot: Data, home: Data) -> list[str]:
    """Return what would change the mind of a home that refuses: clauses first, then numbers at another level."""
    parts: list[str] = []
    clauses = list(home.get("clauses") or ())
    if clauses:
        first = clauses[0]
        key = "both" if first["add"] and first["drop"] else "add" if first["add"] else "drop"
        other = "" if first["both"] else tongue.say("deal.not_both")
        add, drop = ([tongue.say("deal.quoted", what=title) for title in first[part]] for part in ("add", "drop"))
        parts.append(tongue.say(f"deal.by_{key}", add=add, drop=drop) + other)
    for level in list(home.get("levels") or ())[: 2 if not clauses else 1]:
        one = meter(shot, level["meter"])
        if one is not None:
            key = "deal.if_up" if level["up"] else "deal.if_down"
            what = label(tongue, shot, one, (shot.get("orders") or {}).get("actor"))
            parts.append(tongue.say(key, what=what, level=figure(level["level"])))
    return parts


def _bar(page: Page, box: Box, worth: int, need: int, tone: str) -> None:
    """Draw worth against need on one bar."""
    x, y, w, h = box
    top = max(abs(worth), need, 100) * 1.25
    page.rect(x, y, w, h, "sunk")
    page.rect(x, y, w * min(max(worth, 0) / top, 1), h, tone)
    page.upright(x + w * min(max(need, 0) / top, 1) - 1, y - 4, h + 8, "ink", 2)


def _presses(page: Page, box: Box, table: Data, screen: Screen) -> None:
    x, y, w, h = box
    chosen = tuple((screen.below.ui if screen.below else {}).get("chosen", ()))
    picked = tuple(screen.ui.get("items", ()))
    there = on_sheet(table, chosen)
    entry = entry_of(table, picked)
    button(page, "close", (x, y, 110, h), page.say("common.back"), "escape")
    right, left = x + w, x + 122
    standing = (table.get("standing") or {}).get("mine")
    if standing and not there:
        button(page, "table.withdraw", (right - 170, y, 170, h), page.say("deal.withdraw"), action="withdraw")
        right -= 182
    if there and (not picked or entry == there):
        button(page, "table.put", (left, y, right - left, h), page.say("deal.off"), "enter", primary=True, action="off")
    else:
        why = "" if entry else page.say("deal.together" if picked else "deal.one_item")
        words = page.say("deal.put", n=len(picked))
        button(page, "table.put", (left, y, right - left, h), words, "enter", primary=True, action="put", off=why)


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
        return opened(below, int(rest), host).at(screen.focus)
    if verb == "item":
        if not next((item.get("legal", True) for item in table["items"] if item["id"] == rest), False):
            return screen
        items = tuple(one for one in picked if one != rest) if rest in picked else (*picked, rest)
        return asked(screen.put(items=items), table, host)
    if verb == "theirs":
        return asked(screen.put(items=tuple(table["standing"]["theirs"]["items"])), table, host)
    chosen = tuple(below.ui.get("chosen", ()))
    there = on_sheet(table, chosen)
    rest_of = tuple(one for one in chosen if one != there)
    if verb == "off" or (verb == "enter" and there and (not picked or entry_of(table, picked) == there)):
        return choosing(below, rest_of, package=None)
    if verb == "withdraw":
        return choosing(below, (*rest_of, f"withdraw {table['id']}"), package=None)
    if verb in ("put", "space", "enter") and entry_of(table, picked):
        return choosing(below, (*rest_of, entry_of(table, picked)), package=screen.ui.get("told")).at("table")
    return screen


def asked(screen: Screen, table: Data, host: Host | None) -> Screen:
    """Return the table with what both homes say to the package that is ticked, if it is one."""
    picked, reader = list(screen.ui.get("items", ())), (screen.shot.get("orders") or {}).get("actor")
    if host is None or host.door is None or not reader or not entry_of(table, picked):
        return screen.put(told=None)
    return screen.put(told=host.door.ask(str(reader), {"ask": "package", "table": table["id"], "items": picked}))


def opened(below: Screen, at: int | None = None, host: Host | None = None) -> Screen:
    """Return the card of a table over the desk, with the package on the sheet ticked."""
    found = tables(below.shot)
    chosen = tuple(below.ui.get("chosen", ()))
    calls = [bool(one.get("standing", {}).get("theirs")) or bool(on_sheet(one, chosen)) for one in found]
    if at is None:
        at = calls.index(True) if any(calls) else 0
    there = on_sheet(found[at], chosen) if found else ""
    items = (
        next((one["items"] for one in found[at].get("packages") or () if one["entry"] == there), ()) if found else ()
    )
    open_items = [f"item.{one['id']}" for one in found[at]["items"] if one.get("legal", True)] if found else []
    first = "" if items or not open_items else open_items[0]  # the keyboard begins where something can be done
    screen = below.over("table", first, at=at, items=tuple(items))
    return asked(screen, found[at], host) if found else screen


KIND = Kind(layout, act, "table.put", over=True)
