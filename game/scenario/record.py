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
MOST_TICKS = 500_000  # ticks times rules played for a check: a second or two
MOST_TRIES = 5_000  # of orders on sheets


def misfits(rules: Rules, path: str) -> list[Problem]:
    """Return a warning for every order of history that fits no sheet at some pace."""
    found: dict[HistoryOrder, dict[str, None]] = {}
    rows = len(rules.events) + len(rules.drift) + sum(len(item.statuses) for item in rules.instruments)
    effort = 0
    for name, pace in rules.paces.items() if rules.history else ():
        effort += pace.turns * pace.turn_ticks * (rows + 20)
        if effort > MOST_TICKS:
            message = f"the record is too long to be played here at the pace {name}"
            first = place_of(rules.history[0], path)
            return [Problem(*first, 1, "not-played", message, "play it with all=history to see", WARNING)]
        for order in left_over(rules, name):
            found.setdefault(order, {})[name] = None
    return [told(order, list(paces), path) for order, paces in found.items()]


def left_over(rules: Rules, pace: str) -> list[HistoryOrder]:
    """Return the orders that were never given when history plays at a pace."""
    return replayed(rules, pace)[1]


def replayed(rules: Rules, pace: str | None = None) -> tuple[list[State], list[HistoryOrder]]:
    """Return the states of the record from the first day on, turn by turn, and the orders that never fitted."""
    state, chance, waiting = start(rules, pace), Chance(SEED, 0, history=True), list(rules.history)
    states, tries = [state], 0
    while state.live.any():
        sheets, later = no_orders(rules), []
        for order in waiting:
            due = order.tick < state.tick + state.pace.turn_ticks and tries < MOST_TRIES
            tries += due
            fuller = with_order(rules, state, sheets, order) if due else None
            if fuller is None:
                later.append(order)
            else:
                sheets = fuller
        state, waiting = resolve(rules, state, sheets, chance, reasons=False).state, later
        states.append(state)
    return states, waiting


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
    what = f"{order.actor}: {order.entry!r} fits no sheet at the pace {', '.join(paces)}"
    remedy = "give the pace more attention, or look at what the order requires"
    return Problem(*place_of(order, path), 1, "never-fits", what, remedy, WARNING)


def place_of(order: HistoryOrder, path: str) -> tuple[str, int]:
    """Return file and line of one order of a scenario at a path."""
    file, _, line = order.where.rpartition(":")
    return (str(Path(path) / file) if Path(path).is_dir() else path or file), int(line or 1)
