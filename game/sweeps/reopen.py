"""One game of a sweep, played again alone: the same game bit for bit, as its journal would hold it."""

from __future__ import annotations

import numpy as np

from game.bots import follows_history
from game.engine import digest, format_sheets, outcome, start
from game.journal import Record, Recording, header_of
from game.scenario import Scenario
from game.sweeps.course import Task, course


def reopened(scenario: Scenario, task: Task, game: int) -> Recording:
    """Play one game of a sweep alone and return its recording, to be replayed or written as a journal."""
    rules, seats = scenario.rules, task.seats
    state = start(rules, task.pace)
    records: list[Record] = []
    for turn, opened in enumerate(course(rules, task, np.array([game])), 1):
        before = {"record": "turn", "turn": turn, "before": digest(rules, opened.before)}
        records.append(before | {"sheets": format_sheets(rules, opened.sheets), "by": dict(seats), "injects": []})
        state = opened.after
    came = outcome(rules, state)
    closing = {"record": "outcome", "ending": came.ending, "turn": came.turn, "scores": dict(came.scores)}
    records.append(closing | {"digest": digest(rules, state)})
    header = header_of(scenario, seats, task.pace, task.seed, game, follows_history(seats))
    return Recording(header, tuple(records), home=scenario.path or scenario.home)
