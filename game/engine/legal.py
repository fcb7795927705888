"""What may be ordered: judged on the state at the start of the turn, for every move and package of all games."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.evaluate import Expression
from game.engine.frame import Frame
from game.engine.numbers import Array, Value, kind_for
from game.engine.rules import Rules
from game.engine.sheets import Sheets, format_package, nearest
from game.engine.state import State
from game.engine.words import ENGLISH, Voice, in_words
from game.errors import IllegalMove, OverBudget, UnknownMove


@dataclass(frozen=True, slots=True)
class Legal:
    """What is open to whom, attention apart."""

    moves: Array
    """bool [moves, games]."""
    packages: tuple[Array, ...]
    """For each table bool [packages, games]."""


def frame_of(rules: Rules, state: State) -> Frame:
    """Return the frame of the state between turns."""
    return Frame(state.columns, state.tick, rules.start, rules.tick_days, state.time_up)


def spread(value: Value, games: int) -> Array:
    """Return a condition as one bool a game."""
    return np.full(games, value) if isinstance(value, bool) else value


def holds(condition: Expression | None, frame: Frame) -> Value:
    """Return whether a condition holds; no condition always does."""
    return True if condition is None else condition.formula(frame)


def move_open(rules: Rules, state: State, frame: Frame, row: int) -> Value:
    """Return whether a move is open, game by game."""
    move = rules.moves[row]
    value = holds(move.requires, frame)
    if value is False or not (move.cooldown or move.once):
        return value
    last = frame.row(state.columns.last, row)
    rested = last < 0
    if not move.once:
        rested = rested | (last <= frame.tick - -(-move.cooldown // rules.tick_days))
    return rested if value is True else value & rested


def legal(rules: Rules, state: State) -> Legal:
    """Return everything that is open at the start of the turn."""
    frame, games = frame_of(rules, state), state.games
    moves = np.zeros((len(rules.moves), games), bool)
    for row in range(len(rules.moves)):
        moves[row] = move_open(rules, state, frame, row)
    return Legal(moves, tuple(open_packages(rules, table, frame, games) for table in range(len(rules.tables))))


def open_packages(rules: Rules, table: int, frame: Frame, games: int) -> Array:
    """Return which packages of a table can be put down, bool [packages, games]: a smaller one and one item more."""
    held = [holds(item.requires, frame) for item in rules.tables[table].items]
    result = np.ones((len(rules.tables[table].packages), games), bool)
    for row, (before, item) in zip(result, rules.prefixes[table], strict=True):
        row &= held[item] if before < 0 else held[item] & result[before]
    return result


def legal_orders(rules: Rules, state: State, actor: str, game: int = 0) -> list[str]:
    """Return the entries of an actor's moves that are open now in one game."""
    one = state.take(np.array([game]))
    frame = frame_of(rules, one)
    rows = rules.actor_moves[actor]
    return [rules.moves[row].order for row in rows if spread(move_open(rules, one, frame, row), 1)[0]]


def why_not(rules: Rules, state: State, actor: str, order: str, game: int = 0, voice: Voice = ENGLISH) -> str | None:
    """Return why a move is not open now, in words, or None if it is."""
    row = rules.move_index.get(".".join([actor, *order.split()]))
    if row is None:
        menu = [rules.moves[i].order for i in rules.actor_moves.get(actor, ())]
        raise UnknownMove(f"{actor} has no move {order!r}; {nearest(order, menu)}")
    one = state.take(np.array([game]))
    move, frame = rules.moves[row], frame_of(rules, one)
    times, last = int(one.times[row, 0]), int(one.last[row, 0])
    if move.once and times:
        return voice.say("when.once")
    left = move.cooldown - (one.tick - last) * rules.tick_days
    if move.cooldown and last >= 0 and left > 0:
        return voice.say("when.rest", ago=(one.tick - last) * rules.tick_days, left=left)
    if not spread(holds(move.requires, frame), 1)[0]:
        # a move that requires nothing always holds
        needs = in_words(move.requires.term, rules, voice)  # type: ignore[union-attr]
        return voice.say("when.only", what=needs)
    return None


def check_sheets(
    rules: Rules, state: State, sheets: Sheets, known: Legal | None = None, frame: Frame | None = None
) -> None:
    """Raise IllegalMove or OverBudget if any sheet of any live game does not stand; ValueError for too few or many."""
    if sheets.games != state.games:
        raise ValueError(f"there are sheets of {sheets.games} games and a state of {state.games}; give one of each")
    live = state.live
    frame = frame or frame_of(rules, state)
    ordered = np.flatnonzero(sheets.moves.any(axis=1)).tolist()
    for row in ordered:
        open_now = known.moves[row] if known else move_open(rules, state, frame, row)
        if open_now is True:
            continue
        shut = sheets.moves[row] > open_now
        if shut.any() and (bad := shut & live).any():
            move, game = rules.moves[row], int(np.argmax(bad))
            why = why_not(rules, state, move.actor, move.order, game) or "is not open"
            raise IllegalMove(f"{move.actor} cannot order {move.order!r} now: {why}; choose another order", why)
    check_together(rules, state, sheets, ordered, live)
    check_packages(rules, state, sheets, frame, live)


def check_together(rules: Rules, state: State, sheets: Sheets, ordered: list[int], live: Array) -> None:
    """Raise if a sheet costs too much attention or two of its moves set the same instrument."""
    for actor in rules.actors:
        rows = [row for row in ordered if rules.moves[row].actor == actor]
        limit = state.pace.attention[actor]
        if sum(rules.moves[row].cost for row in rows) > limit:
            kind = kind_for(sum(rules.moves[row].cost for row in rows))
            cost = np.zeros(sheets.games, kind)
            for row in rows:
                cost += sheets.moves[row].view(np.int8) * kind(rules.moves[row].cost)
            over = (cost > limit) & live
            if over.any():
                spent = f"{actor}'s sheet takes {int(cost[over][0])} attention and the turn allows {limit}"
                raise OverBudget(f"{spent}; leave an order out")
        for place, row in enumerate(rows):
            for other in rows[place + 1 :]:
                if rules.conflicts[row, other] and (sheets.moves[row] & sheets.moves[other] & live).any():
                    first, second = rules.moves[row].order, rules.moves[other].order
                    why = f"{first!r} and {second!r} set the same instrument"
                    raise IllegalMove(f"{actor}: {why}; choose one of them", why)


def check_packages(rules: Rules, state: State, sheets: Sheets, frame: Frame, live: Array) -> None:
    """Raise if a package put down is not open, or an offer withdrawn does not stand."""
    signing, taking = ([bool(row.any()) for row in block] for block in (sheets.signs, sheets.withdraws))
    for party, (row, actor) in enumerate(rules.parties):
        table, signs = rules.tables[row], sheets.signs[party]
        if signing[party]:
            bad = np.flatnonzero(not_open(rules, row, frame, signs) & live)
            if len(bad):
                text = format_package(table, int(signs[bad[0]]) - 1)
                why = package_why_not(rules, row, int(signs[bad[0]]) - 1, state.take(bad[:1]))
                raise IllegalMove(
                    f"{actor} cannot put {text!r} on the table {table.name} now: {why}; choose other items", why
                )
        if taking[party] and (sheets.withdraws[party] & (state.offers[party] == 0) & live).any():
            why = "no offer of its own stands there"
            raise IllegalMove(f"{actor} cannot withdraw from the table {table.name}: {why}; leave it out", why)


def not_open(rules: Rules, table: int, frame: Frame, packages: Array) -> Array:
    """Return where a package (number + 1, 0 for none, [games]) cannot be put down, item by item, bool [games]."""
    bad = np.zeros(len(packages), bool)
    for number, item in enumerate(rules.tables[table].items):
        held = holds(item.requires, frame)
        if held is not True:
            bad |= rules.holding[table][number].take(packages) & ~spread(held, len(packages))
    return bad


def package_why_not(rules: Rules, table: int, package: int, state: State) -> str:
    """Return why a package of one game cannot be put down, in words."""
    frame = frame_of(rules, state)
    for number in rules.tables[table].packages[package]:
        item = rules.tables[table].items[number]
        if item.requires and not spread(holds(item.requires, frame), 1)[0]:
            return ENGLISH.say("when.only_item", item=item.title, what=in_words(item.requires.term, rules))
    return "is open"
