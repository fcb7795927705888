"""The record of what really happened, played at every pace: an order that never fits is a mistake to know of."""

from __future__ import annotations

from pathlib import Path

from game.engine import (
    Chance,
    HistoryOrder,
    Rules,
    Sheets,
    State,
    check_sheets,
    no_orders,
    parse_sheets,
    resolve,
    start,
)
from game.errors import OrderError
from game.scenario.problems import WARNING, Problem

SEED = 2019


def misfits(rules: Rules, path: str) -> list[Problem]:
    """Return a warning for every order of history that fits no sheet at some pace."""
    found: dict[HistoryOrder, list[str]] = {}
    for pace in rules.paces:
        for order in left_over(rules, pace):
            found.setdefault(order, []).append(pace)
    return [told(order, paces, path) for order, paces in found.items()]


def left_over(rules: Rules, pace: str) -> list[HistoryOrder]:
    """Return the orders that were never given when history plays at a pace."""
    state, chance, waiting = start(rules, pace), Chance(SEED, 0, history=True), list(rules.history)
    while state.live.any() and waiting:
        sheets, later = no_orders(rules), []
        for order in waiting:
            fuller = (
                None if order.tick >= state.tick + state.pace.turn_ticks else with_order(rules, state, sheets, order)
            )
            if fuller is None:
                later.append(order)
            else:
                sheets = fuller
        state, waiting = resolve(rules, state, sheets, chance, reasons=False).state, later
    return waiting


def with_order(rules: Rules, state: State, sheets: Sheets, order: HistoryOrder) -> Sheets | None:
    """Return the sheets with one more order on them, or None if it does not fit."""
    try:
        one = parse_sheets(rules, {order.actor: [order.entry]})
        if (one.moves & sheets.moves).any() or ((one.signs > 0) & (sheets.signs > 0)).any():
            return None
        check_sheets(rules, state, sheets | one)
    except OrderError:
        return None
    return sheets | one


def told(order: HistoryOrder, paces: list[str], path: str) -> Problem:
    """Return the warning for one order."""
    file, _, line = order.where.rpartition(":")
    where = str(Path(path) / file) if Path(path).is_dir() else path or file
    what = f"{order.actor}: {order.entry!r} fits no sheet at the pace {', '.join(paces)}"
    remedy = "give the pace more attention, or look at what the order requires"
    return Problem(where, int(line or 1), 1, "never-fits", what, remedy, WARNING)
