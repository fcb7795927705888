"""The card of each capital on the board: name, level and its change, the bar, and the threshold that matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.tongue import points
from game.window.display import Box
from game.window.model import Data, color, crossed, gauge_of, hot, mark_words, named, next_mark, shape
from game.window.page import Page
from game.window.parts import change, gauge
from game.window.words import figure


class Cards:
    """The cards of one board, all of one kind."""

    def __init__(
        self, page: Page, frame: Box, shot: Data, effects: Mapping[str, tuple[int, int]], names: Sequence[str]
    ) -> None:
        self.big = page.room
        self.page, self.frame, self.shot, self.effects, self.names = page, frame, shot, effects, names
        self.mini = not page.room and (len(names) > 4 or frame[3] < 300 or frame[2] < 480)
        """Whether they are small."""
        self.worded = not self.mini and self._words_are_long()
        self.named = 2 * self.mini if not page.room else self._lines_of_marks() if len(names) <= 3 else 0
        """How many lines small cards, or those of a room, have for the name of a threshold, where it can be."""

    def _words_are_long(self) -> bool:
        """Return whether a threshold is too long to stand beside its meter's name: then it gets a line of its own."""
        width = 226 if self.frame[2] > 620 else 200
        for name in self.names:
            meter_ = gauge_of(self.shot, name)
            said = meter_ and (crossed(meter_) or next_mark(meter_))
            if meter_ and said and self.page.wide(f"{meter_.get('title', '')} {said['words']}", "axisM") > width - 36:
                return True
        return False

    def _lines_of_marks(self) -> int:
        """Return two where a high board has room for names of thresholds that take two lines, else one."""
        said = [one for name in self.names if (one := gauge_of(self.shot, name)) and (crossed(one) or next_mark(one))]
        words = [str((crossed(one) or next_mark(one) or {})["words"]) for one in said]
        return 2 if self.frame[3] >= 440 and any(self.page.wide(one, "rlab") > 272 for one in words) else 1

    def size(self) -> tuple[float, float]:
        """Return width and height of a capital's card; a low board has small ones."""
        if self.mini:
            return 144, 50 + 16 * self.named
        if self.worded and not self.big:
            return (226, 99) if self.frame[2] > 620 else (200, 99)
        return (300, 104 + self.named * 28) if self.big else (226, 84) if self.frame[2] > 620 else (200, 84)

    def draw(self, box: Box, name: str) -> None:
        """Draw one card."""
        page, shot = self.page, self.shot
        x, y, w, h = box
        one = gauge_of(shot, name)
        tone = color(shot, name)
        page.rect(x, y, w, h, "card", "rule")
        if self.mini:
            self._mini_card(box, name, one, tone)
            if page.target(f"capital.{name}", box, f"capital.{name}", enter=f"capital.{name}", group="board"):
                page.ring(box, 1)
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
                level, said = figure(int(one["value"])), "hot" if crossed(one) else "ink"
                right -= page.text(right, y + 25, level, "num", said, anchor="r") + 6
                gauge(page, (x + 9, y + 36, w - 18, 6), one, tone, ghost=self.effects.get(one["name"]))
                if self.named:
                    self._mark(x + 9, y + 59, w - 18, one, "axis", self.named)
            title = named(shot, name)
            style = page.first_that_fits(title, ("bodyS", "labelS", "axisM"), right - x - 25)
            page.text(x + 25, y + 23, title, style, room=right - x - 25)

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


def mark_line(page: Page, shot: Data, x: float, base: float, room: float) -> None:
    """Set on one line below small cards what a threshold says: that of the focused capital, else the first that stands
    crossed, else the reader's next."""
    focus = page.look.focus.removeprefix("capital.")
    names = sorted((str(one["id"]) for one in shot.get("actors") or ()), key=lambda name: name != shot.get("reader"))
    found = [(name, one) for name in names if (one := gauge_of(shot, name)) is not None]
    first = [pair for pair in found if pair[0] == focus] or [pair for pair in found if crossed(pair[1])] or found
    for name, one in first[:1]:
        words, so = mark_words(page.tongue, one)
        told = f"{named(shot, name)}: {words}"
        style = "axisM" if so else "axis"
        if words and page.wide(told, style) + 22 <= room:
            wide = page.text(x + room, base, told, style, "hot" if so else "ink2", anchor="r")
            page.marker(shape(shot, name), x + room - wide - 12, base - 4.5, 5, color(shot, name))
