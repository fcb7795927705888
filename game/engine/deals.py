"""Deals: packages put down, signed, and ratified or refused at home (Putnam 1988, the two-level game)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.engine.evaluate import Expression
from game.engine.frame import Frame
from game.engine.legal import frame_of, holds, spread
from game.engine.numbers import Array, kind_for
from game.engine.rules import Rules, Table
from game.engine.sheets import Sheets
from game.engine.state import State
from game.engine.steps import Step


@dataclass(frozen=True, slots=True)
class Signing:
    """Packages signed at one table in one turn, and what the homes said."""

    table: int
    package: Array
    """Package number a game, -1 where nothing was signed, [games]."""
    accepts: tuple[Array, Array]
    """Whether each party's home ratifies, bool [games]; only read where something was signed."""


def signed_packages(signs: tuple[Array, Array], standing: tuple[Array, Array]) -> Array:
    """Return the package signed at a table, number + 1, 0 for none: a party puts down what the other puts down or has
    standing; if both cross, the party listed first."""
    first, second = signs
    by_first = (first > 0) & ((first == second) | (first == standing[1]))
    by_second = (second > 0) & (second == standing[0])
    package: Array = first * by_first + second * (by_second & ~by_first)
    return package


def amounts(expressions: tuple[Expression | None, ...], frame: Frame, games: int) -> Array:
    """Return expressions in ten-thousandths, 0 where there is none, wide enough for any sum, [expressions, games]."""
    terms = [expression.term for expression in expressions if expression]
    block = np.zeros((len(expressions), games), kind_for(sum(max(abs(term.low), abs(term.high)) for term in terms)))
    for row, expression in enumerate(expressions):
        if expression is not None:
            block[row] = expression.formula(frame)
    return block


def accepted(rules: Rules, table: int, party: int, frame: Frame, games: int) -> Array:
    """Return which packages a party's home would ratify today, bool [packages, games].

    A package is worth what a smaller one is worth and one item more.
    """
    worth = amounts(tuple(item.worth[party] for item in rules.tables[table].items), frame, games)
    need = amounts((rules.tables[table].need[party],), frame, games)[0]
    sums = np.empty((len(rules.tables[table].packages), games), worth.dtype)
    for total, (before, item) in zip(sums, rules.prefixes[table], strict=True):
        np.add(worth[item], sums[before] if before >= 0 else 0, out=total)
    says: Array = np.greater_equal(sums, need)
    return says


def winset(rules: Rules, state: State, actor: str) -> dict[str, Array]:
    """Return for each of an actor's tables which packages its home would ratify today, bool [packages, games].

    This is the win-set of Putnam (1988): what can be signed abroad and still be defended at home.
    """
    frame = frame_of(rules, state)
    return {
        rules.tables[table].name: accepted(rules, table, rules.tables[table].between.index(who), frame, state.games)
        for table, who in rules.parties
        if who == actor
    }


def overlap(rules: Rules, state: State, table: str) -> Array:
    """Return which packages of a table both homes would ratify today, bool [packages, games]."""
    frame, row = frame_of(rules, state), rules.table_index[table]
    return accepted(rules, row, 0, frame, state.games) & accepted(rules, row, 1, frame, state.games)


@dataclass(frozen=True, slots=True)
class Stakes:
    """What a package is worth to a home and what that home demands, in ten-thousandths."""

    worth: dict[str, int]
    """By item."""
    need: int


def stakes(rules: Rules, state: State, actor: str, table: str, game: int = 0) -> Stakes:
    """Return the worth of every item of a table to an actor's home, and its need, in one game."""
    row = rules.table_index[table]
    one = state.take(np.array([game]))
    frame, party = frame_of(rules, one), rules.tables[row].between.index(actor)
    items = rules.tables[row].items
    worth = amounts(tuple(item.worth[party] for item in items), frame, 1)[:, 0].tolist()
    need = int(amounts((rules.tables[row].need[party],), frame, 1)[0, 0])
    return Stakes(dict(zip((item.name for item in items), worth, strict=True)), need)


def open_items(rules: Rules, state: State, table: str, game: int = 0) -> dict[str, bool]:
    """Return which items of a table can be put down now in one game."""
    one = state.take(np.array([game]))
    frame = frame_of(rules, one)
    return {
        item.name: bool(spread(holds(item.requires, frame), 1)[0])
        for item in rules.tables[rules.table_index[table]].items
    }


def bargain(rules: Rules, step: Step, sheets: Sheets, offers: Array) -> list[Signing]:
    """Sign what meets, let the homes decide, and write the offers that stand on; `offers` is written."""
    signings: list[Signing] = []
    stood = offers * ~sheets.withdraws
    offers[:] = sheets.signs
    signing = [bool(row.any()) for row in sheets.signs]
    for row, table in enumerate(rules.tables):
        parties = (2 * row, 2 * row + 1)
        if not (signing[parties[0]] or signing[parties[1]]):
            continue
        signed = signed_packages(*((block[parties[0]], block[parties[1]]) for block in (sheets.signs, stood)))
        index = np.flatnonzero(signed)
        if not len(index):
            continue
        for party in parties:
            offers[party][offers[party] == signed] = 0
        signings.append(decide_at_home(rules, step, row, table, signed, index))
    return signings


def decide_at_home(rules: Rules, step: Step, row: int, table: Table, signed: Array, index: Array) -> Signing:
    """Let both homes ratify or refuse the packages signed in the games at `index`."""
    members = rules.holding[row][:, signed[index]]  # [items, signed games]
    frame = step.frame.narrowed(index)
    says = []
    for party in (0, 1):
        item_worth = amounts(tuple(item.worth[party] for item in table.items), frame, len(index))
        need = amounts((table.need[party],), frame, len(index))[0]
        says.append((members * item_worth).sum(axis=0) >= need)
    ratified = says[0] & says[1]
    for number, item in enumerate(table.items):
        step.apply(item.rule, step.among(index, ratified & members[number]))
    step.apply(table.ratified, step.among(index, ratified))
    for party in (0, 1):
        step.apply(table.refused[party], step.among(index, ~says[party]))
    accepts = []
    for said in says:
        full = np.zeros(len(signed), bool)
        full[index] = said
        accepts.append(full)
    return Signing(row, signed.astype(np.int64) - 1, (accepts[0], accepts[1]))
