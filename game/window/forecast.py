"""What may come of an order: twenty dots for each answer, filled as often as an aim is met in games played ahead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.window.model import Data, color, named, shape
from game.window.page import Page
from game.window.parts import button
from game.window.rows import Row, head, para

DOTS = 20
HIGH, LOW = 34.0, 27.0
"""How high the row of an answer is, among a few and among many."""
Forecast = Mapping[str, Any]


def dots_of(met: int, games: int) -> int:
    """Return how many of twenty dots are filled, rounded to the nearest."""
    return (2 * met * DOTS + games) // (2 * games) if games else 0


def telling(told: Forecast) -> int:
    """Return the aim of which this order changes most how often it is met."""
    rows = list(told.get("rows") or ())
    sizes = [
        max(abs(row["met"][aim] - rows[0]["met"][aim]) for row in rows) if rows else 0
        for aim in range(len(told.get("goals") or ()))
    ]
    return sizes.index(max(sizes)) if sizes else 0


def rows_for(page: Page, shot: Data, told: Forecast | None, aim: int | None, w: float) -> list[Row]:
    """Return the rows of a forecast: a press to ask for it, how far it is, or dots for each answer."""
    if told is None:
        return [head(page, page.say("forecast.title")), _press(page.say("forecast.ask"), "forecast.ask")]
    goals = [str(goal) for goal in told.get("goals") or ()]
    if not goals:
        return [head(page, page.say("forecast.title")), para(page, page.say("forecast.no_aim"), "small", "ink2", w)]
    if not told.get("done"):
        return [head(page, page.say("forecast.title")), _progress(page, float(told.get("part", 0)))]
    chosen = telling(told) if aim is None else aim % len(goals)
    rows = [head(page, page.say("forecast.title"), page.say("forecast.dots")), _aim(goals, chosen)]
    high = HIGH if len(told["rows"]) <= 8 else LOW
    rows += [_row(page, shot, row, chosen, int(told["of"]), high) for row in told["rows"]]
    return [*rows, para(page, page.say("forecast.how", n=told["of"]), "axis", "ink2", w, 3)]


def _press(words: str, name: str) -> Row:
    def put(page: Page, x: float, y: float, w: float) -> None:
        button(page, name, (x, y + 8, min(w, 300), 36), words, "f", style="labelS")

    return 52.0, put


def _progress(ruler: Page, part: float) -> Row:
    words = ruler.say("forecast.playing", part=round(part * 100))

    def put(page: Page, x: float, y: float, w: float) -> None:
        page.text(x, y + 24, words, "label", "ink2", room=w)
        page.rect(x, y + 34, w, 8, "sunk")
        page.rect(x, y + 34, w * min(max(part, 0.0), 1.0), 8, "ink")

    return 56.0, put


def _aim(goals: list[str], chosen: int) -> Row:
    def put(page: Page, x: float, y: float, w: float) -> None:
        left = x
        if len(goals) > 1:
            button(page, "forecast.aim", (x + w - 132, y + 4, 132, 28), page.say("forecast.next"), "f", style="labelS")
            w -= 144
        style = page.first_that_fits(goals[chosen], ("bodyS", "labelS"), w)
        if page.wide(goals[chosen], style) <= w:
            page.text(left, y + 23, goals[chosen], style)
        else:
            page.para(left, y + 15, goals[chosen], "labelS", "ink", w, 2)

    return 40.0, put


def _row(ruler: Page, shot: Data, row: Data, aim: int, games: int, high: float) -> Row:
    filled = dots_of(int(row["met"][aim]), games)
    actor = str(row["actor"])
    who = named(shot, actor) if actor else ""
    words = ruler.say(f"forecast.{row['kind']}", who=who, what=row["title"])

    def put(page: Page, x: float, y: float, w: float) -> None:
        base = y + high / 2 + 5
        page.rule(x, y, w, "rule2")
        left = x
        if actor:
            page.marker(shape(shot, actor), x + 7, y + high / 2, 6, color(shot, actor))
            left = x + 20
        figure = page.say("forecast.of", n=filled)
        wide = page.wide(page.say("forecast.of", n=DOTS), "labelS")
        step = 10.4 if w < 520 else 11.4
        first = x + w - wide - 12 - step * DOTS
        room = first - left - 10
        style = page.first_that_fits(words, ("label", "axisM"), room)
        if high >= HIGH and page.wide(words, style) > room:
            for line, part in enumerate(page.look.metrics.wrap(words, style, room, 2)):
                page.text(left, base - 8 + 15 * line, part, style)
        else:
            page.text(left, base, words, style, room=room)
        for i in range(DOTS):
            tone = "ink" if i < filled else "ink2"
            page.marker("circle", first + step * (i + 0.5), y + high / 2, step * 0.38, tone, outline=i >= filled)
        page.text(x + w, base, figure, "labelS", anchor="r")

    return high, put
