"""A game that bots play among themselves: game 0 of its seed, as a sweep would play it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.bots import Lineup, follows_history
from game.engine import Chance, digest, format_sheets, outcome, resolve, start
from game.journal import Recording, header_of
from game.scenario import Scenario


def played(scenario: Scenario, players: Mapping[str, str], seed: int, pace: str | None) -> Recording:
    """Play from the first turn to the end and return the recording of it."""
    rules = scenario.rules
    header = header_of(scenario, players, pace, seed, history=follows_history(dict(players)))
    state = start(rules, pace)
    chance = Chance(seed, 0, header["history"])
    lineup = Lineup(rules, state.pace, players, seed)
    records: list[dict[str, Any]] = []
    while state.live[0]:
        sheets = lineup.sheets(state, chance)
        records.append(
            {
                "record": "turn",
                "turn": state.turn + 1,
                "before": digest(rules, state),
                "sheets": format_sheets(rules, sheets),
                "by": dict(players),
                "injects": [],
            }
        )
        state = resolve(rules, state, sheets, chance, reasons=False).state
    came = outcome(rules, state)
    records.append(
        {
            "record": "outcome",
            "ending": came.ending,
            "turn": came.turn,
            "scores": dict(came.scores),
            "digest": digest(rules, state),
        }
    )
    return Recording(header, tuple(records))
