"""The ledger of one number: where it began, each cause with its date and figure, and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.tongue import Tongue, load
from game.window import terms
from game.window.display import Box
from game.window.model import Data, color, hot, label, meter, shape, thresholds
from game.window.overlays import card
from game.window.page import Page
from game.window.parts import page_words
from game.window.screen import Host, Kind, Screen
from game.window.words import decimals, exact, figure


def heading(tongue: Tongue, shot: Data, one: Data) -> str:
    """Return what the card explains: `Why Seoul’s trust in Tokyo is 24`."""
    return tongue.say("ledger.why", what=label(tongue, shot, one), level=figure(int(one["value"])))


def lines_of(tongue: Tongue, shot: Data, one: Data) -> list[dict[str, Any]]:
    """Return start, causes and small recurring ones gathered, so that the amounts add up to the level exactly."""
    causes = list((shot.get("ledger") or {}).get(one["name"], ()))
    total = sum(int(cause["amount"]) for cause in causes)
    rows: list[dict[str, Any]] = [
        {
            "when": tongue.short_date(shot.get("start")),
            "what": tongue.say("ledger.start"),
            "amount": int(one["value"]) - total,
            "start": True,
        }
    ]
    times: dict[str, int] = {}
    for cause in causes:
        times[cause["rule"]] = times.get(cause["rule"], 0) + 1
    gathered: dict[str, dict[str, Any]] = {}
    for cause in causes:
        name = str(cause["rule"])
        words = str(cause.get("title") or cause["because"])
        if times[name] >= 3:
            if name in gathered:
                gathered[name]["amount"] += int(cause["amount"])
                continue
            gathered[name] = {
                "when": tongue.say("ledger.turns", n=times[name]),
                "what": words,
                "amount": int(cause["amount"]),
                "why": cause.get("because", ""),
                "where": cause.get("where", ""),
                "ideas": cause.get("ideas") or (),
            }
            rows.append(gathered[name])
        else:
            rows.append(
                {
                    "when": tongue.short_date(cause.get("date")),
                    "what": words,
                    "amount": int(cause["amount"]),
                    "why": cause.get("because", ""),
                    "where": cause.get("where", ""),
                    "ideas": cause.get("ideas") or (),
                }
            )
    return rows


def layout(page: Page, screen: Screen) -> None:
    """Lay out the card; long ledgers page, and the focused line says why it is there."""
    shot = screen.shot
    one = meter(shot, str(screen.ui.get("meter", "")))
    if one is None:
        return
    rows = lines_of(page.tongue, shot, one)
    wide = page.W >= 900
    w = 460.0 if wide else page.W - 64
    inner = w - 32
    said = _foot_lines(page, one, inner, wide)
    room = 54 + 42 + 18 + 17 * (len(said) or 1) + 44
    most = max(int((min(page.H - 40, 640) - room) / 30), 2)
    pages = max((len(rows) + most - 1) // most, 1)
    at = int(screen.ui.get("page", 0)) % pages
    shown = rows[at * most : (at + 1) * most]
    places = decimals(int(row["amount"]) for row in rows)
    h = room + 30 * len(shown)
    left = page.W - 452 - w if page.W >= 1180 else (page.W - w) / 2
    box: Box = (left, max((page.H - h) / 2, 12), w, h)
    card(page, box)
    x, y = box[0] + 16, box[1]
    with page.inside(box):
        of = list(one.get("of") or ())
        page.marker(shape(shot, of[0]) if of else "diamond", x + 8, y + 27, 7, color(shot, of[0]) if of else "ink")
        words = heading(page.tongue, shot, one)
        style = page.first_that_fits(words, ("h3", "bodyS", "labelS"), inner - 28)
        wide_ = page.text(x + 24, y + 34, words, style, room=inner - 28)
        family = f"meter.{str(one['name']).partition('.')[0]}"
        if terms.entry(shot, family):
            terms.underline(page, x + 24, y + 34, wide_, family)
        page.rule(x, y + 48, inner, "ink")
        base = y + 48.0
        for i, row in enumerate(shown):
            _line(page, x, base, inner, one, row, i, idea_of(shot, row), places)
            base += 30
        _total(page, x, base, inner, one, places, at + 1 == pages)
        foot = base + 60
        focused = page.look.focus.removeprefix("line.") if page.look.focus.startswith("line.") else ""
        if focused.isdigit() and int(focused) < len(shown):
            row = shown[int(focused)]
            why = str(row.get("why") or page.say("ledger.began"))
            idea = terms.entry(shot, idea_of(shot, row))
            why += f" {page.say('ledger.opens', idea=idea['title'])}" if idea else ""
            said = page.look.metrics.wrap(why, "axisM", inner, len(said) or 1)
        for line in said:
            page.text(x, foot, line, "axisM" if focused else "axis", "ink" if focused else "ink2")
            foot += 17
        last = y + h - 20
        if pages > 1:
            _press(page, "page.more", x, last, page_words(page, at, pages), "pagedown", "PgDn")
        _press(page, "close", x + inner, last, page.say("common.close"), "escape", "Esc", "r")


def _foot_lines(page: Page, one: Data, w: float, wide: bool) -> list[str]:
    """Return what the meter means and its named thresholds, in lines."""
    marks = "; ".join(f"{figure(int(mark['at']))}: {mark['words']}" for mark in thresholds(one))
    out = page.look.metrics.wrap(str(one.get("text") or ""), "axis", w, 3) if one.get("text") and wide else []
    return [*out, *page.look.metrics.wrap(marks or page.say("ledger.unnamed"), "axis", w, 2 if wide else 1)]


def idea_of(shot: Data, row: Mapping[str, Any]) -> str:
    """Return the entry of the idea of the model behind a line, or nothing."""
    names = (f"mechanism.{name}" for name in row.get("ideas") or ())
    return next((name for name in names if terms.entry(shot, name)), "")


def _line(
    page: Page, x: float, y: float, w: float, one: Data, row: dict[str, Any], i: int, idea: str, places: int
) -> None:
    """Set one line of the ledger; one with an idea behind it is dotted and opens its card."""
    if i:
        page.rule(x, y, w, "rule2")
    amount, start = int(row["amount"]), bool(row.get("start"))
    page.text(x, y + 20, row["when"], "axis", "ink2", room=62)
    what = str(row["what"])
    style = page.first_that_fits(what, ("label", "axisM"), w - 66 - 58)
    wide = page.text(x + 66, y + 20, what, style, room=w - 66 - 58)
    if idea:
        page.stroke([(x + 66, y + 23.5), (x + 66 + wide, y + 23.5)], "ink2", 1.4, (2, 2))
    page.text(
        x + w,
        y + 20,
        exact(amount, not start, places),
        "labelS",
        "hot" if not start and hot(one, amount) else "ink",
        anchor="r",
    )
    box = (x - 6, y + 2, w + 12, 27.0)
    opens = f"card:{idea}" if idea else f"line:{i}"
    if page.target(f"line.{i}", box, opens, group="lines", click=f"line:{i}" if idea else ""):
        page.ring(box, -2)


def _total(page: Page, x: float, y: float, w: float, one: Data, places: int, last: bool) -> None:
    """Set what the lines add up to, or that they go on."""
    page.rule(x, y, w, "ink" if last else "rule")
    if last:
        page.text(x + 66, y + 27, page.say("ledger.now"), "bodyS")
        page.text(x + w, y + 28, exact(int(one["value"]), places=places), "num", anchor="r")
    else:
        page.text(x + 66, y + 26, page.say("ledger.more"), "label", "ink2")
    page.rule(x, y + 40, w, "rule")


def _press(page: Page, name: str, x: float, base: float, words: str, key: str, hint: str, anchor: str = "l") -> None:
    wide = page.wide(words, "labelS") + 10 + page.wide(hint, "axis")
    x -= wide if anchor == "r" else 0
    box = (x - 8, base - 18, wide + 16, 26.0)
    page.text(x, base, words, "labelS")
    page.text(x + page.wide(words, "labelS") + 10, base, hint, "axis", "ink2")
    if page.target(name, box, name, key=key, group="card"):
        page.ring(box, -1)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Turn the page or close."""
    one = meter(screen.shot, str(screen.ui.get("meter", "")))
    if action == "page.more" and one is not None:
        return screen.put(page=(int(screen.ui.get("page", 0)) + 1) % 99)
    if action in ("space", "enter") and screen.below is not None:
        return screen.below
    return screen


def amounts(shot: Data, name: str) -> int:
    """Return what the lines of a ledger add up to."""
    one = meter(shot, name)
    return sum(int(row["amount"]) for row in lines_of(load(), shot, one)) if one else 0


KIND = Kind(layout, act, "close", over=True)
