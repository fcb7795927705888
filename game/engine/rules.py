"""A compiled crisis: frozen tables the law of play runs on. The scenario floor makes them from YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any

import numpy as np

from game.engine.evaluate import Expression
from game.engine.numbers import Array, kind_for
from game.errors import ScenarioError

RULES_VERSION = 1  # bump when the same orders can lead to another digest


@dataclass(frozen=True, slots=True)
class Amount:
    """What a rule adds to one meter: a fixed amount, a formula or a drawn range; one of the three is set."""

    meter: int
    key: str
    """The effect key as written; with the rule's name the purpose of a draw."""
    fixed: int | None
    """Hundredths."""
    expression: Expression | None
    """Its formula gives hundredths, rounded once."""
    spread: tuple[int, int] | None
    """Lowest amount in hundredths, and how many there are to draw from."""
    because: str
    where: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Anything that changes the state: amounts to meters and statuses of instruments."""

    name: str
    title: str
    where: str
    amounts: tuple[Amount, ...] = ()
    settings: tuple[tuple[int, int], ...] = ()
    """(instrument, status) by number."""
    actor: str | None = None
    quiet: frozenset[str] | None = None
    """Who is told of it; None: everybody."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a turn is, how many there are, and what each actor can attend to in one."""

    name: str
    title: str
    turn_ticks: int
    turns: int
    attention: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Meter:
    """A bounded number people see; all amounts in hundredths of a point."""

    name: str
    title: str
    low: int
    high: int
    start: int


@dataclass(frozen=True, slots=True)
class Status:
    """Where an instrument can stand, and what ends it."""

    name: str
    title: str
    lasts: int | None = None
    """Whole ticks it stands before its clock falls due."""
    until: int | None = None
    """Tick in which its date falls due."""
    ends: Rule | None = None
    """What the clock does when it falls due, the next status included."""
    standing: Rule | None = None
    """What happens every tick it stands."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A pact, control, case or channel."""

    name: str
    title: str
    start: int
    statuses: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """An entry in an actor's menu, aimed at a target or at nobody."""

    name: str
    """Full name: `seoul.protest.tokyo`, `seoul.give_notice`."""
    id: str
    actor: str
    target: str | None
    order: str
    """As an entry of a sheet: `protest tokyo`."""
    cost: int
    cooldown: int
    """Days."""
    once: bool
    requires: Expression | None
    tone: str
    kind: str
    rule: Rule

    @property
    def title(self) -> str:
        """The title people read."""
        return self.rule.title

    @property
    def quiet(self) -> frozenset[str] | None:
        """Who is told of it; None: everybody."""
        return self.rule.quiet


@dataclass(frozen=True, slots=True)
class Event:
    """Something nobody orders."""

    id: str
    when: Expression | None
    on: int | None
    """Tick that holds its date."""
    chance: Expression | None
    """Points a tick."""
    once: bool
    rule: Rule


@dataclass(frozen=True, slots=True)
class Drift:
    """What each tick does by itself."""

    when: Expression | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class Item:
    """A clause that can stand in a package."""

    name: str
    title: str
    requires: Expression | None
    worth: tuple[Expression | None, Expression | None]
    """To the home of each party."""
    rule: Rule


@dataclass(frozen=True, slots=True)
class Table:
    """Where two actors bargain."""

    name: str
    title: str
    between: tuple[str, str]
    items: tuple[Item, ...]
    packages: tuple[tuple[int, ...], ...]
    """Item numbers of every package that can be put down."""
    need: tuple[Expression | None, Expression | None]
    ratified: Rule
    refused: tuple[Rule, Rule]
    """One for each home that says no."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What an actor would like to see at the end."""

    title: str
    when: Expression
    points: int
    private: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """An authored end of the crisis."""

    id: str
    title: str
    when: Expression


@dataclass(frozen=True, slots=True)
class HistoryOrder:
    """One order that really was given."""

    on: int
    """Date as an ordinal."""
    tick: int
    actor: str
    entry: str
    where: str


@dataclass(frozen=True)
class Rules:
    """One scenario, compiled."""

    id: str
    title: str
    tick_days: int
    start: int
    """First day as an ordinal."""
    paces: Mapping[str, Pace]
    actors: tuple[str, ...]
    names: Mapping[str, str]
    """Actor to the name people read."""
    meters: tuple[Meter, ...]
    instruments: tuple[Instrument, ...]
    moves: tuple[Move, ...]
    events: tuple[Event, ...]
    drift: tuple[Drift, ...]
    tables: tuple[Table, ...]
    goals: Mapping[str, tuple[Goal, ...]]
    endings: tuple[Ending, ...]
    history: tuple[HistoryOrder, ...] = ()
    script: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Event number to the ticks in which history saw it."""
    readings: Mapping[str, Expression] = field(default_factory=dict)
    reach: Mapping[int, int] = field(default_factory=dict)
    """The most that a step can add to each meter, or take from it, hundredths."""
    advice: Mapping[str, tuple[tuple[Expression, ...], ...]] = field(default_factory=dict)
    """Of each adviser of an actor, when each of the other sentences is said."""
    called: Mapping[str, str] = field(default_factory=dict)
    """What readings are called in another language than the authored one."""

    def __repr__(self) -> str:
        return f"<Rules of {self.id}>"

    def pace(self, name: str | None) -> Pace:
        """Return a pace by name, the first if None; raise ScenarioError with the nearest name."""
        if name is None:
            return next(iter(self.paces.values()))
        if name not in self.paces:
            near = get_close_matches(name, list(self.paces), 1, 0.3)
            hint = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(self.paces)}"
            raise ScenarioError(f"{self.id} has no pace {name!r}; {hint}")
        return self.paces[name]

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """Names of the rows that count: moves, then events."""
        return tuple(move.name for move in self.moves) + tuple(event.id for event in self.events)

    @cached_property
    def meter_index(self) -> dict[str, int]:
        """Meter by name."""
        return {meter.name: row for row, meter in enumerate(self.meters)}

    @cached_property
    def instrument_index(self) -> dict[str, int]:
        """Instrument by name."""
        return {item.name: row for row, item in enumerate(self.instruments)}

    @cached_property
    def move_index(self) -> dict[str, int]:
        """Move by full name."""
        return {move.name: row for row, move in enumerate(self.moves)}

    @cached_property
    def event_index(self) -> dict[str, int]:
        """Event by name."""
        return {event.id: row for row, event in enumerate(self.events)}

    @cached_property
    def table_index(self) -> dict[str, int]:
        """Table by name."""
        return {table.name: row for row, table in enumerate(self.tables)}

    @cached_property
    def actor_moves(self) -> dict[str, tuple[int, ...]]:
        """Rows of each actor's moves."""
        return {actor: tuple(i for i, move in enumerate(self.moves) if move.actor == actor) for actor in self.actors}

    @cached_property
    def parties(self) -> tuple[tuple[int, str], ...]:
        """Each seat at a table: (table, actor), two a table in its order."""
        return tuple((row, actor) for row, table in enumerate(self.tables) for actor in table.between)

    @cached_property
    def sum_kinds(self) -> tuple[type[np.signedinteger[Any]], ...]:
        """The type in which each meter is added up: as narrow as its range and `reach` allow."""
        return tuple(
            kind_for(2**7, meter.low - reach, meter.high + reach)
            for meter, reach in ((meter, self.reach.get(row, 2**62)) for row, meter in enumerate(self.meters))
        )

    @cached_property
    def ends(self) -> tuple[tuple[Array, Array], ...]:
        """The least and the most of each meter as numpy clips quickest: of no axes, of the type it is added up in."""
        return tuple(
            (np.array(meter.low, kind), np.array(meter.high, kind))
            for meter, kind in zip(self.meters, self.sum_kinds, strict=True)
        )

    @cached_property
    def clocks(self) -> tuple[tuple[int, int, Status], ...]:
        """Every status that ends on a date: (instrument, status) by number, in file order."""
        return tuple(entry for entry in self.all_statuses() if entry[2].ends is not None)

    @cached_property
    def standing(self) -> tuple[tuple[int, int, Status], ...]:
        """Every status that does something while it stands, in file order."""
        return tuple(entry for entry in self.all_statuses() if entry[2].standing is not None)

    def all_statuses(self) -> Iterator[tuple[int, int, Status]]:
        """Return every status with its numbers."""
        for row, instrument in enumerate(self.instruments):
            for number, status in enumerate(instrument.statuses):
                yield row, number, status

    @cached_property
    def costs(self) -> Array:
        """Attention each move takes, [moves]."""
        return np.array([move.cost for move in self.moves], dtype=np.int16)

    @cached_property
    def conflicts(self) -> Array:
        """Pairs of moves of one actor that set the same instrument, bool [moves, moves]."""
        touched = [{instrument for instrument, _ in move.rule.settings} for move in self.moves]
        pairs = [
            [
                a is not b and a.actor == b.actor and bool(one & other)
                for b, other in zip(self.moves, touched, strict=True)
            ]
            for a, one in zip(self.moves, touched, strict=True)
        ]
        return np.array(pairs, dtype=bool).reshape(len(self.moves), len(self.moves))

    @cached_property
    def prefixes(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each table every package as a smaller one that stands before it (-1: none) and one item more."""
        result = []
        for table in self.tables:
            place = {package: row for row, package in enumerate(table.packages)}
            result.append(tuple((place.get(package[:-1], -1), package[-1]) for package in table.packages))
        return tuple(result)

    @cached_property
    def holding(self) -> tuple[Array, ...]:
        """For each table which item stands in which package, by its number + 1, bool [items, packages + 1]."""
        return tuple(
            np.array(
                [[False, *(item in package for package in table.packages)] for item in range(len(table.items))], bool
            ).reshape(len(table.items), -1)
            for table in self.tables
        )


def date_of(rules: Rules, tick: int) -> date:
    """Return the first day of a tick."""
    return date.fromordinal(rules.start + tick * rules.tick_days)


def tick_holding(start: int, tick_days: int, day: int) -> int:
    """Return the tick that contains a day (both as ordinals); negative before the first day."""
    return (day - start) // tick_days
