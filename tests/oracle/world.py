"""A scenario compiled: meters, instruments and rules with their expressions parsed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.oracle import language


@dataclass
class Rule:
    """One rule: its full name, and what it adds and sets."""

    name: str
    amounts: list[tuple[str, Any]] = field(default_factory=list)
    """Meter, with ("sum", tree) or ("range", low, high, key as written)."""
    sets: dict[str, str] = field(default_factory=dict)
    """Instrument -> status."""


@dataclass
class Status:
    """Where an instrument can stand, and how it ends by itself."""

    lasts: int | None
    until: int | None
    then: str
    ends: Rule
    stands: Rule


@dataclass
class Move:
    """One order of one actor, at one target if it has one."""

    name: str
    id: str
    actor: str
    target: str | None
    order: str
    cost: int
    cooldown: int
    once: bool
    requires: Any
    rule: Rule
    quiet: frozenset[str] | None


@dataclass
class Event:
    """What happens by itself."""

    name: str
    when: Any
    on: int | None
    chance: Any
    once: bool
    rule: Rule


@dataclass
class Item:
    """One clause that can be agreed."""

    id: str
    requires: Any
    worth: dict[str, Any]
    rule: Rule


@dataclass
class Table:
    """Where two actors bargain."""

    name: str
    between: tuple[str, str]
    items: dict[str, Item]
    need: dict[str, Any]
    ratified: Rule
    refused: dict[str, Rule]


@dataclass
class World:
    """Everything fixed about a game."""

    title: str
    start: int
    days: int
    paces: dict[str, tuple[int, int, dict[str, int]]]
    actors: tuple[str, ...]
    meters: dict[str, tuple[int, int, int]]
    """Name -> low, high, start in hundredths, in file order."""
    instruments: dict[str, tuple[str, dict[str, Status]]]
    dates: dict[str, int]
    readings: dict[str, tuple[Any, str]]
    moves: dict[str, Move]
    events: dict[str, Event]
    drift: list[tuple[Any, Rule]]
    tables: dict[str, Table]
    goals: dict[str, list[tuple[Any, int]]]
    endings: list[tuple[str, Any]]
    script: dict[str, set[int]]
    """Event -> ticks in which history says that it happened."""

    def kind(self, name: str) -> str | None:
        """Return the sort of value a bare name stands for."""
        if name in self.meters:
            return language.NUMBER
        if name in self.readings:
            return self.readings[name][1]
        if name in self.dates or name == "today":
            return language.DATE
        if name == "time_up":
            return language.CONDITION
        return "instrument" if name in self.instruments else None

    def counted(self, name: str) -> bool:
        """Return whether `times` and `since` may be asked of the name."""
        return name in self.events or bool(self.rows(name))

    def statuses(self, instrument: str) -> tuple[str, ...]:
        """Return the statuses of an instrument."""
        return tuple(self.instruments[instrument][1]) if instrument in self.instruments else ()

    def rows(self, name: str) -> list[str]:
        """Return the moves that `actor.move` or `actor.move.target` stands for."""
        return [move for move in self.moves if move == name or move.rpartition(".")[0] == name]


def ordinal(text: str) -> int:
    """Return the number of a day written YYYY-MM-DD."""
    return date.fromisoformat(text).toordinal()


def days_of(text: str) -> int:
    """Return the days of `N weeks` or `N days`."""
    count, unit = text.split()
    return int(count) * (7 if unit.startswith("week") else 1)


def many(value: Any) -> list[str]:
    """Return a list from one text or a list of texts."""
    return [value] if isinstance(value, str) else list(value or ())


def truth(value: Any) -> bool:
    """Return whether a written flag says yes."""
    return bool(value == "true")


def put(text: str, me: str | None, them: str | None) -> str:
    """Return a text with `me` and `them` standing for actors, where they are parts of a name."""
    found, word = "", ""
    for sign in text + " ":
        if sign.isalnum() or sign in "_.":
            word += sign
            continue
        parts = [{"me": me, "them": them}.get(part) or part for part in word.split(".")] if word else []
        found += ".".join(parts) + sign
        word = ""
    return found[:-1]
