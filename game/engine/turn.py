"""A turn: one step of orders on its first day, then for each tick a step of clocks and a step of the world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from game.engine.chance import Chance
from game.engine.deals import Signing, bargain
from game.engine.frame import Frame, settled
from game.engine.legal import Legal, check_sheets, frame_of, holds
from game.engine.numbers import Value
from game.engine.resolution import Resolution
from game.engine.rules import Event, Rules
from game.engine.sheets import Sheets, nearest
from game.engine.state import Columns, State
from game.engine.steps import Entry, Luck, Step, count, step_of
from game.errors import OrderError

Happened = list[tuple[int, int, Value]]


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
    if the caller has it already, saves judging the sheets again. Raises OrderError, and then nothing has changed;
    ValueError for sheets of another number of games.
    """
    frame = frame_of(rules, state)
    check_sheets(rules, state, sheets, legal, frame)
    forced = frozenset(event_named(rules, name) for name in injects)
    live = state.live
    if not live.any():
        return Resolution(rules, state.turn, state, (), (), (), live)
    trace: list[Entry] | None = [] if reasons else None
    columns = state.columns.copy()
    signings = open_orders(rules, columns, sheets, chance, trace, frame)
    happened: Happened = []
    for tick in range(state.tick, state.tick + state.pace.turn_ticks):
        run_clocks(rules, columns, tick, chance, trace)
        run_world(rules, columns, tick, chance, forced if tick == state.tick else frozenset(), trace, happened)
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
    rules: Rules,
    columns: Columns,
    sheets: Sheets,
    luck: Luck,
    trace: list[Entry] | None,
    frame: Frame,
) -> list[Signing]:
    """Take the step of orders: deals first, then moves in file order."""
    step = step_of(rules, columns, frame, luck, trace)
    signings = bargain(rules, step, sheets, columns.offers)
    for row in np.flatnonzero(sheets.moves.any(axis=1)).tolist():
        step.apply(rules.moves[row].rule, True if frame.alone else settled(sheets.moves[row]))
    step.finish()
    moves = len(rules.moves)
    count(columns.times[:moves], columns.last[:moves], sheets.moves, frame.tick)
    return signings


def tick_frame(rules: Rules, columns: Columns, tick: int) -> Frame:
    """Return what the rules of a tick read."""
    return Frame(columns, tick, rules.start, rules.tick_days, False)


def run_clocks(rules: Rules, columns: Columns, tick: int, luck: Luck, trace: list[Entry] | None) -> None:
    """Take the step of clocks: every status whose end falls due in this tick ends."""
    step: Step | None = None
    frame = tick_frame(rules, columns, tick)
    for row, number, status in rules.clocks:
        if status.until is not None and tick < status.until:
            continue
        held = settled(frame.row(columns.status, row) == number)
        if status.lasts is not None and held is not False:
            held = settled(held & (frame.row(columns.entered, row) <= tick - status.lasts))
        if held is not False:
            step = step or step_of(rules, columns, frame, luck, trace)
            # every status in `rules.clocks` ends in a rule
            step.apply(status.ends, held)  # type: ignore[arg-type]
    if step:
        step.finish()


def run_world(
    rules: Rules,
    columns: Columns,
    tick: int,
    luck: Luck,
    forced: frozenset[int],
    trace: list[Entry] | None,
    happened: Happened,
) -> None:
    """Take the step of the world: events, what statuses do while they stand, drift."""
    frame = tick_frame(rules, columns, tick)
    step = step_of(rules, columns, frame, luck, trace)
    for row, event in enumerate(rules.events):
        held = row in forced or event_happens(rules, step, row, event)
        if held is not False:
            step.apply(event.rule, held)
            step.count(len(rules.moves) + row, held)
            happened.append((tick, row, held))
    for row, number, status in rules.standing:
        # every status in `rules.standing` has a rule that stands
        step.apply(status.standing, settled(frame.row(columns.status, row) == number))  # type: ignore[arg-type]
    for drift in rules.drift:
        step.apply(drift.rule, settled(holds(drift.when, frame)))
    step.finish()


def event_happens(rules: Rules, step: Step, row: int, event: Event) -> Value:
    """Return where an event happens in this tick: True for all games, False for none, else one bool a game."""
    frame = step.frame
    if step.luck.history:
        if frame.tick in rules.script.get(row, ()):
            return True
        if event.chance is not None or row in rules.script:
            return False
    if event.on is not None and event.on != frame.tick:
        return False
    held = settled(holds(event.when, frame))
    if event.once and held is not False:
        held = settled(held & (frame.row(step.columns.times, len(rules.moves) + row) == 0))
    if event.chance is None or held is False:
        return held
    return step.lucky(event.id, event.chance.formula(frame), held)


def close(rules: Rules, state: State) -> State:
    """Return the state with every game ended whose ending has come, the first in file order."""
    frame = frame_of(rules, state)
    ending = state.ending.copy()
    for number, item in enumerate(rules.endings):
        held = item.when.formula(frame)
        if held is not False:
            ending += ((ending < 0) & held) * ending.dtype.type(number + 1)
    fresh = ending != state.ending
    if not fresh.any():
        return state
    return replace(state, ending=ending, ended=np.where(fresh, state.tick, state.ended).astype(state.ended.dtype))
