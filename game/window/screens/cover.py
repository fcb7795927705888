"""The cover: what everybody may see while the keyboard changes hands."""

from __future__ import annotations

from game.window.clock import head_clock
from game.window.flow import desk, look_at, now, send
from game.window.model import color, named, persons, shape
from game.window.page import Page
from game.window.parts import button, header, top_rule, turn_words
from game.window.screen import Host, Kind, Screen
from game.window.screens import room, slips


def layout(page: Page, screen: Screen) -> None:
    """Lay out whose turn at the keyboard it is; the room view shows the public board instead."""
    page.room = page.room and page.W >= 900 and page.H >= 540
    if page.room:
        room.layout(page, screen)
        return
    shot, ui = screen.shot, screen.ui
    name = str(ui.get("next", ""))
    wide = page.W >= 1000 and page.H >= 560
    left = 32.0 if wide else 24.0
    w = page.W - 2 * left
    head = _head(page, screen, left, w, wide)
    foot = page.H - (146 if wide else 96)
    middle = head + (foot - head) * (0.36 if wide else 0.3)
    tone = color(shot, name)
    page.rect(left, middle - (74 if wide else 50), w, 6 if wide else 4, tone)
    r = 24.0 if wide else 16.0
    title = page.first_that_fits(named(shot, name), ("cover", "coverM", "h1") if wide else ("coverM", "h1"), w - 80)
    page.marker(shape(shot, name), left + r + 4, middle - 14, r, tone)
    page.text(left + 2 * r + 22, middle + 8, named(shot, name), title, room=w - 80)
    words = page.say("cover.brief" if "brief" in ui else "cover.orders", name=named(shot, name))
    style = "deckL" if wide else "deck"
    base = page.para(left, middle + (58 if wide else 40), words, style, "ink", page.even(words, style, min(w, 760)), 3)
    if "brief" not in ui and wide:
        page.rule(left, foot - 6, w, "rule")
        slips.sheets_in(page, left, foot + 30, w, shot, name, True)
    elif "brief" not in ui:
        low = page.H - (98 if ui.get("said") else 80)
        lines = int((low - base + 16) / 30)
        if lines:
            high = slips.sheets_in(page, left, low, w, shot, name, True, lines)
            page.rule(left, low - high - 2, w, "rule")
    said = str(ui.get("said", ""))
    page.text(left, foot - 18 if wide else page.H - 70, said, "label", "hot", room=w)
    _buttons(page, screen, left, w, wide)


def _head(page: Page, screen: Screen, left: float, w: float, wide: bool) -> float:
    """Draw the head with the time left; return where it ends."""
    shot = screen.shot
    if wide:
        header(page, shot)
        return 88.0
    top_rule(page)
    clock = head_clock(page, left + w, 36, "numL", words=False)
    when = f"{turn_words(page.tongue, shot)} · {page.tongue.days_between(shot.get('from'), shot.get('to'))}"
    page.text(left, 33, when, "kicker", "ink2", room=w - clock - 16)
    page.rule(left, 46, w, "ink")
    return 46.0


def _buttons(page: Page, screen: Screen, left: float, w: float, wide: bool) -> None:
    """Set how to open the desk or brief, and beside it what paper does instead."""
    name = named(screen.shot, str(screen.ui.get("next", "")))
    high = 48.0 if wide else 42.0
    y = page.H - high - (26 if wide else 14)
    open_ = min(320.0, w * 0.56)
    box = (left + w - open_, y, open_, high)
    button(page, "cover.open", box, page.say("cover.open", name=name), "space", primary=True, hint="Space")
    other = min(270.0, w - open_ - 12)
    place = (left + w - open_ - other - 12, y, other, high)
    if "brief" in screen.ui:
        button(page, "cover.read", place, page.say("cover.read"), "e")
    else:
        button(page, "cover.slip", place, page.say("cover.slip"), "e")
        if wide:
            page.text(left, y + 30, page.say("cover.facilitator"), "axis", "ink2", room=w - open_ - other - 40)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Open the next desk or brief, or the page on which its slip is typed."""
    name = str(screen.ui.get("next", ""))
    verb, _, rest = action.partition(":")
    if verb == "again":
        return desk(host, rest)
    if action == "cover.slip":
        return slips.opened(host, name, screen)
    if action == "cover.read":
        return now(host, send(host, {"command": "begin"}))
    if action in ("cover.open", "room.next", "space", "enter"):
        if action == "room.next":
            host.settings["room"] = False
            return screen
        if "brief" in screen.ui:
            people = len(persons(screen.shot))
            return Screen(
                "briefing", look_at(host, name), {"index": screen.ui["brief"], "of": people}, "briefing.begin"
            )
        return desk(host, name)
    return screen


KIND = Kind(layout, act, "cover.open")
