"""A checked spec into rules: names first, then everything that refers to them."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from game.engine import (
    DATE,
    HUNDREDTH,
    UNIT,
    Day,
    Drift,
    Ending,
    Event,
    Expression,
    Goal,
    HistoryOrder,
    Instrument,
    Item,
    Meter,
    MeterNow,
    Move,
    Pace,
    Rules,
    Scope,
    Status,
    Table,
    Term,
    base_values,
    compiled,
    parse_hundredths,
    parse_orders,
    reading,
    tick_holding,
)
from game.errors import OrderError
from game.scenario import spec as parts
from game.scenario.compiler import Compiler
from game.scenario.nodes import Node
from game.scenario.problems import WARNING, Problem, hint
from game.scenario.spec import Spec, days_of

MOST_TICKS = 5_000
MOST_PACKAGES = 2_048
TIGHTEST_RANGE = 10**8


def built(spec: Spec, root: Node) -> tuple[Rules | None, list[Problem]]:
    """Return the compiled rules of a scenario (None if any error was found) and all problems."""
    work = Compiler(spec, root)
    check_names(work)
    paces = build_paces(work)
    meters = build_meters(work)
    start = date.fromisoformat(spec.start).toordinal()
    tick_days = 7 if spec.tick == "week" else 1
    names = {actor: item.name for actor, item in spec.actors.items()}
    work.instruments = {key: (row, tuple(item.statuses)) for row, (key, item) in enumerate(spec.instruments.items())}
    entries = expand_moves(work)
    readings = build_scope(work, meters, entries, max((pace.turns * pace.turn_ticks for pace in paces.values()), default=1))
    moves = tuple(build_move(work, *entry) for entry in entries)
    events = tuple(build_event(work, row, start, tick_days) for row in range(len(spec.events)))
    history, script = build_history(work, events, moves, start, tick_days)
    rules = Rules(
        id=spec.id, title=spec.title, tick_days=tick_days, start=start, paces=paces, actors=tuple(spec.actors), names=names, meters=meters,
        instruments=tuple(build_instrument(work, key, start, tick_days) for key in spec.instruments), moves=moves, events=events,
        drift=tuple(build_drift(work, row) for row in range(len(spec.drift))), tables=build_tables(work), goals=build_goals(work),
        endings=build_endings(work), history=history, script=script, readings=readings,
    )  # fmt: skip
    if spec.tick == "week" and any(pace.turn_ticks < 1 for pace in paces.values()):
        return None, work.problems
    return (None if any(item.severity != WARNING for item in work.problems) else rules), work.problems


def spoken(title: str, key: str) -> str:
    """Return a title, or the name as words."""
    return title or key.replace("_", " ").capitalize()


def check_names(work: Compiler) -> None:
    """Report names used twice in the one namespace, and references to actors that are none."""
    spec, seen = work.spec, dict.fromkeys(work.spec.actors, "an actor")
    groups: list[tuple[str, str, list[str]]] = [
        ("meters", "a meter", list(spec.meters)), ("readings", "a reading", list(spec.readings)), ("dates", "a date", list(spec.dates)),
        ("instruments", "an instrument", list(spec.instruments)), ("moves", "a move", [item.id for item in spec.moves]),
        ("events", "an event", [item.id for item in spec.events]), ("drift", "a drift", [item.id for item in spec.drift]),
        ("deals", "a deal", [item.id for item in spec.deals]),
    ]  # fmt: skip
    for group, what, names in groups:
        for row, name in enumerate(names):
            path = (group, row, "id") if group in ("moves", "events", "drift", "deals") else (group, name)
            if name in seen:
                work.report(path, "name-twice", f"{name!r} is already the name of {seen[name]}", "choose another name", key=len(path) == 2)
            seen[name] = what
    endings = [item.id for item in spec.endings]
    for row, name in enumerate(endings):
        if name in endings[:row]:
            work.report(("endings", row, "id"), "name-twice", f"{name!r} is already the name of an ending", "choose another name")


def build_paces(work: Compiler) -> dict[str, Pace]:
    """Return the paces in whole ticks."""
    tick_days = 7 if work.spec.tick == "week" else 1
    result = {}
    for key, item in work.spec.paces.items():
        ticks, turns = days_of(item.turn) // tick_days, int(item.turns)
        if ticks < 1 or days_of(item.turn) % tick_days:
            work.report(("paces", key, "turn"), "bad-span", f"a turn of {item.turn} is no whole number of ticks", f"use whole {work.spec.tick}s")
        if turns < 1 or ticks * turns > MOST_TICKS:
            work.report(("paces", key, "turns"), "bad-number", f"{turns} turns of {item.turn}", f"use 1 turn or more, at most {MOST_TICKS} {work.spec.tick}s in all")
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
        suffixes = [""] if item.per == "world" else owners if item.per == "actor" else [f"{a}.{b}" for a in owners for b in owners if a != b]
        low, high = (parse_hundredths(end) or 0 for end in item.range)
        if not low < high or max(abs(low), abs(high)) > TIGHTEST_RANGE:
            work.report((*path, "range"), "bad-range", "a range is two numbers, the smaller first", "write for example [0, 100]")
            low, high = 0, 10_000
        for given in item.start:
            if given:
                work.known((*path, "start", given), given, suffixes, f"{key} of", key=True)
        for suffix in suffixes:
            text = item.start.get(suffix, item.start.get(""))
            value = parse_hundredths(text) if text is not None else None
            if value is None:
                work.report((*path, "start"), "missing", f"no start for {suffix}", "add it, or one number for all")
            elif not low <= value <= high:
                work.report((*path, "start", suffix) if suffix in item.start else (*path, "start"), "out-of-range", f"{key} starts outside its range", "move the start or the range")
            full = f"{key}.{suffix}" if suffix else key
            work.meters[full] = len(result)
            result.append(Meter(full, meter_title(work.spec, key, suffix), low, high, value or 0))
    return tuple(result)


def meter_title(spec: Spec, key: str, suffix: str) -> str:
    """Return what people call one meter: Seoul's trust in Tokyo."""
    title = spoken(spec.meters[key].title, key)
    if not suffix:
        return title
    owner, _, other = suffix.partition(".")
    lower = title[0].lower() + title[1:] if title[1:2].islower() else title
    return f"{spec.actors[owner].name}’s {lower}" + (f" in {spec.actors[other].name}" if other else "")


def build_scope(work: Compiler, meters: tuple[Meter, ...], entries: list[tuple[int, str, str | None]], most: int) -> dict[str, Expression]:
    """Put every name in scope, readings last and in the order they need; return the readings."""
    spec = work.spec
    values: dict[str, Term] = base_values()
    for row, meter in enumerate(meters):
        low, high = meter.low * HUNDREDTH, meter.high * HUNDREDTH
        values[meter.name] = MeterNow("number", low, high, max(abs(low), abs(high)), row, meter.name)
    for key, item in spec.dates.items():
        values[key] = Day(DATE, 0, 0, 0, date.fromisoformat(item.on).toordinal(), key)
    happenings: dict[str, tuple[int, ...]] = {}
    for place, (row, actor, target) in enumerate(entries):
        name = f"{actor}.{spec.moves[row].id}"
        happenings[name] = (*happenings.get(name, ()), place)
        if target:
            happenings[f"{name}.{target}"] = (place,)
    for place, event in enumerate(spec.events):
        happenings[event.id] = (len(entries) + place,)
    work.scope = Scope(values, work.instruments, happenings, most)
    return build_readings(work, values)


def build_readings(work: Compiler, values: dict[str, Term]) -> dict[str, Expression]:
    """Compile the readings, each after those it uses; report cycles and mistakes."""
    waiting, result = dict(work.spec.readings), {}
    while waiting:
        names = set(waiting)
        ready = [key for key, item in waiting.items() if not names & set(words_of(item.value))]
        if not ready:
            for key in waiting:
                work.report(("readings", key), "cycle", f"{key!r} depends on itself through {', '.join(sorted(names))}", "break the circle", key=True)
            break
        for key in ready:
            item = waiting.pop(key)
            path = ("readings", key) if isinstance(work.root.at(("readings", key)).value, str) else ("readings", key, "value")
            kinds = ("condition", "number") if any(sign in item.value for sign in "<>=") or " is " in item.value else ("number", "condition")
            before = len(work.problems)
            term = work.term(path, item.value, kinds[0])
            if term is None and work.problems[-1].code == "mixed-kinds":
                first = work.problems[before:]
                del work.problems[before:]
                term = work.term(path, item.value, kinds[1])
                if term is None:
                    work.problems[before:] = first
            values[key] = reading(key, term) if term else values["time_up" if kinds[0] == "condition" else next(iter(work.meters))]
            if term:
                result[key] = Expression(values[key], compiled(values[key]))
    return result


def words_of(text: str) -> list[str]:
    """Return the names an expression mentions."""
    return "".join(sign if sign.isalnum() or sign in "_." else " " for sign in text).split()


def expand_moves(work: Compiler) -> list[tuple[int, str, str | None]]:
    """Return every move as (entry, actor, target), in file order, then actor order."""
    result: list[tuple[int, str, str | None]] = []
    actors = list(work.spec.actors)
    for row, item in enumerate(work.spec.moves):
        for key, given in (("by", item.by), ("at", item.at or []), ("quiet", item.quiet or [])):
            for place, actor in enumerate(given):
                path = ("moves", row, key) if isinstance(work.root.at(("moves", row, key)).value, str) else ("moves", row, key, place)
                work.known(path, actor, actors, "actor")
        for actor in (name for name in actors if name in item.by):
            targets = [None] if item.at is None else [name for name in actors if name in item.at and name != actor]
            if not targets:
                work.report(("moves", row, "at"), "no-target", f"{actor} can aim this at nobody else", "name another actor")
            result += [(row, actor, target) for target in targets]
    return result


def build_move(work: Compiler, row: int, actor: str, target: str | None) -> Move:
    """Return one move of one actor at one target."""
    item, path = work.spec.moves[row], ("moves", row)
    name = f"{actor}.{item.id}" + (f".{target}" if target else "")
    quiet = None if item.quiet is None else frozenset(item.quiet)
    rule = work.rule(name, spoken(item.title, item.id), path, item.effects, item.because, me=actor, them=target, actor=actor, quiet=quiet)
    requires = work.condition((*path, "requires"), item.requires, actor, target)
    if item.requires:
        check_secrets(work, (*path, "requires"), item.requires, actor)
    order = item.id + (f" {target}" if target else "")
    cooldown = days_of(item.cooldown) if item.cooldown else 0
    for place, source in enumerate(item.sources):
        work.known(("moves", row, "sources", place), source, work.spec.sources, "source")
    return Move(name, item.id, actor, target, order, int(item.cost), cooldown, item.once, requires, item.tone, item.kind, rule)


def check_secrets(work: Compiler, path: parts.Any, text: str, actor: str) -> None:
    """Report a rule of one actor that asks for a quiet move of another."""
    quiet = {f"{by}.{item.id}" for item in work.spec.moves if item.quiet is not None for by in item.by if by != actor}
    for word in words_of(text):
        if any(word == name or word.startswith(f"{name}.") for name in quiet):
            work.report(path, "quiet-secret", f"{word!r} is a quiet move of another actor", "ask for what everybody can see")


def build_event(work: Compiler, row: int, start: int, tick_days: int) -> Event:
    """Return one event."""
    item, path = work.spec.events[row], ("events", row)
    on = None if item.on is None else tick_holding(start, tick_days, work.day((*path, "on"), item.on))
    rule = work.rule(item.id, spoken(item.title, item.id), path, item.effects, item.because)
    for place, source in enumerate(item.sources):
        work.known(("events", row, "sources", place), source, work.spec.sources, "source")
    return Event(item.id, work.condition((*path, "when"), item.when), on, work.expression((*path, "chance"), item.chance), item.once, rule)


def build_drift(work: Compiler, row: int) -> Drift:
    """Return one drift."""
    item, path = work.spec.drift[row], ("drift", row)
    return Drift(work.condition((*path, "when"), item.when), work.rule(item.id, spoken(item.title, item.id), path, item.effects, item.because))


def build_instrument(work: Compiler, key: str, start: int, tick_days: int) -> Instrument:
    """Return one instrument with its statuses and clocks."""
    item, row = work.spec.instruments[key], work.instruments[key][0]
    names = list(item.statuses)
    begins = names.index(item.start) if work.known(("instruments", key, "start"), item.start, names, f"status of {key}") else 0
    statuses = tuple(build_status(work, key, row, name, start, tick_days) for name in names)
    if len(names) > 100:
        work.report(("instruments", key), "too-large", f"{len(names)} statuses", "use at most 100")
    return Instrument(key, spoken(item.title, key), begins, statuses)


def build_status(work: Compiler, key: str, row: int, name: str, start: int, tick_days: int) -> Status:
    """Return one status; a clock needs where it leads."""
    item, names = work.spec.instruments[key].statuses[name], list(work.spec.instruments[key].statuses)
    path, title = ("instruments", key, "statuses", name), spoken(item.title, name) if item.title else name.replace("_", " ")
    clocked = item.lasts is not None or item.until is not None
    if item.lasts is not None and item.until is not None:
        work.report((*path, "until"), "two-clocks", "a status ends after a time or on a date, not both", "delete lasts or until", key=True)
    if clocked != (item.then is not None):
        missing, given = ("then", "a clock") if clocked else ("lasts or until", "then")
        work.report(path, "missing", f"{given} needs {missing!r}", "add it")
    if item.effects and not clocked:
        work.report((*path, "effects"), "no-clock", "effects of a status happen when its clock runs out, and it has none", "move them under while, or add lasts or until", key=True)
    then = None
    if item.then is not None and work.known((*path, "then"), item.then, names, f"status of {key}"):
        if item.then == name:
            work.report((*path, "then"), "no-end", "a status cannot lead to itself", "name another status")
        then = (row, names.index(item.then))
    label = f"{spoken(work.spec.instruments[key].title, key)}: {title}"
    ends = work.rule(f"{key}.{name}.ends", f"{label} ends", path, item.effects, item.because if item.effects else {}, then=then) if clocked else None
    standing = work.rule(f"{key}.{name}.while", label, path, item.standing, {} if item.effects else item.because, key="while") if item.standing else None
    lasts = days_of(item.lasts) // tick_days if item.lasts else None
    until = tick_holding(start, tick_days, work.day((*path, "until"), item.until)) if item.until else None
    return Status(name, title, lasts, until, ends, standing)


def build_tables(work: Compiler) -> tuple[Table, ...]:
    """Return the tables of the deals."""
    return tuple(build_table(work, row) for row in range(len(work.spec.deals)))


def build_table(work: Compiler, row: int) -> Table:
    """Return one table with every package that can be put down."""
    deal, path = work.spec.deals[row], ("deals", row)
    for place, actor in enumerate(deal.between):
        work.known((*path, "between", place), actor, work.spec.actors, "actor")
    one, other = deal.between
    if one == other:
        work.report((*path, "between"), "wrong-count", "a table stands between two actors", "name another actor")
    items = tuple(build_item(work, row, key, (one, other)) for key in deal.items)
    for key in deal.need:
        work.known((*path, "need", key), key, deal.between, "party", key=True)
    need = tuple(work.expression((*path, "need", actor), deal.need.get(actor), me=actor) for actor in (one, other))
    title = spoken(deal.title, deal.id)
    ratified = work.rule(f"{deal.id}.ratified", f"{title} ratified", path, deal.ratified, {}, key="ratified")
    refused = tuple(
        work.rule(f"{deal.id}.refused.{me}", f"{work.spec.actors[me].name if me in work.spec.actors else me} refuses {title} at home", path, deal.refused, {}, key="refused", me=me, them=them)
        for me, them in ((one, other), (other, one))
    )
    return Table(deal.id, title, (one, other), items, packages_of(work, path, items), (need[0], need[1]), ratified, (refused[0], refused[1]))


def build_item(work: Compiler, row: int, key: str, between: tuple[str, str]) -> Item:
    """Return one item of a table."""
    deal = work.spec.deals[row]
    item, path = deal.items[key], ("deals", row, "items", key)
    for actor in item.worth:
        work.known((*path, "worth", actor), actor, between, "party", key=True)
    for place, source in enumerate(item.sources):
        work.known((*path, "sources", place), source, work.spec.sources, "source")
    worth = tuple(work.expression((*path, "worth", actor), item.worth.get(actor)) for actor in between)
    rule = work.rule(f"{deal.id}.{key}", spoken(item.title, key), path, item.effects, item.because)
    return Item(key, spoken(item.title, key), work.condition((*path, "requires"), item.requires), (worth[0], worth[1]), rule)


def packages_of(work: Compiler, path: tuple[str | int, ...], items: tuple[Item, ...]) -> tuple[tuple[int, ...], ...]:
    """Return every set of items no two of which set the same instrument, smaller sets first."""
    touched = [{instrument for instrument, _ in item.rule.settings} for item in items]
    result: list[tuple[int, ...]] = []
    for size in range(1, len(items) + 1):
        for package in combinations(range(len(items)), size):
            if all(not touched[a] & touched[b] for a, b in combinations(package, 2)):
                result.append(package)
        if len(result) > MOST_PACKAGES:
            work.report((*path, "items"), "too-large", f"more than {MOST_PACKAGES} packages can be made of these items", "use fewer items")
            return tuple(result[:1])
    return tuple(result)


def build_goals(work: Compiler) -> dict[str, tuple[Goal, ...]]:
    """Return each actor's goals."""
    result: dict[str, tuple[Goal, ...]] = {}
    for actor, goals in work.spec.goals.items():
        work.known(("goals", actor), actor, work.spec.actors, "actor", key=True)
        mine = []
        for row, item in enumerate(goals):
            when = work.condition(("goals", actor, row, "when"), item.when)
            check_secrets(work, ("goals", actor, row, "when"), item.when, actor)
            if when:
                mine.append(Goal(item.title, when, int(item.points), item.private))
        result[actor] = tuple(mine)
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
        work.report(("endings", last, "when"), "last-ending", "the last ending must come when nothing else does", "write when: time_up")
    return tuple(result)


def build_history(work: Compiler, events: tuple[Event, ...], moves: tuple[Move, ...], start: int, tick_days: int) -> tuple[tuple[HistoryOrder, ...], dict[int, frozenset[int]]]:
    """Return what really happened: dated orders, and the ticks of the events that did."""
    orders: list[HistoryOrder] = []
    script: dict[int, frozenset[int]] = {}
    names = [event.id for event in events]
    known = {(move.actor, move.order) for move in moves}
    for row, item in enumerate(work.spec.history):
        path = ("history", row)
        for place, source in enumerate(item.sources):
            work.known((*path, "sources", place), source, work.spec.sources, "source")
        on = date.fromisoformat(item.on).toordinal()
        tick = tick_holding(start, tick_days, on)
        if (item.order is None) == (item.event is None):
            work.report(path, "missing", "an entry of history is an order or an event", "write one of order: and event:")
        elif tick < 0:
            work.report((*path, "on"), "out-of-range", "this lies before the first day", "leave it out, or start earlier")
        elif item.event is not None:
            if work.known((*path, "event"), item.event, names, "event"):
                number = names.index(item.event)
                script[number] = script.get(number, frozenset()) | {tick}
        else:
            orders += past_orders(work, path, item.order or "", on, tick, known)
    return tuple(orders), script


def past_orders(work: Compiler, path: tuple[str | int, ...], text: str, on: int, tick: int, known: set[tuple[str, str]]) -> list[HistoryOrder]:
    """Return the orders of one line of history."""
    try:
        actor, entries = parse_orders(text)
    except OrderError as error:
        work.report((*path, "order"), "bad-order", str(error).partition(";")[0], "write 'ACTOR: order'")
        return []
    if not work.known((*path, "order"), actor, work.spec.actors, "actor"):
        return []
    for entry in entries:
        deal = entry.startswith(("sign ", "withdraw "))
        if not deal and (actor, entry) not in known:
            work.report((*path, "order"), "unknown-name", f"{actor} has no move {entry[:60]!r}", hint(entry, [order for who, order in known if who == actor]))
    return [HistoryOrder(on, tick, actor, entry, work.where(path)) for entry in entries]


__all__ = ["UNIT", "built"]
