"""The debrief: how it went on one page, what nobody could see, and questions to talk about."""

from __future__ import annotations

from typing import Any

from game.tongue import Tongue
from game.window.charts import Line, chart
from game.window.display import Box
from game.window.model import Data, color, label, named, shape, ties
from game.window.page import Page
from game.window.parts import button, top_rule
from game.window.screen import Host, Kind, Screen

QUESTIONS = (
    ("What happened", "Which order surprised you most, and what did you think it meant?"),
    ("Why", "Who was each public order really for: the other capital, or the voters at home?"),
    ("So what", "Which clock mattered most, and what would you do with it a second time?"),
    ("Now what", "Where else do two allies quarrel while a third looks on?"),
)


def layout(page: Page, screen: Screen) -> None:
    """Lay out the page of the debrief for its step."""
    shot = screen.shot
    out = shot.get("outcome") or {}
    top_rule(page)
    wide = page.W >= 1000
    left = 32.0 if wide else 24.0
    w = page.W - 2 * left
    step = int(screen.ui.get("step", 0)) % len(QUESTIONS)
    page.text(left, 31, f"Debrief · {(shot.get('scenario') or {}).get('title', '')}", "kicker", "ink2", room=w)
    words = page.sentences(out.get("text") or "", "h2" if wide else "h3", w, 1)
    if not words or page.wide(words, "h2" if wide else "h3") > w:
        words = str(out.get("title") or "")
    style = page.first_that_fits(words, ("rh1S", "h1", "h2") if wide else ("h3", "bodyS"), w)
    page.text(left, 74 if wide else 58, words, style, room=w)
    rule = 92.0 if wide else 70.0
    page.rule(left, rule, w, "ink")
    foot = page.H - (66 if wide else 54)
    if wide:
        main = w * 0.6
        page.text(left, rule + 28, "Trust, over the whole game", "bodyS")
        chart(page, (left, rule + 36, main, foot - rule - 190), _lines(page.tongue, shot), shot)
        page.upright(left + main + 22, rule + 14, foot - rule - 26)
        _unseen(page, (left + main + 44, rule + 14, w - main - 44, foot - rule - 24), shot)
        _question(page, (left, foot - 138, main, 128), step, True)
    else:
        _question(page, (left, rule + 6, w, foot - rule - 12), step, False)
    y = page.H - (58 if wide else 50)
    h = 44.0 if wide else 40.0
    half = 240.0 if wide else (w - 12) / 2
    button(page, "debrief.next", (left, y, half, h), "Next question", "space", primary=True, hint="Space")
    button(page, "close", (left + half + 12, y, half, h), "Back", "escape", hint="Esc")


def _lines(tongue: Tongue, shot: Data) -> list[Line]:
    """Return the lowest mutual tie as lines, with the recorded course beside it where the snapshot carries one."""
    found = sorted(ties(shot), key=lambda one: int(one["value"]))[:2]
    track: Any = shot.get("track") or {}
    past: Any = shot.get("history") or {}
    out = [
        Line(
            label(tongue, shot, one),
            [int(v) for v in track.get(one["name"], ())],
            color(shot, one["of"][0]),
            target=f"meter.{one['name']}",
        )
        for one in found
    ]
    for one in found[:1]:
        same = list(past.get(one["name"]) or ()) == list(track.get(one["name"], ()))
        if past.get(one["name"]) and not same:
            out.append(
                Line(
                    f"in {str(shot.get('start'))[:4]}: {label(tongue, shot, one)}",
                    [int(v) for v in past[one["name"]]],
                    "ink2",
                    True,
                    width=1.8,
                )
            )
    return out


def _question(page: Page, area: Box, step: int, wide: bool) -> None:
    x, y, w, _ = area
    page.rule(x, y, w, "ink")
    title, words = QUESTIONS[step]
    page.text(x, y + 26, f"Talk about it · {title} · {step + 1} of {len(QUESTIONS)}", "kicker", "ink2", room=w)
    page.para(x, y + 60, words, "h2" if wide else "h3", "ink", w, 3)


def _unseen(page: Page, area: Box, shot: Data) -> None:
    """List the quiet orders, which everybody may see now."""
    x, y, w, h = area
    page.text(x, y + 12, "What you could not see", "kicker", "ink2")
    page.rule(x, y + 24, w, "rule")
    quiet = list(shot.get("quiet_orders") or ())
    base = y + 46
    if not quiet:
        page.para(x, base, "No quiet order is on record: what you saw was what was done.", "small", "ink2", w, 3)
        return
    for one in quiet:
        if base + 6 > y + h:
            return
        page.text(x, base, f"Turn {one.get('turn')}", "axis", "ink2", room=56)
        page.marker(shape(shot, one["actor"]), x + 66, base - 5, 5.5, color(shot, one["actor"]))
        page.text(x + 82, base, f"{named(shot, one['actor'])}: {one.get('title', '')}", "label", room=w - 84)
        page.rule(x, base + 11, w, "rule2")
        base += 32


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Show the next question."""
    if action in ("debrief.next", "space", "enter"):
        return screen.put(step=int(screen.ui.get("step", 0)) + 1)
    return screen


KIND = Kind(layout, act, "debrief.next")
