"""The seats: which capitals people play, which bots play the rest, and how long the game runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.errors import GameError
from game.tongue import retold
from game.window.display import Box
from game.window.flow import keep_time, now
from game.window.model import color, pace_name, shape
from game.window.page import Page
from game.window.parts import button, top_rule
from game.window.screen import Host, Kind, Screen


def first_choice(scenario: Mapping[str, Any], bots: Sequence[Mapping[str, str]], many: bool) -> dict[str, Any]:
    """Return the seats as they stand at first: one person, or all persons in a class."""
    ids = [one["id"] for one in scenario.get("actors") or ()]
    names = [one["name"] for one in bots]
    usual = "mirror" if "mirror" in names else (names[0] if names else "person")
    players = tuple("person" if many or i == 0 else usual for i, _ in enumerate(ids))
    return {"players": players, "bots": tuple(bots), "many": many, "pace": 0, "said": ""}


def layout(page: Page, screen: Screen) -> None:
    """Lay out one column for each capital, with who plays it and what that means."""
    scenario, ui = screen.shot, screen.ui
    top_rule(page)
    room = page.W >= 1000
    left = 32.0 if room else 24.0
    w = page.W - 2 * left
    page.text(left, 31 if room else 28, scenario.get("title", ""), "kicker", "ink2", room=w * 0.6)
    page.text(
        left,
        67 if room else 58,
        page.say("seats.who" if ui.get("many") else "seats.yours"),
        "h1" if room else "h2",
        room=w,
    )
    rule = 88 if room else 70
    page.rule(left, rule, w, "ink")
    everyone = list(scenario.get("actors") or ())
    foot = page.H - (100 if room else 58)
    gap = 28.0 if room else 14.0
    each = (w + gap) / max(len(everyone), 1) - gap
    for i, one in enumerate(everyone):
        _column(
            page,
            (left + i * (each + gap), rule + (22 if room else 10), each, foot - rule - (36 if room else 18)),
            screen,
            i,
            one,
            room,
        )
    page.rule(left, foot, w, "ink" if room else "rule")
    _foot(page, left, foot, w, screen, room)


def _column(page: Page, box: Box, screen: Screen, i: int, one: Mapping[str, Any], room: bool) -> None:
    x, y, w, h = box
    shot = {"actors": screen.shot.get("actors")}
    players, bots = screen.ui["players"], screen.ui["bots"]
    tone = color(shot, one["id"])
    high, bottom = 46.0 if room else 40.0, y + h
    page.rect(x, y, w, 5, tone)
    with page.inside(box):
        page.marker(shape(shot, one["id"]), x + 9, y + (34 if room else 27), 9 if room else 7, tone)
        page.text(
            x + 28,
            y + (42 if room else 33),
            one["name"],
            page.first_that_fits(one["name"], ("h1", "h2", "h3"), w - 30) if room else "h3",
            room=w - 30,
        )
        top, under = y + (58 if room else 42), 118 if room else 52 if w > 240 else 69
        if room and page.H > 600:
            lines = int(max(min((h - 58 - 250) / 21.8, 9), 2))
            brief = page.sentences(one.get("brief", ""), "body", min(w, 560), lines)
            top = page.para(x, top + 20, brief, "body", "ink2", min(w, 560), lines) - 12
        elif not room:
            lines = max(int((bottom - 2 * high - under - 8 - top) / 18.2), 0)
            brief = page.sentences(one.get("brief", ""), "small", w, lines)
            if lines and page.lines(brief, "small", w) <= lines:
                top = page.para(x, top + 18, brief, "small", "ink2", w) - 18
            top += 2
    me = players[i] == "person"
    said = page.say("seats.person" if screen.ui.get("many") else "seats.you" if room else "seats.you_short")
    first = max(top, bottom - high * 2 - under)
    if room and page.H > 600:
        first = min(first, y + 58 + 20 + 9 * 21.8)
    _option(page, f"seat.{one['id']}.me", (x, first, w, high), said, me, f"seat:{i}:person", tone)
    bot = next((b for b in bots if b["name"] == players[i]), None)
    chosen = (
        bot or screen.ui.get(f"bot{i}") or next((b for b in bots if b["name"] == "mirror"), bots[0] if bots else None)
    )
    if chosen:
        _option(
            page,
            f"seat.{one['id']}.bot",
            (x, first + high + 8, w, high),
            page.say("seats.bot", name=chosen.get("title") or chosen["name"]),
            not me,
            f"seat:{i}:bot",
            tone,
            more=not me,
        )
        sentence = str(chosen.get("sentence", ""))
        size = "body" if room else "axis"
        base = first + 2 * high + 8 + (28 if room else 18)
        lines = max(int((bottom - base) / (21.8 if room else 17)) + 1, 1)
        with page.inside((x, first + 2 * high + 8, w, max(bottom - first - 2 * high - 8 + 6, 20))):
            page.para(
                x, base, sentence, size, "ink2" if not me else "ink3", page.even(sentence, size, w), min(lines, 3)
            )


def _option(page: Page, name: str, box: Box, words: str, on: bool, action: str, tone: str, more: bool = False) -> None:
    x, y, w, h = box
    page.rect(x, y, w, h, "card" if on else "", "ink" if on else "rule", 2 if on else 1)
    middle = y + h / 2
    page.marker("circle", x + 20, middle, 7.5, "ink", outline=True)
    if on:
        page.marker("circle", x + 20, middle, 4, "ink")
    with page.inside(box):
        page.text(x + 38, middle + 5.5, words, "bodyS" if on else "bodyM", room=w - 48 - (24 if more else 0))
        if more:
            page.marker("more", x + w - 18, middle, 5, "ink2")
    if page.target(name, box, action, enter="seats.start", group="seats"):
        page.ring(box, 1)


def _foot(page: Page, x: float, foot: float, w: float, screen: Screen, room: bool) -> None:
    paces = list(screen.shot.get("paces") or ())
    at = int(screen.ui.get("pace", 0))
    high = 46.0 if room else 40.0
    y = foot + (27 if room else 9)
    start = 250.0 if room else 150.0
    back = 120.0 if room else 104.0
    button(
        page, "seats.start", (x + w - start, y, start, high), page.say("seats.begin"), "", primary=True, hint="Enter"
    )
    button(page, "close", (x + w - start - back - 12, y, back, high), page.say("common.back"), "", hint="Esc")
    left = x
    if not room and len(paces) > 1:
        now_ = paces[at % len(paces)]
        words = page.say("common.turns", n=int(now_["turns"]))
        _option(
            page,
            f"pace.{now_['name']}",
            (left, y, 150, high),
            words,
            True,
            f"pace:{(at + 1) % len(paces)}",
            "ink",
            more=True,
        )
        paces = []
    for i, pace in enumerate(paces):
        words = page.say("seats.pace", name=pace_name(pace), n=int(pace["turns"]))
        wide = page.wide(words, "bodyS" if i == at else "bodyM") + 50
        if left + wide > x + w - start - back - 20:
            break
        _option(page, f"pace.{pace['name']}", (left, y, wide, high), words, i == at, f"pace:{i}", "ink")
        left += wide + 10
    said = str(screen.ui.get("said", ""))
    if said and room:
        page.text(x, foot + 20, said, "label", "hot", room=w)
    if room:
        people = [
            one["name"]
            for one, who in zip(screen.shot.get("actors") or (), screen.ui["players"], strict=False)
            if who == "person"
        ]
        words = page.say("seats.people", names=people, n=len(people)) if people else page.say("seats.no_people")
        days = page.tongue.days_between(screen.shot.get("from"), screen.shot.get("to"))
        page.text(
            x + w,
            31,
            f"{words} · {days}",
            "axis",
            "ink2",
            anchor="r",
            room=w * 0.6,
        )


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Give seats, pick the pace and begin."""
    if action.startswith("seat:"):
        _, at, what = action.split(":")
        return _give(screen, int(at), what)
    if action.startswith("pace:"):
        return screen.put(pace=int(action.removeprefix("pace:")))
    if action == "seats.start":
        scenario = screen.shot
        ids = [one["id"] for one in scenario.get("actors") or ()]
        paces = list(scenario.get("paces") or ())
        pace = str(paces[int(screen.ui.get("pace", 0))]["name"]) if paces else None
        if "person" not in screen.ui["players"]:
            return screen.put(said=host.say("seats.take_one"))
        try:
            host.enter(
                host.services.new_game(
                    str(scenario["name"]), dict(zip(ids, screen.ui["players"], strict=True)), pace, None
                )
            )
        except (GameError, OSError) as error:
            return screen.put(said=retold(host.tongue, str(error)))
        return now(host, keep_time(host))
    return screen


def _give(screen: Screen, at: int, what: str) -> Screen:
    players, bots = list(screen.ui["players"]), list(screen.ui["bots"])
    names = [one["name"] for one in bots]
    if what == "person":
        if not screen.ui.get("many"):
            spare = next((one for one in ("mirror", *names) if one in names), "person")
            players = [spare if one == "person" else one for one in players]
        players[at] = "person"
    elif players[at] in names:
        players[at] = names[(names.index(players[at]) + 1) % len(names)]
    elif names:
        kept = screen.ui.get(f"bot{at}")
        players[at] = kept["name"] if kept else ("mirror" if "mirror" in names else names[0])
    changed: dict[str, Any] = {"players": tuple(players), "said": ""}
    found = next((one for one in bots if one["name"] == players[at]), None)
    if found:
        changed[f"bot{at}"] = found
    return screen.put(**changed)


KIND = Kind(layout, act, "seats.start")
