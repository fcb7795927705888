"""The engine and the oracle behind one face, so that every case of the catalogue is asked of both."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from game import engine, scenario
from tests import oracle
from tests.oracle.reading import parse_text

BASE = {
    "id": "id: case\n",
    "title": "title: A case\n",
    "start": "start: 2024-01-01\n",
    "paces": "paces: {standard: {turn: 1 week, turns: 6, attention: 3}}\n",
    "actors": "actors: {north: North, south: South}\n",
    "meters": "meters: {m: {start: 50}}\n",
    "moves": "moves: [{id: nod, by: [north, south]}]\n",
    "endings": "endings: [{id: drawn, when: time_up}]\n",
}
"""What a case that does not care is about: two actors, one meter, a week a turn, from Monday 1 January 2024."""

Package = frozenset[str]


def whole(text: str) -> str:
    """Return the text of a scenario with everything it leaves out."""
    given = parse_text(text)
    return "".join(line for key, line in BASE.items() if key not in given) + text


class Player(Protocol):
    """One game, whoever plays it. Amounts are hundredths."""

    meters: dict[str, int]
    ending: str | None
    digest: str
    text: str
    tick: int

    def turn(self, *entries: str, injects: Iterable[str] = ()) -> None:
        """Play a turn from entries written `north: warn`; several orders of one actor in several entries."""

    def status(self, instrument: str) -> tuple[str, int]:
        """Return where an instrument stands and the tick it was entered in."""

    def happened(self, name: str) -> tuple[int, int]:
        """Return how often a move or event happened and its last tick, (0, -1) for never."""

    def offers(self) -> dict[str, Package]:
        """Return the standing offers as `table.actor`."""

    def legal(self, actor: str) -> list[str]:
        """Return the orders open now."""

    def preview(self, actor: str, entry: str) -> tuple[dict[str, tuple[int, int]], dict[str, str]]:
        """Return what one entry alone would change: meters, statuses."""

    def package(self, table: str, items: str) -> tuple[dict[str, tuple[int, int]], dict[str, str]]:
        """Return what a package would change if both signed it now."""

    def winset(self, table: str, actor: str) -> set[Package]:
        """Return the packages an actor's home would ratify now."""

    def overlap(self, table: str) -> set[Package]:
        """Return the packages both homes would ratify now."""

    def sums(self) -> dict[tuple[str, str], int]:
        """Return the reasons of the last turn by (rule, meter), nothing that is 0."""

    def scores(self) -> dict[str, int]:
        """Return the points of every actor."""


def grouped(actors: Iterable[str], entries: Iterable[str]) -> dict[str, list[str]]:
    """Return entries such as `north: warn` by actor; everybody else holds."""
    sheets: dict[str, list[str]] = {actor: [] for actor in actors}
    for entry in entries:
        actor, _, order = entry.partition(": ")
        sheets[actor].append(order)
    return sheets


class OraclePlayer:
    """The oracle playing one game."""

    def __init__(self, path: Path, **options: Any) -> None:
        self.play = oracle.Play(oracle.load(path), **options)

    def turn(self, *entries: str, injects: Iterable[str] = ()) -> None:
        self.play.resolve(grouped(self.play.world.actors, entries), tuple(injects))

    @property
    def meters(self) -> dict[str, int]:
        return self.play.meters

    @property
    def ending(self) -> str | None:
        return self.play.ending

    @property
    def tick(self) -> int:
        return self.play.tick

    @property
    def text(self) -> str:
        return self.play.digest_text()

    @property
    def digest(self) -> str:
        return self.play.digest()

    def status(self, instrument: str) -> tuple[str, int]:
        return self.play.standing[instrument]

    def happened(self, name: str) -> tuple[int, int]:
        return self.play.happened.get(name, (0, -1))

    def offers(self) -> dict[str, Package]:
        return {f"{table}.{actor}": items for (table, actor), items in self.play.offers.items()}

    def legal(self, actor: str) -> list[str]:
        return self.play.legal(actor)

    def preview(self, actor: str, entry: str) -> tuple[dict[str, tuple[int, int]], dict[str, str]]:
        return oracle.preview(self.play, actor, entry)

    def package(self, table: str, items: str) -> tuple[dict[str, tuple[int, int]], dict[str, str]]:
        return oracle.package(self.play, table, frozenset(items.split(" + ")))

    def winset(self, table: str, actor: str) -> set[Package]:
        return oracle.winset(self.play, table, actor)

    def overlap(self, table: str) -> set[Package]:
        first, second = self.play.world.tables[table].between
        return self.winset(table, first) & self.winset(table, second)

    def sums(self) -> dict[tuple[str, str], int]:
        return {key: amount for key, amount in self.play.sums().items() if amount}

    def scores(self) -> dict[str, int]:
        return self.play.scores()


class EnginePlayer:
    """The engine playing one game, as one column of a batch of one."""

    def __init__(
        self, path: Path, pace: str | None = None, seed: int = 0, game: int = 0, history: bool = False
    ) -> None:
        self.scenario = scenario.load(path)
        self.rules = self.scenario.rules
        self.chance = engine.Chance(seed, game, history)
        self.state = engine.start(self.rules, pace)
        self.resolution: engine.Resolution | None = None

    def turn(self, *entries: str, injects: Iterable[str] = ()) -> None:
        sheets = engine.parse_sheets(self.rules, grouped(self.rules.actors, entries))
        self.resolution = engine.resolve(self.rules, self.state, sheets, self.chance, tuple(injects))
        self.state = self.resolution.state

    @property
    def meters(self) -> dict[str, int]:
        return {meter.name: int(self.state.meters[row, 0]) for row, meter in enumerate(self.rules.meters)}

    @property
    def ending(self) -> str | None:
        return engine.outcome(self.rules, self.state).ending

    @property
    def tick(self) -> int:
        return engine.tick_of(self.state)

    @property
    def text(self) -> str:
        return engine.digest_text(self.rules, self.state)

    @property
    def digest(self) -> str:
        return engine.digest(self.rules, self.state)

    def status(self, instrument: str) -> tuple[str, int]:
        row = self.rules.instrument_index[instrument]
        name = self.rules.instruments[row].statuses[int(self.state.status[row, 0])].name
        return name, int(self.state.entered[row, 0])

    def happened(self, name: str) -> tuple[int, int]:
        row = self.rules.counted.index(name)
        return int(self.state.times[row, 0]), int(self.state.last[row, 0])

    def items(self, table: str, package: int) -> Package:
        """Return the items of a package by its number."""
        return frozenset(engine.format_package(self.rules.tables[self.rules.table_index[table]], package).split(" + "))

    def offers(self) -> dict[str, Package]:
        standing = {}
        for party, (row, actor) in enumerate(self.rules.parties):
            table, offer = self.rules.tables[row].name, int(self.state.offers[party, 0])
            if offer:
                standing[f"{table}.{actor}"] = self.items(table, offer - 1)
        return standing

    def legal(self, actor: str) -> list[str]:
        return engine.legal_orders(self.rules, self.state, actor)

    def preview(self, actor: str, entry: str) -> tuple[dict[str, tuple[int, int]], dict[str, str]]:
        found = engine.previews(self.rules, self.state, actor, [entry])[0]
        return dict(found.effects), dict(found.statuses)

    def package(self, table: str, items: str) -> tuple[dict[str, tuple[int, int]], dict[str, str]]:
        row = self.rules.table_index[table]
        number = engine.parse_package(self.rules.tables[row], items)
        found = engine.preview_package(self.rules, self.state, table, number)
        return dict(found.effects), dict(found.statuses)

    def winset(self, table: str, actor: str) -> set[Package]:
        column = engine.winset(self.rules, self.state, actor)[table][:, 0]
        return {self.items(table, number) for number in np.flatnonzero(column).tolist()}

    def overlap(self, table: str) -> set[Package]:
        column = engine.overlap(self.rules, self.state, table)[:, 0]
        return {self.items(table, number) for number in np.flatnonzero(column).tolist()}

    def sums(self) -> dict[tuple[str, str], int]:
        lines = self.resolution.reasons() if self.resolution else []
        return {(line.rule, line.meter): line.amount for line in lines}

    def scores(self) -> dict[str, int]:
        return dict(engine.outcome(self.rules, self.state).scores)


PLAYERS: dict[str, Any] = {"oracle": OraclePlayer, "engine": EnginePlayer}
