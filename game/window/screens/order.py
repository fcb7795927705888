"""One order in full: what it is, what it does alone, which clock it starts, who will know, and what may come of it."""

from __future__ import annotations

from typing import Any

from game.window import terms
from game.window.display import Box
from game.window.flow import choosing
from game.window.forecast import rows_for, telling
from game.window.menu import main_effects, move_of, refusal
from game.window.model import (
    Data,
    actor,
    color,
    color_of,
    crossed,
    falls_hot,
    hot,
    is_below,
    is_quiet,
    label,
    meter,
    named,
    next_mark,
    shape_of,
)
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button, gauge, page_words
from game.window.rows import Row, draw, head, pages_of, para
from game.window.screen import Host, Kind, Screen
from game.window.screens.table import tables, winset_bar
from game.window.words import figure, shift

BODY, LINE = 21.8, 18.2


def layout(page: Page, screen: Screen) -> None:
    """Lay out the order on a card over the desk: effects at the left, what may come at the right, paged if need be."""
    shot = screen.shot
    move = move_of(shot.get("orders"), str(screen.ui.get("order", "")))
    if move is None:
        return
    wide = page.W >= 1000
    pad = 28.0 if wide else 16.0
    w = min(1160.0 if wide else 1200.0, page.W - 48)
    inner = w - 2 * pad
    column = (inner - 36) / 2 if wide else inner
    reader = str((shot.get("orders") or {}).get("actor", ""))
    first = effect_rows(page, shot, move, reader, column)
    second = future_rows(page, screen, move, column)
    said, ideas = adviser_rows(page, shot, column), idea_rows(page, shot, move)
    style, step = ("body", BODY) if wide else ("small", LINE)
    lines = page.lines(move.get("text", ""), style, inner, 3)
    over = (84.0 if wide else 58.0) + lines * step
    foot = 66.0 if wide else 54.0
    under, after = _below(first, said, ideas, page.H - 40 - over - foot) if second else ([], said + ideas)
    columns = [first + under, second + after] if wide else [first + second + said + ideas]
    need = max(sum(high for high, _ in one) for one in columns)
    box = card_box(page, w, over + need + foot + 8)
    x, y, w, h = box
    space = h - over - foot
    card(page, box)
    with page.inside(box):
        _top(page, screen, move, (x + pad, y, inner, over), wide)
        pages = pages_of(columns, space)
        at = int(screen.ui.get("page", 0)) % pages
        draw(page, columns, x + pad, y + over, column, space, at)
        high = 46.0 if wide else 40.0
        _presses(page, (x + pad, y + h - foot + 4, inner, high), screen, move, at, pages)


def _below(first: list[Row], said: list[Row], ideas: list[Row], space: float) -> tuple[list[Row], list[Row]]:
    """Return what stands below the effects, as far as one page has room for it, and what stands below the answers."""
    for under, after in ((said, ideas), (ideas, said)):
        if sum(high for high, _ in first + under) <= space:
            return under, after
    return [], said + ideas


def _top(page: Page, screen: Screen, move: Data, area: Box, wide: bool) -> None:
    """Set who orders, the title and what it is, and at the right what home would carry at the table."""
    x, y, w, _ = area
    shot, reader = screen.shot, str((screen.shot.get("orders") or {}).get("actor", ""))
    room = w
    found = tables(shot)
    words = page.say("order.of", name=named(shot, reader), n=int(move.get("cost", 1)))
    if found and wide:
        rest = w - page.wide(words, "kicker") - 40
        room -= winset_bar(page, x + w, y + 29, 80.0, found[0], color(shot, reader), rest) + 20
    page.text(x, y + (34 if wide else 26), words, "kicker", "ink2", room=room)
    title = page.first_that_fits(move["title"], ("h1", "h2", "h3", "bodyS") if wide else ("h3", "bodyS"), w)
    page.text(x, y + (72 if wide else 50), move["title"], title, room=w)
    base = y + (98.0 if wide else 70.0)
    terms.para(page, shot, x, base, move.get("text", ""), "body" if wide else "small", "ink", w, 3)


# what it does


def effect_rows(page: Page, shot: Data, move: Data, reader: str, w: float) -> list[Row]:
    """Return what the order does on its own: levels, clocks, and who will know."""
    rows = [head(page, page.say("order.does"), page.say("order.alone"))]
    for effect in main_effects(move):
        one = meter(shot, effect["meter"])
        if one is not None:
            rows.append(_effect(page, shot, one, effect, reader, w))
    rows += [_status(page, shot, status, w) for status in move.get("statuses") or ()]
    said = [] if move.get("legal", True) else [str(move.get("why_not") or page.say("order.closed"))]
    said.append(who_knows(page, shot, move))
    if move.get("legal", True) and move.get("cooldown_words"):
        said.append(str(move["cooldown_words"]))
    return [*rows, *[para(page, words, "small", "ink2", w, 3) for words in said]]


def who_knows(page: Page, shot: Data, move: Data) -> str:
    """Return who will learn of an order."""
    quiet = move.get("quiet")
    if not is_quiet(move):
        return page.say("order.public")
    told = [named(shot, name) for name in quiet] if isinstance(quiet, list | tuple) else []
    return page.say("order.told", who=told) if told else page.say("order.quiet")


def _effect(ruler: Page, shot: Data, one: Data, effect: Data, reader: str, w: float) -> Row:
    """Return one level with its hatched change; below it the threshold crossed then, or the next."""
    low, high, now = int(effect["low"]), int(effect["high"]), int(effect["now"])
    after = crossed(one, low if falls_hot(one) else high)
    mark = after or (next_mark(one) if ruler.W >= 1000 else None)

    def put(page: Page, x: float, y: float, w: float) -> None:
        middle = y + 13.0
        page.marker(shape_of(shot, one), x + 7, middle, 6, color_of(shot, one))
        words, room = label(page.tongue, shot, one, reader), w * 0.4 - 26
        style = page.first_that_fits(words, ("body", "label", "axisM"), room)
        if mark and page.wide(words, style) > room:
            page.para(x + 20, middle, words, style, "ink", room, 2)
        else:
            page.text(x + 20, middle + 5, words, style, room=room)
        gauge(page, (x + w * 0.4, middle - 5, w * 0.34, 10), one, color_of(shot, one), value=now, ghost=(low, high))
        before, then = shift(now, low, high)
        left = x + w * 0.74 + 14
        page.text(left + 32, middle + 5, before, "body", "ink2", anchor="r")
        page.marker("arrow", left + 46, middle, 8, "ink2")
        worse = hot(one, low + high - 2 * now)
        page.text(left + 60, middle + 5, then, page.first_that_fits(then, ("bodyS", "labelS"), x + w - left - 60),
                  "hot" if worse else "ink")  # fmt: skip
        if mark:
            key = "meter.below" if is_below(one, mark) else "meter.from"
            words = page.say(key, what=mark["words"], level=figure(int(mark["at"])))
            page.text(x + w * 0.4, middle + 20, words, "axisM" if after else "axis", "hot" if after else "ink2",
                      room=w * 0.6)  # fmt: skip
        page.rule(x, y + (38 if mark else 27), w, "rule2")

    return 39.0 if mark else 28.0, put


def _status(ruler: Page, shot: Data, status: Data, w: float) -> Row:
    due = status.get("due")
    words = str(status.get("to_title", ""))
    if due:
        words = ruler.say("order.until", what=words, day=ruler.tongue.long_date(due))
    lines = ruler.lines(words, "bodyM", w * 0.6, 2)

    def put(page: Page, x: float, y: float, w: float) -> None:
        title = str(status.get("title", ""))
        style = page.first_that_fits(title, ("body", "label", "axisM"), w * 0.4 - 26)
        title = page.look.metrics.cut(title, style, w * 0.4 - 26)
        page.text(x + 20, y + 20, title, style)
        name = f"instrument.{status.get('id', '')}"
        if terms.entry(shot, name):
            terms.underline(page, x + 20, y + 20, page.wide(title, style), name)
        page.para(x + w * 0.4, y + 20, words, "bodyM", "hot" if due else "ink", w * 0.6, 2)
        page.rule(x, y + 8 + lines * 21, w, "rule2")

    return 9 + lines * 21.0, put


# what may come, and who says what of it


def future_rows(page: Page, screen: Screen, move: Data, w: float) -> list[Row]:
    """Return what may come of it, where forecasts are on and the order is open."""
    if not screen.ui.get("forecasts", True) or not move.get("legal", True):
        return []
    return rows_for(page, screen.shot, screen.ui.get("forecast"), screen.ui.get("aim"), w)


def adviser_rows(page: Page, shot: Data, w: float) -> list[Row]:
    """Return what two advisers say."""
    advisers = list(actor(shot, str((shot.get("orders") or {}).get("actor", ""))).get("advisers") or ())[:2]
    rows = [head(page, page.say("order.advisers"))] if advisers else []
    for one in advisers:
        rows.append(para(page, page.say("order.said", what=one.get("text", "")), "quote", "ink", w, 3, 0))
        rows.append(para(page, one.get("title", ""), "axis", "ink2", w, 1, 4))
    return rows


def idea_rows(page: Page, shot: Data, move: Data) -> list[Row]:
    """Return how each capital tells the order, and the ideas behind it."""
    links = [(f"move.{move['order']}", page.say("card.versions"))] if move.get("versions") else []
    for name in move.get("ideas") or ():
        idea = terms.entry(shot, f"mechanism.{name}")
        links += [(str(idea["id"]), str(idea["title"]))] if idea else []
    return [head(page, page.say("order.more")), *[_link(*link) for link in links]] if links else []


def _link(name: str, words: str) -> Row:
    def put(page: Page, x: float, y: float, w: float) -> None:
        title = page.look.metrics.cut(words, "label", w)
        page.text(x, y + 18, title, "label")
        terms.underline(page, x, y + 18, page.wide(title, "label"), name)

    return 26.0, put


def _presses(page: Page, box: Box, screen: Screen, move: Data, at: int, pages: int) -> None:
    x, y, w, h = box
    below = screen.below
    chosen = tuple((below.ui if below else {}).get("chosen", ()))
    inside = move["order"] in chosen
    why = "" if inside else refusal(page.say, screen.shot.get("orders") or {}, chosen, move["order"])
    left = 130.0 if w > 800 else 100.0
    button(page, "close", (x, y, left, h), page.say("common.back"), "escape", hint="Esc")
    if pages > 1:
        more = 170.0 if w > 800 else 130.0
        button(page, "page.more", (x + left + 12, y, more, h), page_words(page, at, pages), "pagedown", hint="PgDn",
               style="labelS")  # fmt: skip
        left += more + 12
    words = page.say("order.off" if inside else "order.choose")
    button(
        page, "order.choose", (x + left + 12, y, w - left - 12, h), words, "space", primary=True, hint="Space", off=why
    )


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Ask what may come, turn the page, or put the order on the sheet or take it off and go back to the desk."""
    below, order = screen.below, str(screen.ui.get("order", ""))
    if action == "page.more":
        return screen.put(page=int(screen.ui.get("page", 0)) + 1)
    if action == "forecast.ask":
        return ask(screen, host)
    if action == "forecast.aim":
        told = screen.ui["forecast"]
        from_here = screen.ui.get("aim")
        return screen.put(aim=next_aim(told, from_here))
    if action in ("order.choose", "space", "enter") and below is not None:
        chosen = tuple(below.ui.get("chosen", ()))
        if order in chosen:
            return choosing(below, [one for one in chosen if one != order]).at(f"order.{order}")
        why = refusal(host.say, screen.shot.get("orders") or {}, chosen, order)
        return screen if why else choosing(below, (*chosen, order), order=order).at(f"order.{order}")
    return screen


def next_aim(told: dict[str, Any], aim: int | None) -> int:
    """Return the aim after the one that is shown."""
    from_here = telling(told) if aim is None else aim
    return (from_here + 1) % max(len(told["goals"]), 1)


def ask(screen: Screen, host: Host) -> Screen:
    """Return the order with one more slice of its forecast."""
    reader = (screen.shot.get("orders") or {}).get("actor")
    if host.door is None or not reader:
        return screen
    return screen.put(forecast=host.door.ask(str(reader), {"ask": "forecast", "order": screen.ui.get("order", "")}))


def work(screen: Screen, host: Host) -> Screen:
    """Go on with a forecast that is not done; the loop calls this between two looks at the keyboard."""
    told = screen.ui.get("forecast")
    return ask(screen, host) if told and not told.get("done") else screen


KIND = Kind(layout, act, "order.choose", over=True, work=work)
