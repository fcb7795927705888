"""Sheets: what every actor orders in a turn, as text for people and as rows for a batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np

from game.engine.numbers import Array
from game.engine.rules import Rules, Table
from game.errors import OrderError, UnknownMove

HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of all actors of a batch."""

    moves: Array
    """Which moves are ordered, bool [moves, games]."""
    signs: Array
    """The package each party puts down, its number + 1, 0 for none, [parties, games]."""
    withdraws: Array
    """Which parties withdraw their standing offer, bool [parties, games]."""

    @property
    def games(self) -> int:
        """How many games there are."""
        return int(self.moves.shape[1])

    def take(self, index: Array) -> Sheets:
        """Return the games at `index`."""
        return Sheets(*(np.take(block, index, axis=1) for block in (self.moves, self.signs, self.withdraws)))

    def __or__(self, other: Sheets) -> Sheets:
        """Return the sheets of different actors laid together."""
        return Sheets(self.moves | other.moves, np.maximum(self.signs, other.signs), self.withdraws | other.withdraws)


def no_orders(rules: Rules, games: int = 1) -> Sheets:
    """Return sheets on which everybody holds."""
    parties = len(rules.parties)
    return Sheets(
        np.zeros((len(rules.moves), games), bool),
        np.zeros((parties, games), np.int16),
        np.zeros((parties, games), bool),
    )


def stack(sheets: Sequence[Sheets]) -> Sheets:
    """Return the sheets of several batches as one batch."""
    return Sheets(
        np.concatenate([part.moves for part in sheets], axis=1),
        np.concatenate([part.signs for part in sheets], axis=1),
        np.concatenate([part.withdraws for part in sheets], axis=1),
    )


def parse_orders(text: str) -> tuple[str, list[str]]:
    """Return actor and entries of one line such as `seoul: protest tokyo, give_notice`; `hold` is no entry."""
    actor, colon, rest = text.partition(":")
    if not colon:
        raise OrderError(f"{text.strip()!r} names no actor; write 'ACTOR: order, order'")
    entries = [" ".join(entry.split()) for entry in rest.split(",") if entry.strip()]
    return actor.strip(), [entry for entry in entries if entry != HOLD]


def format_orders(actor: str, entries: Sequence[str]) -> str:
    """Return one line such as `seoul: protest tokyo, give_notice`."""
    return f"{actor}: {', '.join(entries) or HOLD}"


def parse_sheets(rules: Rules, sheets: Mapping[str, Sequence[str]]) -> Sheets:
    """Return the sheets of one game from entries by actor; raise UnknownMove or OrderError."""
    result = no_orders(rules)
    for actor, entries in sheets.items():
        if actor not in rules.actors:
            raise OrderError(f"{rules.id} has no actor {actor!r}; {nearest(actor, rules.actors)}")
        for entry in entries:
            place_entry(rules, result, actor, " ".join(entry.split()))
    return result


def place_entry(rules: Rules, sheets: Sheets, actor: str, entry: str) -> None:
    """Write one entry of a sheet into the rows of game 0."""
    if entry == HOLD:
        return
    word, _, rest = entry.partition(" ")
    if word in ("sign", "withdraw") and rest:
        name, _, items = rest.partition(":") if word == "sign" else (rest, "", "")
        party = party_of(rules, actor, name.strip())
        if word == "withdraw":
            refuse_twice(sheets.withdraws[party, 0], actor, entry)
            sheets.withdraws[party, 0] = True
            return
        if sheets.signs[party, 0]:
            raise OrderError(f"{actor} puts two packages on the table {name.strip()}; put down one")
        table = rules.tables[rules.parties[party][0]]
        sheets.signs[party, 0] = parse_package(table, items) + 1
        return
    row = rules.move_index.get(".".join([actor, *entry.split()]))
    if row is None:
        menu = [rules.moves[i].order for i in rules.actor_moves[actor]]
        raise UnknownMove(f"{actor} has no move {entry!r}; {nearest(entry, menu)}")
    refuse_twice(sheets.moves[row, 0], actor, entry)
    sheets.moves[row, 0] = True


def refuse_twice(ordered: bool, actor: str, entry: str) -> None:
    """Raise OrderError for an entry that stands on the sheet already."""
    if ordered:
        raise OrderError(f"{actor} orders {entry!r} twice; a sheet is a set, order it once")


def party_of(rules: Rules, actor: str, table: str) -> int:
    """Return the party number of an actor at a table; raise UnknownMove."""
    mine = [rules.tables[row].name for row, who in rules.parties if who == actor]
    if table not in mine:
        raise UnknownMove(f"{actor} sits at no table {table!r}; {nearest(table, mine)}")
    return rules.parties.index((rules.table_index[table], actor))


def parse_package(table: Table, text: str) -> int:
    """Return the number of a package such as `talks + notice_suspended`; raise UnknownMove or OrderError."""
    names = [part.strip() for part in text.split("+") if part.strip()]
    known = [item.name for item in table.items]
    for name in names:
        if name not in known:
            raise UnknownMove(f"the table {table.name} has no item {name!r}; {nearest(name, known)}")
    wanted = tuple(sorted(known.index(name) for name in set(names)))
    if wanted not in table.packages:
        why = (
            "two of its items set the same instrument; leave one out"
            if wanted
            else "name at least one item after the colon"
        )
        raise OrderError(f"{text.strip() or 'nothing'!r} is no package of {table.name}: {why}")
    return table.packages.index(wanted)


def format_package(table: Table, package: int) -> str:
    """Return a package as written on a sheet: `talks + notice_suspended`."""
    return " + ".join(table.items[i].name for i in table.packages[package])


def format_sheets(rules: Rules, sheets: Sheets, game: int = 0) -> dict[str, list[str]]:
    """Return the entries of every actor of one game; an empty list is `hold`."""
    result: dict[str, list[str]] = {actor: [] for actor in rules.actors}
    for row in np.flatnonzero(sheets.moves[:, game]).tolist():
        result[rules.moves[row].actor].append(rules.moves[row].order)
    for party, (row, actor) in enumerate(rules.parties):
        table = rules.tables[row]
        if sheets.withdraws[party, game]:
            result[actor].append(f"withdraw {table.name}")
        if sheets.signs[party, game]:
            result[actor].append(f"sign {table.name}: {format_package(table, int(sheets.signs[party, game]) - 1)}")
    return result


def nearest(word: str, known: Sequence[str]) -> str:
    """Return 'did you mean ...?' for a word that is not known, or the list if it is short."""
    near = get_close_matches(word, known, 1, 0.5)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"use one of {', '.join(known)}" if known else "there is none"
