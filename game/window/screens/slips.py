"""Paper slips: whoever runs the class types a sheet by its numbers, on a page that shows the class nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any

from game.lettering import joined
from game.tokens import STYLES
from game.window.clock import head_clock
from game.window.display import Box
from game.window.flow import look_at, now, send, waiting
from game.window.menu import refusal, spent
from game.window.model import Data, actors, color, named, shape
from game.window.page import Page
from game.window.parts import button, cap_height, capital, top_rule, turn_words
from game.window.screen import Host, Kind, Screen

MOST_DIGITS = 4


def opened(host: Host, name: str, below: Screen) -> Screen:
    """Return the page on which the slip of one capital is typed, over the cover."""
    shot = look_at(host, name)
    chosen = tuple((shot.get("orders") or {}).get("sealed") or ())
    return Screen("slips", shot, {"actor": name, "typed": "", "chosen": chosen}, "take", below)


def numbered(orders: Data) -> dict[int, tuple[str, str]]:
    """Return what each number on a slip stands for: a move, a clause at a table, or taking an offer back."""
    found = {int(move["number"]): ("move", str(move["order"])) for move in orders.get("moves") or ()}
    for table in orders.get("tables") or ():
        found[int(table["number"])] = ("withdraw", str(table["id"]))
        found |= {int(item["number"]): (str(table["id"]), str(item["id"])) for item in table.get("items") or ()}
    return found


def taken(say: Callable[..., str], orders: Data, chosen: Sequence[str], number: int) -> tuple[tuple[str, ...], str]:
    """Return the sheet with a number put on it, or taken off again, and why not if it cannot be."""
    kind, what = numbered(orders).get(number, ("", ""))
    if not kind:
        return tuple(chosen), say("slips.unknown")
    if kind == "move":
        if what in chosen:
            return tuple(one for one in chosen if one != what), ""
        wrong = refusal(say, orders, chosen, what)
        return (tuple(chosen), wrong) if wrong else ((*chosen, what), "")
    name = what if kind == "withdraw" else kind
    table = next(one for one in orders.get("tables") or () if one["id"] == name)
    if kind == "withdraw":
        entry = f"withdraw {what}"
        rest = tuple(one for one in chosen if not at_table(one, what))
        if entry in chosen:
            return rest, ""
        return ((*rest, entry), "") if table["standing"]["mine"] else (tuple(chosen), say("slips.no_offer"))
    sheet = with_clause(chosen, kind, what)
    clauses = set(clauses_of(sheet, kind))
    if any(clauses <= set(one["items"]) for one in table.get("packages") or ()):
        return sheet, ""
    return tuple(chosen), say("deal.apart" if len(clauses) > 1 else "order.closed")


def at_table(entry: str, table: str) -> bool:
    """Return whether an entry of a sheet does something at a table."""
    return entry == f"withdraw {table}" or entry.startswith(f"sign {table}:")


def clauses_of(chosen: Sequence[str], table: str) -> list[str]:
    """Return the clauses of the package that lies on a sheet for a table."""
    entry = next((one for one in chosen if one.startswith(f"sign {table}:")), "")
    return [part.strip() for part in entry.partition(":")[2].split("+") if part.strip()]


def with_clause(chosen: Sequence[str], table: str, item: str) -> tuple[str, ...]:
    """Return the sheet with a clause put into the package of a table, or taken out of it."""
    clauses = clauses_of(chosen, table)
    clauses = [one for one in clauses if one != item] if item in clauses else [*clauses, item]
    rest = tuple(one for one in chosen if not at_table(one, table))
    return (*rest, f"sign {table}: {' + '.join(clauses)}") if clauses else rest


# what it looks like


def layout(page: Page, screen: Screen) -> None:
    """Lay out the keypad; what is typed shows only when asked for, with the projector off."""
    shot, ui = screen.shot, screen.ui
    name = str(ui.get("actor", ""))
    wide = page.W >= 1000 and page.H >= 560
    left = 32.0 if wide else 24.0
    w = page.W - 2 * left
    top_rule(page)
    clock = head_clock(page, left + w, 66 if wide else 36, "timer" if wide else "numL", words=False)
    if wide:
        page.text(left, 31, turn_words(page.tongue, shot), "kicker", "ink2", room=w - clock - 20)
    title = page.say("slips.title", name=named(shot, name))
    head, base = (88.0, 67.0) if wide else (46.0, 35.0)
    page.marker(shape(shot, name), left + 11, base - (10 if wide else 8), 10 if wide else 8, color(shot, name))
    page.text(left + 32, base, title, "h1" if wide else "h2", room=w - clock - 60)
    page.rule(left, head, w, "ink")
    foot = page.H - (86 if wide else 56)
    pad, gap = (min(380.0, w * 0.36), 56.0) if wide else (min(250.0, w * 0.46), 20.0)
    keys = (left, head + (62 if wide else 44), pad, foot - head - (130 if wide else 52))
    _keypad(page, keys, screen)
    page.text(left, head + (44 if wide else 30), "•" * len(str(ui.get("typed", ""))) or page.say("slips.number"),
              "h2" if wide else "bodyS", "ink" if ui.get("typed") else "ink2", room=pad)  # fmt: skip
    side = (left + pad + gap, head, w - pad - gap, foot - head - (68 if wide else 0))
    if ui.get("shown"):
        _typed(page, side, screen, wide)
    elif wide:
        _steps(page, (side[0], keys[1], side[2], keys[3]), screen)
    else:
        _hidden(page, side, screen)
    if wide:
        page.rule(left, foot - 54, w, "rule")
        sheets_in(page, left, foot - 20, w, shot, name)
    page.rule(left, foot, w, "ink" if wide else "rule")
    _buttons(page, screen, (left, foot + (20 if wide else 8), w, 46.0 if wide else 38.0))


def _keypad(page: Page, area: Box, screen: Screen) -> None:
    x, y, w, h = area
    each, high = (w - 16) / 3, (h - 24) / 4
    large = high >= 62
    for i, mark in enumerate(("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "")):
        box = (x + i % 3 * (each + 8), y + i // 3 * (high + 8), each, high)
        name = f"digit.{mark}" if mark else "rub" if i == 9 else "take"
        take = name == "take"
        words = mark or page.say(f"slips.{name}")
        styles = ("bodyS", "labelS", "axisM") if large else ("labelS", "axisM")
        style = ("numL" if large else "num") if mark else page.first_that_fits(words, styles, each - 10)
        page.rect(*box, "ink" if take else "card", "" if take else "ink2")
        with page.inside(box):
            page.text(box[0] + each / 2, box[1] + high / 2 + cap_height(style) / 2, words, style,
                      "onink" if take else "ink", anchor="c", room=each - 10)  # fmt: skip
        key, action = mark or ("backspace" if name == "rub" else ""), f"digit:{mark}" if mark else name
        if page.target(name, box, action, key=key, enter="take" if mark else "", group="pad"):
            page.ring(box, 1)


STEPS = ("type", "off", "seal", "hidden")
"""What is to be known of slips, one sentence each."""


def _steps(page: Page, area: Box, screen: Screen) -> None:
    """Say how it goes, one step beside each row of keys, and whether the last number was taken: nothing a class could
    read a sheet from."""
    x, y, w, h = area
    said = str(screen.ui.get("told", ""))
    if said:
        words = page.say(f"slips.{said}")
        style, tone = page.first_that_fits(words, ("h2", "bodyS"), w), "hot" if said == "wrong" else "ink"
        page.text(x, y - 18, words, style, tone, room=w)
    row = (h + 8) / len(STEPS)
    told = [page.say(f"slips.how_{step}") for step in STEPS]
    sizes = [size for size in ("rdeck", "deckL", "body") if all(_high(page, one, size, w) <= row - 16 for one in told)]
    style = sizes[0] if sizes else "small"
    for i, words in enumerate(told):
        top = y + i * row
        page.rule(x, top, w, "rule")
        base = top + (row - 8 - _high(page, words, style, w)) / 2 + STYLES[style].size * 0.95
        page.text(x, base, str(i + 1), "num")
        page.para(x + 44, base, words, style, "ink", w - 44)


def _high(page: Page, words: str, style: str, w: float) -> float:
    """Return how high a step stands in a style."""
    return page.lines(words, style, w - 44) * STYLES[style].size * STYLES[style].line


def _hidden(page: Page, area: Box, screen: Screen) -> None:
    """Say the same on a small page."""
    x, y, w, _ = area
    words = reduce(joined, (page.say(f"slips.how_{step}") for step in STEPS))
    base = page.para(x, y + 28, words, "body", "ink", min(w, 640), 8)
    said = str(screen.ui.get("told", ""))
    if said:
        tone = "hot" if said == "wrong" else "ink"
        page.para(x, base + 6, page.say(f"slips.{said}"), "bodyS", tone, min(w, 640), 3)


def sheets_in(
    page: Page, x: float, y: float, w: float, shot: Data, awaited: str, again: bool = False, most: int = 1
) -> float:  # fmt: skip
    """Set which sheets are in, on up to `most` lines that end at y: that they are, never what they say; with `again`
    one can be taken back to its desk. Return how high it stands."""
    everyone = list(actors(shot))
    tries = [(style, rows) for rows in range(1, most + 1) for style in ("h3", "labelS")]
    wide = {style: max((_item(page, shot, one, awaited, style) for one in everyone), default=0.0) for style, _ in tries}
    fits = [(style, rows) for style, rows in tries if wide[style] * -(-len(everyone) // rows) <= w + 20]
    style, rows = next(iter(fits), tries[-1])
    per = -(-len(everyone) // rows)
    lead = 30.0 if style == "h3" else 26.0
    for i, one in enumerate(everyone):
        left, base = x + i % per * w / per, y - (rows - 1 - i // per) * lead
        room = w / per - _beside(page, one, awaited) + 20
        after = capital(page, shot, one["id"], left, base, style, 7, room=room)
        if one.get("sealed") and one.get("player") == "person":
            page.marker("lock", after + 18, base - 6, 7, "ink")
            broad = page.text(after + 30, base, page.say("cover.sealed"), "labelS")
            box = (left - 6, base - 19, after + 42 + broad - left, 26.0)
            if again and page.target(f"again.{one['id']}", box, f"again:{one['id']}", group="states"):
                page.ring(box, -2)
        else:
            page.text(after + 12, base, _state(page, one, awaited), "label", "ink2")
    return rows * lead


def _state(page: Page, one: Data, awaited: str) -> str:
    """Return where a sheet stands, in a word."""
    if one.get("player") != "person":
        return page.say("cover.bot")
    return page.say("cover.sealed" if one.get("sealed") else "cover.next" if one["id"] == awaited else "cover.waits")


def _item(page: Page, shot: Data, one: Data, awaited: str, style: str) -> float:
    """Return how wide a capital and the state of its sheet are, with the gap to the next."""
    return page.wide(named(shot, one["id"]), style) + _beside(page, one, awaited)


def _beside(page: Page, one: Data, awaited: str) -> float:
    """Return how wide all of it is but the name."""
    lock = 18 if one.get("sealed") else 0
    return 22 + 12 + lock + page.wide(_state(page, one, awaited), "labelS") + 20


def _typed(page: Page, area: Box, screen: Screen, wide: bool) -> None:
    """Set the sheet as it is typed: only with the projector off."""
    x, y, w, h = area
    orders = screen.shot.get("orders") or {}
    chosen = tuple(screen.ui.get("chosen", ()))
    used = page.say("slips.used", used=spent(orders, chosen), all=int(orders.get("attention", 0)))
    base = y + (44 if wide else 30)
    page.text(x, base, page.say("slips.typed", digits=str(screen.ui.get("typed", ""))), "h2" if wide else "labelS",
              room=w * 0.6)  # fmt: skip
    page.text(x + w, base, used, "bodyM" if wide else "label", "ink2", anchor="r", room=w * 0.38)
    wrong = str(screen.ui.get("said", ""))
    low = y + h - (60 if wrong else 8)
    lines = sheet_words(orders, chosen) or [("", page.say("slips.empty"))]
    style = "deckL" if wide and all(page.wide(words, "deckL") <= w - 56 for _, words in lines) else "body"
    row = max(min((low - base - 18) / len(lines), 48.0), 28.0) if wide else 26.0
    top = base + (18 if wide else 8)
    for number, words in lines:
        if top + row > low + 4:
            break
        page.rule(x, top, w, "rule2")
        line = top + row / 2 + cap_height(style) / 2
        page.text(x, line, number, "num" if wide else "labelS")
        page.text(x + (56 if number else 0), line, words, style, room=w - 56)
        top += row
    if wrong:
        page.para(x, min(top + 24, y + h - 24), wrong, "bodyS" if wide else "label", "hot", w, 2)


def sheet_words(orders: Data, chosen: Sequence[str]) -> list[tuple[str, str]]:
    """Return the entries of a sheet: number and what it is called."""
    rows = [(move["number"], move["title"]) for move in orders.get("moves") or () if move["order"] in chosen]
    for table in orders.get("tables") or ():
        clauses = clauses_of(chosen, str(table["id"]))
        rows += [(item["number"], item["title"]) for item in table.get("items") or () if item["id"] in clauses]
        rows += [(table["number"], table["title"])] if f"withdraw {table['id']}" in chosen else []
    return [(str(number), str(title)) for number, title in rows]


def _buttons(page: Page, screen: Screen, area: Box) -> None:
    x, y, w, h = area
    seal, show = min(250.0, w * 0.4), min(240.0, w * 0.34)
    button(page, "slips.seal", (x + w - seal, y, seal, h), page.say("slips.seal"), "s", primary=True, icon="lock",
           hint="S" if page.look.letters else "", style="labelS")  # fmt: skip
    words = page.say("slips.hide" if screen.ui.get("shown") else "slips.show")
    button(page, "slips.show", (x + w - seal - show - 12, y, show, h), words, "v", style="labelS")
    button(page, "back", (x, y, min(140.0, w - seal - show - 24), h), page.say("common.back"), "escape", style="labelS")


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Type, take, seal, and go on to the next slip."""
    verb, _, rest = action.partition(":")
    typed = str(screen.ui.get("typed", ""))
    if verb == "digit":
        return screen.put(typed=(typed + rest)[:MOST_DIGITS], told="")
    if action == "rub":
        return screen.put(typed=typed[:-1], told="")
    if action == "slips.show":
        return screen.put(shown=not screen.ui.get("shown"))
    if action in ("take", "enter"):
        return _take(host.say, screen, typed) if typed else screen
    if action == "slips.seal":
        screen = _take(host.say, screen, typed) if typed else screen
        return screen if typed and screen.ui.get("told") == "wrong" else _seal(screen, host)
    return screen


def _take(say: Callable[..., str], screen: Screen, typed: str) -> Screen:
    """Put the typed number on the sheet, or take it off."""
    orders = screen.shot.get("orders") or {}
    before = tuple(screen.ui.get("chosen", ()))
    chosen, wrong = taken(say, orders, before, int(typed))
    told = "wrong" if wrong else "taken" if len(chosen) >= len(before) else "off"
    return screen.put(chosen=chosen, typed="", told=told, said=wrong).at("take")


def _seal(screen: Screen, host: Host) -> Screen:
    """Hand the sheet in and bring up the next slip; after the last the game goes on."""
    name = str(screen.ui.get("actor", ""))
    command: Mapping[str, Any] = {
        "command": "seal", "actor": name, "turn": screen.shot.get("turn"), "orders": list(screen.ui.get("chosen", ()))
    }  # fmt: skip
    wrong = send(host, dict(command))
    after = look_at(host, None)
    sealed = any(one["id"] == name and one.get("sealed") for one in actors(after))
    if wrong and not sealed and after.get("phase") == "orders":
        return screen.put(told="wrong", said=wrong)
    left = waiting(after) if after.get("phase") == "orders" else []
    return opened(host, left[0], now(host, wrong)) if left else now(host, wrong)


KIND = Kind(layout, act, "take")
