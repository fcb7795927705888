"""What every screen understands: the ledger, standing, keys, pause, blank, settings, going back and leaving."""

from __future__ import annotations

from dataclasses import replace

from game.errors import GameError
from game.tongue import retold
from game.window import terms
from game.window.display import Box
from game.window.flow import send, undone
from game.window.model import gauge_of
from game.window.notes import dismissed
from game.window.page import Page
from game.window.parts import button
from game.window.screen import Host, Kind, Screen

KEYS = {
    "?": "keys",
    "p": "pause",
    "b": "blank",
    "g": "standing",
    "l": "ledger",
    "t": "theme",
    "f8": "density",
    "f11": "full",
    "f10": "facilitator",
    ",": "settings",
    "n": "news",
    "x": "trust",
    "h": "past",
    "+": "time.more",
    "=": "time.more",
    "-": "time.less",
}
IN_GAME = (
    "briefing", "cover", "situation", "order", "table", "reveal", "ending", "ledger", "standing", "trust", "past",
    "card", "news", "debrief", "event", "replay",
)  # fmt: skip
BEFORE = ("title", "seats", "problems", "trouble", "quit")
MINUTE = {"time.more": 60, "time.less": -60}


def common(screen: Screen, action: str, host: Host) -> Screen | None:
    """Carry out what every screen understands; None if the action is the screen's own."""
    verb, _, rest = action.partition(".")
    playing = screen.name in IN_GAME
    if action == "keys":
        return screen if screen.name == "keys" else screen.over("keys", "close")
    if action == "settings":
        return screen if screen.name == "settings" else screen.over("settings", "settings.zoom").put(**host.settings)
    if action == "facilitator":
        return open_card(screen, host) if playing or screen.name == "slips" else screen
    if action in MINUTE:
        if host.door is not None and screen.name not in BEFORE:
            send(host, {"command": "extend", "seconds": MINUTE[action]})
        return screen
    if action == "blank":
        return screen.over("blank") if screen.name != "blank" else screen.below
    if action == "theme":
        night = host.settings.get("theme") == "night"
        host.settings["theme"] = "newsprint" if night else "night"
        host.store()
        return screen
    if action == "density":
        host.settings["room"] = not host.settings.get("room")
        return screen
    if action == "full":
        host.settings["full"] = not host.settings.get("full")
        return screen
    if action in ("close", "back") and screen.below is not None and screen.name != "pause":
        return screen.below
    if action == "back" and screen.name == "situation" and screen.ui.get("note") and not host.settings.get("room"):
        return dismissed(screen, host)
    if action == "back" and screen.name in ("situation", "cover", "reveal", "briefing"):
        return paused(screen, host)
    if action == "pause" and (playing or screen.name in ("facilitator", "slips")):
        return paused(screen, host)
    if playing and action in ("standing", "trust", "past"):
        about = {"meter": meter_of(screen)} if action == "past" else {}
        return screen if screen.name == action else screen.over(action, "close", **about)
    if playing and action == "news" and screen.name == "situation":
        return screen.over("news", "close")
    if verb == "meter" and rest and playing:
        return screen.over("ledger", "close", meter=rest)
    if action == "ledger" and playing:
        name = meter_of(screen)
        return screen.over("ledger", "close", meter=name) if name else screen
    if verb == "capital" and rest and playing:
        return screen.over("standing", "close", actor=rest)
    if verb == "deadline" and rest and playing:
        name = f"instrument.{rest}"
        return terms.opened(screen, name, host.settings) if terms.entry(screen.shot, name) else screen.over("standing")
    if action.startswith("card:") and playing:
        return terms.opened(screen, action.removeprefix("card:"), host.settings)
    if action == "room.next" and screen.name == "situation":
        host.settings["room"] = False
        return screen
    if action == "leave":
        host.enter(None)
        return home(host)
    return None


def paused(screen: Screen, host: Host) -> Screen:
    """Stop the clock and the taking of sheets, and lay the pause over everything."""
    if host.door is not None:
        send(host, {"command": "pause", "on": True})  # a recording cannot be stopped, and need not be
    return screen.over("pause", "pause.on")


def open_card(screen: Screen, host: Host) -> Screen:
    """Return the page of whoever runs the class, made of what everybody may see."""
    shot = host.door.snapshot(None) if host.door is not None else screen.shot
    ui = {name: host.settings.get(name) for name in ("lesson", "debrief")}
    bots = tuple(str(one["name"]) for one in host.services.bots())
    return Screen("facilitator", shot, {**ui, "tab": "class", "bots": bots}, "close", screen)


def meter_of(screen: Screen) -> str:
    """Return the meter a screen is about: the focused one, a focused capital's, or the first the shown order moves."""
    focus = screen.focus
    if focus.startswith("meter."):
        return focus.removeprefix("meter.")
    if screen.ui.get("meter"):
        return str(screen.ui["meter"])
    if focus.startswith("capital."):
        one = gauge_of(screen.shot, focus.removeprefix("capital."))
        return str(one["name"]) if one else ""
    order = focus.removeprefix("order.") if focus.startswith("order.") else screen.ui.get("order")
    for move in (screen.shot.get("orders") or {}).get("moves") or ():
        if move["order"] == order and move.get("effects"):
            return str(move["effects"][0]["meter"])
    found = list(screen.shot.get("meters") or ())
    return str(found[0]["name"]) if found else ""


def home(host: Host) -> Screen:
    """Return the title screen with what the services list now."""
    try:
        scenarios, saves = list(host.services.scenarios()), list(host.services.saves())
        told, unsaved = "", retold(host.tongue, host.services.unsaved())
    except (GameError, OSError) as error:
        scenarios, saves, told, unsaved = [], [], retold(host.tongue, str(error)), ""
    shot = {"scenarios": scenarios, "saves": saves, "unsaved": unsaved}
    return Screen("title", shot, {"pick": 0, "said": told}, "title.alone")


def chord(screen: Screen, key: str, host: Host) -> Screen | None:
    """Carry out a key pressed with Ctrl."""
    steps = (100, 125, 150, 200)
    zoom = int(host.settings.get("zoom", 100))
    at = steps.index(zoom) if zoom in steps else 0
    if key in ("+", "=", "-", "0"):
        host.settings["zoom"] = 100 if key == "0" else steps[max(at - 1, 0)] if key == "-" else steps[min(at + 1, 3)]
        host.store()
        return screen
    if key == "z" and screen.name == "situation":
        return undone(screen)
    if key == "s" and screen.name in ("ending", "debrief"):
        return kept(screen, host)
    if key == "q":
        if screen.name == "quit":
            host.leave()
            return screen
        return screen.over("quit", "quit.stay")
    return None


def kept(screen: Screen, host: Host) -> Screen:
    """Write the page of a finished game beside the saves and say where it is."""
    if host.door is None:
        return screen
    search = screen.shot.get("mattered") or {}
    if search.get("told", ()) is None and not search.get("wrong"):
        return screen.put(said=host.say("debrief.wait"))
    try:
        where = host.services.report(host.door, host.tongue.language)
    except (GameError, OSError) as error:
        return screen.put(said=retold(host.tongue, str(error)))
    return screen.put(said=host.say("debrief.saved", where=where))


# the question before leaving


def card_box(page: Page, w: float, h: float) -> Box:
    """Return where a card of this size lies: in the middle, never larger than the page."""
    w, h = min(w, page.W - 48), min(h, page.H - 32)
    return (page.W - w) / 2, (page.H - h) / 2, w, h


def card(page: Page, box: Box) -> None:
    """Draw an open card: ink outline and a flat shadow."""
    x, y, w, h = box
    if w * h > 0.4 * page.W * page.H:
        page.rect(0, 0, page.W, page.H, "paper")
        page.rect(0, 0, page.W, 5, "ink")
    page.rect(x + 4, y + 5, w, h, "shade")
    page.rect(x, y, w, h, "card")
    page.rect(x, y, w, h, "", "ink", 2)


def _quit_layout(page: Page, screen: Screen) -> None:
    box = card_box(page, 440, 190)
    x, y, w, h = box
    card(page, box)
    with page.inside(box):
        page.text(x + 24, y + 46, page.say("quit.title"), "h2")
        page.para(
            x + 24,
            y + 76,
            page.say("quit.text"),
            "small",
            "ink2",
            w - 48,
            2,
        )
        half = (w - 60) / 2
        button(
            page,
            "quit.stay",
            (x + 24, y + h - 66, half, 46),
            page.say("quit.stay"),
            "escape",
            hint="Esc",
            action="close",
            primary=True,
        )
        button(page, "quit.go", (x + 36 + half, y + h - 66, half, 46), page.say("quit.leave"), action="quit.go")


def _quit_act(screen: Screen, action: str, host: Host) -> Screen:
    if action == "quit.go":
        host.leave()
    return screen if screen.below is None else replace(screen.below)


QUIT = Kind(_quit_layout, _quit_act, "quit.stay", over=True)
