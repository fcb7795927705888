"""The menu of orders: grouped rows, the focused one opened with its preview, what cannot be given now last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.window.display import Box
from game.window.model import Data, color_of, effect_words, falls_hot, hot, label, meter, shape_of
from game.window.page import Page
from game.window.parts import gauge, key_cap
from game.window.words import points, shift

KINDS = ("statement", "act", "offer", "answer")
TITLES = {
    "statement": "Statements",
    "act": "Acts",
    "offer": "Offers",
    "answer": "Answers",
    "closed": "Not possible now",
}
REST, HEAD = 42.0, 21.0
EFFECTS_SHOWN = 4


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


def refusal(orders: Data, chosen: Sequence[str], order: str) -> str:
    """Return why an order cannot be put on the sheet now, or nothing."""
    move = move_of(orders, order)
    if move is None:
        return "That order is not on this menu."
    if not move.get("legal", True):
        return str(move.get("why_not") or "Not possible now.")
    for a, b in orders.get("conflicts") or ():
        other = b if a == order else a if b == order else None
        if other in chosen and other is not None:
            rival = move_of(orders, other)
            return f"Cannot stand beside “{rival['title'] if rival else other}”: take that off first."
    left = int(orders.get("attention", 1)) - spent(orders, chosen)
    cost = int(move.get("cost", 1))
    if cost > left:
        return f"This takes {cost} attention and {left} {'is' if left == 1 else 'are'} left: take an order off first."
    return ""


class Menu:
    """One drawing of the menu."""

    def __init__(
        self, page: Page, area: Box, shot: Data, chosen: Sequence[str], shown: str, *, opens: bool = True
    ) -> None:
        self.page, self.area, self.shot, self.chosen, self.shown = page, area, shot, chosen, shown
        self.orders = shot.get("orders") or {}
        self.reader = self.orders.get("actor")
        self.rows = sorted_moves(self.orders)
        self.opens = opens
        self.rest = REST
        self.grouped = len(self.rows) > 6

    def pages(self) -> list[tuple[int, int]]:
        """Split the menu into pages, so that any row of a page can be open."""
        out: list[tuple[int, int]] = []
        first, used, extra = 0, 0.0, 0.0
        for i, (group, move) in enumerate(self.rows):
            fresh = self.grouped and (i == first or self.rows[i - 1][0] != group)
            high = self.rest + (HEAD if fresh else 0)
            more = max(extra, self.open_height(move, self.area[2]) - self.rest)
            if i > first and (used + high + more > self.area[3] or i - first == 9):
                out.append((first, i))
                first, used = i, 0.0
                high, more = self.rest + (HEAD if self.grouped else 0), self.open_height(move, self.area[2]) - self.rest
            used, extra = used + high, more
        return [*out, (first, len(self.rows))]

    def open_height(self, move: Data, width: float) -> float:
        """Return how high a row is when it is open; on a small page it opens as a card of its own."""
        if not self.opens:
            return self.rest
        text = self.page.lines(self._text(move), "small", width - 58, 3)
        effects = min(len(main_effects(move)), EFFECTS_SHOWN)
        clock = 1 if move.get("statuses") else 0
        return 32 + text * 18.2 + (effects * 20 + 8 if effects else 0) + clock * 20 + 4 + 34

    def _text(self, move: Data) -> str:
        return str(move.get("why_not") or "") if not move.get("legal", True) else str(move.get("text") or "")

    def draw(self) -> tuple[int, int, int]:
        """Draw the page that holds the shown order; return first, last and number of rows."""
        page = self.page
        x, y, w, _ = self.area
        pages = self.pages()
        index = next((i for i, (_, one) in enumerate(self.rows) if one["order"] == self.shown), 0)
        first, last = next(((a, b) for a, b in pages if a <= index < b), pages[0])
        for i in range(first, last):
            group, move = self.rows[i]
            if self.grouped and (i == first or self.rows[i - 1][0] != group):
                page.text(x, y + 15, TITLES.get(group, group), "kicker", "ink2")
                y += HEAD
            number = str(i - first + 1) if i - first < 9 else ""
            if move["order"] == self.shown and self.opens:
                high = self.open_height(move, w)
                self._open((x, y, w, high), move, number)
                y += high
            else:
                self._row(
                    (x, y, w, self.rest), move, number, i + 1 < last and self.rows[i + 1][1]["order"] != self.shown
                )
                y += self.rest
        return first, last, len(self.rows)

    def _cap(self, x: float, y: float, move: Data, number: str) -> None:
        key_cap(self.page, x, y, number, move["order"] in self.chosen)

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
        with page.inside(box):
            self._cap(x + 12, y + 10, move, number)
            right = self._pips(x + w - 8, y + 18, move, "ink3")
            page.text(x + 46, y + 19, move["title"], "bodyS", "ink" if legal else "ink3", room=right - x - 50)
            words = (
                " · ".join(effect_words(self.page.tongue, self.shot, move.get("effects") or (), self.reader))
                if legal
                else str(move.get("why_not") or "")
            )
            if legal and move.get("quiet"):
                words = "quiet · " + words if words else "quiet"
            page.text(x + 46, y + 35.5, self._shorter(words, w - 58), "axis", "ink2" if legal else "ink3", room=w - 58)
        if line and not here:
            page.rule(x, y + h - 1, w, "rule")
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
            self._cap(x + 12, y + 12, move, number)
            right = self._pips(x + w - 12, y + 22, move, "ink3")
            page.text(x + 46, y + 26, move["title"], "bodyS", room=right - x - 50)
            base = page.para(x + 46, y + 46, self._text(move), "small", "ink2", w - 58, 3)
            base -= 14
            effects = main_effects(move)[:EFFECTS_SHOWN]
            if effects:
                page.rule(x + 46, base + 6, w - 58, "rule2")
                for effect in effects:
                    base += 20
                    self._effect(x + 46, base + 3, w - 58, effect)
                base += 8
            for status in list(move.get("statuses") or ())[:1]:
                base += 18
                words = f"{status.get('title', '')}: {status.get('to_title', '')}"
                page.text(x + 46, base, words, "axisM", "hot" if status.get("due") else "ink", room=w - 58)
        page.target(
            name,
            (x, y + 1, w, h - 40),
            f"choose:{move['order']}",
            key=number,
            enter=f"open:{move['order']}",
            group="orders",
        )
        self._actions(x + 46, y + h - 35, w - 58, move)

    def _actions(self, x: float, y: float, w: float, move: Data) -> None:
        page = self.page
        chosen = move["order"] in self.chosen
        legal = bool(move.get("legal", True))
        for name, words, key, left, wide, action in (
            ("act.choose", "Take off" if chosen else "Choose", "Space", x, 150.0, f"choose:{move['order']}"),
            ("act.open", "In detail", "Enter", x + 158, w - 158, f"open:{move['order']}"),
        ):
            off = name == "act.choose" and not legal
            page.rect(left, y, wide, 26, "sunk" if off else "card", "ink3")
            with page.inside((left, y, wide, 26)):
                page.text(left + 12, y + 18, words, "labelS", "ink2" if off else "ink")
                page.text(left + wide - 10, y + 18, key, "axis", "ink2", anchor="r")
            page.target(name, (left, y, wide, 26), action, key=key.lower(), group="orders", tab=False)

    def _effect(self, x: float, base: float, w: float, effect: Mapping[str, Any]) -> None:
        page = self.page
        one = meter(self.shot, effect["meter"])
        if one is None:
            return
        low, high, now = int(effect["low"]), int(effect["high"]), int(effect["now"])
        page.marker(shape_of(self.shot, one), x + 5, base - 5, 5, color_of(self.shot, one))
        words = label(page.tongue, self.shot, one, self.reader, True)
        page.text(x + 17, base, words, page.first_that_fits(words, ("label", "axisM"), w - 17 - 180), room=w - 17 - 180)
        gauge(
            page,
            (x + w - 172, base - 9, 62, 8),
            one,
            color_of(self.shot, one),
            value=now,
            ghost=(low, high),
            ticks=False,
        )
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


def worst(one: Data, low: int, high: int) -> int:
    """Return the tenser end of a range."""
    return low if falls_hot(one) else high
