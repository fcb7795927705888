"""The board: dotted land, capitals, trust as arrows with pills, and a card for each capital, all placed by code."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import product

from game.window.display import BOARD, Box, Point
from game.window.grid import grid
from game.window.model import Data, actors, color, crossed, gauge_of, hot, meter, named, next_mark, shape, ties
from game.window.page import Page
from game.window.parts import change, gauge
from game.window.placing import arrow_path, overlaps, place_cards, within
from game.window.projection import draw_land, project
from game.window.shapes import curve
from game.window.words import figure, points, span

Effects = Mapping[str, tuple[int, int]]
"""Meter -> lowest and highest level the focused order could bring."""


MOST = 5
"""With more capitals than these the board gives way to the grid of trust."""
CROWD, EACH = 20.0, 80.0
"""And in a room lower than this and so much for each capital, where cards would hide arrows and capitals."""


def draw_board(
    page: Page, frame: Box, shot: Data, effects: Effects | None = None, reader: str | None = None
) -> None:  # fmt: skip
    """Draw the board, or for many capitals, or in a low room, the grid of trust in its place."""
    many = len(actors(shot))
    if many > MOST or (page.room and frame[3] < CROWD + EACH * many):
        grid(page, frame, shot, effects)
    else:
        Board(page, frame, shot, effects, reader).draw()


class Board:
    """One drawing of the board; everything on it is placed so that nothing covers anything else."""

    def __init__(
        self, page: Page, frame: Box, shot: Data, effects: Effects | None = None, reader: str | None = None
    ) -> None:
        self.page, self.frame, self.shot, self.reader = page, frame, shot, reader
        self.effects = effects or {}
        self.big = page.room
        crowded = len(actors(shot)) > 4
        self.mini = not page.room and (crowded or frame[3] < 300 or frame[2] < 480)
        self.view, self.spots = project(frame, shot)
        self.worded = not self.mini and self._words_are_long()
        self.named = self._lines_of_marks() if len(self.spots) <= 3 else 0
        """How many lines a room has on its cards for the name of a threshold."""
        self.cards: dict[str, Box] = {}
        self.pills: list[Box] = []
        self.curves: dict[str, list[Point]] = {}

    def draw(self) -> None:
        """Draw land, arrows, capitals, cards and pills, in this order."""
        draw_land(self.page, self.frame, self.view, [one.get("place") for one in actors(self.shot)])
        shown = self._shown()
        many = max(len(self.spots), 1)
        middle = (sum(x for x, _ in self.spots.values()) / many, sum(y for _, y in self.spots.values()) / many)
        for one in shown:
            a, b = one["of"]
            start, pull, end = arrow_path(self.spots[a], self.spots[b], 22 if self.big else 18, middle)
            self.curves[one["name"]] = curve(start, pull, end)
        self._place_cards(shown)
        with self.page.inside(self.frame, BOARD):
            for one in shown:
                self._draw_arrow(one)
            for one in actors(self.shot):
                x, y = self.spots[one["id"]]
                self.page.marker(shape(self.shot, one["id"]), x, y, 11 if self.big else 8, color(self.shot, one["id"]))
            for one in actors(self.shot):
                self._draw_card(one["id"])
            for one in shown:
                self._draw_pill(one)

    def _shown(self) -> list[Data]:
        """Return the ties drawn: all up to three actors, above that those of the reader or the focused capital.

        A capital that has none of its own sees those of the others.
        """
        found = [one for one in ties(self.shot) if all(name in self.spots for name in one["of"])]
        if len(self.spots) <= 3:
            return found
        focus = self.page.look.focus
        chosen = focus.removeprefix("capital.") if focus.startswith("capital.") else None
        if focus.startswith("meter.") and (one := meter(self.shot, focus.removeprefix("meter."))):
            chosen = next(iter(one.get("of") or ()), None)
        me = chosen or self.reader or next(iter(self.spots))
        return [one for one in found if me in one["of"]] or found

    # cards

    def _words_are_long(self) -> bool:
        """Return whether a threshold is too long to stand beside its meter's name: then it gets a line of its own."""
        width = 226 if self.frame[2] > 620 else 200
        for one in actors(self.shot):
            meter_ = gauge_of(self.shot, one["id"])
            said = meter_ and (crossed(meter_) or next_mark(meter_))
            if meter_ and said and self.page.wide(f"{meter_.get('title', '')} {said['words']}", "axisM") > width - 36:
                return True
        return False

    def _lines_of_marks(self) -> int:
        """Return two where a high board has room for names of thresholds that take two lines, else one."""
        said = [one for name in self.spots if (one := gauge_of(self.shot, name)) and (crossed(one) or next_mark(one))]
        words = [str((crossed(one) or next_mark(one) or {})["words"]) for one in said]
        return 2 if self.frame[3] >= 440 and any(self.page.wide(one, "rlab") > 272 for one in words) else 1

    def card_size(self) -> tuple[float, float]:
        """Return width and height of a capital's card; a low board has small ones."""
        if self.mini:
            return 138, 50
        if self.worded and not self.big:
            return (226, 99) if self.frame[2] > 620 else (200, 99)
        return (300, 104 + self.named * 28) if self.big else (226, 84) if self.frame[2] > 620 else (200, 84)

    def _place_cards(self, shown: Sequence[Data]) -> None:
        """Place the cards; room for long names of thresholds must drive no pill off and hide no more of an arrow."""
        paths = tuple(p for path in self.curves.values() for p in path[3:-3])
        tried = []
        for lines in range(self.named, min(self.named, 1) - 1, -1):
            self.named = lines
            self.cards = dict(place_cards(self.frame, tuple(self.spots.items()), paths, self.card_size()))
            hidden = sum(overlaps((x, y, 0, 0), box) for x, y in paths for box in self.cards.values())
            tried.append((len(self.spots) - len(self.cards), self._astray(shown), hidden, -lines, self.cards))
        *_, fewer, self.cards = min(tried, key=lambda one: one[:4])
        self.named = -fewer

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

    def _draw_card(self, name: str) -> None:
        box = self.cards.get(name)
        if box is None:
            return
        page, shot = self.page, self.shot
        x, y, w, h = box
        one = gauge_of(shot, name)
        tone = color(shot, name)
        page.rect(x, y, w, h, "card", "rule")
        if self.mini:
            self._mini_card(box, name, one, tone)
            return
        page.rect(x, y, w, 6 if self.big else 4, tone)
        pad = 14 if self.big else 12
        base = y + (44 if self.big else 31)
        titles, number = ("rh2", "rnum") if self.big else ("h3", "num")
        with page.inside(box):
            page.marker(shape(shot, name), x + pad + 8, base - (10 if self.big else 7), 9.5 if self.big else 7, tone)
            right = x + w - pad
            title = named(shot, name)
            if one:
                level = figure(int(one["value"]))
                page.text(right, base, level, number, anchor="r")
                right -= page.wide(level, number) + 10
                left = x + pad + 28
                fits = (
                    page.wide(title, titles) + page.wide(figure(abs(int(one.get("change", 0)))), "bodyM") + 36
                    < right - left
                )
                if not self.big and fits:
                    right -= change(page, right, base - 0.5, one, int(one.get("change", 0)), "bodyM", "r") + 8
            style = page.first_that_fits(title, (titles, "bodyS" if not self.big else titles), right - x - pad - 28)
            page.text(x + pad + 24 + (4 if self.big else 0), base, title, style, room=right - x - pad - 28)
            if one:
                self._card_meter(box, one, tone)
        if page.target(f"capital.{name}", box, f"capital.{name}", enter=f"capital.{name}", group="board"):
            page.ring(box, 1)

    def _mini_card(self, box: Box, name: str, one: Data | None, tone: str) -> None:
        page, shot = self.page, self.shot
        x, y, w, _ = box
        page.rect(x, y, w, 3, tone)
        with page.inside(box):
            page.marker(shape(shot, name), x + 14, y + 18, 6, tone)
            right = x + w - 9
            if one:
                right -= (
                    page.text(
                        right, y + 25, figure(int(one["value"])), "num", "hot" if crossed(one) else "ink", anchor="r"
                    )
                    + 6
                )
                gauge(page, (x + 9, y + 36, w - 18, 6), one, tone, ghost=self.effects.get(one["name"]))
            title = named(shot, name)
            page.text(
                x + 25,
                y + 23,
                title,
                page.first_that_fits(title, ("bodyS", "labelS", "axisM"), right - x - 25),
                room=right - x - 25,
            )
        if page.target(f"capital.{name}", box, f"capital.{name}", enter=f"capital.{name}", group="board"):
            page.ring(box, 1)

    def _card_meter(self, box: Box, one: Data, tone: str) -> None:
        page = self.page
        x, y, w, _ = box
        mark, ahead = crossed(one), next_mark(one)
        if self.big:
            page.text(x + 14, y + 72, one.get("title", ""), "rlab", "ink2")
            amount = int(one.get("change", 0))
            if points(amount):
                words = page.say("meter.up" if amount > 0 else "meter.down", n=figure(abs(amount)))
                page.text(x + w - 14, y + 72, words, "rlab", "hot" if hot(one, amount) else "ink2", anchor="r")
            gauge(page, (x + 14, y + 84, w - 28, 9), one, tone)
            if self.named:
                self._mark(x + 14, y + 120, w - 28, one, "rlab", self.named)
            return
        title = str(one.get("title", ""))
        page.text(x + 12, y + 51, title, "axis", "ink2")
        said = mark or ahead
        if said and self.worded:
            words = str(said["words"])
            longer = page.say("meter.from", what=words, level=figure(int(said["at"])))
            words = longer if not mark and page.wide(longer, "axis") <= w - 24 else words
            page.text(x + 12, y + 91, words, "axisM" if mark else "axis", "hot" if mark else "ink2", room=w - 24)
        elif said:
            words = str(said["words"])
            longer = page.say("meter.from", what=words, level=figure(int(said["at"])))
            if not mark and page.wide(longer, "axis") <= w - 32 - page.wide(title, "axis"):
                words = longer
            page.text(
                x + w - 12,
                y + 51,
                words,
                "axisM" if mark else "axis",
                "hot" if mark else "ink2",
                anchor="r",
                room=w - 32 - page.wide(title, "axis"),
            )
        gauge(page, (x + 12, y + 62, w - 24, 10), one, tone, ghost=self.effects.get(one["name"]))

    def _mark(self, x: float, base: float, room: float, one: Data, style: str, most: int) -> None:
        """Set the threshold that stands crossed, or the next; its level alone where the name is too long."""
        mark = crossed(one)
        ahead = mark or next_mark(one)
        if ahead:
            words, level = str(ahead["words"]), figure(int(ahead["at"]))
            longer = self.page.say("meter.from", what=words, level=level)
            short = self.page.say("meter.past" if mark else "meter.ahead", level=level)
            tried = (words, short) if mark else (longer, words, short)
            fits = ((one, lines) for lines in range(1, most + 1) for one in tried[: None if lines == most else -1])
            said = next((one for one, lines in fits if self.page.lines(one, style, room) <= lines), short)
            self.page.para(x, base, said, style, "hot" if mark else "ink2", room, most)

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
