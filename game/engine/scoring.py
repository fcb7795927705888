"""How a game came out: its ending and what each actor's goals were worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.engine.frame import Frame
from game.engine.legal import spread
from game.engine.numbers import Array
from game.engine.rules import Goal, Rules
from game.engine.state import State, tick_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened."""

    ending: str | None
    """None while the game goes on."""
    turn: int
    """Turns played."""
    scores: Mapping[str, int]
    """Points of the goals met, public and private."""


def final_frames(rules: Rules, state: State) -> list[tuple[Array, Frame]]:
    """Return frames of the games by the tick they stand at: a finished game is judged on its own last day."""
    ticks = np.where(state.ended >= 0, state.ended, state.tick)
    last = state.pace.turns * state.pace.turn_ticks
    groups = []
    for tick in np.unique(ticks).tolist():
        index = np.flatnonzero(ticks == tick)
        groups.append((index, Frame(state.columns, tick, rules.start, rules.tick_days, tick >= last, index)))
    return groups


def goals_held(rules: Rules, state: State) -> dict[str, Array]:
    """Return for each actor which of its goals hold as the games stand, bool [goals, games]."""
    result = {actor: np.zeros((len(rules.goals.get(actor, ())), state.games), bool) for actor in rules.actors}
    for index, frame in final_frames(rules, state):
        for actor, goals in rules.goals.items():
            for row, goal in enumerate(goals):
                result[actor][row, index] = spread(goal.when.formula(frame), len(index))
    return result


def scores(rules: Rules, state: State) -> dict[str, Array]:
    """Return each actor's points as the games stand, int64 [games]."""
    return points_of(rules, goals_held(rules, state))


def points_of(rules: Rules, held: Mapping[str, Array]) -> dict[str, Array]:
    """Return each actor's points for the goals that hold, int64 [games]."""
    worth = {actor: np.array([goal.points for goal in rules.goals.get(actor, ())], np.int64) for actor in held}
    return {actor: worth[actor] @ rows for actor, rows in held.items()}


def goals_met(rules: Rules, state: State, actor: str, game: int = 0) -> list[tuple[Goal, bool]]:
    """Return an actor's goals and whether each holds in one game as it stands."""
    one = state.take(np.array([game]))
    _, frame = final_frames(rules, one)[0]
    return [(goal, bool(spread(goal.when.formula(frame), 1)[0])) for goal in rules.goals.get(actor, ())]


def outcome(rules: Rules, state: State, game: int = 0) -> Outcome:
    """Return how one game came out, or how it stands."""
    ending = int(state.ending[game])
    one = state.take(np.array([game]))
    turn = tick_of(state, game) // state.pace.turn_ticks
    return Outcome(
        rules.endings[ending].id if ending >= 0 else None,
        turn,
        {actor: int(points[0]) for actor, points in scores(rules, one).items()},
    )
