"""The title: the name, four starts, and the scenarios to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.errors import GameError
from game.tongue import Tongue, retold
from game.window.display import Box
from game.window.flow import now, opened
from game.window.model import color, pace_name, shape, ties
from game.window.page import Page
from game.window.parts import button, key_cap, rows_of, top_rule
from game.window.projection import Projection, draw_land
from game.window.screen import Host, Kind, Screen
from game.window.shapes import curve

Scenario = Mapping[str, Any]
NAME = "Backchannel"
EAST_ASIA = {"west": 104.0, "south": 20.0, "east": 152.0, "north": 52.0}


def layout(page: Page, screen: Screen) -> None:
    """Lay out name and starts at the left, scenarios at the right; on a small page one below the other."""
    top_rule(page)
    if page.W < 1000 or page.H < 620:
        _small(page, screen)
        return
    split = page.W * 0.4375
    lines = page.lines(page.say("title.deck"), "deckL", split - 90, 3)
    _land(page, split - 20, 166 + lines * 29.0)
    page.text(32, 46, page.say("title.kicker"), "kicker", "ink2")
    style = page.first_that_fits(NAME, ("cover", "coverM"), split - 56)
    page.text(30, 121, NAME, style)
    page.para(32, 166, page.say("title.deck"), "deckL", "ink", split - 90, 3)
    top = max(276.0, page.H * 0.36)
    _starts(page, (32, top, min(400.0, split - 80), 66), screen, 76)
    base = page.H - 49
    _feet(page, 32, base - 15)
    said = str(screen.ui.get("said", "") or screen.shot.get("unsaved", ""))
    lines = page.lines(said, "label", split - 80, 3) if said else 0
    page.para(32, base - 36 - 18.2 * max(lines - 1, 0), said, "label", "hot", split - 80, 3)
    _scenarios(page, (split, 0, page.W - 32 - split, page.H - 40), screen)


def _land(page: Page, edge: float, top: float) -> None:
    """Draw the land of the region very large below what is said there, with no place marked: decoration."""
    frame = (0.0, top, edge, page.H - top)
    view = Projection(frame, EAST_ASIA, (127.0, 37.0))
    draw_land(page, frame, view, ((126.98, 37.57), (139.69, 35.69)), 11.5)


def starts(tongue: Tongue, screen: Screen) -> list[tuple[str, str, str, str, str]]:
    """Return the starts that are possible: target, label, sub-line, key and why not."""
    pick = picked(screen)
    say = tongue.say
    broken = "" if pick and not errors(pick) else say("title.broken")
    saves = list(screen.shot.get("saves") or ())
    open_games = [one for one in saves if continued(one)]
    last = open_games[0] if open_games else None
    unread = any(one.get("wrong") for one in saves)
    none = say("title.unread" if unread else "title.all_over" if saves else "title.nothing")
    rest = say("title.saved", title=last["title"], n=last["turn"], all=last["turns"]) if last else none
    watch = "" if pick and pick.get("history") and not errors(pick) else say("title.no_record")
    year = str(pick.get("from", ""))[:4] if pick else ""
    return [
        ("title.alone", say("title.alone"), say("title.alone_sub"), "p", broken),
        ("title.class", say("title.class"), say("title.class_sub"), "c", broken),
        ("title.continue", say("title.continue"), rest, "r", "" if last else rest),
        ("title.watch", say("title.watch", year=year).strip(), say("title.watch_sub"), "w", watch or broken),
    ]


def continued(one: Mapping[str, Any]) -> bool:
    """Return whether a saved game can be gone on with, as far as its file tells."""
    return not one.get("ended") and not one.get("wrong")


def _starts(page: Page, first: Box, screen: Screen, step: float) -> None:
    x, y, w, h = first
    for i, (name, label, sub, key, off) in enumerate(starts(page.tongue, screen)):
        top = y + i * step
        page.rect(x, top, w, h, "paper")
        hint = key.upper() if page.look.letters else ""
        button(
            page,
            name,
            (x, top, w, h),
            label,
            key,
            primary=i == 0,
            hint=hint,
            sub="" if off else sub,
            group="starts",
            off=page.say("title.off", what=label, why=off[:1].lower() + off[1:]) if off else "",
        )


def _feet(page: Page, x: float, y: float) -> None:
    for name, letter, words, key in (
        ("saves", "V", page.say("saves.title"), "v"),
        ("settings", "S", page.say("settings.title"), "s"),
        ("keys", "?", page.say("keys.title"), "?"),
        ("quit", "Q", page.say("title.quit"), "q"),
    ):
        width = 30 + page.wide(words, "label")
        page.rect(x - 6, y - 6, width + 12, 34, "paper")
        key_cap(page, x, y, letter)
        page.text(x + 30, y + 16, words, "label")
        if page.target(name, (x - 2, y - 3, width + 4, 28), name, key=key, group="feet"):
            page.ring((x - 2, y - 3, width + 4, 28), 1)
        x += width + 26


def errors(one: Scenario) -> list[Mapping[str, Any]]:
    """Return the problems of a scenario that keep it from being played."""
    return [problem for problem in one.get("problems") or () if problem.get("severity", "error") == "error"]


def picked(screen: Screen) -> Scenario | None:
    """Return the scenario that is chosen."""
    found: Sequence[Scenario] = list(screen.shot.get("scenarios") or ())
    at = int(screen.ui.get("pick", 0))
    return found[at] if 0 <= at < len(found) else None


def _scenarios(page: Page, area: Box, screen: Screen) -> None:
    x, _, w, h = area
    page.text(x, 46, page.say("title.scenarios"), "kicker", "ink2")
    found: Sequence[Scenario] = list(screen.shot.get("scenarios") or ())
    if not found:
        page.para(x, 90, page.say("title.none"), "body", "ink2", w)
        return
    pick = int(screen.ui.get("pick", 0))
    heights = [226.0 if i == pick else 90.0 for i in range(len(found))]
    pages = rows_of(heights, h - 58 - 24)
    first, last = next(((a, b) for a, b in pages if a <= pick < b), pages[0])
    top = 58.0
    for i in range(first, last):
        (_card if i == pick else _row)(page, (x, top, w, heights[i]), found[i], i)
        top += heights[i]
    if last - first < len(found):
        page.text(
            x + w, 46, page.say("common.part", first=first + 1, last=last, all=len(found)), "axis", "ink2", anchor="r"
        )


def _facts(tongue: Tongue, one: Scenario) -> list[tuple[str, str]]:
    out = [
        (pace_name(pace), tongue.say("common.turns", n=int(pace["turns"]))) for pace in list(one.get("paces") or ())[:2]
    ]
    seats = len(one.get("actors") or ())
    out.append((tongue.say("title.seats"), str(seats)))
    if one.get("sources"):
        out.append((tongue.say("title.sources"), tongue.say("title.cited", n=one["sources"])))
    return out


def _card(page: Page, box: Box, one: Scenario, index: int) -> None:
    x, y, w, h = box
    name = f"scenario.{index}"
    page.rect(x, y, w, h, "card", "ink", 2)
    bad = errors(one)
    picture = 190.0 if one.get("meters") and w > 560 else 0.0
    with page.inside(box):
        style = page.first_that_fits(one["title"], ("h1", "h2", "h3"), w - 48 - picture)
        page.text(x + 24, y + 41, one["title"], style, room=w - 48 - picture)
        if one.get("from"):
            page.text(
                x + 24,
                y + 64,
                page.tongue.days_between(one["from"], one.get("to")),
                "label",
                "ink2",
                room=w - 48 - picture,
            )
        if bad:
            _problem(page, x + 24, y + 96, w - 48, one)
        else:
            said = one.get("summary", "")
            page.para(x + 24, y + 95, said, "body", "ink", page.even(said, "body", w - 60 - picture), 3)
            left = x + 24
            for label, value in _facts(page.tongue, one):
                page.text(left, y + h - 41, label, "axis", "ink2")
                wide = max(page.text(left, y + h - 20, value, "bodyS"), page.wide(label, "axis"))
                left += wide + 30
        if picture:
            _triangle(page, (x + w - picture - 6, y + 40, picture - 20, 120), one, True)
            page.text(x + w - 24, y + 31, page.say("title.day_one"), "axis", "ink2", anchor="r")
    if page.target(name, box, f"pick:{index}", group="scenarios"):
        page.ring(box, 2)


def _row(page: Page, box: Box, one: Scenario, index: int) -> None:
    x, y, w, h = box
    name = f"scenario.{index}"
    with page.inside(box):
        page.text(x + 8, y + 42, one["title"], "h3", room=w * 0.5)
        sub = page.tongue.days_between(one["from"], one.get("to")) if one.get("from") else page.say("title.not_yet")
        page.text(x + 8, y + 66, sub, "label", "ink2", room=w * 0.46)
        if errors(one):
            _problem(page, x + w * 0.5, y + 60, w * 0.48, one)
        else:
            paces = list(one.get("paces") or ())
            words = (
                page.say("title.size", n=int(paces[0]["turns"]), seats=len(one.get("actors") or ())) if paces else ""
            )
            page.text(x + w * 0.5, y + 66, words, "label", "ink2", room=w * 0.32)
            if one.get("meters"):
                _triangle(page, (x + w - 112, y + 18, 100, 56), one, False)
    page.rule(x, y + h - 1, w, "rule")
    if page.target(name, (x, y + 2, w, h - 5), f"pick:{index}", group="scenarios"):
        page.ring((x, y + 2, w, h - 5), -1)


def _problem(page: Page, x: float, base: float, w: float, one: Scenario) -> None:
    bad = errors(one)
    first = bad[0]
    page.marker("warning", x + 8, base - 5, 8.5, "hot")
    words = page.say("title.problems", n=len(bad), line=first.get("line", "?"))
    page.text(x + 24, base, words, "label", "hot", room=w - 24)


def _triangle(page: Page, box: Box, one: Scenario, large: bool) -> None:
    """Draw the ties on day one, small: no numbers, no future."""
    x, y, w, h = box
    everyone = list(one.get("actors") or ())
    if len(everyone) == 3:
        corners = [(x + w * 0.08, y + h * 0.58), (x + w * 0.72, y + h * 0.92), (x + w * 0.96, y + h * 0.08)]
    else:
        corners = [
            (x + w * (0.1 + 0.8 * i / max(len(everyone) - 1, 1)), y + h * (0.55 if i % 2 == 0 else 0.8))
            for i in range(len(everyone))
        ]
    spots = {actor["id"]: corners[i] for i, actor in enumerate(everyone)}
    shot = {"actors": everyone, "meters": one.get("meters") or ()}
    for tie in ties(shot):
        a, b = (spots.get(name) for name in tie["of"])
        if a is None or b is None:
            continue
        nx, ny = (b[1] - a[1]) * 0.1, -(b[0] - a[0]) * 0.1
        pull = ((a[0] + b[0]) / 2 + nx, (a[1] + b[1]) / 2 + ny)
        value = int(tie["value"]) / 100
        width = 0.8 + value * (0.05 if large else 0.032)
        page.stroke(curve(a, pull, b, 24), color(shot, tie["of"][0]), width, (5, 4) if value < 30 else (0, 0))
    for actor in everyone:
        px, py = spots[actor["id"]]
        page.marker(shape(shot, actor["id"]), px, py, 6.5 if large else 4.5, color(shot, actor["id"]))


def _small(page: Page, screen: Screen) -> None:
    """Lay out the title on a small page: name, scenario line, starts in two columns."""
    page.text(24, 58, NAME, "h1")
    pick = picked(screen)
    found = list(screen.shot.get("scenarios") or ())
    w = page.W - 48
    if pick:
        box = (24.0, 76.0, w, 78.0)
        page.rect(*box, "card", "ink2")
        with page.inside(box):
            page.text(40, 104, pick["title"], "h3", room=w - 120)
            if errors(pick):
                _problem(page, 40, 130, w - 90, pick)
            else:
                sub = page.tongue.days_between(pick["from"], pick.get("to")) if pick.get("from") else ""
                page.text(40, 130, sub, "label", "ink2", room=w - 90)
            place = page.say("common.of", n=int(screen.ui.get("pick", 0)) + 1, all=len(found))
            page.text(24 + w - 16, 104, place, "axisM", "ink2", anchor="r")
        if page.target("scenario.next", box, "pick.next", group="scenarios"):
            page.ring(box, 1)
    each = (w - 12) / 2
    high = max((page.H - 168 - 70) / 2 - 8, 44.0)
    high = min(high, 66.0)
    for i, (name, label, sub, key, off) in enumerate(starts(page.tongue, screen)):
        box = (24 + (i % 2) * (each + 12), 168 + (i // 2) * (high + 10), each, high)
        hint = key.upper() if page.look.letters else ""
        button(
            page,
            name,
            box,
            label,
            key,
            primary=i == 0,
            hint=hint,
            off=label if off else "",
            group="starts",
            sub=sub if high > 54 and not off else "",
        )
    said = str(screen.ui.get("said", "")) or (page.say("title.unsaved") if screen.shot.get("unsaved") else "")
    page.text(24, page.H - 52, said, "axisM", "hot", room=w)
    _feet(page, 24, page.H - 40)


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Pick a scenario or start."""
    found = list(screen.shot.get("scenarios") or ())
    if action.startswith("pick:"):
        at = int(action.removeprefix("pick:"))
        if at == int(screen.ui.get("pick", 0)) and 0 <= at < len(found) and errors(found[at]):
            return screen.over(
                "problems", "close", problems=tuple(found[at].get("problems") or ()), title=found[at]["title"]
            )
        return screen.put(pick=at, said="")
    if action == "pick.next":
        return screen.put(pick=(int(screen.ui.get("pick", 0)) + 1) % max(len(found), 1), said="")
    if action == "quit":
        return screen.over("quit", "quit.stay")
    if action == "saves":
        return screen.over("saves", "save.0")
    if action.startswith("title."):
        return _start(screen, action.removeprefix("title."), host)
    return screen


def _start(screen: Screen, what: str, host: Host) -> Screen:
    why = {name.removeprefix("title."): off for name, _, _, _, off in starts(host.tongue, screen)}.get(what, "")
    pick = picked(screen)
    if why:
        if pick and errors(pick) and what != "continue":
            return screen.over("problems", "close", problems=tuple(pick.get("problems") or ()), title=pick["title"])
        return screen.put(said=host.say("common.sentence", what=why))
    try:
        if what == "continue":
            return opened(host, next(one for one in screen.shot["saves"] if continued(one))["path"], screen)
        assert pick is not None
        if what == "watch":
            host.enter(host.services.watch(pick["name"]))
            return now(host)
        bots = tuple(dict(one) for one in host.services.bots())
    except (GameError, OSError) as error:
        return screen.put(said=retold(host.tongue, str(error)))
    from game.window.screens.seats import first_choice

    return Screen("seats", pick, first_choice(pick, bots, what == "class"), "seats.start", screen)


KIND = Kind(layout, act, "title.alone")
