"""What a rule computes, printed from the object that computes it, so that no page can say another formula."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine import Amount, Expression, Instrument, Rule, Rules, Status, Table, date_of, format_points, in_words


def formulas(rules: Rules, name: str) -> list[str]:
    """Return the lines that say what a meter, reading, instrument, status, move, event, drift or deal computes."""
    return list(lines_of(rules, name))


def lines_of(rules: Rules, name: str) -> Iterator[str]:
    """Yield the lines of one name; nothing for a name that computes nothing, such as a date."""
    whole, _, part = name.partition(".")
    for meter in rules.meters:
        if meter.name == name or meter.name.startswith(f"{name}."):
            span = f"{format_points(meter.low)} to {format_points(meter.high)}"
            yield f"{meter.title} starts at {format_points(meter.start)} and stays within {span}"
    if name in rules.readings:
        term = rules.readings[name].term
        yield f"{name.replace('_', ' ')} = {in_words(getattr(term, 'term', term), rules)}"  # what stands behind it
    if whole in rules.instrument_index:
        item = rules.instruments[rules.instrument_index[whole]]
        for status in item.statuses:
            if part in ("", status.name):
                yield from clock(rules, item, status)
    moves = [move for move in rules.moves if move.id == name]
    for move in moves[:1]:
        if move.requires:
            yield f"open only while {said(rules, move.requires)}"
        yield from effects(rules, move.rule)
        if len(moves) > 1:
            yield f"and the same for {', '.join(other.name for other in moves[1:])}"
    for event in rules.events:
        if event.id == name:
            if event.on is not None:
                yield held_on(rules, event.on)
            if event.when:
                yield f"while {said(rules, event.when)}"
            if event.chance:
                yield f"with a chance of {said(rules, event.chance)} points a {tick_of(rules)}"
            yield from effects(rules, event.rule)
    for drift in rules.drift:
        if drift.rule.name == name:
            yield from [f"while {said(rules, drift.when)}"] if drift.when else []
            yield from effects(rules, drift.rule)
    for table in rules.tables:
        if table.name == whole:
            yield from worths(rules, table, part)


def held_on(rules: Rules, tick: int) -> str:
    """Return when a tick is, in words: its day, or its week."""
    return f"{'on' if rules.tick_days == 1 else 'in the week of'} {date_of(rules, tick)}"


def tick_of(rules: Rules) -> str:
    """Return what the world moves by: week or day."""
    return "week" if rules.tick_days == 7 else "day"


def said(rules: Rules, expression: Expression) -> str:
    """Return an expression in words."""
    return in_words(expression.term, rules)


def amount(rules: Rules, item: Amount) -> str:
    """Return what an effect adds."""
    title = rules.meters[item.meter].title
    if item.fixed is not None:
        return f"{title} {format_points(item.fixed, True)}"
    if item.spread is not None:
        first, count = item.spread
        return f"{title} plus something from {format_points(first)} to {format_points(first + count - 1)}"
    assert item.expression is not None
    return f"{title} plus ({said(rules, item.expression)})"


def effects(rules: Rules, rule: Rule) -> Iterator[str]:
    """Yield what a rule does to meters, then to instruments."""
    for item in rule.amounts:
        yield amount(rules, item)
    for row, status in rule.settings:
        instrument = rules.instruments[row]
        yield f"{instrument.title}: {instrument.statuses[status].title}"


def clock(rules: Rules, item: Instrument, status: Status) -> Iterator[str]:
    """Yield what a status does while it stands, and what ends it."""
    head = f"{item.title}, {status.title}"
    for part in status.standing.amounts if status.standing else ():
        yield f"{head}, each {tick_of(rules)}: {amount(rules, part)}"
    if status.ends:
        length = f"after {status.lasts} {tick_of(rules)}{'s' if status.lasts != 1 else ''}"
        ends = length if status.until is None else held_on(rules, status.until)
        then = "; ".join(effects(rules, status.ends))
        yield f"{head}, ends {ends}: {then}"


def worths(rules: Rules, table: Table, part: str) -> Iterator[str]:
    """Yield the needs of a table and the worth of its items, or of one item."""
    for party, actor in enumerate(table.between):
        need = table.need[party]
        if need and not part:
            yield f"need in {rules.names[actor]}: {said(rules, need)}"
    for item in table.items:
        if part in ("", item.name):
            for party, actor in enumerate(table.between):
                worth = item.worth[party]
                if worth:
                    yield f"{item.title}, worth in {rules.names[actor]}: {said(rules, worth)}"
