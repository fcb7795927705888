"""What nobody orders: events, drift, instruments with their clocks, goals, advice and endings."""

from __future__ import annotations

from game.engine import UNIT, Drift, Ending, Event, Expression, Goal, Instrument, Status, parse_decimal, tick_holding
from game.scenario.compiler import Compiler
from game.scenario.names import spoken
from game.scenario.scalars import days_of


def build_event(work: Compiler, row: int, start: int, tick_days: int) -> Event:
    """Return one event."""
    item, path = work.spec.events[row], ("events", row)
    on = None if item.on is None else tick_holding(start, tick_days, work.day((*path, "on"), item.on))
    chance = work.expression((*path, "chance"), item.chance)
    if not 0 <= (parse_decimal(item.chance or "") or 0) <= 100 * UNIT:
        work.report((*path, "chance"), "out-of-range", "a chance is 0 to 100 points a tick", "write for example 25")
    rule = work.rule(item.id, spoken(item.title, item.id), path, item.effects, item.because)
    work.check_sources(path, item.sources)
    return Event(
        item.id,
        work.condition((*path, "when"), item.when),
        on,
        chance,
        item.once,
        rule,
    )


def build_drift(work: Compiler, row: int) -> Drift:
    """Return one drift."""
    item, path = work.spec.drift[row], ("drift", row)
    return Drift(
        work.condition((*path, "when"), item.when),
        work.rule(item.id, spoken(item.title, item.id), path, item.effects, item.because),
    )


def build_instrument(work: Compiler, key: str, start: int, tick_days: int) -> Instrument:
    """Return one instrument with its statuses and clocks."""
    item, row = work.spec.instruments[key], work.instruments[key][0]
    names = list(item.statuses)
    begins = (
        names.index(item.start)
        if work.known(("instruments", key, "start"), item.start, names, f"status of {key}")
        else 0
    )
    statuses = tuple(build_status(work, key, row, name, start, tick_days) for name in names)
    return Instrument(key, spoken(item.title, key), begins, statuses)


def build_status(work: Compiler, key: str, row: int, name: str, start: int, tick_days: int) -> Status:
    """Return one status; a clock needs where it leads."""
    item, names = work.spec.instruments[key].statuses[name], list(work.spec.instruments[key].statuses)
    path, title = (
        ("instruments", key, "statuses", name),
        spoken(item.title, name) if item.title else name.replace("_", " "),
    )
    clocked = item.lasts is not None or item.until is not None
    if item.lasts is not None and item.until is not None:
        work.report(
            (*path, "until"),
            "two-clocks",
            "a status ends after a time or on a date, not both",
            "delete lasts or until",
            key=True,
        )
    if clocked != (item.then is not None):
        missing, given = ("then", "a clock") if clocked else ("lasts or until", "then")
        work.report(path, "missing", f"{given} needs {missing!r}", "add it")
    if item.effects and not clocked:
        work.report(
            (*path, "effects"),
            "no-clock",
            "effects of a status happen when its clock runs out, and it has none",
            "move them under while, or add lasts or until",
            key=True,
        )
    then = None
    if item.then is not None and work.known((*path, "then"), item.then, names, f"status of {key}"):
        if item.then == name:
            work.report((*path, "then"), "no-end", "a status cannot lead to itself", "name another status")
        then = (row, names.index(item.then))
    label = f"{spoken(work.spec.instruments[key].title, key)}: {title}"
    ends = (
        work.rule(
            f"{key}.{name}.ends", f"{label} ends", path, item.effects, item.because if item.effects else {}, then=then
        )
        if clocked
        else None
    )
    standing = (
        work.rule(f"{key}.{name}.while", label, path, item.standing, {} if item.effects else item.because, key="while")
        if item.standing
        else None
    )
    lasts = days_of(item.lasts) // tick_days if item.lasts else None
    until = tick_holding(start, tick_days, work.day((*path, "until"), item.until)) if item.until else None
    return Status(name, title, lasts, until, ends, standing)


def build_goals(work: Compiler) -> dict[str, tuple[Goal, ...]]:
    """Return each actor's goals."""
    result: dict[str, tuple[Goal, ...]] = {}
    for actor, goals in work.spec.goals.items():
        work.known(("goals", actor), actor, work.spec.actors, "actor", key=True)
        mine = []
        for row, item in enumerate(goals):
            work.asks = actor
            when = work.condition(("goals", actor, row, "when"), item.when)
            work.asks = None
            if when:
                mine.append(Goal(item.title, when, int(item.points), item.private))
        result[actor] = tuple(mine)
    return result


def build_advice(work: Compiler) -> dict[str, tuple[tuple[Expression, ...], ...]]:
    """Return when each of the other sentences of each actor's advisers is said."""
    result: dict[str, tuple[tuple[Expression, ...], ...]] = {}
    for actor, item in work.spec.actors.items():
        work.asks = actor
        found = [
            [
                work.condition(("actors", actor, "advisers", row, "says", place, "when"), saying.when)
                for place, saying in enumerate(adviser.says)
            ]
            for row, adviser in enumerate(item.advisers)
        ]
        work.asks = None
        result[actor] = tuple(tuple(when for when in one if when is not None) for one in found)
    return result


def build_endings(work: Compiler) -> tuple[Ending, ...]:
    """Return the endings; the last must be reached when time is up."""
    result = []
    for row, item in enumerate(work.spec.endings):
        when = work.condition(("endings", row, "when"), item.when)
        if when:
            result.append(Ending(item.id, spoken(item.title, item.id), when))
    last = len(work.spec.endings) - 1
    if work.spec.endings[last].when.strip() != "time_up":
        work.report(
            ("endings", last, "when"),
            "last-ending",
            "the last ending must come when nothing else does",
            "write when: time_up",
        )
    return tuple(result)
