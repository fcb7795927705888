"""Entries of a sheet as people read them: title, headline, and whether a reader may know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.engine import Move, Rules, Table, parse_package
from game.session.moment import Moment
from game.session.words import press


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a sheet: a move, or what is done at a table."""

    order: str
    actor: str
    move: Move | None = None
    table: Table | None = None
    items: tuple[str, ...] = ()
    """Titles of the clauses of a package put down."""

    @property
    def quiet(self) -> bool:
        """Whether it is done in secret."""
        return self.move is not None and self.move.quiet is not None


def entry_of(rules: Rules, actor: str, order: str) -> Entry:
    """Return an entry of a sheet that was checked before."""
    word, _, rest = order.partition(" ")
    row = rules.move_index.get(".".join([actor, *order.split()]))
    if row is not None:
        return Entry(order, actor, rules.moves[row])
    name, _, package = rest.partition(":")
    table = rules.tables[rules.table_index[name.strip()]]
    if word == "withdraw":
        return Entry(order, actor, table=table)
    numbers = table.packages[parse_package(table, package)]
    return Entry(order, actor, table=table, items=tuple(table.items[number].title for number in numbers))


def title_of(moment: Moment, entry: Entry) -> str:
    """Return an entry as people read it, with whom it is aimed at."""
    if entry.move is not None:
        return aimed(moment, entry.move)
    if entry.table is None:
        return entry.order
    if not entry.items:
        return moment.tongue.say("session.withdraw", table=entry.table.title)
    return moment.tongue.say("session.offer", table=entry.table.title, items=entry.items)


def retitled(moment: Moment, found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was found of the orders of a game, each called as the moment is told."""
    rows = [
        {**one, "title": title_of(moment, entry_of(moment.rules, one["actor"], one["order"]))}
        for one in found.get("told") or ()
    ]
    return {**found, "told": rows if found.get("told") is not None else None}


def aimed(moment: Moment, move: Move) -> str:
    """Return a move's title, with its target where the menu has more than one."""
    if move.target and moment.twins[move.actor, move.id] > 1:
        return moment.tongue.say("session.aimed", title=move.title, whom=moment.rules.names[move.target])
    return move.title


def headline_of(moment: Moment, entry: Entry) -> str:
    """Return the headline an entry makes: of the reader's press, or the neutral one."""
    if entry.move is not None:
        return press(spec_move(moment, entry.move.id).headlines, moment.reader, title_of(moment, entry))
    name = moment.rules.names[entry.actor]
    if entry.table is None:
        return f"{name}: {entry.order}"
    return moment.tongue.say("session.puts" if entry.items else "session.takes", who=name)


def text_of(moment: Moment, entry: Entry) -> str:
    """Return what an entry is, in two sentences."""
    if entry.move is not None:
        text: str = spec_move(moment, entry.move.id).text
        return text
    if entry.table is None or not entry.items:
        return ""
    return moment.tongue.say("session.package", table=entry.table.title, items=entry.items)


def spec_move(moment: Moment, name: str) -> Any:
    """Return the authored move of this id."""
    return next(item for item in moment.scenario.spec.moves if item.id == name)


def spec_event(moment: Moment, name: str) -> Any:
    """Return the authored event of this id."""
    return next(item for item in moment.scenario.spec.events if item.id == name)


def may_name(moment: Moment, entry: Entry) -> bool:
    """Return whether the reader may know an entry that was ordered; what is put on a table is public."""
    return entry.move is None or moment.told(entry.move)
