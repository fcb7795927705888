"""The ledger of one number: where it began, each cause with its date and figure, and what they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.window.display import Box
from game.window.model import Data, color, hot, label, meter, named, shape, thresholds
from game.window.overlays import card
from game.window.page import Page
from game.window.screen import Host, Kind, Screen
from game.window.words import exact, figure, owns, short_date


def heading(shot: Data, one: Data) -> str:
    """Return what the card explains: `Why Seoul trusts Tokyo 24`."""
    of = list(one.get("of") or ())
    level = figure(int(one["value"]))
    if len(of) == 2 and str(one.get("title", "")).lower() == "trust":
        return f"Why {named(shot, of[0])} trusts {named(shot, of[1])} {level}"
    if len(of) == 2:
        return f"{owns(named(shot, of[0]))} {str(one.get('title', '')).lower()} in {named(shot, of[1])}: {level}"
    return f"{label(shot, one)}: {level}"


def lines_of(shot: Data, one: Data) -> list[dict[str, Any]]:
    """Return start, causes and small recurring ones gathered, so that the amounts add up to the level exactly."""
    causes = list((shot.get("ledger") or {}).get(one["name"], ()))
    total = sum(int(cause["amount"]) for cause in causes)
    rows: list[dict[str, Any]] = [{"when": short_date(shot.get("start")), "what": "Start of the game", "amount": int(one["value"]) - total, "start": True}]
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
            gathered[name] = {"when": f"{times[name]} turns", "what": words, "amount": int(cause["amount"]), "why": cause.get("because", ""), "where": cause.get("where", "")}
            rows.append(gathered[name])
        else:
            rows.append({"when": short_date(cause.get("date")), "what": words, "amount": int(cause["amount"]), "why": cause.get("because", ""), "where": cause.get("where", "")})
    return rows


def layout(page: Page, screen: Screen) -> None:
    """Lay out the card; long ledgers page."""
    shot = screen.shot
    one = meter(shot, str(screen.ui.get("meter", "")))
    if one is None:
        return
    rows = lines_of(shot, one)
    wide = page.W >= 900
    w = 440.0 if wide else page.W - 64
    most = max(int((min(page.H - 60, 620) - 190) / 31), 2)
    pages = max((len(rows) + most - 1) // most, 1)
    at = int(screen.ui.get("page", 0)) % pages
    shown = rows[at * most : (at + 1) * most]
    h = 176 + 31 * len(shown) + (22 if one.get("text") and wide else 0)
    box: Box = ((page.W - w) / 2, max((page.H - h) / 2, 12), w, h)
    card(page, box)
    x, y = box[0] + 16, box[1]
    inner = w - 32
    with page.inside(box):
        of = list(one.get("of") or ())
        tone = color(shot, of[0]) if of else "ink"
        page.marker(shape(shot, of[0]) if of else "diamond", x + 8, y + 29, 7, tone)
        words = heading(shot, one)
        page.text(x + 24, y + 36, words, page.first_that_fits(words, ("h3", "bodyS"), inner - 28), room=inner - 28)
        page.rule(x, y + 50, inner, "ink")
        base = y + 50.0
        for i, row in enumerate(shown):
            if i:
                page.rule(x, base, inner, "rule2")
            base += 31
            amount = int(row["amount"])
            start = bool(row.get("start"))
            page.text(x, base - 10, row["when"], "axis", "ink2", room=62)
            page.text(x + 68, base - 10, row["what"], "label", room=inner - 68 - 62)
            tense = not start and hot(one, amount)
            page.text(x + inner, base - 10, exact(amount, not start), "labelS", "hot" if tense else "ink", anchor="r")
        if at + 1 == pages:
            page.rule(x, base, inner, "ink")
            page.text(x + 68, base + 28, "Now", "bodyS")
            page.text(x + inner, base + 29, exact(int(one["value"])), "num", anchor="r")
        else:
            page.rule(x, base, inner, "rule")
            page.text(x + 68, base + 26, f"Page {at + 1} of {pages}", "label", "ink2")
        page.rule(x, base + 42, inner, "rule")
        foot = base + 64
        if one.get("text") and wide:
            page.text(x, foot, one["text"], "axis", "ink2", room=inner)
            foot += 22
        marks = ", ".join(f"{mark['words']} at {figure(int(mark['at']))}" for mark in thresholds(one))
        page.text(x, foot, marks or "No threshold is named.", "axis", "ink2", room=inner)
        foot += 26
        if pages > 1:
            _press(page, "page.more", x, foot, "More lines" if at + 1 < pages else "From the start", "pagedown", "PgDn")
        _press(page, "close", x + inner - 92, foot, "Close", "escape", "Esc")


def _press(page: Page, name: str, x: float, base: float, words: str, key: str, hint: str) -> None:
    wide = page.wide(words, "labelS") + page.wide(hint, "axis") + 14
    box = (x - 4, base - 18, max(wide + 8, 96), 26.0)
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


def amounts(shot: Mapping[str, Any], name: str) -> int:
    """Return what the lines of a ledger add up to."""
    one = meter(shot, name)
    return sum(int(row["amount"]) for row in lines_of(shot, one)) if one else 0


KIND = Kind(layout, act, "close", over=True)
