"""What can come about at all: the statuses, events and moves some game could see, found without playing one.

It errs on one side only: what it says cannot happen, no game sees unless an inject or the record makes an event happen
against its rules; what it lets pass may still never happen. Conditions are held against sets of statuses and bounds of
numbers, which grow until nothing new comes about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.engine import terms
from game.engine.evaluate import Expression
from game.engine.numbers import HUNDREDTH, NEVER, UNIT
from game.engine.rules import Amount, Event, Rule, Rules, Status

FLIPPED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
MOST_ROUNDS = 40  # things that follow from each other; more are not judged
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be the case in some state of some game."""

    statuses: tuple[frozenset[int], ...]
    """Of each instrument, those it can have."""
    happened: frozenset[int]
    """Rows of moves and events that can happen."""
    meters: tuple[Bounds, ...]
    """Lowest and highest value of each, ten-thousandths."""
    days: Bounds
    """First and last day, ordinals."""


@dataclass(frozen=True, slots=True)
class Possible:
    """What can come about in a crisis, and which of its rules can do anything."""

    reach: Reach
    moves: frozenset[int]
    events: frozenset[int]
    drift: frozenset[int]
    items: frozenset[tuple[int, int]]
    """(table, item)."""
    endings: frozenset[int]
    clocks: frozenset[tuple[int, int]]
    """(instrument, status) whose clock can run out."""


def could(term: terms.Term, reach: Reach, holds: bool = True) -> Reach | None:
    """Return the part of a reach in which a condition can hold (or fail), None where it cannot."""
    match term:
        case terms.ReadingNow():
            return could(term.term, reach, holds)
        case terms.Logic(word="not"):
            return could(term.of[0], reach, not holds)
        case terms.Logic():
            return every(term, reach, holds) if (term.word == "and") == holds else either(term, reach, holds)
        case terms.Stands():
            have, one = reach.statuses[term.instrument], frozenset({term.status})
            left = have & one if term.denied != holds else have - one
            return with_statuses(reach, term.instrument, left) if left else None
        case terms.Comparison():
            return compared(term, reach, holds)
    return reach


def every(term: terms.Logic, reach: Reach, holds: bool) -> Reach | None:
    """Return where all parts can be so together; a second round lets the last narrow the first."""
    for part in (*term.of, *term.of):
        found = could(part, reach, holds)
        if found is None:
            return None
        reach = found
    return reach


def either(term: terms.Logic, reach: Reach, holds: bool) -> Reach | None:
    """Return where one of the parts can be so."""
    ways = [found for part in term.of if (found := could(part, reach, holds)) is not None]
    return None if not ways else ways[0] if len(ways) == 1 else reach


def with_statuses(reach: Reach, instrument: int, left: frozenset[int]) -> Reach:
    """Return a reach with other statuses of one instrument."""
    return replace(reach, statuses=(*reach.statuses[:instrument], left, *reach.statuses[instrument + 1 :]))


def compared(term: terms.Comparison, reach: Reach, holds: bool) -> Reach | None:
    """Return where a chain of comparisons can hold (or fail)."""
    pairs = list(zip(term.of, term.signs, term.of[1:], strict=False))
    if not holds:
        ways = [found for a, sign, b in pairs if (found := one_compared(a, FLIPPED[sign], b, reach)) is not None]
        return None if not ways else ways[0] if len(ways) == 1 else reach
    for left, sign, right in pairs:
        found = one_compared(left, sign, right, reach)
        if found is None:
            return None
        reach = found
    return reach


def one_compared(left: terms.Term, sign: str, right: terms.Term, reach: Reach) -> Reach | None:
    """Return where one comparison can hold."""
    a, b = bounded(left, reach), bounded(right, reach)
    possible = {
        "<": a[0] < b[1], "<=": a[0] <= b[1], ">": a[1] > b[0], ">=": a[1] >= b[0],
        "==": a[0] <= b[1] and b[0] <= a[1], "!=": not a[0] == a[1] == b[0] == b[1],
    }  # fmt: skip
    if not possible[sign]:
        return None
    return narrowed(right, TURNED[sign], a, narrowed(left, sign, b, reach))


def narrowed(term: terms.Term, sign: str, other: Bounds, reach: Reach) -> Reach:
    """Return a reach in which a meter, or today, is on one side of a value."""
    today = isinstance(term, terms.Day) and term.ordinal is None
    if not (today or isinstance(term, terms.MeterNow)) or sign == "!=":
        return reach
    low, high = bounded(term, reach)
    grain = 1 if today else HUNDREDTH  # the nearest value it can have: above, or at the least there
    if sign in (">", ">=", "=="):
        low = max(low, -(-(other[0] + (sign == ">")) // grain) * grain)
    if sign in ("<", "<=", "=="):
        high = min(high, (other[1] - (sign == "<")) // grain * grain)
    if today:
        return replace(reach, days=(low, high)) if low <= high else reach
    assert isinstance(term, terms.MeterNow)
    if low > high:
        return reach  # between two values a meter takes
    return replace(reach, meters=(*reach.meters[: term.row], (low, high), *reach.meters[term.row + 1 :]))


def bounded(term: terms.Term, reach: Reach) -> Bounds:
    """Return the least and greatest value a term can have, ten-thousandths or ordinals."""
    match term:
        case terms.MeterNow():
            return reach.meters[term.row]
        case terms.ReadingNow():
            return bounded(term.term, reach)
        case terms.Day():
            return reach.days if term.ordinal is None else (term.ordinal, term.ordinal)
        case terms.Between():
            left, right = bounded(term.left, reach), bounded(term.right, reach)
            return (left[0] - right[1]) * UNIT, (left[1] - right[0]) * UNIT
        case terms.Times() if not reach.happened.intersection(term.rows):
            return 0, 0
        case terms.Since() if term.rows and not reach.happened.intersection(term.rows):
            return NEVER * UNIT, NEVER * UNIT
        case terms.Arithmetic():
            made = terms.arithmetic(term.sign, flat(term.left, reach), flat(term.right, reach))
            return made.low, made.high
        case terms.Shaped():
            made = terms.shaped(term.shape, flat(term.of, reach))
            return made.low, made.high
        case terms.Choice():
            when, otherwise = could(term.when, reach), could(term.when, reach, False)
            ends = [bounded(term.chosen, when)] if when else []
            ends += [bounded(term.otherwise, otherwise)] if otherwise else []
            return min(low for low, _ in ends), max(high for _, high in ends)
    return term.low, term.high


def flat(term: terms.Term, reach: Reach) -> terms.Term:
    """Return a term that is only its bounds."""
    low, high = bounded(term, reach)
    return terms.Term(terms.NUMBER, low, high, max(abs(low), abs(high)))


def possible(rules: Rules) -> Possible:
    """Return what can come about: from the first day on, whatever can happen adds to what can be."""
    ticks = max(pace.turns * pace.turn_ticks for pace in rules.paces.values())
    reach = Reach(
        tuple(frozenset({item.start}) for item in rules.instruments),
        frozenset(),
        tuple((meter.start * HUNDREDTH, meter.start * HUNDREDTH) for meter in rules.meters),
        (rules.start, rules.start + ticks * rules.tick_days),
    )
    for _ in range(MOST_ROUNDS):
        found = once_over(rules, reach, ticks)
        if found.reach == reach:
            return found
        reach = found.reach
    return everything(rules, reach)


def everything(rules: Rules, reach: Reach) -> Possible:
    """Return that all can come about: of a crisis that is too tangled to be judged."""
    whole = Reach(
        tuple(frozenset(range(len(item.statuses))) for item in rules.instruments),
        frozenset(range(len(rules.counted))),
        tuple((meter.low * HUNDREDTH, meter.high * HUNDREDTH) for meter in rules.meters),
        reach.days,
    )
    items = ((row, place) for row, table in enumerate(rules.tables) for place in range(len(table.items)))
    return Possible(
        whole,
        frozenset(range(len(rules.moves))),
        frozenset(range(len(rules.events))),
        frozenset(range(len(rules.drift))),
        frozenset(items),
        frozenset(range(len(rules.endings))),
        frozenset((row, number) for row, number, _ in rules.clocks),
    )


def once_over(rules: Rules, reach: Reach, ticks: int) -> Possible:
    """Return what can happen within a reach, with the reach that follows from it."""
    moves = {row for row, move in enumerate(rules.moves) if can(move.requires, reach)}
    events = {row for row, event in enumerate(rules.events) if event_can(rules, event, reach, ticks)}
    drift = {row for row, item in enumerate(rules.drift) if can(item.when, reach)}
    items = {
        (row, place)
        for row, table in enumerate(rules.tables)
        for place, item in enumerate(table.items)
        if can(item.requires, reach)
    }
    standing = {(row, number) for row, number, _ in rules.all_statuses() if number in reach.statuses[row]}
    clocks = {(row, number) for row, number, status in rules.clocks if (row, number) in standing and due(status, ticks)}
    acting = [rules.moves[row].rule for row in sorted(moves)] + [rules.events[row].rule for row in sorted(events)]
    acting += [rules.drift[row].rule for row in sorted(drift)] + list(table_rules(rules, items))
    for row, number, status in rules.all_statuses():
        if status.ends and (row, number) in clocks:
            acting.append(status.ends)
        if status.standing and (row, number) in standing:
            acting.append(status.standing)
    endings = {row for row, ending in enumerate(rules.endings) if can(ending.when, reach)}
    after = grown(rules, reach, acting, frozenset(moves) | {len(rules.moves) + row for row in events})
    sets = (frozenset(moves), frozenset(events), frozenset(drift), frozenset(items), frozenset(endings))
    return Possible(after, *sets, frozenset(clocks))


def can(when: Expression | None, reach: Reach) -> bool:
    """Return whether a condition can hold; none always does."""
    return when is None or could(when.term, reach) is not None


def event_can(rules: Rules, event: Event, reach: Reach, ticks: int) -> bool:
    """Return whether an event can happen: on its day, under its condition, with its chance."""
    if event.on is not None:
        if not 0 <= event.on < ticks:
            return False
        first = rules.start + event.on * rules.tick_days
        reach = replace(reach, days=(first, first + rules.tick_days))
    when = reach if event.when is None else could(event.when.term, reach)
    return when is not None and (event.chance is None or bounded(event.chance.term, when)[1] > 0)


def due(status: Status, ticks: int) -> bool:
    """Return whether a clock can run out while the longest game lasts."""
    return (status.until if status.until is not None else status.lasts or 0) < ticks


def table_rules(rules: Rules, items: set[tuple[int, int]]) -> Iterator[Rule]:
    """Yield what signing at the tables can do."""
    for row, place in sorted(items):
        yield rules.tables[row].items[place].rule
    for row in sorted({row for row, _ in items}):
        yield from (rules.tables[row].ratified, *rules.tables[row].refused)


def grown(rules: Rules, reach: Reach, acting: list[Rule], happened: frozenset[int]) -> Reach:
    """Return the reach after every acting rule had its way as often as it likes."""
    statuses, meters = list(reach.statuses), list(reach.meters)
    for rule in acting:
        for instrument, status in rule.settings:
            statuses[instrument] |= {status}
        for amount in rule.amounts:
            low, high = added(amount, reach)
            meter, (least, most) = rules.meters[amount.meter], meters[amount.meter]
            least = meter.low * HUNDREDTH if low < 0 else least
            meters[amount.meter] = least, meter.high * HUNDREDTH if high > 0 else most
    return replace(reach, statuses=tuple(statuses), meters=tuple(meters), happened=reach.happened | happened)


def added(amount: Amount, reach: Reach) -> Bounds:
    """Return the least and greatest amount, in hundredths."""
    if amount.fixed is not None:
        return amount.fixed, amount.fixed
    if amount.spread is not None:
        return amount.spread[0], amount.spread[0] + amount.spread[1] - 1
    assert amount.expression is not None
    low, high = bounded(amount.expression.term, reach)
    return terms.wide_rounded(low, HUNDREDTH), terms.wide_rounded(high, HUNDREDTH)


def readers(rules: Rules) -> Mapping[int, int]:
    """Return how many rules, goals and endings read each meter; a rule that only moves the meter itself is none."""
    counts = dict.fromkeys(range(len(rules.meters)), 0)
    for made, own in asked(rules):
        rows = {part.row for part in terms.below(made.term) if isinstance(part, terms.MeterNow)}
        for row in sorted(row for row in rows if row != own):
            counts[row] += 1
    return counts


def asked(rules: Rules) -> Iterator[tuple[Expression, int | None]]:
    """Yield every expression that does something, with the meter it moves."""
    conditions = [move.requires for move in rules.moves] + [item.when for item in rules.drift]
    conditions += [event.when for event in rules.events] + [event.chance for event in rules.events]
    conditions += [ending.when for ending in rules.endings]
    conditions += [goal.when for goals in rules.goals.values() for goal in goals]
    for table in rules.tables:
        conditions += [*table.need, *(item.requires for item in table.items)]
        conditions += [worth for item in table.items for worth in item.worth]
    yield from ((made, None) for made in conditions if made is not None)
    for rule in every_rule(rules):
        for amount in rule.amounts:
            if amount.expression is not None:
                yield amount.expression, amount.meter


def every_rule(rules: Rules) -> Iterator[Rule]:
    """Yield everything that changes the state."""
    yield from (move.rule for move in rules.moves)
    yield from (event.rule for event in rules.events)
    yield from (item.rule for item in rules.drift)
    for _, _, status in rules.all_statuses():
        yield from (rule for rule in (status.ends, status.standing) if rule is not None)
    for table in rules.tables:
        yield from (item.rule for item in table.items)
        yield from (table.ratified, *table.refused)
