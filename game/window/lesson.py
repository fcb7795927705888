"""The bar of a lesson: what its minutes went to and will go to, with one sentence about the pace."""

from __future__ import annotations

from game.window.display import Box
from game.window.page import Page
from game.window.plan import Plan, Stretch, plan_of
from game.window.screen import Screen


def bar(page: Page, area: Box, screen: Screen) -> None:
    """Draw how the lesson goes: minutes left and a sentence, and a bar of its parts."""
    clock, shot = page.look.clock, screen.shot
    if clock is None:
        return
    lesson, kept = int(screen.ui.get("lesson") or 50), int(screen.ui.get("debrief") or 14)
    turn, turns = int(shot.get("turn", 1)), int(shot.get("turns", 1))
    plan = plan_of(clock, turn, turns, str(shot.get("phase")), lesson, kept)
    x, y, w, h = area
    wide = w > 900
    if wide:
        words(page, (x, y, 300, h), plan, lesson)
        strip(page, (x + 320, y + 8, w - 320, 40), plan)
    else:
        strip(page, (x, y, w, 34), plan)
        words(page, (x, y + 40, w, h - 40), plan, lesson)


def words(page: Page, area: Box, plan: Plan, lesson: int) -> None:
    """Set the minutes left and what they will be enough for."""
    x, y, w, h = area
    page.text(x, y + 18, page.say("plan.left", left=plan.left, all=lesson), "labelS", room=w)
    most = max(min(int((h - 20) / 18), 3), 1)
    page.para(x, y + 38, page.say(plan.key, **plan.values), "small", "ink2", w, most)


def strip(page: Page, box: Box, plan: Plan) -> None:
    """Draw the parts as wide as they are long."""
    x, y, w, h = box
    whole = sum(max(one.seconds, 1.0) for one in plan.stretches) or 1.0
    gap = 3.0
    for one in plan.stretches:
        each = w * max(one.seconds, 1.0) / whole
        inner = max(each - gap, 1.0)
        fill = {"past": "ink", "now": "card", "ahead": "sunk"}[one.state]
        page.rect(x, y, inner, h, fill, "ink" if one.state == "now" else "", 2)
        said = _name(page, one, inner - 12)
        with page.inside((x, y, inner, h)):
            page.text(x + 7, y + h / 2 + 5, said, "axisM", "onink" if one.state == "past" else "ink")
        x += each


def _name(page: Page, one: Stretch, room: float) -> str:
    """Return what fits on a part: its name, its number, or nothing."""
    talk = one.what == "debrief" and one.state == "now"  # nothing is kept for it any more: it goes on
    long = page.say("handout.part_debrief" if talk else f"plan.part_{one.what}", n=one.number)
    here = page.say("plan.part_now", n=one.number)
    for text in ((here if one.state == "now" and one.what == "turn" else long), str(one.number)):
        if page.wide(text, "axisM") <= room and (text != "0"):
            return text
    return ""
