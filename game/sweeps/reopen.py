"""One game of a sweep, played again alone: the same game bit for bit, as its journal would hold it."""

from __future__ import annotations

from collections.abc import Mapping

from game.bots import Lineup, follows_history
from game.engine import Chance, digest, format_sheets, outcome, resolve, start
from game.journal import Record, Recording, header_of
from game.scenario import Scenario


def reopened(scenario: Scenario, seats: Mapping[str, str], pace: str, seed: int, game: int) -> Recording:
    """Play game `game` of a seed alone and return its recording, to be replayed or written as a journal."""
    rules, history = scenario.rules, follows_history(seats)
    state, chance = start(rules, pace), Chance(seed, game, history)
    lineup = Lineup(rules, state.pace, seats, seed)
    records: list[Record] = []
    while state.live[0]:
        sheets = lineup.sheets(state, chance)
        before = {"record": "turn", "turn": state.turn + 1, "before": digest(rules, state)}
        records.append(before | {"sheets": format_sheets(rules, sheets), "by": dict(seats), "injects": []})
        state = resolve(rules, state, sheets, chance, reasons=False).state
    came = outcome(rules, state)
    closing = {"record": "outcome", "ending": came.ending, "turn": came.turn, "scores": dict(came.scores)}
    records.append(closing | {"digest": digest(rules, state)})
    return Recording(header_of(scenario, seats, pace, seed, game, history), tuple(records))
