"""Where a batch of games stands: one contiguous row a quantity, the games axis last."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import DTypeLike

from game.engine.numbers import Array

if TYPE_CHECKING:
    from game.engine.rules import Pace, Rules


@dataclass(frozen=True, slots=True)
class Columns:
    """The rows that change in a step; [rows, games], whole numbers."""

    meters: Array
    """Hundredths of a point, [meters, games]."""
    status: Array
    """Number of the status that stands, [instruments, games]."""
    entered: Array
    """Tick in which that status was entered, [instruments, games]."""
    times: Array
    """How often each move, then each event, happened, [moves + events, games]."""
    last: Array
    """Tick in which it last did, -1 for never, [moves + events, games]."""
    offers: Array
    """Standing package of each party, its number + 1, 0 for none, [parties, games]."""

    def copy(self) -> Columns:
        """Return rows that may be written."""
        return Columns(*(getattr(self, item.name).copy() for item in fields(self)))

    def take(self, index: Array) -> Columns:
        """Return the games at `index`, in that order."""
        return Columns(*(np.take(getattr(self, item.name), index, axis=1) for item in fields(self)))

    def put(self, index: Array, other: Columns) -> None:
        """Write the games at `index` as they are in other columns of the same shape."""
        if not len(index):
            return
        for item in fields(self):
            for row, old in zip(getattr(self, item.name), getattr(other, item.name), strict=True):
                row[index] = old[index]  # row by row: far quicker than both axes at once


@dataclass(frozen=True, slots=True)
class State:
    """A batch of games of one pace at the start of the same turn; never written after it is made."""

    pace: Pace
    turn: int
    """Turns played."""
    columns: Columns
    ending: Array
    """Number of the ending, -1 while the game goes on, [games]."""
    ended: Array
    """Tick in which the game ended, -1 while it goes on, [games]."""

    def __repr__(self) -> str:
        return f"<State of {self.games} games at the pace {self.pace.name}, {self.turn} turns played>"

    @property
    def games(self) -> int:
        """How many games there are."""
        return int(self.ending.shape[0])

    @property
    def tick(self) -> int:
        """Whole ticks since the first day, for the games that go on."""
        return self.turn * self.pace.turn_ticks

    @property
    def time_up(self) -> bool:
        """Whether all turns are played."""
        return self.turn >= self.pace.turns

    @property
    def live(self) -> Array:
        """Which games go on, bool [games]."""
        return self.ending < 0

    @property
    def meters(self) -> Array:
        """Meters in hundredths of a point, [meters, games]."""
        return self.columns.meters

    @property
    def status(self) -> Array:
        """Number of the status that stands, [instruments, games]."""
        return self.columns.status

    @property
    def entered(self) -> Array:
        """Tick in which that status was entered, [instruments, games]."""
        return self.columns.entered

    @property
    def times(self) -> Array:
        """How often each move, then each event, happened, [moves + events, games]."""
        return self.columns.times

    @property
    def last(self) -> Array:
        """Tick in which it last did, -1 for never, [moves + events, games]."""
        return self.columns.last

    @property
    def offers(self) -> Array:
        """Standing package of each party, number + 1, 0 for none, [parties, games]."""
        return self.columns.offers

    @property
    def bytes_per_game(self) -> int:
        """How many bytes one game takes."""
        parts = [getattr(self.columns, item.name) for item in fields(self.columns)]
        return int(sum(part.shape[0] * part.itemsize for part in parts) + self.ending.itemsize + self.ended.itemsize)

    def take(self, index: Array) -> State:
        """Return the games at `index`, in that order."""
        return replace(self, columns=self.columns.take(index), ending=self.ending[index], ended=self.ended[index])


def start(rules: Rules, pace: str | None = None, games: int = 1) -> State:
    """Return `games` games at the first day, at a pace by name (the scenario's first if None)."""
    chosen = rules.pace(pace)
    ticks = chosen.turns * chosen.turn_ticks
    short: DTypeLike = np.int8 if ticks < 127 else np.int16 if ticks < 32_767 else np.int32
    wide: DTypeLike = np.int16 if all(m.low >= -32_768 and m.high <= 32_767 for m in rules.meters) else np.int32
    counted = len(rules.moves) + len(rules.events)

    def rows(values: list[int], kind: DTypeLike) -> Array:
        return np.repeat(np.array(values, dtype=kind).reshape(-1, 1), games, axis=1)

    columns = Columns(
        meters=rows([meter.start for meter in rules.meters], wide),
        status=rows([item.start for item in rules.instruments], np.int8),
        entered=rows([0] * len(rules.instruments), short),
        times=rows([0] * counted, short),
        last=rows([-1] * counted, short),
        offers=rows([0] * len(rules.parties), np.int16),
    )
    return State(chosen, 0, columns, np.full(games, -1, np.int8), np.full(games, -1, short))


def tick_of(state: State, game: int = 0) -> int:
    """Return how many whole ticks one game has run; a finished game stays at its last."""
    ended = int(state.ended[game])
    return ended if ended >= 0 else state.tick


def digest_text(rules: Rules, state: State, game: int = 0) -> str:
    """Return the state of one game as sorted lines `name value`; a diff of two is a bug report."""
    columns = state.columns
    ending = int(state.ending[game])
    lines = [f"tick {tick_of(state, game)}", f"ending {rules.endings[ending].id if ending >= 0 else '-'}"]
    lines += [
        f"{meter.name} {value}" for meter, value in zip(rules.meters, columns.meters[:, game].tolist(), strict=True)
    ]
    standing = zip(rules.instruments, columns.status[:, game].tolist(), columns.entered[:, game].tolist(), strict=True)
    lines += [f"{item.name} {item.statuses[status].name} {entered}" for item, status, entered in standing]
    counted = zip(rules.counted, columns.times[:, game].tolist(), columns.last[:, game].tolist(), strict=True)
    lines += [f"{name} {times} {last}" for name, times, last in counted if times]
    for (table, actor), offer in zip(rules.parties, columns.offers[:, game].tolist(), strict=True):
        if offer:
            items = "+".join(sorted(rules.tables[table].items[i].name for i in rules.tables[table].packages[offer - 1]))
            lines.append(f"offer {rules.tables[table].name}.{actor} {items}")
    return "".join(f"{line}\n" for line in sorted(lines))


def digest(rules: Rules, state: State, game: int = 0) -> str:
    """Return the digest of one game: BLAKE2b, 8 bytes, 16 hex digits, of its whole state."""
    return blake2b(digest_text(rules, state, game).encode(), digest_size=8).hexdigest()


def digests(rules: Rules, state: State) -> list[str]:
    """Return the digest of every game of a batch."""
    return [digest(rules, state, game) for game in range(state.games)]
