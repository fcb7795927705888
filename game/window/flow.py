"""From one phase to the next: which screen a game is at, and what people do with the keyboard between sealed sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.errors import GameError
from game.tongue import retold
from game.window.menu import sorted_moves
from game.window.model import actors, persons
from game.window.notes import first_note
from game.window.screen import Host, Screen

Shot = Mapping[str, Any]


def look_at(host: Host, reader: str | None) -> Shot:
    """Return the newest snapshot of the open game for a reader."""
    assert host.door is not None
    return host.door.snapshot(reader)


def waiting(shot: Shot) -> list[str]:
    """Return the persons whose sheets are not in, in an order that rotates with the turns."""
    people = persons(shot)
    turn = int(shot.get("turn", 1)) - 1
    people = people[turn % len(people) :] + people[: turn % len(people)] if people else []
    sealed = {one["id"] for one in actors(shot) if one.get("sealed")}
    return [name for name in people if name not in sealed]


def watch(host: Host, stop: int, below: Screen | None = None) -> Screen:
    """Return the replay of the open game at one of its turns; 0 is the first day."""
    assert host.door is not None
    last, shot = host.door.turns(), host.door.snapshot(None)
    stop = min(max(stop, 0), last)
    own = bool(persons(shot)) and host.door.first is None
    came = shot.get("outcome") or {}
    ui: dict[str, Any] = {"stop": stop, "last": last, "over": bool(came), "own": own, "playing": False}
    if came and came.get("ending") is None and last < int(shot.get("turns", last)):
        ui["stopped"] = str(came.get("text", ""))
    return Screen("replay", host.door.at(stop, None), ui, f"stop.{stop}", below)


def opened(host: Host, path: str, screen: Screen, again: bool = False) -> Screen:
    """Return a saved game where it stands, its turns as long as the settings say, or watched again; of one that cannot
    be opened, what can be done with it."""
    try:
        host.enter(host.services.resume(path))
        if again:
            return watch(host, 0)
        if look_at(host, None).get("phase") != "ended":
            keep_time(host)
        return now(host)
    except (GameError, OSError) as error:
        host.enter(None)
        return unopened(host, path, screen, retold(host.tongue, str(error)))


def unopened(host: Host, path: str, screen: Screen, wrong: str) -> Screen:
    """Return why a saved game cannot be continued, and offer what of it is whole."""
    ui: dict[str, Any] = {"said": wrong, "path": path}
    try:
        part = host.services.salvage(path, True)
        ui["turns"] = part.turns()
        part.close()
    except (GameError, OSError):
        pass  # the sentence says what there is to do
    return Screen("trouble", {}, ui, "trouble.go" if "turns" in ui else "trouble.back", screen)


def ended(host: Host) -> Screen:
    """Return the ending of the open game, for the one person who played it or for everybody."""
    people = persons(look_at(host, None))
    return Screen("ending", look_at(host, people[0] if len(people) == 1 else None), {}, "ending.debrief")


def now(host: Host, told: str = "") -> Screen:
    """Return the screen the open game is at; a paused one lies under its pause, a recorded one is watched."""
    assert host.door is not None
    if host.door.first is not None:
        return watch(host, host.door.first)
    shot = look_at(host, None)
    here = standing(host, shot, told)
    return Screen("pause", shot, {}, "pause.on", here) if shot.get("paused") else here


def standing(host: Host, shot: Shot, told: str) -> Screen:
    """Return the screen a game is at, whether paused or not."""
    phase, people = shot.get("phase"), persons(shot)
    if phase == "briefing":
        return briefing(host, people, 0)
    if phase == "reveal":
        reader = people[0] if len(people) == 1 else None
        return Screen("reveal", look_at(host, reader), {"step": 1, "opened": 0}, "next")
    if phase == "ended":
        return ended(host)
    left = waiting(shot)
    if not people or not left:
        return Screen("situation", shot, {"chosen": (), "said": told}, "watch.next")
    if len(people) == 1:
        return desk(host, people[0], told)
    return Screen("cover", shot, {"next": left[0], "said": told}, "cover.open")


def briefing(host: Host, people: list[str], index: int) -> Screen:
    """Return the briefing of the next person, behind the cover if several share the keyboard."""
    if not people:
        return Screen("briefing", look_at(host, None), {"index": 0, "of": 0}, "briefing.begin")
    if len(people) > 1:
        return Screen("cover", look_at(host, None), {"next": people[index], "brief": index}, "cover.open")
    return Screen("briefing", look_at(host, people[0]), {"index": 0, "of": 1}, "briefing.begin")


def desk(host: Host, reader: str, told: str = "") -> Screen:
    """Return the situation desk of one person, with a sheet sealed before laid open again."""
    shot = look_at(host, reader)
    orders = shot.get("orders") or {}
    rows = sorted_moves(orders)
    first = rows[0][1]["order"] if rows else ""
    chosen = tuple(orders.get("sealed") or ())
    ui = {"chosen": chosen, "order": first, "said": told, "panel": "orders",
          "note": first_note(host.settings)}  # fmt: skip
    return Screen("situation", shot, ui, f"order.{first}" if first else "seal")


def send(host: Host, command: dict[str, Any]) -> str:
    """Send a command; return what went wrong as one sentence, or nothing."""
    assert host.door is not None
    try:
        notices = host.door.send(command)
    except GameError as error:
        return retold(host.tongue, str(error))
    except OSError as error:
        return host.say("trouble.unsaved", why=str(error.strerror or error))
    warnings = [str(one.get("text", "")) for one in notices or () if one.get("kind") == "warning"]
    return retold(host.tongue, warnings[0]) if warnings else ""


STEPS_BACK = 40


def choosing(desk: Screen, chosen: Sequence[str], **more: Any) -> Screen:
    """Return the desk with another sheet on it; what lay there can be had back with `undone`."""
    before = tuple(desk.ui.get("chosen", ()))
    undo = (*tuple(desk.ui.get("undo", ()))[-STEPS_BACK:], before)
    return desk.put(chosen=tuple(chosen), undo=undo, said="", **more)


def undone(desk: Screen) -> Screen:
    """Return the desk with the sheet as it lay one step before."""
    steps = tuple(desk.ui.get("undo", ()))
    if not steps:
        return desk
    focus = desk.focus if desk.focus != "undo" or len(steps) > 1 else "seal"
    return desk.put(chosen=steps[-1], undo=steps[:-1], said="").at(focus)


def seal(screen: Screen, host: Host) -> Screen:
    """Hand in the sheet on this desk and go where the game goes then."""
    shot = screen.shot
    reader = (shot.get("orders") or {}).get("actor")
    chosen = list(screen.ui.get("chosen", ()))
    wrong = send(host, {"command": "seal", "actor": reader, "turn": shot.get("turn"), "orders": chosen})
    after = look_at(host, reader)
    here = next((one for one in actors(after) if one["id"] == reader), {})
    if wrong and after.get("phase") == "orders" and not here.get("sealed"):
        return screen.seen(after).put(said=wrong)
    return now(host, wrong)


def go_on(screen: Screen, host: Host) -> Screen:
    """Leave the reveal for the next turn or the ending; what was dropped into the turn is announced first."""
    wrong = send(host, {"command": "next"})
    return announced(now(host, wrong)) if not wrong else screen.put(said=wrong)


def announced(screen: Screen) -> Screen:
    """Return the announcement of the events dropped into this turn, over the screen the game is at."""
    return Screen("event", screen.shot, {}, "close", screen) if screen.shot.get("dropped") else screen


def keep_time(host: Host) -> str:
    """Give the turns of a game several people share the time of the settings; return what went wrong, or nothing."""
    if host.door is None or len(persons(look_at(host, None))) < 2:
        return ""
    return send(host, {"command": "timer", "seconds": int(host.settings.get("timer", 0))})
