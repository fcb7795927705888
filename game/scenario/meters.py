"""Paces and meters of a spec, in whole ticks and hundredths."""

from __future__ import annotations

from game.engine import Meter, Pace, parse_hundredths
from game.scenario.compiler import Compiler
from game.scenario.names import spoken
from game.scenario.scalars import days_of
from game.scenario.spec import Spec

MOST_TICKS = 5_000
WIDEST_RANGE = 10**8
MOST_METERS = 1_000  # each actor and pair counted


def build_paces(work: Compiler) -> dict[str, Pace]:
    """Return the paces in whole ticks."""
    tick_days = 7 if work.spec.tick == "week" else 1
    result = {}
    for key, item in work.spec.paces.items():
        ticks, turns = days_of(item.turn) // tick_days, int(item.turns)
        if ticks < 1 or days_of(item.turn) % tick_days:
            work.report(
                ("paces", key, "turn"),
                "bad-span",
                f"a turn of {item.turn} is no whole number of ticks",
                f"use whole {work.spec.tick}s",
            )
        if turns < 1 or ticks * turns > MOST_TICKS:
            work.report(
                ("paces", key, "turns"),
                "bad-number",
                f"{turns} turns of {item.turn}",
                f"use 1 turn or more, at most {MOST_TICKS} {work.spec.tick}s in all",
            )
        for actor in item.attention:
            if actor:
                work.known(("paces", key, "attention", actor), actor, work.spec.actors, "actor", key=True)
        attention = {actor: int(item.attention.get(actor, item.attention.get("", "3"))) for actor in work.spec.actors}
        if not all(0 <= value <= 30 for value in attention.values()):
            work.report(("paces", key, "attention"), "bad-number", "attention is out of range", "use 0 to 30")
        result[key] = Pace(key, spoken(item.title, key), max(ticks, 1), max(min(turns, MOST_TICKS), 1), attention)
    return result


def build_meters(work: Compiler) -> tuple[Meter, ...]:
    """Return the meters, one for each pair, actor or the world."""
    result: list[Meter] = []
    for key, item in work.spec.meters.items():
        path = ("meters", key)
        for place, actor in enumerate(item.of or []):
            work.known((*path, "of", place), actor, work.spec.actors, "actor")
        owners = [actor for actor in work.spec.actors if item.of is None or actor in item.of]
        suffixes = (
            [""]
            if item.per == "world"
            else owners
            if item.per == "actor"
            else [f"{a}.{b}" for a in owners for b in owners if a != b]
        )
        if not suffixes and set(item.of or ()) <= set(work.spec.actors):
            remedy = "name two actors or more" if item.per == "pair" else "name an actor who has it"
            work.report((*path, "of"), "wrong-count", "nobody has this meter", remedy)
        low, high = (parse_hundredths(end) or 0 for end in item.range)
        if not low < high or max(abs(low), abs(high)) > WIDEST_RANGE:
            work.report(
                (*path, "range"), "bad-range", "a range is two numbers, the smaller first", "write for example [0, 100]"
            )
            low, high = 0, 10_000
        for given in item.start:
            if given:
                work.known((*path, "start", given), given, [*filter(None, suffixes)], f"{key} of", key=True)
        for suffix in suffixes:
            text = item.start.get(suffix, item.start.get(""))
            value = parse_hundredths(text) if text is not None else None
            if value is None:
                message = f"no start for {suffix or key}"
                work.report((*path, "start"), "missing", message, "add it, or one number for all")
            elif not low <= value <= high:
                work.report(
                    (*path, "start", suffix) if suffix in item.start else (*path, "start"),
                    "out-of-range",
                    f"{key} starts outside its range",
                    "move the start or the range",
                )
            full = f"{key}.{suffix}" if suffix else key
            work.meters[full] = len(result)
            result.append(Meter(full, meter_title(work.spec, key, suffix), low, high, value or 0))
        if len(result) > MOST_METERS:
            message = f"more than {MOST_METERS} meters, each actor and pair counted"
            work.report(path, "too-large", message, "use fewer meters, or say of: for whom", key=True)
            break
    return tuple(result)


def meter_title(spec: Spec, key: str, suffix: str) -> str:
    """Return what people call one meter: Seoul's trust in Tokyo."""
    title = spoken(spec.meters[key].title, key)
    if not suffix:
        return title
    owner, _, other = suffix.partition(".")
    lower = title[0].lower() + title[1:] if title[1:2].islower() else title
    return f"{spec.actors[owner].name}’s {lower}" + (f" in {spec.actors[other].name}" if other else "")
