"""Previews: what the step of orders would add with one order alone, clamps included, without touching the game."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.chance import Extreme
from game.engine.legal import frame_of
from game.engine.rules import Rules
from game.engine.sheets import format_package, parse_sheets, stack
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
    if not entries:
        return []
    sheets = stack([parse_sheets(rules, {actor: [entry]}) for entry in entries])
    before = state.take(np.full(len(entries), game))
    least, most = before.columns.copy(), before.columns.copy()
    open_orders(rules, least, sheets, Extreme(False), None, frame_of(rules, before))
    open_orders(rules, most, sheets, Extreme(True), None, frame_of(rules, before))
    result = []
    for place, entry in enumerate(entries):
        low = least.meters[:, place].astype(np.int64) - before.meters[:, place]
        high = most.meters[:, place].astype(np.int64) - before.meters[:, place]
        moved = np.flatnonzero((low != 0) | (high != 0)).tolist()
        turned = np.flatnonzero(least.status[:, place] != before.status[:, place]).tolist()
        statuses = {
            rules.instruments[row].name: rules.instruments[row].statuses[int(least.status[row, place])].name
            for row in turned
        }
        effects = {
            rules.meters[row].name: (int(min(low[row], high[row])), int(max(low[row], high[row]))) for row in moved
        }
        result.append(Preview(entry, effects, statuses))
    return result


def preview(rules: Rules, state: State, actor: str, game: int = 0) -> list[Preview]:
    """Return what each move of an actor's menu alone would do, legal now or not."""
    return previews(rules, state, actor, [rules.moves[row].order for row in rules.actor_moves[actor]], game)


def preview_package(rules: Rules, state: State, table: str, package: int, game: int = 0) -> Preview:
    """Return what a package would do if both signed it today: ratified or refused as the homes stand now."""
    item = rules.tables[rules.table_index[table]]
    entry = f"sign {table}: {format_package(item, package)}"
    both = parse_sheets(rules, {actor: [entry] for actor in item.between})
    before = state.take(np.array([game]))
    ends = []
    for extreme in (Extreme(False), Extreme(True)):
        columns = before.columns.copy()
        open_orders(rules, columns, both, extreme, None, frame_of(rules, before))
        ends.append(columns)
    changes = {
        meter.name: tuple(sorted(int(end.meters[row, 0]) - int(before.meters[row, 0]) for end in ends))
        for row, meter in enumerate(rules.meters)
    }
    turned = np.flatnonzero(ends[0].status[:, 0] != before.status[:, 0]).tolist()
    statuses = {
        rules.instruments[row].name: rules.instruments[row].statuses[int(ends[0].status[row, 0])].name for row in turned
    }
    return Preview(entry, {name: (low, high) for name, (low, high) in changes.items() if low or high}, statuses)
