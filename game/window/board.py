"""The board: dotted land, capitals, trust as arrows with pills, and a card for each capital, all placed by code."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import product

from game.tongue import points
from game.window.cards import Cards
from game.window.display import BOARD, Box, Point
from game.window.grid import grid
from game.window.model import Data, actors, color, crossed, hot, meter, shape, ties
from game.window.page import Page
from game.window.parts import change
from game.window.placing import arrow_path, overlaps, place_cards, within
from game.window.projection import draw_land, project
from game.window.shapes import curve
from game.window.words import figure, span

Effects = Mapping[str, tuple[int, int]]
"""Meter -> lowest and highest level the focused order could bring."""


MOST = 5
"""With more capitals than these the board gives way to the grid of trust."""
ALL = 6
"""Ties up to which all are drawn at once, of more than three capitals on a board as high as the next number."""
ROOM_FOR_ALL = 300.0
ASTRAY = 40.0
"""How far off their arrows all figures of a desk may lie together before the grid is clearer."""
CROWD, EACH = 20.0, 80.0
"""And in a room lower than this and so much for each capital, where cards would hide arrows and capitals."""


def draw_board(
    page: Page, frame: Box, shot: Data, effects: Effects | None = None, reader: str | None = None
) -> bool:  # fmt: skip
    """Draw the board; in its place the grid of trust for many capitals, in a low room, and where figures would lie off
    their arrows. Return whether thresholds are named on it."""
    many = len(actors(shot))
    board = Board(page, frame, shot, effects, reader)
    low = page.room and frame[3] < CROWD + EACH * many
    if many > MOST or low or (many > 3 and board.crowded()):
        grid(page, frame, shot, effects)
        return False
    board.draw()
    return not board.kind.mini or board.kind.named > 0


class Board:
    """One drawing of the board; everything on it is placed so that nothing covers anything else."""

    def __init__(
        self, page: Page, frame: Box, shot: Data, effects: Effects | None = None, reader: str | None = None
    ) -> None:
        self.page, self.frame, self.shot, self.reader = page, frame, shot, reader
        self.effects = effects or {}
        self.big = page.room
        self.view, self.spots = project(frame, shot)
        self.kind = Cards(page, frame, shot, self.effects, list(self.spots))
        self.cards: dict[str, Box] = {}
        self.pills: list[Box] = []
        self.curves: dict[str, list[Point]] = {}

    def crowded(self) -> bool:
        """Return whether figures lie off their arrows, in a room any, or a card finds no place beside its capital."""
        shown = self._lay()
        return self._astray(shown) > (0.0 if self.big else ASTRAY) or self._lost(self.cards) > 0

    def draw(self) -> None:
        """Draw land, arrows, capitals, cards and pills, in this order."""
        draw_land(self.page, self.frame, self.view, [one.get("place") for one in actors(self.shot)])
        shown = self._lay()
        with self.page.inside(self.frame, BOARD):
            for one in shown:
                self._draw_arrow(one)
            for one in actors(self.shot):
                x, y = self.spots[one["id"]]
                self.page.marker(shape(self.shot, one["id"]), x, y, 11 if self.big else 8, color(self.shot, one["id"]))
            for name, box in self.cards.items():
                self.kind.draw(box, name)
            for one in shown:
                self._draw_pill(one)

    def _lay(self) -> list[Data]:
        """Lay arrows and cards; return the ties that are shown."""
        shown = self._shown()
        many = max(len(self.spots), 1)
        middle = (sum(x for x, _ in self.spots.values()) / many, sum(y for _, y in self.spots.values()) / many)
        for one in shown:
            a, b = one["of"]
            start, pull, end = arrow_path(self.spots[a], self.spots[b], 22 if self.big else 18, middle)
            self.curves[one["name"]] = curve(start, pull, end)
        self._place_cards(shown)
        return shown

    def _shown(self) -> list[Data]:
        """Return the ties drawn: all while they are no more than three capitals have and there is room, else those of
        the reader or the focused capital.

        A capital that has none of its own sees those of the others.
        """
        found = [one for one in ties(self.shot) if all(name in self.spots for name in one["of"])]
        if len(self.spots) <= 3 or (len(found) <= ALL and self.frame[3] >= ROOM_FOR_ALL):
            return found
        focus = self.page.look.focus
        chosen = focus.removeprefix("capital.") if focus.startswith("capital.") else None
        if focus.startswith("meter.") and (one := meter(self.shot, focus.removeprefix("meter."))):
            chosen = next(iter(one.get("of") or ()), None)
        me = chosen or self.reader or next(iter(self.spots))
        return [one for one in found if me in one["of"]] or found

    # cards

    def _place_cards(self, shown: Sequence[Data]) -> None:
        """Place the cards; room for long names of thresholds must drive no pill off and hide no more of an arrow."""
        paths = tuple(p for path in self.curves.values() for p in path[3:-3])
        tried, kind = [], self.kind
        for lines in (2, 0) if kind.mini else range(kind.named, min(kind.named, 1) - 1, -1):
            kind.named = lines
            self.cards = dict(place_cards(self.frame, tuple(self.spots.items()), paths, kind.size()))
            hidden = sum(overlaps((x, y, 0, 0), box) for x, y in paths for box in self.cards.values())
            hidden = max(hidden - 4 * kind.mini, 0)
            tried.append((self._lost(self.cards), self._astray(shown), hidden, -lines, self.cards))
        near = self._away(self.cards) + 60
        kept = [one for one in tried if not kind.mini or one[4] is self.cards or self._away(one[4]) <= near]
        *_, fewer, self.cards = min(kept, key=lambda one: one[:4])
        kind.named = -fewer

    def _away(self, cards: Mapping[str, Box]) -> float:
        """Return how far a card lies from its capital at most."""
        return max(
            (math.dist((x + w / 2, y + h / 2), self.spots[name]) for name, (x, y, w, h) in cards.items()), default=0.0
        )

    def _lost(self, cards: Mapping[str, Box]) -> int:
        """Return how many cards have no place or lie over a capital."""
        over = sum(overlaps((x, y, 0, 0), box) for x, y in self.spots.values() for box in cards.values())
        return len(self.spots) - len(cards) + over

    def _astray(self, shown: Sequence[Data]) -> float:
        """Return how far from their arrows pills come to lie between the cards as they are."""
        total = 0.0
        for one in shown:
            box, _ = self._on_arrow(one)
            far, box = (0.0, box) if box else self._anywhere(one)
            total += far
            self.pills += [box] if box else []
        self.pills = []
        return total

    # arrows and pills

    def _draw_arrow(self, one: Data) -> None:
        page, tone = self.page, color(self.shot, one["of"][0])
        value = int(one["value"]) / 100
        width = (1.4 + min(max(value, 0), 100) * 0.062) * (1.25 if self.big else 1.0)
        path = self.curves[one["name"]]
        tip, before = path[-1], path[-4]
        long = math.dist(before, tip) or 1.0
        ux, uy = (tip[0] - before[0]) / long, (tip[1] - before[1]) / long
        head = 7 + 0.95 * width
        neck = (tip[0] - ux * head, tip[1] - uy * head)
        body = [p for p in path if (p[0] - neck[0]) * ux + (p[1] - neck[1]) * uy < 0 or p not in path[-8:]]
        body = [*(body or path[:1]), neck]
        page.stroke(body, tone, width, (8, 5) if value < 30 else (0, 0))
        half = head * 0.52
        page.poly([tip, (neck[0] - uy * half, neck[1] + ux * half), (neck[0] + uy * half, neck[1] - ux * half)], tone)

    def _pill_parts(self, one: Data, short: int) -> tuple[str, str, int, bool, float]:
        """Return level, level after, change, whether to warn, and the pill's width; `short` drops the change."""
        page, number = self.page, "rnum" if self.big else "num"
        then = ""
        if one["name"] in self.effects:
            low, high = self.effects[one["name"]]
            if points(low) != points(int(one["value"])) or points(high) != points(int(one["value"])):
                then = span(low, high)
        amount = 0 if then or short else points(int(one.get("change", 0)))
        warn = crossed(one) is not None
        level = figure(int(one["value"]))
        width = page.wide(level, number) + (28 if self.big else 20)
        if warn:
            width += 34 if self.big else 24
        if then:
            width += page.wide(then, number) + 28
        elif amount:
            size = 26 if self.big else 16
            width += page.wide(str(abs(amount)), "rbodyL" if self.big else "bodyM") + size * 0.92 + 10
        return level, then, amount, warn, width

    def _draw_pill(self, one: Data) -> None:
        box, short = self._on_arrow(one)
        if box is None:
            (_, box), short = self._anywhere(one), 1
        if box is not None:
            self._paint_pill(one, box, short)

    def _taken(self) -> list[Box]:
        """Return where no pill can lie: other pills, cards and capitals."""
        return [*self.pills, *self.cards.values(), *((x - 12, y - 12, 24, 24) for x, y in self.spots.values())]

    def _on_arrow(self, one: Data) -> tuple[Box | None, int]:
        """Return the first free place along the arrow, and whether its change is dropped for it."""
        path = self.curves[one["name"]]
        high = 38.0 if self.big else 26.0
        taken = self._taken()
        tips = [(p[-1][0] - 9, p[-1][1] - 9, 18, 18) for name, p in self.curves.items() if name != one["name"]]
        for short, spare in ((0, tips), (1, tips), (0, []), (1, [])):
            width = self._pill_parts(one, short)[4]
            for step in (0, 4, -4, 8, -8, 12, -12, 16, -16, 20, -20, 24, -24, 28, -28, 33, -33, 38, -38):
                at = min(max(46 + step, 6), 94) / 100 * (len(path) - 1)
                low = int(at)
                part = at - low
                nxt = path[min(low + 1, len(path) - 1)]
                x = path[low][0] + (nxt[0] - path[low][0]) * part
                y = path[low][1] + (nxt[1] - path[low][1]) * part
                fx, fy, fw, fh = self.frame
                x = min(max(x, fx + width / 2 + 3), fx + fw - width / 2 - 3)
                y = min(max(y, fy + high / 2 + 3), fy + fh - high / 2 - 3)
                tried = (x - width / 2, y - high / 2, width, high)
                if not any(overlaps(tried, other, 3) for other in taken) and not any(
                    overlaps(tried, tip) for tip in spare
                ):
                    return tried, short
        return None, 1

    def _anywhere(self, one: Data) -> tuple[float, Box | None]:
        """Return the free place nearest to a crowded arrow, rather on no other arrow, and what is bad about it."""
        taken, high = self._taken(), 38.0 if self.big else 26.0
        fx, fy, fw, fh = self.frame
        width, path = self._pill_parts(one, 1)[4], self.curves[one["name"]]
        others = [point for name, curve_ in self.curves.items() if name != one["name"] for point in curve_]
        best: tuple[float, Box | None] = (math.inf, None)
        for part, ring, turn in product((0.5, 0.35, 0.65, 0.2, 0.8), range(1, 16), range(0, 360, 20)):
            far = ring * 12.0
            if far >= best[0]:
                continue
            mx, my = path[int(part * (len(path) - 1))]
            x, y = mx + far * math.cos(math.radians(turn)), my + far * math.sin(math.radians(turn))
            tried = (x - width / 2, y - high / 2, width, high)
            if within(tried, (fx + 2, fy + 2, fw - 4, fh - 4)) and not any(overlaps(tried, o, 3) for o in taken):
                far += 60.0 * any(overlaps(tried, (*point, 0, 0)) for point in others)
                best = min(best, (far, tried), key=lambda found: found[0])
        return best

    def _paint_pill(self, one: Data, box: Box, short: int) -> None:
        page, big = self.page, self.big
        number = "rnum" if big else "num"
        level, then, amount, warn, _ = self._pill_parts(one, short)
        x, y, w, h = box
        tone = color(self.shot, one["of"][0])
        name = f"meter.{one['name']}"
        page.rect(x, y, w, h, "card", tone, 3 if page.focused(name) else 1.6)
        base = y + h / 2 + (12 if big else 7)
        left = x + (14 if big else 10)
        with page.inside(box):
            if warn:
                r = 12 if big else 8.5
                page.marker("warning", left + r, y + h / 2 - 0.5, r, "hot")
                left += 34 if big else 24
            left += page.text(left, base, level, number) + 8
            if then:
                page.marker("arrow", left + 6, y + h / 2, 7.5, "ink")
                worse = hot(one, self.effects[one["name"]][0] + self.effects[one["name"]][1] - 2 * int(one["value"]))
                page.text(left + 20, base, then, number, "hot" if worse else "ink")
            elif amount:
                change(page, left, base - 1, one, amount * 100, "rbodyL" if big else "bodyM")
        if page.target(name, box, name, enter=name, group="board"):
            page.ring(box, 2)
        self.pills.append(box)
