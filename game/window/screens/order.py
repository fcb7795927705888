"""One order in full: what it is, what it does alone, which clock it starts, and who will know."""

from __future__ import annotations

from dataclasses import replace

from game.window.display import Box
from game.window.flow import choosing
from game.window.menu import main_effects, move_of, refusal
from game.window.model import (
    Data,
    actor,
    color_of,
    crossed,
    falls_hot,
    hot,
    is_below,
    label,
    meter,
    named,
    next_mark,
    shape_of,
)
from game.window.overlays import card, card_box
from game.window.page import Page
from game.window.parts import button, gauge
from game.window.screen import Host, Kind, Screen
from game.window.words import count, figure, listed, long_date, shift


def layout(page: Page, screen: Screen) -> None:
    """Lay out the order on a card over the desk."""
    shot = screen.shot
    move = move_of(shot.get("orders"), str(screen.ui.get("order", "")))
    if move is None:
        return
    wide = page.W >= 1000
    rows = len(move.get("effects") or ()) + len(move.get("statuses") or ())
    advice = min(len(actor(shot, str((shot.get("orders") or {}).get("actor", ""))).get("advisers") or ()), 2)
    box = card_box(page, 860 if wide else 1200, min(300 + 36 * rows + 52 * advice, 640) if wide else 1000)
    x, y, w, h = box
    card(page, box)
    pad = 28.0 if wide else 16.0
    with page.inside(box):
        inner = w - 2 * pad
        x += pad
        reader = str((shot.get("orders") or {}).get("actor", ""))
        cost = int(move.get("cost", 1))
        page.text(
            x,
            y + (34 if wide else 26),
            f"Order for {named(shot, reader)} · {count(cost, 'point', 'points')} of attention",
            "kicker",
            "ink2",
            room=inner,
        )
        title = page.first_that_fits(move["title"], ("h1", "h2", "h3", "bodyS") if wide else ("h3", "bodyS"), inner)
        page.text(x, y + (74 if wide else 52), move["title"], title, room=inner)
        base = page.para(
            x,
            y + (106 if wide else 76),
            move.get("text", ""),
            "body" if wide else "small",
            "ink",
            min(inner, 760),
            3 if wide else 2,
        )
        foot = y + h - (70 if wide else 56)
        _effects(
            page, (x, base + (6 if wide else -6), inner, foot - base - (14 if wide else 0)), shot, move, reader, wide
        )
        _presses(page, (x, foot, inner, 46 if wide else 40), screen, move, wide)


def _effects(page: Page, area: Box, shot: Data, move: Data, reader: str, wide: bool) -> None:
    x, y, w, h = area
    page.text(x, y + 12, "What this order does", "kicker", "ink2")
    page.text(x + w, y + 12, "on its own", "axis", "ink2", anchor="r")
    row = 36.0 if wide else 27.0
    base = y + 22
    bottom = y + h
    for effect in main_effects(move):
        if base + row > bottom:
            return
        page.rule(x, base, w, "rule")
        one = meter(shot, effect["meter"])
        if one is not None:
            _effect(page, (x, base, w, row), shot, one, effect, reader, wide)
            base += row
    for status in move.get("statuses") or ():
        if base + row > bottom:
            return
        page.rule(x, base, w, "rule")
        due = f", until {long_date(status['due'])}" if status.get("due") else ""
        text = f"{status.get('to_title', '')}{due}"
        page.text(x + 22, base + row / 2 + 5.5, status.get("title", ""), "body" if wide else "small", room=w * 0.27)
        page.text(
            x + w * 0.32,
            base + row / 2 + 5.5,
            text,
            "bodyM" if wide else "label",
            "hot" if status.get("due") else "ink",
            room=w * 0.66,
        )
        base += row
    lines = [_who_knows(shot, move)]
    if not move.get("legal", True):
        lines.insert(0, str(move.get("why_not") or "Not possible now."))
    elif move.get("cooldown_words"):
        lines.append(str(move["cooldown_words"]))
    page.rule(x, base, w, "rule")
    for words in lines:
        if base + row * 0.8 > bottom:
            return
        page.text(x + 22, base + row / 2 + 5.5, words, "small", "ink2", room=w - 22)
        base += row * 0.75
    _advice(page, x, base + 20, w, bottom, shot, reader)


def _who_knows(shot: Data, move: Data) -> str:
    quiet = move.get("quiet")
    if not quiet:
        return "Announced in public when the sheets open."
    told = [named(shot, name) for name in quiet] if isinstance(quiet, list | tuple) else []
    return (
        f"Quiet: only {listed(told)} will know; the others see one quiet order."
        if told
        else "Quiet: the others see one quiet order."
    )


def _advice(page: Page, x: float, base: float, w: float, bottom: float, shot: Data, reader: str) -> None:
    """Set what one adviser says, where the scenario has advisers."""
    for adviser in list(actor(shot, reader).get("advisers") or ())[:2]:
        words = f"“{adviser.get('text', '')}” {adviser.get('title', '')}"
        lines = page.lines(words, "quote", w - 22, 2)
        if base + lines * 21 > bottom:
            return
        base = page.para(x + 22, base, words, "quote", "ink2", w - 22, 2) + 8


def _effect(page: Page, box: Box, shot: Data, one: Data, effect: Data, reader: str, wide: bool) -> None:
    x, y, w, h = box
    base = y + h / 2 + 5.5
    size = "body" if wide else "small"
    low, high, now = int(effect["low"]), int(effect["high"]), int(effect["now"])
    page.marker(shape_of(shot, one), x + 8, y + h / 2, 6, color_of(shot, one))
    page.text(x + 22, base, label(page.tongue, shot, one, reader), size, room=w * 0.3 - 26)
    gauge(
        page,
        (x + w * 0.32, y + h / 2 - 5, w * (0.33 if wide else 0.26), 10),
        one,
        color_of(shot, one),
        value=now,
        ghost=(low, high),
    )
    left = x + w * (0.69 if wide else 0.62)
    before, then = shift(now, low, high)
    page.text(left + 24, base, before, size, "ink2", anchor="r")
    page.marker("arrow", left + 42, y + h / 2, 8, "ink2")
    worse = hot(one, low + high - 2 * now)
    after = left + 60 + page.text(left + 60, base, then, "bodyS" if wide else "labelS", "hot" if worse else "ink")
    mark = crossed(one, low if falls_hot(one) else high) or next_mark(one)
    if mark and wide:
        words = f"{mark['words']} {'below' if is_below(one, mark) else 'at'} {figure(int(mark['at']))}"
        if page.wide(words, "axis") <= x + w - after - 12:
            page.text(x + w, base, words, "axis", "ink2", anchor="r")


def _presses(page: Page, box: Box, screen: Screen, move: Data, wide: bool) -> None:
    x, y, w, h = box
    below = screen.below
    chosen = tuple((below.ui if below else {}).get("chosen", ()))
    inside = move["order"] in chosen
    why = "" if inside else refusal(screen.shot.get("orders") or {}, chosen, move["order"])
    left = 150.0 if wide else 110.0
    button(page, "close", (x, y, left, h), "Back", "escape", hint="Esc")
    words = "Take this order off" if inside else "Choose this order"
    button(
        page, "order.choose", (x + left + 12, y, w - left - 12, h), words, "space", primary=True, hint="Space", off=why
    )


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Put the order on the sheet or take it off, and go back to the desk."""
    below = screen.below
    if action in ("order.choose", "space", "enter") and below is not None:
        order = str(screen.ui.get("order", ""))
        chosen = tuple(below.ui.get("chosen", ()))
        if order in chosen:
            return choosing(below, [one for one in chosen if one != order]).at(f"order.{order}")
        why = refusal(screen.shot.get("orders") or {}, chosen, order)
        if why:
            return replace(screen)
        return choosing(below, (*chosen, order), order=order).at(f"order.{order}")
    return screen


KIND = Kind(layout, act, "order.choose", over=True)
