"""A study: one scenario played in many ways, so that its balance can be told and its faults found.

Chance alone shows what can happen; pairings of temperaments what players make of it; the games played again without a
move what that move does; the paces what the length of a turn does. Every part is a sweep that one command repeats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from game.engine import Rules
from game.errors import GameError
from game.scenario import Scenario
from game.sweeps import Effect, Sweep, sweep

GAMES = 100_000
LOT = "random"
TEMPERS = ("random", "hold", "mirror", "grit", "dove", "hawk")
"""Who meets whom in the pairings."""
RIVALS = ("random", "mirror", "dove", "hawk")
"""Whom a move is tried against: its actor plays by lot, all others play so."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How many games each part of a study has; each part plays the first games of its seed."""

    games: int
    """By lot, at the study's pace: the part all else is measured by."""

    @property
    def pairing(self) -> int:
        """Each pair of temperaments: a fiftieth, at least 100."""
        return self.part(50, 100)

    @property
    def pace(self) -> int:
        """Each other pace: a fifth."""
        return self.part(5, 100)

    @property
    def effect(self) -> int:
        """Each move among players by lot: a tenth, at least 400."""
        return self.part(10, 400)

    @property
    def rival(self) -> int:
        """Each move against each other temperament: a fortieth, at least 200."""
        return self.part(40, 200)

    def part(self, share: int, least: int) -> int:
        """Return a part of the games, but not fewer than `least`, as far as there are so many."""
        return max(min(self.games, least), self.games // share)


@dataclass(frozen=True, slots=True)
class Study:
    """What came of all the games of a study."""

    scenario: Scenario
    plan: Plan
    lot: Sweep
    """Everybody plays by lot."""
    pairings: Mapping[tuple[str, str], Sweep]
    """Two actors by temperament, the others left to `mirror`."""
    paces: Mapping[str, Sweep]
    """By lot at every other pace."""
    record: Sweep | None
    """History played by all, if the scenario has one: one game."""
    bases: Mapping[tuple[str, str], Sweep]
    """By (actor, rival): the games in which the actor's moves were tried."""
    effects: Mapping[str, Mapping[str, Effect]]
    """By move, then by rival."""

    def __repr__(self) -> str:
        return f"<Study of {self.scenario.id}: {self.plan.games} games by lot, {self.games} in all>"

    @property
    def pair(self) -> tuple[str, str]:
        """The two actors of the pairings."""
        return principals(self.scenario.rules)

    def sweeps(self) -> Iterator[Sweep]:
        """Return every sweep in which all moves could be ordered."""
        yield self.lot
        yield from self.pairings.values()
        yield from self.paces.values()
        yield from self.bases.values()
        if self.record is not None:
            yield self.record

    def seatings(self) -> Iterator[Sweep]:
        """Return the sweeps at the study's pace by who plays: by lot, then each pairing."""
        yield self.lot
        yield from self.pairings.values()

    @property
    def games(self) -> int:
        """How many games were played in all, those without a move apart."""
        return sum(part.games for part in self.sweeps())


def principals(rules: Rules) -> tuple[str, str]:
    """Return the two actors whose pairings are told: those of the first table, else the first two."""
    first, second = rules.tables[0].between if rules.tables else rules.actors[:2]
    return first, second


def study(scenario: Scenario, games: int = GAMES, seed: int = 2019, pace: str | None = None,
          progress: Progress | None = None) -> Study:  # fmt: skip
    """Play a scenario in many ways and return what came of it; the same seed gives the same study bit for bit."""
    if games < 1:
        raise GameError(f"a study needs games and {games} were asked for; ask for 1 or more")
    rules, plan = scenario.rules, Plan(games)
    told = Told(progress, total(rules, plan))
    chosen = rules.pace(pace).name

    def play(seats: Mapping[str, str], number: int, at: str = chosen) -> Sweep:
        return sweep(scenario, seats, number, seed, at, progress=told.within(number))

    lot = play({"all": LOT}, games)
    one, other = principals(rules)
    pairings = {(a, b): play({one: a, other: b}, plan.pairing) for a in TEMPERS for b in TEMPERS}
    paces = {name: play({"all": LOT}, plan.pace, name) for name in rules.paces if name != chosen}
    record = play({"all": "history"}, 1) if rules.history else None
    bases, effects = tried(rules, plan, play, told)
    return Study(scenario, plan, lot, pairings, paces, record, bases, effects)


def tried(
    rules: Rules, plan: Plan, play: Callable[[Mapping[str, str], int], Sweep], told: Told
) -> tuple[dict[tuple[str, str], Sweep], dict[str, dict[str, Effect]]]:
    """Return the games in which moves were tried and what each move did in them."""
    bases: dict[tuple[str, str], Sweep] = {}
    effects: dict[str, dict[str, Effect]] = {move.name: {} for move in rules.moves}
    for rival in RIVALS:
        number = plan.effect if rival == LOT else plan.rival
        shared = play({"all": LOT}, number) if rival == LOT else None
        for actor in rules.actors:
            base = shared or play({actor: LOT, "all": rival}, number)
            bases[actor, rival] = base
            names = [rules.moves[row].name for row in rules.actor_moves[actor]]
            before = told.done
            for name, effect in base.effects(names, told.more).items():
                effects[name][rival] = effect
            told.more(len(names) * number - (told.done - before))
    return bases, effects


def total(rules: Rules, plan: Plan) -> int:
    """Return how many games a study plays at most, for its progress."""
    rivals = len(RIVALS) - 1
    bases = plan.effect + rivals * len(rules.actors) * plan.rival
    moves = len(rules.moves) * (plan.effect + rivals * plan.rival)
    others = (len(rules.paces) - 1) * plan.pace + len(TEMPERS) ** 2 * plan.pairing + bool(rules.history)
    return plan.games + bases + moves + others


class Told:
    """How far a study is, over all its parts."""

    def __init__(self, progress: Progress | None, games: int) -> None:
        self.progress, self.games, self.done = progress, games, 0

    def more(self, games: int) -> None:
        """Tell of some more games done."""
        self.done += games
        if self.progress is not None:
            self.progress(self.done, self.games)

    def within(self, games: int) -> Progress:
        """Return what one sweep of so many games tells of itself."""
        before = self.done

        def progress(done: int, _: int) -> None:
            self.done = before + done
            if self.progress is not None:
                self.progress(self.done, self.games)

        return progress
