"""Reading a snapshot: whose meter this is, what it is called for this reader, when a number is hot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from game.tokens import SHAPES, SLOTS
from game.tongue import Tongue
from game.window.words import figure, signed_span

Data = Mapping[str, Any]


NOTICED = 20
"""Hundredths of a point below which a change is not worth a word."""


def actors(shot: Data) -> Sequence[Data]:
    """Return the actors in scenario order."""
    return shot.get("actors") or ()


def actor(shot: Data, name: str) -> Data:
    """Return the actor of this id; an unknown one is bare."""
    for one in actors(shot):
        if one["id"] == name:
            return one
    return {"id": name, "name": name.replace("_", " ").title()}


def place(shot: Data, name: str) -> int:
    """Return the number of the actor in scenario order."""
    ids = [one["id"] for one in actors(shot)]
    return ids.index(name) if name in ids else 0


def color(shot: Data, name: str) -> str:
    """Return the colour token of an actor."""
    wanted, at = actor(shot, name).get("colour"), place(shot, name)
    return wanted if wanted in SLOTS else SLOTS[at] if at < len(SLOTS) else "ink2"


def shape(shot: Data, name: str) -> str:
    """Return the marker of an actor."""
    wanted = actor(shot, name).get("marker")
    return wanted if wanted in SHAPES else SHAPES[place(shot, name) % len(SHAPES)]


def named(shot: Data, name: str) -> str:
    """Return an actor's name."""
    return str(actor(shot, name).get("name") or name)


def pace_name(pace: Data) -> str:
    """Return the short name of a pace: its title up to the first comma."""
    return re.split("[,、，]", str(pace.get("title") or pace["name"]))[0]


def meters(shot: Data) -> Sequence[Data]:
    """Return every meter."""
    return shot.get("meters") or ()


def meter(shot: Data, name: str) -> Data | None:
    """Return the meter of this name."""
    return next((one for one in meters(shot) if one["name"] == name), None)


def ties(shot: Data) -> list[Data]:
    """Return the meters drawn as arrows: the first family on the board that stands between two actors."""
    pairs = [one for one in meters(shot) if one.get("per") == "pair" and one.get("board", True)]
    family = pairs[0]["name"].split(".")[0] if pairs else ""
    return [one for one in pairs if one["name"].split(".")[0] == family]


def gauge_of(shot: Data, name: str) -> Data | None:
    """Return the meter on an actor's card: the first on the board that belongs to one actor."""
    own = [one for one in meters(shot) if one.get("per") == "actor" and list(one.get("of") or ()) == [name]]
    board = [one for one in own if one.get("board", True)]
    found = board or own
    return found[0] if found else None


def others_of(shot: Data, name: str) -> list[Data]:
    """Return the meters of an actor that are not on its card."""
    first = gauge_of(shot, name)
    own = [one for one in meters(shot) if one.get("per") == "actor" and list(one.get("of") or ()) == [name]]
    return [one for one in own if not first or one["name"] != first["name"]]


def worlds(shot: Data) -> list[Data]:
    """Return the meters of the world."""
    return [one for one in meters(shot) if one.get("per") == "world"]


def color_of(shot: Data, one: Data) -> str:
    """Return the colour of a meter: of whom it belongs to, ink for the world's."""
    of = list(one.get("of") or ())
    return color(shot, of[0]) if of else "ink"


def shape_of(shot: Data, one: Data) -> str:
    """Return the marker of a meter's owner."""
    of = list(one.get("of") or ())
    return shape(shot, of[0]) if of else "diamond"


def family(one: Data) -> str:
    """Return the title of a meter's family: Trust, Pressure."""
    return str(one.get("title") or one["name"].split(".")[0])


def is_quiet(move: Data) -> bool:
    """Return whether a move is quiet: told to those listed, who may be nobody at all."""
    return move.get("quiet") not in (None, False)


def small(title: str) -> str:
    """Return a title as it stands inside a sentence: trust, sympathy for Doha, WTO cases."""
    return title[:1].lower() + title[1:] if not title[1:2].isupper() else title


def label(tongue: Tongue, shot: Data, one: Data, reader: str | None = None, short: bool = False) -> str:
    """Return what a meter is called for a reader: `Tokyo’s trust in you`, `Pressure at home`, `Pressure in Tokyo`."""
    of, title = list(one.get("of") or ()), family(one)
    plain = small(title)
    if len(of) == 2:
        who, whom = named(shot, of[0]), named(shot, of[1])
        if of[0] == reader:
            return tongue.say("meter.yours", title=plain, whom=whom)
        if of[1] == reader:
            return tongue.say("meter.own" if short else "meter.in_you", who=who, title=plain)
        return tongue.say("meter.pair", who=who, title=plain, whom=whom)
    if len(of) == 1:
        if of[0] == reader:
            return tongue.say("meter.home", title=title) if one.get("board", True) and not short else title
        who = named(shot, of[0])
        board = one.get("board", True)
        return tongue.say("meter.at", who=who, title=title) if board else tongue.say("meter.own", who=who, title=plain)
    return title


def tense(one: Data) -> str:
    """Return which way a meter grows tense: `down` between two actors, `up` on a capital's card, else ''."""
    wanted = one.get("tense")
    if wanted in ("up", "down"):
        return str(wanted)
    per = one.get("per")
    return "down" if per == "pair" else "up" if per == "actor" and one.get("board", True) else ""


def falls_hot(one: Data) -> bool:
    """Return whether a falling level is the tense one."""
    return tense(one) == "down"


def hot(one: Data, change: int) -> bool:
    """Return whether a change of a meter raises tension; never where nobody says which way is tense."""
    way = tense(one)
    return change < 0 if way == "down" else change > 0 if way == "up" else False


def thresholds(one: Data) -> list[Data]:
    """Return the named thresholds of a meter, lowest first."""
    return sorted(one.get("thresholds") or (), key=lambda mark: int(mark["at"]))


def is_below(one: Data, mark: Data) -> bool:
    """Return whether a threshold speaks of what lies below it: in the lower half of what is tense when it falls."""
    return falls_hot(one) and int(mark["at"]) * 2 < int(one.get("low", 0)) + int(one.get("high", 10000))


def holds(one: Data, mark: Data, level: int) -> bool:
    """Return whether what a threshold says is so at a level."""
    return level < int(mark["at"]) if is_below(one, mark) else level >= int(mark["at"])


def alarming(one: Data, mark: Data) -> bool:
    """Return whether what a threshold says is a sign of tension."""
    return is_below(one, mark) or tense(one) == "up"


def crossed(one: Data, value: int | None = None) -> Data | None:
    """Return the worst alarming threshold that stands crossed."""
    level = int(one["value"] if value is None else value)
    marks = [mark for mark in thresholds(one) if alarming(one, mark) and holds(one, mark, level)]
    return (marks[0] if falls_hot(one) else marks[-1]) if marks else None


def next_mark(one: Data) -> Data | None:
    """Return the threshold that comes next if tension rises."""
    level = int(one["value"])
    marks = thresholds(one)
    if tense(one) == "":
        return min(marks, key=lambda mark: abs(int(mark["at"]) - level), default=None)
    if falls_hot(one):
        return next((mark for mark in reversed(marks) if is_below(one, mark) and level >= int(mark["at"])), None)
    return next((mark for mark in marks if level < int(mark["at"])), None)


def mark_words(tongue: Tongue, one: Data) -> tuple[str, bool]:
    """Return the threshold that stands crossed, or the next with its level, and whether it is crossed."""
    mark = crossed(one)
    if mark:
        return str(mark["words"]), True
    ahead = next_mark(one)
    if not ahead:
        return "", False
    key = "meter.below" if is_below(one, ahead) else "meter.from"
    return tongue.say(key, what=ahead["words"], level=figure(int(ahead["at"]))), False


def effect_words(tongue: Tongue, shot: Data, effects: Sequence[Data], reader: str | None) -> list[str]:
    """Return each effect of an order that is noticed, largest first, in words: `Tokyo’s trust +6 to +10`."""
    out: list[tuple[int, str]] = []
    for effect in effects:
        one = meter(shot, effect["meter"])
        if one:
            now = int(effect["now"])
            low, high = int(effect["low"]) - now, int(effect["high"]) - now
            if abs(low) >= NOTICED or abs(high) >= NOTICED:
                words = tongue.say(
                    "meter.effect", what=label(tongue, shot, one, reader, True), change=signed_span(tongue, low, high)
                )
                out.append((max(abs(low), abs(high)), words))
    return [words for _, words in sorted(out, key=lambda row: -row[0])]


def persons(shot: Data) -> list[str]:
    """Return the actors whose seat a person holds."""
    return [one["id"] for one in actors(shot) if one.get("player") == "person"]
