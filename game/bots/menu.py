"""What a bot may choose from: its own menu for a whole batch of games, the games axis last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.engine import Legal, Pace, Rules, State, format_package, winset

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A move of somebody else that this actor is told of when it is played."""

    name: str
    """Full name, as `View.last_turn` takes it: `tokyo.protest.seoul`."""
    actor: str
    target: str | None
    tone: str
    cost: int


@dataclass(frozen=True, slots=True)
class Bargain:
    """One table this actor sits at, for every game of the batch."""

    name: str
    other: str
    """The party across the table."""
    packages: tuple[str, ...]
    """Each package as it is written on a sheet: `talks + notice_suspended`."""
    open: Array
    """Which packages may be put down now, bool [packages, games]."""
    mine: Array
    """The package this actor has standing, its number + 1, 0 for none, [games]."""
    theirs: Array
    """The package the other party has standing, its number + 1, 0 for none, [games]."""
    needs: Array
    """The items each package needs as bits, at its number + 1; none at 0, [packages + 1]."""
    singles: tuple[int, ...]
    """The number of the package that holds an item alone, for every item."""
    weigh: Callable[[], Array]

    def acceptable(self) -> Array:
        """Return which packages this actor's own home would ratify today, bool [packages, games]."""
        return self.weigh()

    def answer(self) -> Array:
        """Return the other party's standing package where it may be signed now, else 0, [games]."""
        return self.theirs * self.allows(self.theirs)

    def allows(self, packages: Array) -> Array:
        """Return where packages (number + 1, 0 for none, [games]) may be put down now, bool [games].

        Item by item: a package is open where all its items are, and items are far fewer than packages.
        """
        shut = [(item, self.open[number]) for item, number in enumerate(self.singles)]
        shut = [(item, row) for item, row in shut if not row.all()]
        allowed: Array = packages > 0
        if shut:
            bits = np.zeros(len(packages), np.uint32)
            for item, row in shut:
                bits |= (~row).astype(np.uint32) << np.uint32(item)
            allowed = allowed & ((self.needs.take(packages) & bits) == 0)
        return allowed


@dataclass(frozen=True, slots=True)
class Place:
    """A seat at a table: what of it never changes during a game."""

    table: int
    """Number of the table."""
    mine: int
    """Number of this actor's party."""
    theirs: int
    """Number of the other party."""
    packages: tuple[str, ...]
    needs: Array
    singles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The part of a menu that never changes during a game."""

    actor: str
    rows: Array
    """Where this actor's moves stand among all moves, [n]."""
    orders: tuple[str, ...]
    """Each move as an entry of a sheet: `protest tokyo`."""
    names: tuple[str, ...]
    """Each move by its full name: `seoul.protest.tokyo`."""
    costs: tuple[int, ...]
    tone: tuple[str, ...]
    """hostile, neutral or friendly."""
    target: tuple[str | None, ...]
    conflicts: Array
    """Pairs of moves that set the same instrument and cannot share a sheet, bool [n, n]."""
    others: tuple[Told, ...]
    """The moves of other actors that this actor is told of."""
    tables: tuple[Place, ...]
    """Where this actor bargains."""


@dataclass(frozen=True, slots=True)
class Menu:
    """What one actor may order this turn in each game of a batch: n moves, some tables, so much attention."""

    card: Card
    turn: int
    """The turn now being decided, 1 for the first."""
    ticks: tuple[int, int]
    """The first tick of this turn and the first of the next."""
    attention: int
    """What the orders on one sheet may cost together."""
    legal: Array
    """Which moves are open now, bool [n, games]."""
    tables: tuple[Bargain, ...]

    @property
    def actor(self) -> str:
        """Whose menu this is."""
        return self.card.actor

    @property
    def games(self) -> int:
        """How many games the batch holds."""
        return int(self.legal.shape[1])

    @property
    def orders(self) -> tuple[str, ...]:
        """Each move as an entry of a sheet, [n]."""
        return self.card.orders

    @property
    def names(self) -> tuple[str, ...]:
        """Each move by its full name, [n]."""
        return self.card.names

    @property
    def costs(self) -> tuple[int, ...]:
        """The attention each move takes, [n]."""
        return self.card.costs

    @property
    def tone(self) -> tuple[str, ...]:
        """hostile, neutral or friendly, [n]."""
        return self.card.tone

    @property
    def target(self) -> tuple[str | None, ...]:
        """Whom each move is aimed at, [n]."""
        return self.card.target

    @property
    def conflicts(self) -> Array:
        """Pairs of moves that cannot share a sheet, bool [n, n]."""
        return self.card.conflicts

    @property
    def others(self) -> tuple[Told, ...]:
        """The moves of other actors that this actor is told of."""
        return self.card.others


@dataclass(frozen=True, slots=True)
class Choice:
    """One actor's sheets for a whole batch."""

    moves: Array
    """Which moves are on the sheet, bool [n, games]."""
    signs: Array | None = None
    """Package put down at each of the actor's tables, its number + 1, 0 for none, [tables, games]."""
    withdraws: Array | None = None
    """Where a standing offer is withdrawn, bool [tables, games]."""


def only(packages: Array, good: Array) -> Array:
    """Return packages (number + 1, 0 for none, [games]) where `good` [packages, games] holds, else 0."""
    kept: Array = packages * (good[packages - 1, np.arange(good.shape[1])] & (packages > 0))
    return kept


def card_of(rules: Rules, actor: str) -> Card:
    """Return the part of an actor's menu that never changes."""
    rows = np.array(rules.actor_moves[actor], dtype=np.intp)
    moves = [rules.moves[row] for row in rows]
    others = tuple(
        Told(move.name, move.actor, move.target, move.tone, move.cost)
        for move in rules.moves
        if move.actor != actor and (move.quiet is None or actor in move.quiet)
    )
    return Card(
        actor=actor,
        rows=rows,
        orders=tuple(move.order for move in moves),
        names=tuple(move.name for move in moves),
        costs=tuple(move.cost for move in moves),
        tone=tuple(move.tone for move in moves),
        target=tuple(move.target for move in moves),
        conflicts=rules.conflicts[np.ix_(rows, rows)],
        others=others,
        tables=tuple(place_at(rules, actor, at) for at, table in enumerate(rules.tables) if actor in table.between),
    )


def place_at(rules: Rules, actor: str, number: int) -> Place:
    """Return an actor's seat at a table."""
    table = rules.tables[number]
    other = table.between[1 - table.between.index(actor)]
    return Place(
        table=number,
        mine=rules.parties.index((number, actor)),
        theirs=rules.parties.index((number, other)),
        packages=tuple(format_package(table, package) for package in range(len(table.packages))),
        needs=np.array([0, *(sum(1 << item for item in package) for package in table.packages)], np.uint32),
        singles=tuple(table.packages.index((item,)) for item in range(len(table.items))),
    )


def menu_of(rules: Rules, pace: Pace, card: Card, state: State, allowed: Legal) -> Menu:
    """Return what an actor may order in each game of a batch; nothing here tells more than its own seat may know."""
    tables = tuple(
        Bargain(
            name=rules.tables[place.table].name,
            other=rules.parties[place.theirs][1],
            packages=place.packages,
            open=allowed.packages[place.table],
            mine=state.offers[place.mine],
            theirs=state.offers[place.theirs],
            needs=place.needs,
            singles=place.singles,
            weigh=weighing(rules, state, card, place.table),
        )
        for place in card.tables
    )
    ticks = (state.tick, state.tick + pace.turn_ticks)
    return Menu(card, state.turn + 1, ticks, pace.attention[card.actor], allowed.moves[card.rows], tables)




def weighing(rules: Rules, state: State, card: Card, number: int) -> Callable[[], Array]:
    """Return how to work out an actor's own win-set at one of its tables; worked out only if somebody asks."""

    def weigh() -> Array:
        return winset(rules, state, card.actor)[rules.tables[number].name]

    return weigh
