"""The parts every screen is made of: header, turn track, buttons, key caps, gauges, names with their marker."""

from __future__ import annotations

from collections.abc import Sequence

from game.tokens import STYLES
from game.tongue import Tongue, points
from game.window.clock import head_clock
from game.window.display import Box
from game.window.model import Data, color, crossed, hot, named, shape, thresholds
from game.window.page import Page
from game.window.words import figure


def top_rule(page: Page) -> None:
    """Draw the ink rule along the upper edge."""
    page.rect(0, 0, page.W, 6 if page.room else 5, "ink")


def cap_height(style: str) -> float:
    """Return about how high a capital letter of this style is."""
    return STYLES[style].size * 0.7


def sign(page: Page, name: str, shot: Data, x: float, baseline: float, style: str, r: float) -> float:
    """Draw an actor's marker centred on the capitals of a line; return the x after it."""
    page.marker(shape(shot, name), x + r, baseline - cap_height(style) / 2, r, color(shot, name))
    return x + 2 * r


def capital(
    page: Page, shot: Data, name: str, x: float, baseline: float, style: str = "h3", r: float = 7, room: float = 0
) -> float:
    """Set an actor's marker and name; return the x after them."""
    after = sign(page, name, shot, x, baseline, style, r) + r + 1
    return after + page.text(after, baseline, named(shot, name), style, room=room)


def key_cap(page: Page, x: float, y: float, letter: str, chosen: bool = False) -> None:
    """Draw a 22 unit key cap with its letter."""
    page.rect(x, y, 22, 22, "ink" if chosen else "", "" if chosen else "ink")
    page.text(x + 11, y + 15.5, letter, "axisM", "onink" if chosen else "ink", anchor="c")


HINTS = {"space": "Space", "escape": "Esc", "enter": "Enter", "pagedown": "PgDn", "pageup": "PgUp", "f10": "F10"}


def hint_of(page: Page, key: str) -> str:
    """Return how a key is written on a button; letters only while they are keys."""
    if len(key) == 1 and key.isalpha():
        return key.upper() if page.look.letters else ""
    return HINTS.get(key, key)


def button(
    page: Page,
    name: str,
    box: Box,
    label: str,
    key: str = "",
    *,
    primary: bool = False,
    hint: str = "",
    icon: str = "",
    action: str = "",
    off: str = "",
    style: str = "",
    sub: str = "",
    group: str = "",
) -> None:
    """Draw a button: label left, key hint right; `off` says why it cannot be pressed now."""
    x, y, w, h = box
    style = style or ("rlab" if page.room else "bodyS")
    fill, ink = ("sunk", "ink2") if off else ("ink", "onink") if primary else ("card", "ink")
    page.rect(x, y, w, h, fill, "" if primary and not off else "ink2")
    left = x + 18
    with page.inside((x, y, w, h)):
        if icon:
            page.marker(icon, left + 8, y + h / 2, 9, ink)
            left += 30
        shown = hint or hint_of(page, key)
        reserve = page.wide(shown, "rkey" if page.room else "axisM") + 22 if shown else 8
        words = off or label
        if page.wide(words, style) > x + w - left - reserve:
            shown, reserve = "", 8.0
            style = page.first_that_fits(words, (style, "bodyS", "labelS", "axisM"), x + w - left - reserve)
        middle = y + h / 2 + cap_height(style) / 2
        if sub:
            page.text(left, y + h / 2 - 3, label, style, ink, room=x + w - left - reserve)
            page.text(
                left,
                y + h / 2 + 17,
                sub,
                "label",
                "ink2" if ink == "ink" or off else "onink",
                room=x + w - left - reserve,
            )
        else:
            page.text(left, middle, words, style, ink, room=x + w - left - reserve)
        if shown:
            page.text(x + w - 16, y + h / 2 + 4.5, shown, "rkey" if page.room else "axisM", ink, anchor="r")
    if page.target(name, box, action or name, key=key, group=group or "buttons"):
        page.ring(box)


def change(
    page: Page, x: float, baseline: float, one: Data, amount: int, style: str = "bodyM", anchor: str = "l"
) -> float:
    """Set a change as arrow and figure, hot when it raises tension; return its width, 0 if nothing shows."""
    if points(amount) == 0:
        return 0.0
    tone = "hot" if hot(one, amount) else "ink2"
    size = STYLES[style].size
    r = size * 0.3
    text = figure(abs(amount))
    width = 2 * r + size * 0.32 + page.wide(text, style)
    left = x - width if anchor == "r" else x
    page.marker("up" if amount > 0 else "down", left + r, baseline - cap_height(style) / 2, r, tone)
    page.text(left + 2 * r + size * 0.32, baseline, text, style, tone)
    return width


def gauge(
    page: Page,
    box: Box,
    one: Data,
    tone: str,
    *,
    value: int | None = None,
    ghost: tuple[int, int] | None = None,
    ticks: bool = True,
    part: float = 1.0,
) -> None:
    """Draw a bar with its thresholds; a ghost is hatched between now and then."""
    x, y, w, h = box
    low, high = int(one.get("low", 0)), int(one.get("high", 10000))
    reach = max(high - low, 1)
    now = int(one["value"] if value is None else value)

    def at(level: float) -> float:
        return x + w * min(max((level - low) / reach, 0.0), 1.0)

    page.rect(x, y, w, h, "sunk")
    if ghost and (points(ghost[0]) != points(now) or points(ghost[1]) != points(now)):
        first, last = min(now, *ghost), max(now, *ghost)
        solid = min(now, *ghost)
        page.rect(x, y, at(solid) - x, h, tone)
        page.hatch(at(first), y, at(last) - at(first), h, tone)
        page.upright(at(now) - 1, y - 4, h + 8, "ink", 2)
    else:
        page.rect(x, y, (at(now) - x) * part, h, tone)
    if ticks:
        for mark in thresholds(one):
            page.upright(at(int(mark["at"])) - 0.8, y - 4, h + 8, "ink", 1.6)


def turn_track(page: Page, x: float, y: float, w: float, turn: int, turns: int) -> None:
    """Draw the turns as a row of bars: past ink, now higher, ahead pale."""
    gap = 3.0
    each = (w + gap) / max(turns, 1) - gap
    for i in range(turns):
        left = x + i * (each + gap)
        if i + 1 == turn:
            page.rect(left, y - 4, each, 14, "ink")
        else:
            page.rect(left, y, each, 6, "ink" if i + 1 < turn else "rule")


def header(page: Page, shot: Data, right: tuple[str, str, str] | None = None) -> None:
    """Draw the head of the desk: scenario and date, turn track, and at the right one figure with what it is for."""
    top_rule(page)
    left = 32.0
    title = str((shot.get("scenario") or {}).get("title", ""))
    edge = page.W - 32
    if not head_clock(page, edge, 67) and right:
        small, strong, big = right
        wide = page.wide(big, "timer")
        page.text(edge, 67, big, "timer", anchor="r")
        page.text(edge - wide - 15, 46, small, "label", "ink2", anchor="r")
        page.text(edge - wide - 15, 64, strong, "labelS", anchor="r")
    track = (left + 372, 369.0) if page.W >= 1180 else (left + 330, min(240.0, page.W - 750))
    page.text(left, 31, title, "kicker", "ink2", room=track[0] - left - 24)
    page.text(left, 66, page.tongue.long_date(shot.get("from")), "h1")
    if track[1] > 90:
        page.text(track[0], 31, turn_words(page.tongue, shot), "kicker", "ink2")
        turn_track(page, track[0], 52, track[1], int(shot.get("turn", 1)), int(shot.get("turns", 1)))
        page.text(track[0], 78, page.tongue.short_date(shot.get("start")), "axis", "ink3")
        page.text(track[0] + track[1], 78, page.tongue.short_date(shot.get("end")), "axis", "ink3", anchor="r")
    page.rule(left, 88, page.W - 64, "ink")


def banner(page: Page, y: float, sentence: str) -> None:
    """Draw a full-width ink strip with one sentence."""
    page.rect(0, y, page.W, 30, "ink")
    with page.inside((0, y, page.W, 30)):
        page.text(32, y + 20, sentence, "labelS", "onink", room=page.W - 64)


def warning_words(page: Page, x: float, baseline: float, one: Data, style: str, room: float) -> None:
    """Set a crossed threshold as triangle and words."""
    mark = crossed(one)
    if mark:
        r = STYLES[style].size * 0.5
        page.marker("warning", x + r, baseline - cap_height(style) / 2, r, "hot")
        page.text(x + 2 * r + 6, baseline, mark["words"], style, "hot", room=room - 2 * r - 6)


def rows_of(heights: Sequence[float], space: float) -> list[tuple[int, int]]:
    """Split rows of these heights into pages of at most `space`; return first and last + 1 of each."""
    pages: list[tuple[int, int]] = []
    first, used = 0, 0.0
    for i, high in enumerate(heights):
        if i > first and used + high > space:
            pages.append((first, i))
            first, used = i, 0.0
        used += high
    if first < len(heights) or not pages:
        pages.append((first, len(heights)))
    return pages


def bot_title(tongue: Tongue, player: str) -> str:
    """Return what a bot is called; one from outside by its own name."""
    return tongue.say(f"bot.{player}") if tongue.knows(f"bot.{player}") else player


def turn_words(tongue: Tongue, shot: Data) -> str:
    """Return `Turn 4 of 11`."""
    return tongue.say("common.turn", n=shot.get("turn", 1), all=shot.get("turns", 1))


def page_words(page: Page, at: int, pages: int) -> str:
    """Return `Page 1 of 3`."""
    return page.say("common.page", n=at + 1, all=pages)
