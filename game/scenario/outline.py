"""What people see and the calendar: the map's box, thresholds, headlines by capital, and days that exist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from game.engine import Rules, parse_decimal, parse_hundredths
from game.scenario.compiler import Compiler, Path

LONGEST_WORDS = 80
MOST_WORK = 2_000_000  # rules times ticks: a game to its end in seconds, not minutes


def check_outline(work: Compiler) -> None:
    """Report a box without an inside, places off the globe, labels for nobody, and sources that are none."""
    spec = work.spec
    if spec.map is not None:
        west, south, east, north = (parse_decimal(side) or 0 for side in spec.map.model_dump().values())
        if not (west < east and south < north and south >= -900_000 and north <= 900_000):
            remedy = "write west before east, south before north, latitudes within 90"
            work.report(("map",), "out-of-range", "this box has no inside", remedy, key=True)
    for actor, item in spec.actors.items():
        if item.place is not None and abs(parse_decimal(item.place[1]) or 0) > 900_000:
            work.report(
                ("actors", actor, "place"), "out-of-range", "no latitude is over 90", "write [longitude, latitude]"
            )
    for group in ("actors", "dates", "instruments"):
        for name, given in getattr(spec, group).items():
            work.check_sources((group, name), given.sources)
    for name, meter in spec.meters.items():
        check_thresholds(work, ("meters", name, "thresholds"), meter.thresholds, spec.actors)
    told = [("moves", row, item.headlines) for row, item in enumerate(spec.moves)]
    told += [("events", row, item.headlines) for row, item in enumerate(spec.events)]
    for group, row, headlines in told:
        for reader in headlines:
            work.known((group, row, "headlines", reader), reader, ["neutral", *spec.actors], "capital", key=True)


def check_thresholds(work: Compiler, path: Path, given: Mapping[str, Any], actors: Mapping[str, Any]) -> None:
    """Report thresholds that are no number of points, or lead to no words."""
    for level, words in given.items():
        place = (*path, level)
        if isinstance(words, Mapping) and actors:
            if work.known(place, level, actors, "actor", key=True):
                check_thresholds(work, place, words, {})
        elif not isinstance(words, str):
            work.report(
                place, "wrong-shape", "a threshold is a few words", "write for example 60: protests fill the square"
            )
        elif parse_hundredths(level) is None:
            work.report(
                place, "bad-number", f"{level[:40]!r} is not a number of points", "write for example 60", key=True
            )
        elif len(words) > LONGEST_WORDS:
            work.report(place, "too-long", f"a text of {len(words)} characters", f"at most {LONGEST_WORDS} fit here")


def check_calendar(work: Compiler, rules: Rules) -> None:
    """Report paces that run past the last day there is, or that nobody could wait for."""
    rows = len(rules.moves) + len(rules.events) + len(rules.drift)
    rows += sum(len(item.statuses) for item in rules.instruments)
    for pace in rules.paces.values():
        ticks, path = pace.turns * pace.turn_ticks, ("paces", pace.name, "turns")
        if rules.start + (ticks + 1) * rules.tick_days > date.max.toordinal():
            work.report(
                path, "out-of-range", "the last turn lies after the year 9999", "use fewer turns, or start earlier"
            )
        if ticks * rows > MOST_WORK:
            message = f"{ticks} {work.spec.tick}s with {rows} rules take too long to play"
            work.report(path, "too-large", message, "use fewer turns, or fewer moves and events")
