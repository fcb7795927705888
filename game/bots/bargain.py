"""Where a bot bargains: its seat at a table, what may be put down there, what its home would ratify."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.engine import Rules, State, format_package, winset

Array = NDArray[Any]


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


@dataclass(slots=True)
class Scales:
    """An actor's own win-sets, worked out once a turn and only if somebody asks."""

    rules: Rules
    state: State
    actor: str
    found: dict[str, Array] | None = None

    def at(self, table: str) -> Array:
        """Return which packages of a table the actor's own home would ratify today, bool [packages, games]."""
        if self.found is None:
            self.found = winset(self.rules, self.state, self.actor)
        return self.found[table]


def only(packages: Array, good: Array) -> Array:
    """Return packages (number + 1, 0 for none, [games]) where `good` [packages, games] holds, else 0."""
    kept: Array = packages * (good[packages - 1, np.arange(good.shape[1])] & (packages > 0))
    return kept


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


def bargain_at(rules: Rules, state: State, place: Place, open_now: Array, scales: Scales) -> Bargain:
    """Return one table as an actor finds it at the start of a turn."""
    return Bargain(
        name=rules.tables[place.table].name,
        other=rules.parties[place.theirs][1],
        packages=place.packages,
        open=open_now,
        mine=state.offers[place.mine],
        theirs=state.offers[place.theirs],
        needs=place.needs,
        singles=place.singles,
        weigh=partial(scales.at, rules.tables[place.table].name),
    )
