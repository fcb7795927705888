"""What a bot may choose from: its own menu for a whole batch of games, the games axis last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.bots.bargain import Array, Bargain, Place, Scales, bargain_at, place_at
from game.engine import Legal, Pace, Rules, State


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


def menu_of(rules: Rules, pace: Pace, card: Card, state: State, allowed: Legal) -> Menu:
    """Return what an actor may order in each game of a batch; nothing here tells more than its own seat may know."""
    scales = Scales(rules, state, card.actor)
    tables = tuple(bargain_at(rules, state, place, allowed.packages[place.table], scales) for place in card.tables)
    ticks = (state.tick, state.tick + pace.turn_ticks)
    return Menu(card, state.turn + 1, ticks, pace.attention[card.actor], allowed.moves[card.rows], tables)
