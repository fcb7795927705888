"""The bot that does what its government did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from game.bots.bargain import Array
from game.bots.draft import Draft
from game.bots.draws import Draws
from game.bots.menu import Choice, Menu
from game.engine import Rules, View, parse_sheets


@dataclass(frozen=True, slots=True)
class Due:
    """One order of the record, as a place in the menu; one of the three is set."""

    tick: int
    row: int | None = None
    sign: tuple[int, int] | None = None
    """Own table, package number + 1."""
    withdraw: int | None = None


class History:
    """Give each order of the record on the first sheet, from the turn of its date on, that it fits."""

    sentence: ClassVar[str] = "Does what its government really did, on the first sheet the order fits."
    source: ClassVar[str] = "The scenario's own history list, each order with its source."
    motive: ClassVar[str] = "record"

    def __init__(self) -> None:
        self.script: tuple[Due, ...] = ()
        self.pending: Array | None = None
        """Which orders of the record have not been given yet, bool [orders, games]."""

    def begin(self, rules: Rules, actor: str) -> None:
        """Read the record of this actor."""
        own = [order for order in rules.history if order.actor == actor]
        self.script = tuple(due(rules, actor, order.tick, order.entry) for order in own)

    def choose(self, view: View, menu: Menu, draws: Draws) -> Choice:
        """Return the orders that are due and fit; what does not fit waits for a later sheet."""
        if self.pending is None:
            self.pending = np.ones((len(self.script), menu.games), bool)
        draft = Draft(menu)
        for number, order in enumerate(self.script):
            waiting = self.pending[number]
            if order.tick < menu.ticks[1] and waiting.any():
                waiting &= ~write(draft, order, waiting)
        return draft.choice()


def write(draft: Draft, order: Due, where: Array) -> Array:
    """Write one order of the record where it fits; return where it now stands, bool [games]."""
    if order.row is not None:
        return draft.add(order.row, where)
    if order.sign is not None:
        table, package = order.sign
        return draft.sign(table, np.where(where, package, 0))
    return draft.withdraw(order.withdraw or 0, where)


def due(rules: Rules, actor: str, tick: int, entry: str) -> Due:
    """Return one order of the record as a place in its actor's menu."""
    sheets = parse_sheets(rules, {actor: [entry]})
    own = [party for party, (_, seat) in enumerate(rules.parties) if seat == actor]
    for place, party in enumerate(own):
        if sheets.signs[party, 0]:
            return Due(tick, sign=(place, int(sheets.signs[party, 0])))
        if sheets.withdraws[party, 0]:
            return Due(tick, withdraw=place)
    row = int(np.flatnonzero(sheets.moves[:, 0])[0])
    return Due(tick, row=rules.actor_moves[actor].index(row))
