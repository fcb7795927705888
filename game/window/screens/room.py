"""The room: what a class reads from the back row, and nothing else."""

from __future__ import annotations

from game.window.board import draw_board
from game.window.clock import head_clock
from game.window.deadlines import SOON
from game.window.display import Box
from game.window.flow import waiting
from game.window.model import Data, actors, color, named, persons
from game.window.page import Page
from game.window.parts import button, capital, top_rule, turn_words
from game.window.screen import Screen
from game.window.sheet import links


def layout(page: Page, screen: Screen) -> None:
    """Lay out the public view for a projector."""
    shot = screen.shot
    tall = page.look.form != "WIDE"
    top_rule(page)
    page.text(36, 44, turn_words(page.tongue, shot), "rk", "ink2")
    page.text(36, 97, page.tongue.long_date(shot.get("from")), "rh1")
    foot = page.H - 118
    sealed = sum(1 for one in actors(shot) if one.get("sealed"))
    total = len(actors(shot))
    figure = f"{sealed}/{total}"
    if not _clock(page, tall):
        page.text(page.W - 36, 100, figure, "rtimer", anchor="r")
        left = page.W - 36 - page.wide(figure, "rtimer") - 16
        page.text(left, 44 if not tall else 92, page.say("room.sealed"), "rlab", "ink2", anchor="r")
    if tall:
        low = foot - (156 if page.H >= 620 else 104)
        board = (36.0, 118.0, page.W - 72, low - 118 - 8)
        page.rule(36, low, page.W - 72, "rule")
        _states(page, (36, low, page.W - 72, 140), shot, True)
    else:
        board = (36.0, 114.0, page.W - 424 - 36 + 6, foot - 114 - 8)
        page.upright(page.W - 410, 112, foot - 126)
        _states(page, (page.W - 384, 112, 348, foot - 126), shot, False)
        if can_go_on(shot):
            take_keyboard(page, (page.W - 384, foot - 74, 348, 56), shot)
    page.panel(board, lambda: draw_board(page, board, public(shot)))
    page.rule(36, foot, page.W - 72, "ink")
    page.panel((36, foot, page.W - 72, 110), lambda: _foot(page, (36, foot, page.W - 72, 118), shot, tall))
    links(page, page.W - 330, page.H - 13)


def _clock(page: Page, tall: bool) -> bool:
    """Set the time left as large as the room needs it; return whether there is a clock."""
    wide = head_clock(page, page.W - 36, 100, "rtimer", words=False)
    if wide and not tall:
        page.text(page.W - 36 - wide - 16, 44, page.say("room.time"), "rlab", "ink2", anchor="r")
    return wide > 0


def can_go_on(shot: Data) -> bool:
    """Return whether somebody has a desk to open, or a game without persons a turn to play."""
    return bool(waiting(shot)) or (not persons(shot) and shot.get("phase") == "orders")


def take_keyboard(page: Page, box: Box, shot: Data) -> None:
    """Draw the press that brings up the next desk."""
    if not waiting(shot):
        words = page.say("room.play")
        button(page, "watch.next", box, words, "space", primary=True, hint="Space", action="watch")
        return
    name = named(shot, waiting(shot)[0])
    words = page.say("room.open", name=name)
    button(page, "room.next", box, words, "space", primary=True, hint="Space", action="room.next")


def public(shot: Data) -> Data:
    """Return the same snapshot without a reader, for drawing on a shared screen."""
    return {**shot, "reader": None, "orders": None}


def _states(page: Page, area: Box, shot: Data, across: bool) -> None:
    x, y, w, h = area
    everyone = list(actors(shot))
    if not everyone:
        return
    if across:
        each = (w + 24) / len(everyone)
        for i, one in enumerate(everyone):
            _state(page, x + i * each, y + 46, each - 24, shot, one, True, page.H >= 620)
        return
    page.text(x, y + 40, page.say("room.orders"), "rk", "ink2")
    page.rule(x, y + 54, w, "rule")
    step = min(96.0, (h - 130) / len(everyone))
    for i, one in enumerate(everyone):
        base = y + 54 + i * step + (45 if step >= 70 else step * 0.5 + 9)
        _state(page, x, base, w, shot, one, False, step >= 70)
        page.rule(x, y + 54 + (i + 1) * step, w, "rule")


def _state(
    page: Page, x: float, base: float, w: float, shot: Data, one: Data, across: bool, bar: bool = True
) -> None:  # fmt: skip
    room = w - (34 if across else 164)
    style = page.first_that_fits(named(shot, one["id"]), ("rh2", "rbodyS", "rlab"), room)
    capital(page, shot, one["id"], x, base, style, 11, room=room)
    state = "sealed" if one.get("sealed") else "choosing" if one.get("player") == "person" else "ready"
    words = page.say(f"room.{state}")
    right, line = (x, base + 38) if across else (x + w, base)
    if one.get("sealed"):
        wide = page.wide(words, "rlab")
        left = right if across else right - wide - 30
        page.marker("lock", left + 10, line - 8, 10, "ink")
        page.text(left + 28, line, words, "rlab")
    else:
        page.text(right, line, words, "rlab", "ink2", anchor="l" if across else "r")
    if bar:
        left, top = (0, 54) if across else (34, 22)
        tone = color(shot, one["id"]) if one.get("sealed") else "sunk"
        page.rect(x + left, base + top, w - left, 9, tone)


def _foot(page: Page, area: Box, shot: Data, tall: bool) -> None:
    x, y, w, _ = area
    rows = list(shot.get("deadlines") or ())
    half = w * 0.55
    press = 0.0
    if tall and can_go_on(shot):
        press = 356.0
        take_keyboard(page, (x + w - 340, y + 36, 340, 52), shot)
    if rows:
        first = rows[0]
        days = int(first.get("days") or 0)
        tone = "hot" if days <= SOON else "ink"
        if days:
            wide = page.text(x, y + 83, str(days), "rbig", tone)
            said = page.say("room.left", n=days, title=first.get("title", ""))
        else:
            wide, said = page.text(x, y + 74, page.say("desk.today"), "rnumL", tone), str(first.get("title", ""))
        left = x + wide + 22
        style = page.first_that_fits(said, ("rh2", "rbodyL"), half - wide - 24)
        room, sub = half - wide - 24, str(first.get("sub") or "")
        if not sub and page.wide(said, style) > room:
            page.para(left, y + 44, said, "rbodyL", "ink", room, 2)
        else:
            page.text(left, y + 48, said, style, room=room)
            then = str(first.get("words") or "")
            fuller = page.say("list.comma").join(part for part in (sub, then) if part)
            sub = next((words for words in (fuller, sub) if page.wide(words, "rbody") <= room), sub)
            page.text(left, y + 82, sub, "rbody", "ink2", room=room)
    news = list(shot.get("headlines") or ())
    if news:
        room = w - half - 16 - press
        if room > 220 and page.lines(news[0]["text"], "rdeck", room) <= 2:
            page.para(x + half + 8, y + 48, news[0]["text"], "rdeck", "ink", room, 2)
