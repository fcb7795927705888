"""What a finished game tells, as sentences: what was given, how levels went, and what an order did to the ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from game.tongue.tongue import Tongue

Data = Mapping[str, Any]


def level(hundredths: int) -> str:
    """Return hundredths of a point as whole points, half away from zero, with a true minus sign."""
    whole = (abs(int(hundredths)) + 50) // 100
    return f"−{whole}" if hundredths < 0 and whole else str(whole)


def story_sentences(tongue: Tongue, shot: Data, called: Callable[[str], str]) -> list[str]:
    """Return plain sentences on what was done in a finished game; `called` names a meter."""
    found: Data = shot.get("story") or {}
    out = []
    if found.get("orders") is not None:
        values = {"n": found["orders"], "turns": found.get("turns", 0), "quiet": found.get("quiet", 0)}
        key = "ending.gave_quietly" if found.get("quiet") else "ending.gave"
        out.append(tongue.say(key, capitals=len(shot.get("actors") or ()), **values))
    tie, home = found.get("tie"), found.get("home")
    if tie:
        who, whom = (named(shot, name) for name in tie["of"])
        out.append(_went(tongue, "tie", {"what": tie["title"], "who": who, "whom": whom}, tie))
    if home:
        out.append(_went(tongue, "home", {"what": called(home["meter"])}, home))
    return out


def _went(tongue: Tongue, what: str, names: Mapping[str, str], gone: Data) -> str:
    before, after = level(gone["before"]), level(gone["after"])
    way = "stayed" if before == after else "rose" if gone["after"] > gone["before"] else "fell"
    return tongue.say(f"ending.{what}_{way}", before=before, after=after, **names)


def named(shot: Data, name: str) -> str:
    """Return what an actor is called."""
    found = next((one for one in shot.get("actors") or () if one["id"] == name), None)
    return str(found["name"]) if found else name


def mattered_sentence(tongue: Tongue, shot: Data, one: Data) -> str:
    """Return what one order did to the ending that came."""
    title = str((shot.get("outcome") or {}).get("title", ""))
    words = tongue.say("debrief.without", ending=title, without=one.get("without", 0), given=one.get("given", 0))
    told = [words, tongue.say("debrief.left_out")] if one.get("dropped") else [words]
    return tongue.say("list.sentences").join(told)


def search_sentence(tongue: Tongue, shot: Data) -> str:
    """Return how the search for orders that mattered stands where it has none to tell, else nothing."""
    found: Data | None = shot.get("mattered")
    if not found:
        return tongue.say("debrief.not_tried")
    if found.get("wrong"):
        return tongue.say("debrief.not_found", why=found["wrong"])
    if found.get("told") is None:
        return tongue.say("debrief.trying", percent=round(100 * float(found.get("part", 0.0))))
    if found["told"]:
        return ""
    title = str((shot.get("outcome") or {}).get("title", ""))
    if not found.get("tried"):
        return tongue.say("debrief.none_ordered", ending=title)
    values = {"tried": found.get("tried", 0), "n": found.get("replays", 0), "given": found.get("given", 100)}
    return tongue.say("debrief.none_mattered", ending=title, **values)


def turning_points(tongue: Tongue, shot: Data, name: str, most: int = 3) -> list[tuple[int, str, str]]:
    """Return (turn, number, words) of the turning points of a meter: the orders that mattered, numbered as in their
    list, or where the meter moved most and what moved it."""
    told = list((shot.get("mattered") or {}).get("told") or ())
    if told:
        return [
            (
                int(one["turn"]),
                str(i),
                tongue.say("debrief.did", who=named(shot, one["actor"]), what=one.get("title", "")),
            )
            for i, one in enumerate(told, 1)
        ]
    track = [int(value) for value in (shot.get("track") or {}).get(name, ())]
    causes: dict[int, dict[str, int]] = {}
    for line in (shot.get("ledger") or {}).get(name, ()):
        amounts = causes.setdefault(int(line.get("turn", 0)), {})
        words = str(line.get("title") or line.get("because") or "")
        amounts[words] = amounts.get(words, 0) + int(line["amount"])
    moved = sorted(range(1, len(track)), key=lambda turn: -abs(track[turn] - track[turn - 1]))
    turns = sorted(turn for turn in moved[:most] if causes.get(turn) and abs(track[turn] - track[turn - 1]) >= 100)
    return [
        (turn, str(i), max(causes[turn], key=lambda words: abs(causes[turn][words]))) for i, turn in enumerate(turns, 1)
    ]
