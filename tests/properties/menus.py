"""All the sheets that stand in a position, counted and hashed: what perft is to chess."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import product
from math import prod

import numpy as np

from game import engine
from tests import oracle

Sheet = tuple[str, ...]
Menu = list[list[Sheet]]
"""The sets of moves of an actor that stand, then what it can write at each of its tables; any go together."""


def subsets(
    orders: list[str], cost: Callable[[str], int], attention: int, clash: Callable[[str, str], bool]
) -> Iterator[Sheet]:
    """Yield every set of orders within attention in which no two clash, the empty one first."""
    yield ()
    for place, order in enumerate(orders):
        if cost(order) <= attention:
            rest = [other for other in orders[place + 1 :] if not clash(order, other)]
            for more in subsets(rest, cost, attention - cost(order), clash):
                yield (order, *more)


def engine_sheets(rules: engine.Rules, state: engine.State, actor: str, game: int = 0) -> Menu:
    """Return the sheets of an actor the engine's tables let stand."""
    legal = engine.legal(rules, state)
    rows = {rules.moves[row].order: row for row in rules.actor_moves[actor] if legal.moves[row, game]}
    moves = subsets(
        list(rows), lambda order: rules.moves[rows[order]].cost, state.pace.attention[actor],
        lambda a, b: bool(rules.conflicts[rows[a], rows[b]]),
    )  # fmt: skip
    tables: list[list[Sheet]] = []
    for party, (row, who) in enumerate(rules.parties):
        if who == actor:
            table = rules.tables[row]
            signs = [f"sign {table.name}: {engine.format_package(table, int(number))}"
                     for number in np.flatnonzero(legal.packages[row][:, game])]  # fmt: skip
            tables.append(with_withdrawals(table.name, signs, bool(state.offers[party, game])))
    return [list(moves), *tables]


def with_withdrawals(table: str, signs: list[str], stands: bool) -> list[Sheet]:
    """Return everything one actor can write about one table."""
    written: list[Sheet] = [(), *((sign,) for sign in signs)]
    return written + [(f"withdraw {table}", *entry) for entry in written] if stands else written


def oracle_sheets(play: oracle.Play, actor: str) -> Menu:
    """Return the sheets of an actor the oracle lets stand."""
    moves = {order: play.world.moves[play.row(actor, order)] for order in play.legal(actor)}
    sets = subsets(
        list(moves), lambda order: moves[order].cost, play.attention[actor],
        lambda a, b: bool(set(moves[a].rule.sets) & set(moves[b].rule.sets)),
    )  # fmt: skip
    tables: list[list[Sheet]] = []
    for name, table in play.world.tables.items():
        if actor in table.between:
            order = list(table.items)
            signs = [
                f"sign {name}: {' + '.join(sorted(package, key=order.index))}"
                for package in oracle.packages(table)
                if all(play.holds(table.items[item].requires) for item in package)
            ]
            tables.append(with_withdrawals(name, signs, (name, actor) in play.offers))
    return [list(sets), *tables]


def joined(menu: Menu) -> list[Sheet]:
    """Return every sheet of a menu: a set of moves, and one entry or none at each table."""
    return [sum(parts, ()) for parts in product(*menu)]


def fingerprint(menu: Menu) -> tuple[int, str]:
    """Return how many sheets a menu makes, and a hash of them whatever their order."""
    text = "\n\n".join("\n".join(sorted(", ".join(sorted(entry)) for entry in part)) for part in menu)
    return prod(map(len, menu)), hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
