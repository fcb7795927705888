"""T17 to T19: a game taken up again, asked about, or handed in in another order is the same game."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from game import engine
from tests.properties.agreeing import Pair
from tests.properties.sheets import Sheets, random_sheets
from tests.properties.test_agreement import PLAYED, both
from tests.tiers import n

PATHS = pytest.mark.parametrize("path", PLAYED, ids=lambda path: path.stem)


class Game:
    """One recorded random game: its states and the sheets between them."""

    def __init__(self, path: Path, number: int) -> None:
        self.rules, world = both(path)
        self.luck = Random(number)
        pair = Pair(self.rules, world, pace=self.luck.choice(list(world.paces)), seed=number, numbers=[number])
        self.chance = pair.chance
        self.states: list[engine.State] = [pair.state]
        self.sheets: list[Sheets] = []
        while pair.plays[0].ending is None:
            self.sheets.append(pair_turn(pair, self.luck))
            self.states.append(pair.state)
        self.digests = [engine.digest(self.rules, state) for state in self.states]

    def step(self, state: engine.State, turn: int, sheets: engine.Sheets | None = None) -> engine.State:
        """Return the state after a recorded turn."""
        given = sheets or engine.parse_sheets(self.rules, self.sheets[turn])
        return engine.resolve(self.rules, state, given, self.chance, reasons=False).state

    def rest(self, state: engine.State, turn: int) -> list[str]:
        """Return the digests from a turn to the end."""
        found = []
        for place in range(turn, len(self.sheets)):
            state = self.step(state, place)
            found.append(engine.digest(self.rules, state))
        return found


def pair_turn(pair: Pair, luck: Random) -> Sheets:
    """Play one random turn without injects, in the engine alone."""
    sheets = random_sheets(pair.plays[0], luck)
    pair.state = engine.resolve(pair.rules, pair.state, engine.parse_sheets(pair.rules, sheets), pair.chance).state
    pair.plays[0].resolve(sheets)
    return sheets


@PATHS
def test_saved_and_taken_up_again(path: Path) -> None:
    """T17: at every turn, a state written out and read back goes on as if nothing had been."""
    for number in range(n("games taken up again")):
        game = Game(path, number)
        for turn, state in enumerate(game.states):
            again = pickle.loads(pickle.dumps(state))
            assert engine.digest(game.rules, again) == game.digests[turn]
            assert game.rest(again, turn) == game.digests[turn + 1 :]


@PATHS
def test_rolled_back_and_played_again(path: Path) -> None:
    """T17: one turn, two, or all taken back and played again, after another line has been tried in between."""
    for number in range(n("games taken up again")):
        game = Game(path, 500 + number)
        for turn in range(len(game.sheets)):
            for back in (1, 2, turn):
                start = max(turn - back, 0)
                game.step(game.states[start], start, engine.no_orders(game.rules))
                assert game.rest(game.states[start], start) == game.digests[start + 1 :]


@PATHS
def test_asked_about_between_steps(path: Path) -> None:
    """T18: legal orders, previews, views, scores, winsets and reasons, asked at random, change nothing."""
    for number in range(n("games taken up again")):
        game = Game(path, 900 + number)
        state, digests = game.states[0], []
        for turn in range(len(game.sheets)):
            for _ in range(game.luck.randrange(6)):
                ask(game, state)
            assert engine.digest(game.rules, state) == game.digests[turn]
            state = game.step(state, turn)
            digests.append(engine.digest(game.rules, state))
        assert digests == game.digests[1:]


def ask(game: Game, state: engine.State) -> None:
    """Ask one question of a position."""
    rules, actor = game.rules, game.luck.choice(game.rules.actors)
    questions: list[Any] = [
        lambda: engine.legal(rules, state),
        lambda: engine.preview(rules, state, actor),
        lambda: engine.scores(rules, state),
        lambda: engine.winset(rules, state, actor),
        lambda: engine.view(rules, state, actor).meter(rules.meters[0].name),
        lambda: [engine.overlap(rules, state, table.name) for table in rules.tables],
        lambda: engine.resolve(rules, state, engine.no_orders(rules), game.chance).reasons(),
        lambda: [engine.why_not(rules, state, actor, order) for order in engine.legal_orders(rules, state, actor)],
    ]
    game.luck.choice(questions)()


@PATHS
def test_sheets_in_any_order(path: Path) -> None:
    """T19: seats in another order, entries in another order, sent again or replaced before: the last sheets count."""
    for number in range(n("games taken up again")):
        game = Game(path, 1300 + number)
        for turn, sheets in enumerate(game.sheets):
            slots: dict[str, list[str]] = {}
            for _ in range(3):  # earlier drafts, then the final sheets twice
                for actor in game.luck.sample(list(sheets), len(sheets)):
                    slots[actor] = game.luck.sample(sheets[actor], game.luck.randint(0, len(sheets[actor])))
            for _ in range(2):
                for actor in game.luck.sample(list(sheets), len(sheets)):
                    slots[actor] = game.luck.sample(sheets[actor], len(sheets[actor]))
            after = game.step(game.states[turn], turn, engine.parse_sheets(game.rules, slots))
            assert engine.digest(game.rules, after) == game.digests[turn + 1]


def test_a_question_that_leaves_a_mark_is_caught() -> None:
    """The planted fault: a question that nudges one meter by a hundredth."""
    game = Game(PLAYED[-1], 1)
    state = copy.deepcopy(game.states[0])
    state.columns.meters[0, 0] += np.int16(1)
    assert engine.digest(game.rules, state) != game.digests[0]
    assert game.rest(state, 0) != game.digests[1:]
