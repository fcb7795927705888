"""The first game explains itself: four notes that point at trust, pressure, a clock and the seal, each shown once."""

from __future__ import annotations

from typing import Any

from game.window.display import OVERLAY, Box
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Screen

NOTES = ("trust", "pressure", "deadline", "seal")
WIDE = 330.0
AIMS = {"trust": "meter.", "pressure": "capital.", "deadline": "deadline.", "seal": "seal"}
"""What each note points at: the first target whose name begins so."""


def first_note(settings: dict[str, Any]) -> str:
    """Return the first note that has not been read, or nothing."""
    return next((name for name in NOTES if name not in (settings.get("notes") or ())), "")


def draw_note(page: Page, screen: Screen) -> None:
    """Draw the note of this desk over it, beside what it points at; everything else stays in reach."""
    name = str(screen.ui.get("note") or "")
    if name not in NOTES or page.beneath:
        return
    own = f"capital.{screen.shot.get('reader')}"
    starts = [own, AIMS[name]] if name == "pressure" else [AIMS[name]]
    aim = next((one.box for start in starts for one in page.targets if one.id.startswith(start)), None)
    lines = page.lines(page.say(f"note.{name}_text"), "small", WIDE - 32)
    box = beside(page, aim, (WIDE, 102 + lines * 18.2))
    with page.inside(page.safe, OVERLAY):
        x, y, w, h = box
        page.rect(x + 4, y + 5, w, h, "shade")
        page.rect(x, y, w, h, "card")
        page.rect(x, y, w, h, "", "ink", 2)
        if aim is not None:
            pointer(page, box, aim)
    with page.inside(box, OVERLAY):
        page.text(x + 16, y + 30, page.say(f"note.{name}"), "h3", room=w - 90)
        of = page.say("common.of", n=NOTES.index(name) + 1, all=len(NOTES))
        page.text(x + w - 16, y + 29, of, "axis", "ink2", anchor="r")
        page.para(x + 16, y + 54, page.say(f"note.{name}_text"), "small", "ink", w - 32)
        half = (w - 42) / 2
        button(page, "note.next", (x + 16, y + h - 50, half, 36), page.say("note.next"), "escape", hint="Esc",
               action="note.next", primary=True, style="labelS")  # fmt: skip
        button(page, "note.skip", (x + 26 + half, y + h - 50, half, 36), page.say("note.skip"), style="labelS")


def beside(page: Page, aim: Box | None, size: tuple[float, float]) -> Box:
    """Return a place for a note next to what it points at, on the page and not over it."""
    w, h = size
    if aim is None:
        return (page.W - w) / 2, page.H - h - 70, w, h
    x, y, aw, ah = aim
    tried = (
        (x + aw / 2 - w / 2, y + ah + 16),
        (x + aw / 2 - w / 2, y - h - 16),
        (x - w - 16, y + ah / 2 - h / 2),
        (x + aw + 16, y + ah / 2 - h / 2),
    )
    for left, top in tried:
        left = min(max(left, 12.0), page.W - w - 12)
        if 8 <= top <= page.H - h - 8 and not (left < x + aw and x < left + w and top < y + ah and y < top + h):
            return left, top, w, h
    return min(max(x, 12.0), page.W - w - 12), max(page.H - h - 12, 8.0), w, h


def pointer(page: Page, box: Box, aim: Box) -> None:
    """Draw a wedge from a note to what it points at."""
    x, y, w, h = box
    mx = min(max(aim[0] + aim[2] / 2, x + 20), x + w - 20)
    if aim[1] >= y + h:
        page.poly([(mx - 9, y + h - 1), (mx + 9, y + h - 1), (mx, y + h + 13)], "ink")
    elif aim[1] + aim[3] <= y:
        page.poly([(mx - 9, y + 1), (mx + 9, y + 1), (mx, y - 13)], "ink")
    else:
        my = min(max(aim[1] + aim[3] / 2, y + 20), y + h - 20)
        left = aim[0] >= x + w
        edge, tip = (x + w - 1, x + w + 13) if left else (x + 1, x - 13)
        page.poly([(edge, my - 9), (edge, my + 9), (tip, my)], "ink")


def dismissed(screen: Screen, host: Host, every: bool = False) -> Screen:
    """Return the desk with its note read, or all of them, and remember it."""
    name = str(screen.ui.get("note") or "")
    read = list(NOTES) if every else [*(host.settings.get("notes") or ()), name]
    host.settings["notes"] = [one for one in NOTES if one in read]
    host.store()
    after = first_note(host.settings)
    order = screen.ui.get("order")
    focus = "note.next" if after and screen.focus == "note.next" else f"order.{order}" if order else "seal"
    return screen.put(note=after).at(focus if screen.focus.startswith("note.") else screen.focus)
