"""The menu of orders: grouped rows, the focused one opened with its preview, what cannot be given now last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from game.tongue import points
from game.window.display import Box
from game.window.model import (
    NOTICED,
    Data,
    color_of,
    effect_words,
    family,
    hot,
    is_quiet,
    label,
    meter,
    shape_of,
    small,
)
from game.window.page import Page
from game.window.parts import gauge, key_cap
from game.window.words import shift, signed_span

KINDS = ("statement", "act", "offer", "answer")
SLIM, TWO, HEAD, LINE = 27.0, 38.0, 22.0, 18.2
"""Heights of a row of one line and of two, of a heading, and of a line of text in the open row."""
LINES = 6
"""Lines of the open row that text, effects and a clock share."""


def sorted_moves(orders: Data) -> list[tuple[str, Data]]:
    """Return (group, move) with the groups in order and what is not legal now last."""
    moves = list(orders.get("moves") or ())
    order = {kind: i for i, kind in enumerate(KINDS)}
    legal = sorted((one for one in moves if one.get("legal", True)), key=lambda one: order.get(one.get("kind"), 1))
    closed = [one for one in moves if not one.get("legal", True)]
    return [(one.get("kind") if one.get("kind") in order else "act", one) for one in legal] + [
        ("closed", one) for one in closed
    ]


def move_of(orders: Data | None, order: str) -> Data | None:
    """Return the move an order entry names."""
    return next((one for one in (orders or {}).get("moves") or () if one["order"] == order), None)


def spent(orders: Data, chosen: Sequence[str]) -> int:
    """Return the attention a sheet uses."""
    return sum(int(one.get("cost", 1)) for one in orders.get("moves") or () if one["order"] in chosen)


def main_effects(move: Data) -> list[Data]:
    """Return the effects of an order, the largest first."""
    return sorted(
        move.get("effects") or (), key=lambda one: -max(abs(one["low"] - one["now"]), abs(one["high"] - one["now"]))
    )


def refusal(say: Callable[..., str], orders: Data, chosen: Sequence[str], order: str) -> str:
    """Return why an order cannot be put on the sheet now, or nothing."""
    move = move_of(orders, order)
    if move is None:
        return say("desk.no_such")
    if not move.get("legal", True):
        return str(move.get("why_not") or say("order.closed"))
    for a, b in orders.get("conflicts") or ():
        other = b if a == order else a if b == order else None
        if other in chosen and other is not None:
            rival = move_of(orders, other)
            return say("desk.rival", what=rival["title"] if rival else other)
    left = int(orders.get("attention", 1)) - spent(orders, chosen)
    cost = int(move.get("cost", 1))
    if cost > left:
        return say("desk.too_dear", cost=cost, n=left)
    return ""


class Menu:
    """One drawing of the menu: pages of rows, one of them open, all of a page in one or in two lines."""

    def __init__(
        self, page: Page, area: Box, shot: Data, chosen: Sequence[str], shown: str, *, opens: bool = True
    ) -> None:
        self.page, self.area, self.shot, self.chosen, self.shown = page, area, shot, chosen, shown
        self.orders = shot.get("orders") or {}
        self.reader = self.orders.get("actor")
        self.rows = sorted_moves(self.orders)
        self.opens = opens
        self.grouped = len(self.rows) > 6
        self.rest = SLIM
        self.heights = [self.open_height(move) for _, move in self.rows]
        """How high each row is when it is open."""

    def pages(self) -> list[tuple[int, int]]:
        """Split the menu into pages, so that any row of a page can be open; a group that fits is kept whole."""
        out: list[tuple[int, int]] = []
        first = 0
        while first < len(self.rows):
            last = first + 1
            while last < len(self.rows) and last - first < 9 and self._high(first, last + 1, SLIM) <= self.area[3]:
                last += 1
            out.append((first, self._whole(first, last)))
            first = out[-1][1]
        return out or [(0, 0)]

    def _whole(self, first: int, last: int) -> int:
        """Return where to end a page that could reach `last`: before a group that would begin with a row or two."""
        if last == len(self.rows) or self.rows[last][0] != self.rows[last - 1][0]:
            return last
        begins = last
        while begins > first and self.rows[begins - 1][0] == self.rows[last][0]:
            begins -= 1
        return begins if begins > first and last - begins <= 2 else last

    def _high(self, first: int, last: int, rest: float) -> float:
        """Return how high rows are together at the most, whichever of them is open."""
        heads = sum(self._heads(i, first) for i in range(first, last)) * HEAD
        opened = max(self.heights[first:last])
        return heads + (last - first - 1) * rest + max(opened, rest)

    def _heads(self, i: int, first: int) -> bool:
        """Return whether a heading stands above a row; the first of a page shares the line of the pager."""
        return self.grouped and i > first and self.rows[i - 1][0] != self.rows[i][0]

    def open_height(self, move: Data) -> float:
        """Return how high a row is when it is open; on a small page it opens as a card of its own."""
        if not self.opens:
            return self.rest
        text = self.page.lines(self._text(move), "small", self.area[2] - 58)
        clock = 1 if move.get("statuses") else 0
        effects = min(len(main_effects(move)), LINES - text - clock)
        return 33 + text * LINE + (effects * 18 + 7 if effects else 0) + clock * 18 + 36

    def _text(self, move: Data) -> str:
        """Return what the open row says: as many whole sentences as fit three lines, or why it cannot be now."""
        text = move.get("text") if move.get("legal", True) else move.get("why_not")
        return self.page.sentences(text or "", "small", self.area[2] - 58, 3)

    def draw(self) -> tuple[int, int, int]:
        """Draw the page that holds the shown order; return first, last and number of rows."""
        page = self.page
        x, y, w, h = self.area
        index = next((i for i, (_, one) in enumerate(self.rows) if one["order"] == self.shown), 0)
        first, last = next(((a, b) for a, b in self.pages() if a <= index < b), (0, 0))
        if first == last:
            return 0, 0, 0
        if self.grouped:
            page.text(x, y - 8, page.say(f"desk.{self.rows[first][0]}"), "kicker", "ink2")
        heads = sum(self._heads(i, first) for i in range(first, last)) * HEAD
        self.rest = TWO if self._high(first, last, TWO) <= h else SLIM
        opened = self.heights[index] if self.opens else self.rest
        space = (h - heads - opened) / max(last - first - 1, 1) if self.opens else (h - heads) / (last - first)
        self.rest = min(max(space, self.rest), TWO + 8 if self.rest == TWO else TWO - 2)
        for i in range(first, last):
            group, move = self.rows[i]
            if self._heads(i, first):
                page.text(x, y + 17, page.say(f"desk.{group}"), "kicker", "ink2")
                y += HEAD
            number = str(i - first + 1) if i - first < 9 else ""
            if move["order"] == self.shown and self.opens:
                self._open((x, y, w, opened), move, number)
                y += opened
            else:
                follows = i + 1 < last and self.rows[i + 1][1]["order"] != self.shown and not self._heads(i + 1, first)
                self._row((x, y, w, self.rest), move, number, follows)
                y += self.rest
        return first, last, len(self.rows)

    def _pips(self, right: float, y: float, move: Data, tone: str) -> float:
        """Draw what the order costs as squares, ticked when chosen; return the x left of them."""
        left = right
        if move["order"] in self.chosen:
            self.page.marker("tick", left - 8, y, 8.5, "ink")
            left -= 26
        for _ in range(int(move.get("cost", 1))):
            left -= 9
            self.page.rect(left + 2, y - 3.5, 7, 7, "", tone, 1.2)
        return left - 6

    def _row(self, box: Box, move: Data, number: str, line: bool) -> None:
        page = self.page
        x, y, w, h = box
        legal = bool(move.get("legal", True))
        here = page.focused(f"order.{move['order']}")
        if here:
            page.rect(x, y, w, h - 1, "card", "ink", 2)
        tone = "ink" if legal else "ink3"
        with page.inside(box):
            two = h >= TWO - 1
            middle = y + (h / 2 - 8 if two else h / 2)
            key_cap(page, x + 12, y + h / 2 - 11.5, number, move["order"] in self.chosen)
            right = self._pips(x + w - 8, middle, move, "ink3")
            title = page.first_that_fits(move["title"], ("bodyS", "labelS") if two else ("labelS",), right - x - 50)
            wide = page.text(x + 46, middle + (5.5 if two else 5), move["title"], title, tone, room=right - x - 50)
            if two:
                words = self._shorter(self._words(move), w - 58)
                page.text(x + 46, middle + 22, words, "axis", "ink2" if legal else "ink3", room=w - 58)
            else:
                self._aside(x + 46 + wide + 14, right - 4, middle + 4.5, move)
        if line and not here:
            page.rule(x, y + h - 1, w, "rule2" if h < TWO - 1 else "rule")
        name = f"order.{move['order']}"
        page.target(
            name,
            (x, y + 1, w, h - 2),
            f"choose:{move['order']}",
            key=number,
            enter=f"open:{move['order']}",
            group="orders",
            click=f"show:{move['order']}" if self.opens else f"open:{move['order']}",
        )

    def _words(self, move: Data) -> str:
        """Return what stands beside a title: effects, or why it cannot be now."""
        if not move.get("legal", True):
            return str(move.get("why_not") or "")
        words = " · ".join(effect_words(self.page.tongue, self.shot, move.get("effects") or (), self.reader))
        return " · ".join(part for part in (self.page.say("desk.quiet") if is_quiet(move) else "", words) if part)

    def _aside(self, left: float, right: float, base: float, move: Data) -> None:
        """Set what fits between the title and the cost of a row of one line: why not, or effects by their signs."""
        page = self.page
        if not move.get("legal", True):
            words = page.sentences(self._words(move), "axis", right - left, 1)
            if page.wide(words, "axis") <= right - left:
                page.text(right, base, words, "axis", "ink3", anchor="r")
            return
        signs = self._signs(move)
        wide = [page.wide(words, "axis") + (24 if mark else 8) for mark, words, _ in signs]
        while signs and sum(wide[: len(signs)]) > right - left:
            signs.pop()
        for sign_, words, tone in reversed(signs):
            right -= page.text(right, base, words, "axis", "ink2", anchor="r") + 8
            if sign_:
                page.marker(sign_, right, base - 4.5, 4.5, tone)
                right -= 16

    def _signs(self, move: Data) -> list[tuple[str, str, str]]:
        """Return marker, words and colour of each effect that is noticed, the board's first; `quiet` before them."""
        page = self.page
        found = [("", page.say("desk.quiet"), "")] if is_quiet(move) else []
        known = [(meter(self.shot, effect["meter"]), effect) for effect in main_effects(move)]
        for one, effect in sorted(known, key=lambda pair: not (pair[0] or {}).get("board")):
            low, high = int(effect["low"]) - int(effect["now"]), int(effect["high"]) - int(effect["now"])
            if one is not None and max(abs(low), abs(high)) >= NOTICED:
                words = f"{small(family(one))} {signed_span(page.tongue, low, high)}"
                found.append((shape_of(self.shot, one), words, color_of(self.shot, one)))
        return found

    def _shorter(self, words: str, room: float) -> str:
        """Drop whole effects from the end rather than cut one in two."""
        parts = words.split(" · ")
        while len(parts) > 1 and self.page.wide(" · ".join(parts), "axis") > room:
            parts.pop()
        return " · ".join(parts)

    def _open(self, box: Box, move: Data, number: str) -> None:
        page = self.page
        x, y, w, h = box
        name = f"order.{move['order']}"
        here = page.focused(name)
        page.rect(x, y + 1, w, h - 4, "card", "ink", 2 if here else 1)
        with page.inside((x, y, w, h)):
            key_cap(page, x + 12, y + 9, number, move["order"] in self.chosen)
            right = self._pips(x + w - 12, y + 19, move, "ink3")
            page.text(x + 46, y + 25, move["title"], "bodyS", room=right - x - 50)
            text = self._text(move)
            base = page.para(x + 46, y + 44, text, "small", "ink2", w - 58) - 13
            statuses = list(move.get("statuses") or ())[:1]
            effects = main_effects(move)[: LINES - page.lines(text, "small", w - 58) - len(statuses)]
            if effects:
                page.rule(x + 46, base + 5, w - 58, "rule2")
                for effect in effects:
                    base += 18
                    self._effect(x + 46, base + 3, w - 58, effect)
                base += 7
            for status in statuses:
                base += 18
                words = f"{status.get('title', '')}: {status.get('to_title', '')}"
                page.text(x + 46, base, words, "axisM", "hot" if status.get("due") else "ink", room=w - 58)
        page.target(
            name,
            (x, y + 1, w, h - 36),
            f"choose:{move['order']}",
            key=number,
            enter=f"open:{move['order']}",
            group="orders",
        )
        self._actions(x + 46, y + h - 32, w - 58, move)

    def _actions(self, x: float, y: float, w: float, move: Data) -> None:
        page = self.page
        chosen = move["order"] in self.chosen
        legal = bool(move.get("legal", True))
        toggle = "take_off" if chosen else "choose"
        for name, words, key, left, wide, action in (
            ("act.choose", page.say(f"desk.{toggle}"), "Space", x, 150.0, f"choose:{move['order']}"),
            ("act.open", page.say("desk.detail"), "Enter", x + 158, w - 158, f"open:{move['order']}"),
        ):
            off = name == "act.choose" and not legal
            page.rect(left, y, wide, 24, "sunk" if off else "card", "ink3")
            with page.inside((left, y, wide, 24)):
                page.text(left + 12, y + 17, words, "labelS", "ink2" if off else "ink")
                page.text(left + wide - 10, y + 17, key, "axis", "ink2", anchor="r")
            page.target(name, (left, y, wide, 24), action, key=key.lower(), group="orders", tab=False)

    def _effect(self, x: float, base: float, w: float, effect: Mapping[str, Any]) -> None:
        page = self.page
        one = meter(self.shot, effect["meter"])
        if one is None:
            return
        low, high, now = int(effect["low"]), int(effect["high"]), int(effect["now"])
        page.marker(shape_of(self.shot, one), x + 5, base - 5, 5, color_of(self.shot, one))
        words = label(page.tongue, self.shot, one, self.reader, True)
        page.text(x + 17, base, words, page.first_that_fits(words, ("label", "axisM"), w - 17 - 180), room=w - 17 - 180)
        gauge(page, (x + w - 172, base - 9, 62, 8), one, color_of(self.shot, one), value=now, ghost=(low, high))
        before, after = shift(now, low, high)
        page.text(x + w - 76, base, before, "label", "ink2", anchor="r")
        page.marker("arrow", x + w - 62, base - 5, 7, "ink2")
        page.text(x + w, base, after, "labelS", "hot" if hot(one, low + high - 2 * now) else "ink", anchor="r")


def ghosts(move: Data | None) -> dict[str, tuple[int, int]]:
    """Return what the shown order would make of each meter, for the board."""
    out = {}
    for effect in (move or {}).get("effects") or ():
        low, high, now = int(effect["low"]), int(effect["high"]), int(effect["now"])
        if points(low) != points(now) or points(high) != points(now):
            out[str(effect["meter"])] = (low, high)
    return out
