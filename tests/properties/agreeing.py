"""The engine and the oracle side by side: everything the one says must be what the other says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np

from game import engine
from tests import oracle
from tests.properties.sheets import Sheets, random_sheets


class Pair:
    """A batch of games in the engine and the same games one by one in the oracle."""

    def __init__(
        self,
        rules: engine.Rules,
        world: oracle.World,
        *,
        pace: str,
        seed: int,
        numbers: Sequence[int],
        history: bool = False,
    ) -> None:
        self.rules = rules
        self.state = engine.start(rules, pace, len(numbers))
        self.chance = engine.Chance(seed, np.array(numbers, dtype=np.uint64), history)
        self.plays = [oracle.Play(world, pace, seed, number, history) for number in numbers]
        self.turns = world.paces[pace][1]

    def turn(self, luck: Random) -> list[Sheets]:
        """Let every game take a random turn in both; return the sheets."""
        injects = tuple(event for event in self.rules.event_index if luck.random() < 0.03)
        sheets = [random_sheets(play, luck) for play in self.plays]
        parts = [engine.parse_sheets(self.rules, sheet) for sheet in sheets]
        with np.errstate(all="raise"):
            done = engine.resolve(self.rules, self.state, engine.stack(parts), self.chance, injects)
        before = [dict(play.meters) for play in self.plays]
        self.state = done.state
        for game, play in enumerate(self.plays):
            play.resolve(sheets[game], injects)
            self.compare_reasons(done, game, before[game])
        self.compare()
        return sheets

    def compare(self) -> None:
        """Hold every row and every digest together."""
        scores = engine.scores(self.rules, self.state)
        for game, play in enumerate(self.plays):
            assert engine.digest_text(self.rules, self.state, game) == play.digest_text()
            assert engine.digest(self.rules, self.state, game) == play.digest()
            assert {actor: int(scores[actor][game]) for actor in scores} == play.scores()
            for actor in self.rules.actors:
                met = [held for _, held in engine.goals_met(self.rules, self.state, actor, game)]
                assert met == [play.holds(when) for when, _ in play.world.goals.get(actor, [])]

    def compare_reasons(self, done: engine.Resolution, game: int, before: dict[str, int]) -> None:
        """Hold the reasons together, and their sums against the change of every meter."""
        play = self.plays[game]
        assert done.events(game) == play.seen
        lines = {(line.rule, line.meter): line.amount for line in done.reasons(game)}
        assert lines == {key: amount for key, amount in play.sums().items() if amount}
        for row, meter in enumerate(self.rules.meters):
            change = int(self.state.meters[row, game]) - before[meter.name]
            assert change == sum(amount for (_, name), amount in lines.items() if name == meter.name)
            assert meter.low <= int(self.state.meters[row, game]) <= meter.high

    def compare_menus(self, game: int, actors: Sequence[str] | None = None) -> None:
        """Hold together what may be ordered in one game, what it would do, and what could be ratified."""
        play = self.plays[game]
        for actor in actors or self.rules.actors:
            assert engine.legal_orders(self.rules, self.state, actor, game) == play.legal(actor)
            for seen in engine.preview(self.rules, self.state, actor, game):
                wanted = oracle.preview(play, actor, seen.order)
                assert (dict(seen.effects), dict(seen.statuses)) == wanted, (actor, seen.order)
                why = engine.why_not(self.rules, self.state, actor, seen.order, game)
                assert (why is None) == (seen.order in play.legal(actor))
        for table in self.rules.tables:
            self.compare_table(table, game)

    def compare_table(self, table: engine.Table, game: int) -> None:
        """Hold the packages of a table together: which there are, are open, would be ratified, and what each does."""
        play = self.plays[game]
        packages = [frozenset(table.items[i].name for i in package) for package in table.packages]
        assert set(packages) == set(oracle.packages(play.world.tables[table.name]))
        row = self.rules.table_index[table.name]
        legal = engine.legal(self.rules, self.state).packages[row][:, game]
        overlap = engine.overlap(self.rules, self.state, table.name)[:, game]
        sets = [oracle.winset(play, table.name, actor) for actor in table.between]
        for number, package in enumerate(packages):
            items = play.world.tables[table.name].items
            assert bool(legal[number]) == all(play.holds(items[item].requires) for item in package)
            assert bool(overlap[number]) == (package in sets[0] and package in sets[1])
            seen = engine.preview_package(self.rules, self.state, table.name, number, game)
            assert (dict(seen.effects), dict(seen.statuses)) == oracle.package(play, table.name, package)
        for actor, wanted in zip(table.between, sets, strict=True):
            column = engine.winset(self.rules, self.state, actor)[table.name][:, game]
            assert {package for package, can in zip(packages, column, strict=True) if can} == wanted


def played_out(pair: Pair, luck: Random, menus: float = 0.3) -> int:
    """Play a batch to the end in both, looking at menus now and then; return how many game turns were compared."""
    pair.compare()
    turns = 0
    for _ in range(pair.turns):
        live = [game for game, play in enumerate(pair.plays) if play.ending is None]
        if live and luck.random() < menus:
            pair.compare_menus(luck.choice(live))
        turns += sum(play.ending is None for play in pair.plays)
        pair.turn(luck)
    assert all(play.ending is not None for play in pair.plays)
    return turns


def written(path: Path, text: str) -> Path:
    """Return the path of a file that now holds a scenario."""
    path.write_text(text, encoding="utf-8")
    return path
