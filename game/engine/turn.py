"""A turn: one step of orders on its first day, then for each tick a step of clocks and a step of the world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from game.engine.chance import MILLION, Chance
from game.engine.deals import Signing, bargain
from game.engine.frame import NOBODY, Frame, where_held
from game.engine.legal import Legal, check_sheets, frame_of
from game.engine.numbers import Array
from game.engine.resolution import Resolution
from game.engine.rules import Event, Rules
from game.engine.sheets import Sheets, nearest
from game.engine.state import Columns, State
from game.engine.steps import Entry, Luck, Step, step_of
from game.errors import OrderError

Happened = list[tuple[int, int, Array | None]]


def resolve(
    rules: Rules,
    state: State,
    sheets: Sheets,
    chance: Chance,
    injects: Sequence[str] = (),
    *,
    legal: Legal | None = None,
    reasons: bool = True,
) -> Resolution:
    """Return what happens when these sheets open together.

    `sheets` has one column a game of `state`; `injects` are names of events that happen in the first tick. `legal`,
    if the caller has it already, saves judging the sheets again. Raises OrderError, and then nothing has changed.
    """
    check_sheets(rules, state, sheets, legal)
    forced = frozenset(event_named(rules, name) for name in injects)
    live = state.live
    if not live.any():
        return Resolution(rules, state.turn, state, (), (), (), live)
    trace: list[Entry] | None = [] if reasons else None
    columns = state.columns.copy()
    signings = open_orders(rules, state, columns, sheets, chance, trace)
    happened: Happened = []
    for tick in range(state.tick, state.tick + state.pace.turn_ticks):
        run_clocks(rules, columns, tick, chance, state.games, trace)
        run_world(
            rules, columns, tick, chance, state.games, forced if tick == state.tick else frozenset(), trace, happened
        )
    finished = (~live).nonzero()[0]
    columns.put(finished, state.columns)
    after = close(rules, replace(state, turn=state.turn + 1, columns=columns))
    return Resolution(rules, state.turn + 1, after, tuple(trace or ()), tuple(happened), tuple(signings), live)


def event_named(rules: Rules, name: str) -> int:
    """Return an event's number; raise OrderError with the nearest name."""
    if name not in rules.event_index:
        raise OrderError(f"{rules.id} has no event {name!r}; {nearest(name, list(rules.event_index))}")
    return rules.event_index[name]


def open_orders(
    rules: Rules, state: State, columns: Columns, sheets: Sheets, luck: Luck, trace: list[Entry] | None
) -> list[Signing]:
    """Take the step of orders: deals first, then moves in file order."""
    step = step_of(rules, columns, frame_of(rules, state), luck, trace)
    signings = bargain(rules, step, sheets, columns.offers)
    for row in np.flatnonzero(sheets.moves.any(axis=1)).tolist():
        mask = sheets.moves[row]
        index = where_held(mask, state.games)
        step.apply(rules.moves[row].rule, index, mask)
        step.count(row, index, mask)
    step.finish()
    return signings


def tick_frame(rules: Rules, columns: Columns, tick: int) -> Frame:
    """Return what the rules of a tick read."""
    return Frame(columns, tick, rules.start, rules.tick_days, False, rules.wide)


def run_clocks(rules: Rules, columns: Columns, tick: int, luck: Luck, games: int, trace: list[Entry] | None) -> None:
    """Take the step of clocks: every status whose end falls due in this tick ends."""
    step: Step | None = None
    frame = tick_frame(rules, columns, tick)
    for row, number, status in rules.clocks:
        if status.until is not None and tick < status.until:
            continue
        index = where_held(frame.row(columns.status, row) == number, games)
        if status.lasts is not None and (index is None or len(index)):
            here = frame if index is None else frame.narrowed(index)
            due = here.row(columns.entered, row) <= tick - status.lasts
            index = among(index, where_held(due, games if index is None else len(index)))
        if index is None or len(index):
            step = step or step_of(rules, columns, frame, luck, trace)
            step.apply(status.ends, index)  # type: ignore[arg-type]
    if step:
        step.finish()


def run_world(
    rules: Rules,
    columns: Columns,
    tick: int,
    luck: Luck,
    games: int,
    forced: frozenset[int],
    trace: list[Entry] | None,
    happened: Happened,
) -> None:
    """Take the step of the world: events, what statuses do while they stand, drift."""
    step = step_of(rules, columns, tick_frame(rules, columns, tick), luck, trace)
    for row, event in enumerate(rules.events):
        index = None if row in forced else event_happens(rules, step, row, event)
        if index is None or len(index):
            step.apply(event.rule, index)
            step.count(len(rules.moves) + row, index)
            happened.append((tick, row, index))
    for row, number, status in rules.standing:
        held = step.frame.row(columns.status, row) == number
        step.apply(status.standing, where_held(held, games))  # type: ignore[arg-type]
    for drift in rules.drift:
        step.apply(drift.rule, step.held(drift.when))
    step.finish()


def event_happens(rules: Rules, step: Step, row: int, event: Event) -> Array | None:
    """Return the games in which an event happens in this tick: None for all, else an index."""
    if step.luck.history:
        if step.frame.tick in rules.script.get(row, ()):
            return None
        if event.chance is not None or row in rules.script:
            return NOBODY
    if event.on is not None and event.on != step.frame.tick:
        return NOBODY
    index = step.held(event.when)
    if event.once and (index is None or len(index)):
        fresh = step.narrowed(index).row(step.columns.times, len(rules.moves) + row) == 0
        index = among(index, where_held(fresh, step.games if index is None else len(index)))
    if event.chance is None or (index is not None and not len(index)):
        return index
    return drawn(step, event, index)


def drawn(step: Step, event: Event, index: Array | None) -> Array | None:
    """Return the games among `index` in which the chance of an event is drawn."""
    odds = event.chance.formula(step.narrowed(index))  # type: ignore[union-attr]
    lucky = step.drawn(event.id, MILLION, index) < odds
    return among(index, where_held(lucky, step.games if index is None else len(index)))


def among(index: Array | None, part: Array | None) -> Array | None:
    """Return the games of an index that a further index into it keeps; None stands for all."""
    return index if part is None else part if index is None else index[part]


def close(rules: Rules, state: State) -> State:
    """Return the state with every game ended whose ending has come, the first in file order."""
    frame = frame_of(rules, state)
    ending = state.ending.copy()
    for number, item in enumerate(rules.endings):
        held = item.when.formula(frame)
        if held is not False:
            ending[(ending < 0) & held] = number
    fresh = ending != state.ending
    if not fresh.any():
        return state
    return replace(state, ending=ending, ended=np.where(fresh, state.tick, state.ended).astype(state.ended.dtype))
