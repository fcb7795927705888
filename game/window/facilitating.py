"""What whoever runs the class can do: carried out one by one, each leading back to the page or to the game."""

from __future__ import annotations

from collections.abc import Callable

from game.window.display import Box
from game.window.flow import announced, keep_time, now, send, waiting
from game.window.model import Data, named
from game.window.overlays import home
from game.window.page import Page
from game.window.screen import Host, Screen

Section = Callable[[Page, Box, Screen, bool], None]
"""How one part of the page is drawn; the flag says whether there is much room."""
LESSONS = (45, 50, 60, 90, 100)
KEPT = (8, 10, 14, 20)
"""Minutes to choose from: of a lesson, and kept for the debrief."""


def act(screen: Screen, action: str, host: Host) -> Screen:
    """Carry out what was pressed and show where the game is then."""
    verb, _, rest = action.partition(":")
    if verb == "tab":
        return screen.put(tab=rest).at(f"tab.{rest}")
    if verb == "turn":
        return screen.put(turn=int(rest), sure=False)
    if verb == "page":
        return screen.put(page=int(rest))
    if verb == "bot":
        return _pick(screen, rest)
    if verb in ("lesson", "kept"):
        return _measure(screen, verb, host)
    if host.door is None:
        return home(host)
    if verb == "events":
        return screen.put(events=tuple(dict(one) for one in host.door.events()))
    if verb in ("on", "anew"):
        wrong = keep_or_set(host) if verb == "on" else send(host, {"command": "lesson"})
        return screen.put(said=wrong)
    if verb == "shut":
        return _shut(screen, host)
    if verb == "give":
        return _give(screen, rest, host)
    if verb in ("drop", "recall"):
        return _drop(screen, verb, rest, host)
    if verb == "facilitator.back":
        wrong = send(host, {"command": "rewind", "turn": int(screen.ui.get("turn", latest(screen.shot)))})
        return screen.put(said=wrong) if wrong else now(host)
    if verb == "facilitator.end":
        if not screen.ui.get("sure"):
            return screen.put(sure=True)
        wrong = send(host, {"command": "end"})
        return screen.put(said=wrong, sure=False) if wrong else now(host)
    return screen


def over(shot: Data) -> bool:
    """Return whether the last sheets are open, or the game was stopped."""
    return bool(shot.get("outcome"))


def times(shot: Data) -> list[str]:
    """Return when an event can be dropped in: into the turn ordered next (now), into the one after (next)."""
    ahead = int(shot.get("turns", 1)) - int(shot.get("turn", 1)) - (shot.get("phase") == "reveal")
    return [] if over(shot) else ["now", "next"][: ahead + 1]


def latest(shot: Data) -> int:
    """Return the last turn the game can be taken back to, 0 before the first: of a stopped game the one left open."""
    if shot.get("phase") == "briefing":
        return 0
    stopped = over(shot) and not shot["outcome"].get("ending")
    return int(shot.get("turn", 1)) + stopped


def keep_or_set(host: Host) -> str:
    """Begin to time the turns with what the settings say, or the usual time where they say none."""
    host.settings["timer"] = int(host.settings.get("timer") or 0) or 180
    if keep_time(host):
        return ""
    return send(host, {"command": "timer", "seconds": int(host.settings["timer"])})


def picked_bot(screen: Screen, name: str, player: str) -> str:
    """Return the bot chosen for a seat: the one picked, else the usual one, or the next if that one holds it."""
    bots = [str(one) for one in screen.ui.get("bots", ())] or ["mirror"]
    picked = str(screen.ui.get(f"bot.{name}", ""))
    usual = "mirror" if "mirror" in bots else bots[0]
    if usual == player:
        usual = bots[(bots.index(player) + 1) % len(bots)]
    return picked if picked in bots else usual


def _pick(screen: Screen, rest: str) -> Screen:
    """Pick another bot for a seat; it takes the seat when it is given."""
    name, _, step = rest.partition(":")
    bots = [str(one) for one in screen.ui.get("bots", ())]
    if not bots:
        return screen
    player = next((str(one.get("player")) for one in screen.shot.get("actors") or () if one["id"] == name), "")
    at = bots.index(picked_bot(screen, name, player))
    return screen.put(**{f"bot.{name}": bots[(at + int(step)) % len(bots)]})


def _measure(screen: Screen, verb: str, host: Host) -> Screen:
    """Go on to the next length of a lesson, or to the next share of it for the debrief."""
    key, choices = ("lesson", LESSONS) if verb == "lesson" else ("debrief", KEPT)
    have = int(host.settings.get(key) or 0)
    value = next((one for one in choices if one > have), choices[0])
    host.settings[key] = value
    host.store()
    return screen.put(**{key: value})


def _shut(screen: Screen, host: Host) -> Screen:
    """Seal an empty sheet for everybody whose sheet is not in, after asking twice; the last one opens them all."""
    assert host.door is not None
    left = waiting(screen.shot) if screen.shot.get("phase") == "orders" else []
    if not left:
        return screen.put(said=host.say("facilitator.shut_none"))
    if not screen.ui.get("shutting"):
        return screen.put(shutting=True)
    turn = screen.shot.get("turn")
    wrong = [send(host, {"command": "seal", "actor": name, "turn": turn, "orders": []}) for name in left]
    return now(host, next((one for one in wrong if one), ""))


def _give(screen: Screen, rest: str, host: Host) -> Screen:
    """Give a seat to a bot or back to a person."""
    name, _, player = rest.partition(":")
    wrong = send(host, {"command": "seat", "actor": name, "player": player})
    if wrong:
        return screen.put(said=wrong)
    key = "facilitator.given_back" if player == "person" else "facilitator.given"
    return _after(screen, host, host.say(key, name=named(screen.shot, name)))


def _drop(screen: Screen, verb: str, rest: str, host: Host) -> Screen:
    """Drop an event in, or take it back; one for this turn is announced at once."""
    assert host.door is not None
    event, _, when = rest.partition(":")
    if verb == "recall":
        wrong = send(host, {"command": "recall", "event": event})
        after = _after(screen, host, wrong or host.say("facilitator.recalled"))
        return after.put(events=tuple(dict(one) for one in host.door.events()))
    wrong = send(host, {"command": "inject", "event": event, "later": when == "next"})
    if wrong:
        return screen.put(said=wrong)
    after = _after(screen, host, host.say("facilitator.comes"))
    if when == "now" and after.shot.get("dropped"):
        return announced(after.below or after)
    return after.put(events=tuple(dict(one) for one in host.door.events()))


def _after(screen: Screen, host: Host, said: str) -> Screen:
    """Return the page over the screen it was opened from, or over the one the game is at by now."""
    assert host.door is not None
    below, shot = screen.below, host.door.snapshot(None)
    same = below is not None and all(shot.get(key) == below.shot.get(key) for key in ("phase", "turn"))
    seats = [one.get("player") for one in shot.get("actors") or ()]
    if below is not None and same and seats == [one.get("player") for one in below.shot.get("actors") or ()]:
        under = below.seen(host.door.snapshot(below.shot.get("reader")))
    else:
        under = now(host)
    return Screen(
        "facilitator", shot, {**screen.ui, "said": said, "sure": False, "shutting": False}, screen.focus, under
    )
