"""Previews: what the step of orders would add with one order alone, clamps included, without touching the game."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.chance import Extreme
from game.engine.legal import frame_of
from game.engine.rules import Rules
from game.engine.sheets import Sheets, format_package, parse_sheets, stack
from game.engine.state import State
from game.engine.turn import open_orders


@dataclass(frozen=True, slots=True)
class Preview:
    """What one order alone would do."""

    order: str
    effects: Mapping[str, tuple[int, int]]
    """Meter to the least and greatest change, hundredths; only meters it can move."""
    statuses: Mapping[str, str]
    """Instrument to the status it would enter."""


def previews(rules: Rules, state: State, actor: str, entries: Sequence[str], game: int = 0) -> list[Preview]:
    """Return what each entry alone would do, one batch for all; the entries need not be legal."""
    return tried(rules, state, entries, [parse_sheets(rules, {actor: [entry]}) for entry in entries], game)


def preview(rules: Rules, state: State, actor: str, game: int = 0) -> list[Preview]:
    """Return what each move of an actor's menu alone would do, legal now or not."""
    return previews(rules, state, actor, [rules.moves[row].order for row in rules.actor_moves[actor]], game)


def preview_package(rules: Rules, state: State, table: str, package: int, game: int = 0) -> Preview:
    """Return what a package would do if both signed it today: ratified or refused as the homes stand now."""
    item = rules.tables[rules.table_index[table]]
    entry = f"sign {table}: {format_package(item, package)}"
    return tried(rules, state, [entry], [parse_sheets(rules, {actor: [entry] for actor in item.between})], game)[0]


def tried(rules: Rules, state: State, orders: Sequence[str], sheets: Sequence[Sheets], game: int) -> list[Preview]:
    """Return what each of some sheets would do in one game, under the order it stands for."""
    if not sheets:
        return []
    before = state.take(np.full(len(sheets), game))
    ends = before.columns.copy(), before.columns.copy()
    for columns, high in zip(ends, (False, True), strict=True):
        open_orders(rules, columns, stack(sheets), Extreme(high), None, frame_of(rules, before))
    one, other = (end.meters.astype(np.int64) - before.meters for end in ends)
    changes = np.stack([np.minimum(one, other), np.maximum(one, other)])
    status = ends[0].status
    result = []
    for place, order in enumerate(orders):
        low, high = changes[:, :, place].tolist()
        moved = np.flatnonzero(changes[:, :, place].any(axis=0)).tolist()
        turned = np.flatnonzero(status[:, place] != before.status[:, place]).tolist()
        effects = {rules.meters[row].name: (low[row], high[row]) for row in moved}
        entered = [(rules.instruments[row], status[row, place]) for row in turned]
        result.append(Preview(order, effects, {item.name: item.statuses[number].name for item, number in entered}))
    return result
