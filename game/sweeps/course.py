"""The one loop that plays a batch from the first turn to the end: legality, sheets, resolution, turn by turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.bots import Lineup, follows_history
from game.engine import Chance, Legal, Rules, Sheets, State, legal, resolve, start
from game.errors import GameError

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Task:
    """What all games of one sweep have in common."""

    seats: Mapping[str, str]
    pace: str | None
    seed: int
    hashes: bool = False
    """Whether digests are kept."""
    without: tuple[str, ...] = ()
    """Moves that are struck from every sheet before the sheets open."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One turn of a batch: what was legal, what was sealed, and the state after it."""

    before: State
    allowed: Legal
    sheets: Sheets
    """As they opened: what the task does without is gone."""
    after: State


Strike = tuple[Sequence[int], slice]
"""Rows of moves, and the games from whose sheets they are struck."""


def course(rules: Rules, task: Task, numbers: Array, strikes: Sequence[Strike] = ()) -> Iterator[Opened]:
    """Play the games of these numbers together, turn by turn, until all are over; each comes out as it would alone.

    Besides what the task does without, `strikes` takes moves from the sheets of some games.
    """
    state = start(rules, task.pace, len(numbers))
    chance = Chance(task.seed, numbers.astype(np.uint64), follows_history(task.seats))
    lineup = Lineup(rules, state.pace, task.seats, task.seed)
    struck = [(rows_of(rules, name), slice(None)) for name in task.without] + list(strikes)
    while not state.time_up and state.live.any():
        allowed = legal(rules, state)
        sheets = lineup.sheets(state, chance, allowed)
        if struck:
            sheets = strike(sheets, struck)
        after = resolve(rules, state, sheets, chance, legal=allowed, reasons=False).state
        yield Opened(state, allowed, sheets, after)
        state = after


def strike(sheets: Sheets, strikes: Sequence[Strike]) -> Sheets:
    """Return the sheets without the moves that are struck."""
    moves = sheets.moves.copy()
    for rows, games in strikes:
        moves[rows, games] = False
    return replace(sheets, moves=moves)


def rows_of(rules: Rules, name: str) -> list[int]:
    """Return the rows of a move by its name, `seoul.protest` for all targets; raise GameError with the nearest name."""
    rows = [row for row, move in enumerate(rules.moves) if name in (move.name, f"{move.actor}.{move.id}")]
    if not rows:
        near = get_close_matches(name, [move.name for move in rules.moves], 1, 0.5)
        hint = f"did you mean {near[0]!r}?" if near else f"see them with: moves {rules.id}"
        raise GameError(f"{rules.id} has no move {name[:60]!r}; {hint}")
    return rows
