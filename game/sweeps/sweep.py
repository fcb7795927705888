"""Many games at once: how they ended, how the meters went, how fast; any of them can be opened again alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from game.bots import BOTS, bot_class, seating
from game.errors import GameError
from game.journal import Recording
from game.scenario import Scenario
from game.sweeps.chunk import Array, Chunk
from game.sweeps.course import Task, rows_of
from game.sweeps.effect import Effect, effects_of, ends
from game.sweeps.pool import played_beside, played_here, spans
from game.sweeps.reopen import reopened
from game.sweeps.spread import HUNDREDTHS, quantile

Player = str | type[Any]
"""A bot by its name or its class."""
MOST = 2**32  # game numbers are one word of the counter that luck is drawn from


QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, slots=True)
class Use:
    """How often a move was ordered."""

    open: int
    """Sheets on which it could have stood."""
    orders: int
    """Sheets on which it stood."""
    games: float
    """Share of the games in which it stood on a sheet at least once."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """What came of many games; nothing in it depends on how they were batched or over how many processes."""

    scenario: Scenario
    seats: Mapping[str, str]
    pace: str
    seed: int
    first: int
    """Number of the first game; the others follow on."""
    ending: Array
    """Number of each game's ending, int16 [games]."""
    turns: Array
    """Turns each game took, int16 [games]."""
    points: Array
    """Points of each actor, int32 [actors, games]."""
    finals: Array
    """Meters at the end in hundredths, [meters, games]."""
    used: Array
    """Which moves were on a sheet at least once, a bit each, uint8 [moves / 8, games]."""
    sums: Array
    """Meters in hundredths summed over the games, at the start and after each turn, int64 [turns + 1, meters]."""
    spread: Array
    """How many games stood in each bin of a meter, int64 [turns + 1, meters, bins]."""
    live: Array
    """Games still going on at the start of each turn, int64 [turns]."""
    open: Array
    """On how many sheets each move could have stood, int64 [moves]."""
    orders: Array
    """On how many sheets each move stood, int64 [moves]."""
    met: Array
    """In how many games each goal was met, actors one after the other, int64 [goals]."""
    marks: Array | None
    """Digests as numbers, uint64 [turns, games], if they were asked for."""
    seconds: float
    """From the first game to the last, compiling, digests and counting apart."""
    without: tuple[str, ...] = ()
    """Moves that were struck from every sheet."""

    def __repr__(self) -> str:
        seats = ", ".join(f"{actor}={player}" for actor, player in self.seats.items())
        return f"<Sweep of {self.games} games of {self.scenario.id}, seed {self.seed}, {self.pace}: {seats}>"

    @property
    def games(self) -> int:
        """How many games were played."""
        return int(self.ending.shape[0])

    @property
    def decisions(self) -> int:
        """Sealed sheets: one for each actor, turn and game that was still going on."""
        return int(self.live.sum()) * len(self.seats)

    @property
    def speed(self) -> float:
        """Decisions a second, legality and draws included, digests off."""
        return self.decisions / max(self.seconds, 1e-9)

    def endings(self) -> dict[str, float]:
        """Return the share of games that came to each ending, in file order, those never reached too."""
        counts = np.bincount(self.ending, minlength=len(self.scenario.rules.endings)).tolist()
        return {item.id: count / self.games for item, count in zip(self.scenario.rules.endings, counts, strict=True)}

    def games_ending(self, ending: str) -> Array:
        """Return the numbers of the games that came to an ending, to be opened with `journal`."""
        names = [item.id for item in self.scenario.rules.endings]
        if ending not in names:
            raise GameError(f"{self.scenario.id} has no ending {ending!r}; use one of {', '.join(names)}")
        return np.flatnonzero(self.ending == names.index(ending)) + self.first

    def meters(self) -> dict[str, float]:
        """Return the mean of each meter at the end, in points."""
        return {name: values[-1] for name, values in self.meters_by_turn().items()}

    def meters_by_turn(self) -> dict[str, list[float]]:
        """Return the mean of each meter at the start and after each turn, in points; a finished game keeps its last."""
        means = self.sums / (self.games * HUNDREDTHS)
        return {meter.name: means[:, row].tolist() for row, meter in enumerate(self.scenario.rules.meters)}

    def quantiles(self, *shares: float) -> dict[str, list[list[float]]]:
        """Return for each meter, at the start and after each turn, the points below or at which each share stands.

        To the nearest point (coarser for a meter whose range is over 400 points); the usual shares are 0.05, 0.25,
        0.5, 0.75 and 0.95.
        """
        wanted = shares or QUANTILES
        if not all(0 <= share <= 1 for share in wanted):
            raise GameError("a quantile is a share of the games; use numbers from 0 to 1")
        return {
            meter.name: [[quantile(meter, counts[row], share) for share in wanted] for counts in self.spread]
            for row, meter in enumerate(self.scenario.rules.meters)
        }

    def scores(self) -> dict[str, float]:
        """Return the mean points of each actor."""
        return {actor: float(row.mean()) for actor, row in zip(self.scenario.rules.actors, self.points, strict=True)}

    def errors(self) -> dict[str, dict[str, float]]:
        """Return the standard errors of the shares of `endings` and of the means of `scores`."""
        ends = {name: (share * (1 - share) / self.games) ** 0.5 for name, share in self.endings().items()}
        rows = zip(self.scenario.rules.actors, self.points, strict=True)
        return {"endings": ends, "scores": {actor: float(row.std()) / self.games**0.5 for actor, row in rows}}

    def score_shares(self) -> dict[str, dict[int, float]]:
        """Return for each actor the share of games that brought it so many points, those that came up only."""
        found = {}
        for actor, row in zip(self.scenario.rules.actors, self.points, strict=True):
            points, counts = np.unique(row, return_counts=True)
            found[actor] = {int(at): count / self.games for at, count in zip(points, counts.tolist(), strict=True)}
        return found

    def goals(self) -> dict[str, dict[str, float]]:
        """Return for each actor the share of games in which each of its goals was met at the end, by title."""
        shares, found = iter((self.met / self.games).tolist()), {}
        for actor in self.scenario.rules.actors:
            found[actor] = {goal.title: next(shares) for goal in self.scenario.rules.goals.get(actor, ())}
        return found

    def uses(self) -> dict[str, Use]:
        """Return for each move how often it was open, how often it was ordered, and in what share of the games."""
        counts = zip(self.scenario.rules.moves, self.open.tolist(), self.orders.tolist(), strict=True)
        return {
            move.name: Use(could, orders, int(self.marked(row).sum()) / self.games)
            for row, (move, could, orders) in enumerate(counts)
        }

    def games_using(self, move: str) -> Array:
        """Return the numbers of the games in which a move was ordered; `seoul.protest` stands for all its targets."""
        return np.flatnonzero(self.has(move)) + self.first

    def has(self, move: str) -> Array:
        """Return in which games a move was ordered, bool [games]."""
        found = np.zeros(self.games, bool)
        for row in rows_of(self.scenario.rules, move):
            found |= self.marked(row)
        return found

    def marked(self, row: int) -> Array:
        """Return in which games the move in a row was ordered, bool [games]."""
        byte, bit = divmod(row, 8)
        found: Array = (self.used[byte] & np.uint8(128 >> bit)) > 0
        return found

    def effect(self, move: str) -> Effect:
        """Play the games in which a move was ordered again with it struck from every sheet, and compare.

        All else, luck too, stays the same, so the difference is what the orders did. `seoul.protest` strikes the move
        at every target.
        """
        return self.effects([move])[move]

    def effects(self, moves: Sequence[str] = (), progress: Callable[[int], None] | None = None) -> dict[str, Effect]:
        """Return the effect of each of these moves, of all if none is named; quicker than asking for one by one.

        `progress(games)` is told after each batch how many games it played.
        """
        rules, wanted = self.scenario.rules, moves or [move.name for move in self.scenario.rules.moves]
        task = Task(self.seats, self.pace, self.seed, False, self.without)
        chosen = {move: np.flatnonzero(self.has(move)) for move in wanted}
        base = ends(rules, self.ending, self.points, self.finals)
        return effects_of(rules, task, chosen, base, self.first, progress)

    def hashes(self) -> Iterator[tuple[int, int, str]]:
        """Yield (game, turn, digest) after every turn a game was played, game by game; needs `hashes=True`."""
        if self.marks is None:
            raise GameError("this sweep kept no digests; ask for them with hashes=True")
        for game, turns in enumerate(self.turns.tolist()):
            for turn, mark in enumerate(self.marks[:turns, game].tolist(), 1):
                yield self.first + game, turn, f"{mark:016x}"

    def journal(self, game: int) -> Recording:
        """Return one game of the sweep, played again alone, bit for bit; replay it or write it to a file."""
        if not self.first <= game < self.first + self.games:
            last = self.first + self.games - 1
            raise GameError(f"this sweep has no game {game}; choose one from {self.first} to {last}")
        return reopened(self.scenario, Task(self.seats, self.pace, self.seed, False, self.without), int(game))

    def save(self, path: str | Path) -> None:
        """Write the sweep as an .npz file of plain arrays, readable with `numpy.load`."""
        rules = self.scenario.rules
        arrays: dict[str, Array] = {
            "scenario": np.array([self.scenario.id, self.scenario.digest]),
            "pace": np.array(self.pace),
            "seed": np.array(self.seed, np.uint64),
            "seats": np.array([f"{actor}={player}" for actor, player in self.seats.items()]),
            "endings": np.array([item.id for item in rules.endings]),
            "actors": np.array(rules.actors),
            "meters": np.array([meter.name for meter in rules.meters]),
            "game": np.arange(self.first, self.first + self.games, dtype=np.uint64),
            "ending": self.ending,
            "turns": self.turns,
            "points": self.points,
            "meters_at_end": self.finals,
            "moves": np.array([move.name for move in rules.moves]),
            "used": np.unpackbits(self.used, axis=0, count=len(rules.moves)),
            "meter_sums": self.sums,
            "live": self.live,
            "open": self.open,
            "orders": self.orders,
            "without": np.array(self.without, dtype=str),
        }
        if self.marks is not None:
            arrays["digests"] = self.marks
        with open(path, "wb") as file:
            np.savez_compressed(file, allow_pickle=False, **arrays)


def sweep(scenario: Scenario, seats: Mapping[str, Player], games: int, seed: int = 2019,
          pace: str | None = None, first: int = 0, hashes: bool = False, workers: int = 1, without: Sequence[str] = (),
          progress: Callable[[int, int], None] | None = None) -> Sweep:  # fmt: skip
    """Play `games` games and return what came of them; raise GameError for seats, bots or numbers that cannot be.

    `seats` names a bot for each actor, or gives its class (`all` for the rest, `mirror` where nobody is named). With
    `workers` above 1 the chunks are played in that many processes; `progress(done, games)` is called after each chunk.
    The moves named in `without` are struck from every sheet before the sheets open.
    """
    if games < 1 or first < 0 or first + games > MOST:
        raise GameError(f"games {first} to {first + games - 1} cannot be played; number them from 0 to {MOST - 1}")
    if not 0 <= seed < 2**64:
        raise GameError(f"the seed {seed} is out of range; use a whole number from 0 to {2**64 - 1}")
    if workers < 1:
        raise GameError(f"{workers} workers cannot play; use 1 or more")
    players = seating(scenario.rules, {actor: spoken(player) for actor, player in seats.items()})
    for player in players.values():
        bot_class(player)
    for name in without:
        rows_of(scenario.rules, name)
    chosen = scenario.rules.pace(pace).name
    task, wanted = Task(players, chosen, seed, hashes, tuple(without)), spans(first, games, workers)
    began = perf_counter()
    parts: list[Chunk] = []
    alone = workers == 1 or len(wanted) == 1
    for chunk in (
        played_here(scenario.rules, task, wanted) if alone else played_beside(scenario.canonical, task, wanted, workers)
    ):
        if parts:
            parts[0].counts.add(chunk.counts)
        parts.append(replace(chunk, counts=parts[0].counts) if parts else chunk)
        if progress is not None:
            progress(sum(len(part.ending) for part in parts), games)
    seconds = sum(part.seconds for part in parts) if alone else perf_counter() - began
    return joined(scenario, task, first, parts, seconds)


def spoken(player: Player) -> str:
    """Return a player by name; a class by the name of its bot, one of somebody's own as `package.module:Class`."""
    if isinstance(player, str):
        return player
    known = (name for name, bot in BOTS.items() if bot is player)
    return next(known, f"{player.__module__}:{player.__qualname__}")


def joined(scenario: Scenario, task: Task, first: int, parts: list[Chunk], seconds: float) -> Sweep:
    """Return the chunks of one sweep as one result; their counts are added already."""
    marks = [part.digests for part in parts if part.digests is not None]
    counts = parts[0].counts
    return Sweep(
        scenario=scenario,
        seats=task.seats,
        pace=task.pace or "",
        seed=task.seed,
        first=first,
        ending=np.concatenate([part.ending for part in parts]),
        turns=np.concatenate([part.turns for part in parts]),
        points=np.concatenate([part.scores for part in parts], axis=1),
        finals=np.concatenate([part.finals for part in parts], axis=1),
        used=np.concatenate([part.used for part in parts], axis=1),
        sums=counts.sums,
        spread=counts.spread,
        live=counts.live,
        open=counts.open,
        orders=counts.orders,
        met=counts.met,
        marks=np.concatenate(marks, axis=1) if marks else None,
        seconds=seconds,
        without=task.without,
    )
